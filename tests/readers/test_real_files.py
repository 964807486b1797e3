"""Real documents from their own files to clauses: nothing that a delegate cites is missed."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from bot.domain.clause import Clause
from bot.domain.language import Language
from bot.domain.segment import segment
from bot.readers.readers import Readers
from tests.lexicons import sections

FILES = (
    ("ITU-T_Rec_E.119/en.txt", "docx/T-REC-E.119-201704-E.docx", 0.98),
    ("ITU-T_Rec_E.119/fr.txt", "docx/T-REC-E.119-201704-F.docx", 0.98),
    ("ITU-T_Rec_E.119/ar.txt", "docx/T-REC-E.119-201704-A.docx", 0.98),
    ("A_RES_73_8/en.txt", "pdf/A_RES_73_8-EN.pdf", 0.95),
)


async def clauses_of(path: Path, language: str) -> tuple[Clause, ...]:
    reading = await Readers().read(path.name, path.read_bytes())
    return segment(reading, Language(language), sections())


@pytest.mark.parametrize(("text", "file", "bar"), FILES, ids=[file for _, file, _ in FILES])
async def test_a_real_file_is_divided_as_by_hand(corpus: Path, text: str, file: str, bar: float):
    gold = json.loads((corpus / "gold-segmentation-open.json").read_text(encoding="utf-8"))
    document = next(each for each in gold if each["file"] == text)

    found = await clauses_of(corpus / file, document["lang"])

    lost = [row for row in document["clauses"] if not any(is_met(row, clause) for clause in found)]
    assert 1 - len(lost) / len(document["clauses"]) >= bar, lost


def is_met(row: dict[str, Any], clause: Clause) -> bool:
    text = letters(clause.text)
    begins = letters(row.get("first_words", row.get("title", "")))
    same = clause.label == row["label"] and clause.section == row.get("section", clause.section)
    return same and text.startswith(begins) and text.endswith(letters(row.get("last_words", "")))


def letters(text: str) -> str:
    """A text without its spaces, raised digits as plain ones: a note's mark is printed in both ways."""
    return "".join(unicodedata.normalize("NFKC", text).split())


async def test_the_clauses_of_a_recommendation_have_the_same_keys_in_three_languages(corpus: Path):
    keys = []
    for letter, language in (("E", "en"), ("F", "fr"), ("A", "ar")):
        found = await clauses_of(corpus / f"docx/T-REC-E.119-201704-{letter}.docx", language)
        keys.append([clause.key for clause in found if clause.label])

    assert keys[0] == keys[1] == keys[2]
    assert len(keys[0]) >= 48


async def test_a_long_real_resolution_has_no_clause_twice(corpus: Path):
    found = await clauses_of(corpus / "docx/T-RES-T.1-2016-MSW-E.docx", "en")

    keys = [clause.key for clause in found]
    assert len(keys) == len(set(keys))
    assert {"considering/a", "1.11.3", "9.3.8.2"} <= set(keys)
