"""A document may be named by its number alone, where it stands beside a clause."""

from __future__ import annotations

import pytest

from bot.domain.citation import find_citations
from bot.domain.lookup import spellings
from bot.domain.mentions import named_clauses
from bot.domain.pointing import numbered_documents
from bot.lexicons import citation_lexicon
from tests.lexicons import sections


def numbered(text: str) -> list[str]:
    cited = find_citations(text, citation_lexicon(), typed=True)
    found = numbered_documents(text, named_clauses(text, sections()), cited, citation_lexicon())
    return [symbol.canonical for symbol in found]


@pytest.mark.parametrize(
    "text",
    [
        "what does resolves 6 of 140 say",
        "resolves 6 ii) of the 140?",
        "140 resolves 6",
        "que dit le décide 6 de la 140 ?",
        "¿qué dice resuelve 6 de la 140?",
        "о чём пункт 6 из 140",
        "140第6段",
        "ماذا يقول يقرر 6 من 140",
    ],
)
def test_a_number_beside_a_clause_is_a_resolution(text: str) -> None:
    assert numbered(text) == ["itu:pp:res:140"]


@pytest.mark.parametrize(
    "text",
    [
        "what does resolves 6 say on 140 countries",
        "in resolves 6, 140 countries are named",
        "resolves 6 and 7",
        "resolves 6 of Resolution 140",
        "how many of the 140 were connected",
        "clause 2.2 of 100%",
        "140",
        "",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert numbered(text) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("decides 3 bis of A/C.2/80/L.44", "decides 3 bis"),
        ("пункт 2.2 б) документа", "пункт 2.2 б)"),
        ("paragraph 2 (b) of the text", "paragraph 2 (b)"),
    ],
)
def test_a_label_is_named_with_all_its_steps(text: str, label: str) -> None:
    assert [each.text for each in named_clauses(text, sections())] == [label]


def test_what_a_resolution_resolves_is_no_other_resolution() -> None:
    found = find_citations("第214号决议做出决议2 ii)", citation_lexicon(), typed=True)

    assert [each.symbol.canonical for each in found] == ["itu:pp:res:214"]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("第2.2段", "2.2"),
        ("пункт 2.2", "2.2"),
        ("resolves 6 ii)", "6 ii)"),
        ("decides 2 (a)", "2 (a)"),
        ("considering e)", "e)"),
        ("pp3", "pp3"),
        ("البند 2.2", "2.2"),
        ("l'alinéa 3", "3"),
    ],
)
def test_a_clause_that_is_typed_may_stand_under_this_label(typed: str, stored: str) -> None:
    assert stored in spellings(typed, sections())


def test_what_is_counted_from_the_end_is_found_only_within_a_document() -> None:
    assert spellings("last preambular paragraph", sections()) == ()
