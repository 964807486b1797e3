"""No text is refused, no character lost, and real documents have the same keys in their languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.language import OFFICIAL, Language
from bot.domain.reading import Paragraph, Reading
from bot.domain.segment import segment
from bot.readers.text import read_text
from tests.lexicons import sections
from tests.segments import assert_whole, clauses

EN = Language.EN


LINES = st.sampled_from(
    "considering|resolves|a) that it is so;|b) that x,|1 to go;|1. Go.|i) here;|(a) There;|2.1 Text.|I Title"
    "|II\tTwo|ANNEX 1|The General Assembly,|Recalling that,|Decides to go;|目的|二、提案|1.2 نص|(1 نص|"
    "____________ 1 Note.|MOD|– dash|Section 2|C5: Title|RESOLUTION 5|invites Member States||   |2/3|"
    "Purpose: text here.|x".split("|")
)
DOCUMENTS = st.lists(LINES, min_size=1, max_size=14).map("\n".join).filter(str.strip)


@given(DOCUMENTS, st.sampled_from(list(Language)))
@settings(max_examples=60, deadline=None)
def test_no_text_is_refused_and_no_character_lost(text: str, language: Language) -> None:
    assert_whole(text, clauses(text, language))


@given(st.text(max_size=300).filter(str.strip))
@settings(max_examples=60, deadline=None)
def test_any_text_at_all_is_divided(text: str) -> None:
    reading = Reading(tuple(Paragraph(line) for line in text.splitlines(keepends=True)))

    assert_whole(text, segment(reading, Language.UNDETERMINED, sections()))


def test_a_blank_reading_has_no_clauses() -> None:
    assert segment(Reading((Paragraph(" \n"),)), EN, sections()) == ()


def test_every_real_text_is_divided_whole(corpus: Path) -> None:
    for path in sorted((corpus / "texts").glob("*/*.txt")):
        reading = read_text(path.read_bytes())
        language = Language(path.stem) if path.stem in {each.value for each in OFFICIAL} else EN

        assert_whole("".join(p.text for p in reading.paragraphs), segment(reading, language, sections()))


@pytest.mark.parametrize(
    ("document", "languages"), [("A_RES_70_1", OFFICIAL), ("ITU-T_Rec_E.119", (Language.AR, EN))]
)
def test_real_documents_have_the_same_keys_in_their_languages(
    corpus: Path, document: str, languages: tuple[Language, ...]
) -> None:
    folder = corpus / "texts" / document

    found = {tongue: clauses((folder / f"{tongue}.txt").read_text(), tongue) for tongue in languages}

    assert len({tuple(c.key for c in each) for each in found.values()}) == 1
