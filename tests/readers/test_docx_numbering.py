"""Automatic numbers are read as Word prints them."""

from __future__ import annotations

import pytest

from bot.domain.reading import Style
from bot.readers.docx import read
from bot.readers.limits import Meter
from bot.readers.word.numerals import numeral
from tests.readers.numbered_files import KINDS, Kind


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_of_numbering_is_read_as_printed(kind: Kind):
    reading = read(kind.data, Meter())

    assert [paragraph.number for paragraph in reading.paragraphs] == list(kind.printed)


def test_a_number_is_never_part_of_the_text():
    reading = read(KINDS[0].data, Meter())

    assert [paragraph.text for paragraph in reading.paragraphs] == ["Text 1", "Text 2", "Text 3"]


def test_numbered_paragraphs_are_items_as_deep_as_their_level():
    outline = next(kind for kind in KINDS if kind.name.startswith("Roman chapters"))

    reading = read(outline.data, Meter())

    assert {paragraph.style for paragraph in reading.paragraphs} == {Style.ITEM}
    assert [paragraph.level for paragraph in reading.paragraphs] == [1, 2, 3, 3, 4, 2, 3, 1, 2]


@pytest.mark.parametrize(
    ("form", "number", "written"),
    [
        ("upperRoman", 1994, "MCMXCIV"),
        ("chineseCounting", 20, "二十"),
        ("chineseCounting", 105, "一○五"),
        ("chineseCountingThousand", 10, "十"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1001, "一千零一"),
        ("chineseCountingThousand", 10101, "一万零一百零一"),
        ("chineseLegalSimplified", 205, "贰佰零伍"),
        ("arabicAlpha", 29, "أأ"),
        ("russianUpper", 29, "Я"),
        ("ideographTraditional", 11, "11"),
        ("cardinalText", 21, "Twenty-one"),
        ("ordinalText", 12, "Twelfth"),
        ("ordinalText", 30, "Thirtieth"),
        ("chicago", 5, "**"),
        ("decimal", 0, "0"),
        ("no such format", 7, "7"),
    ],
)
def test_numbers_are_written_as_their_format_says(form: str, number: int, written: str):
    assert numeral(form, number) == written


@pytest.mark.parametrize(("language", "written"), [("fr", "1er"), ("es", "1º"), ("ru", "1-й"), ("en", "1st")])
def test_ordinals_end_as_their_language_does(language: str, written: str):
    assert numeral("ordinal", 1, language) == written
