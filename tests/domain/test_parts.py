"""A part of a document is named without a number, and only where nothing else is asked."""

from __future__ import annotations

import pytest

from bot.domain.citation import find_citations
from bot.domain.clause import Clause, Kind
from bot.domain.parts import clauses_of_part, part_named
from bot.lexicons import citation_lexicon, silent_words
from tests.lexicons import sections

CLAUSES = (
    Clause("pp1", "", "pp1", Kind.PREAMBULAR, "Recalling its resolution 80/907,"),
    Clause("1", "", "1", Kind.OPERATIVE, "Also requests the Secretary-General to report;"),
    Clause("2", "", "2", Kind.OPERATIVE, "Requests the Council to meet."),
    Clause("n", "", "", Kind.HEADING, "54th plenary meeting"),
)
NAMED = [
    ("operative part of A/RES/81/901", ["1", "2"]),
    ("A/RES/81/901 dispositif", ["1", "2"]),
    ("parte dispositiva de A/RES/81/901", ["1", "2"]),
    ("постановляющая часть A/RES/81/901", ["1", "2"]),
    ("A/RES/81/901执行部分", ["1", "2"]),
    ("منطوق القرار A/RES/81/901", ["1", "2"]),
    ("what does the preamble of A/RES/81/901 say", ["pp1"]),
    ("requests the Secretary-General A/RES/81/901", ["1"]),
    ("requests A/RES/81/901", ["1", "2"]),
    ("prie le Secrétaire général A/RES/81/901", ["1"]),
    ("просит Генерального секретаря A/RES/81/901", ["1"]),
    ("requests the Director of BDT A/RES/81/901", []),
]


def part(typed: str) -> str:
    cited = find_citations(typed, citation_lexicon(), typed=True)
    return part_named(typed, cited, sections(), silent_words() | {"القرار"})


@pytest.mark.parametrize(("typed", "keys"), NAMED)
def test_a_part_is_its_clauses(typed: str, keys: list[str]) -> None:
    assert part(typed)
    assert [each.key for each in clauses_of_part(CLAUSES, part(typed), sections())] == keys


@pytest.mark.parametrize(
    "typed",
    [
        "who wrote the preamble of A/RES/81/901",
        "what changed in the preamble of A/RES/81/901",
        "A/RES/81/901 considering the needs of women",
        "A/RES/81/901",
        "which clause of A/RES/81/901 requests reports on wages",
    ],
)
def test_who_asks_something_else_names_no_part(typed: str) -> None:
    assert part(typed) == ""
