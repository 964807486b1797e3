"""A text set in several languages side by side is as many texts."""

from __future__ import annotations

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.domain.parallel import side_by_side
from bot.domain.reading import Paragraph, Reading, Style
from bot.domain.segment import segment
from tests.lexicons import sections

TEXTS = {
    Language.AR: [
        "إن الجمعية العامة،",
        "إذ تشير إلى قرارها السابق،",
        "1 - تقرر أن تجتمع كل سنة؛",
        "2 - تطلب تقريرا.",
    ],
    Language.ZH: ["大会，", "回顾其上一项决议，", "1. 决定每年举行会议；", "2. 请秘书长提出报告。"],
    Language.EN: [
        "The General Assembly,",
        "Recalling its resolution on this,",
        "1. Decides to meet in the spring;",
        "2. Requests a report.",
    ],
    Language.FR: [
        "L'Assemblée générale,",
        "Rappelant sa résolution sur la question,",
        "1. Décide de se réunir au printemps;",
        "2. Demande un rapport.",
    ],
    Language.RU: [
        "Генеральная Ассамблея,",
        "ссылаясь на свою резолюцию,",
        "1. постановляет собраться весной;",
        "2. просит представить доклад.",
    ],
    Language.ES: [
        "La Asamblea General,",
        "Recordando su resolución sobre la cuestión,",
        "1. Decide reunirse en la primavera;",
        "2. Solicita un informe.",
    ],
}
PAIRS = [(one, other) for one, other in zip(OFFICIAL, (*OFFICIAL[1:], OFFICIAL[0]), strict=True)]


def beside(*columns: list[str]) -> Reading:
    rows = zip(*columns, strict=True)
    return Reading(tuple(Paragraph("\t".join(row), style=Style.CELL) for row in rows))


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_each_column_is_a_text_with_the_same_clauses(left: Language, right: Language) -> None:
    found = side_by_side(beside(TEXTS[left], TEXTS[right]))

    keys = [[each.key for each in segment(found[tongue], tongue, sections())] for tongue in (left, right)]
    assert list(found) == [left, right]
    assert keys == [["enacting", "pp1", "1", "2"]] * 2


def test_six_columns_are_six_texts() -> None:
    assert list(side_by_side(beside(*TEXTS.values()))) == list(TEXTS)


def test_a_column_of_numbers_is_of_every_language() -> None:
    english, french = (
        [line.partition(". ")[2] or line for line in TEXTS[Language(each)]] for each in ("en", "fr")
    )

    found = side_by_side(beside(["", "", "1.", "2."], english, french))

    assert [each.text for each in found[Language.FR].paragraphs[2:]] == [
        "1. Décide de se réunir au printemps;\n",
        "2. Demande un rapport.\n",
    ]


def test_one_row_may_hold_the_whole_text() -> None:
    columns = (["\n".join(TEXTS[Language.EN])], ["\n".join(TEXTS[Language.RU])])

    found = side_by_side(beside(*columns))

    assert [each.text.strip() for each in found[Language.RU].paragraphs] == TEXTS[Language.RU]


def test_what_stands_above_the_columns_goes_to_its_language_or_to_all() -> None:
    table = beside(TEXTS[Language.EN], TEXTS[Language.RU])
    above = (Paragraph("A/RES/81/901\n"), Paragraph("Встреча каждый год\n"))

    found = side_by_side(Reading((*above, *table.paragraphs)))

    assert [each.text for each in found[Language.EN].paragraphs[:2]] == [
        "A/RES/81/901\n",
        "The General Assembly,\n",
    ]
    assert [each.text for each in found[Language.RU].paragraphs[:2]] == [each.text for each in above]


@pytest.mark.parametrize(
    "reading",
    [
        beside(
            ["1", "2", "3"],
            ["resolves 1", "resolves 2", "noting a)"],
            ["We support.", "We object.", "We agree."],
        ),
        beside(["year"] * 3, ["2026", "2027", "2028"]),
        Reading((Paragraph("The Council decides to meet in the spring of each year, as it did before.\n"),)),
        Reading(()),
    ],
)
def test_other_tables_and_texts_are_one(reading: Reading) -> None:
    assert side_by_side(reading) == {}


def test_a_table_within_a_longer_text_does_not_divide_it() -> None:
    table = beside(TEXTS[Language.EN], TEXTS[Language.FR])
    prose = Paragraph("The Council decides to meet in the spring of each year. " * 20)

    assert side_by_side(Reading((prose, *table.paragraphs))) == {}
