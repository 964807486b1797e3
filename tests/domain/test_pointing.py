"""A document may be named by its number alone, where it stands beside a clause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.citation import find_citations
from bot.domain.folded import fold_word
from bot.domain.lookup import spellings
from bot.domain.mentions import named_clauses
from bot.domain.pointing import called_documents, numbered_documents
from bot.domain.symbol import Symbol
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
        "considering c) 140",
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


CALLED = [
    ("What does clause 2.2 of seed-contribution-zh say?", ["seed-contribution-zh"]),
    ("what does Seed-Contribution-ZH say about archives", ["seed-contribution-zh"]),
    ("clause 2.2 of seed-contribution-zh.txt", ["seed-contribution-zh"]),
    ("第2.2段（seed-contribution-zh）说什么？", ["seed-contribution-zh"]),
    ("seed-contribution-zh第2.2段说什么", ["seed-contribution-zh"]),
    ("что говорится в п. 2.2 «письмо_секретариата»?", ["письмо_секретариата"]),
    ("What does Letter from the Chair of the group say on archives?", ["Letter from the Chair of the group"]),
    ("what does clause 2.2 of the report say", ["report"]),
    ("que dit le paragraphe 2 de draft-letter ?", ["draft-letter"]),
    ("report", ["report"]),
    ("res-140-comments and draft2", ["res-140-comments"]),
    ("paragraph 2 of draft2", ["draft2"]),
    ("what do the comments on resolution 140 say", ["comments on resolution 140"]),
]
HELD = (
    "seed-contribution-zh",
    "письмо_секретариата",
    "Letter from the Chair of the group",
    "report",
    "draft-letter",
    "draft2",
    "res-140-comments",
    "contribution",
    "comments on resolution 140",
    "PP-22",
    "2.2",
    "A/RES/70/125",
)


def called(text: str) -> list[str]:
    citations, labels = (
        find_citations(text, citation_lexicon(), typed=True),
        named_clauses(text, sections()),
    )
    return [
        one.symbol.canonical
        for one in called_documents(
            text, [Symbol.parse(each) for each in HELD], citations, labels, citation_lexicon()
        )
    ]


@pytest.mark.parametrize(("text", "names"), CALLED)
def test_a_document_is_known_by_the_name_of_its_file(text: str, names: list[str]) -> None:
    assert called(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "What should the report say on archives?",  # a word of every day
        "a draft-letter was sent, but by whom?",
        "clause 2.2 of A/RES/70/125",  # known as a symbol
        "what does clause 2.2 say",
        "seed-contribution-zh-2 and my_draft2",  # longer names, of which none is held
        "draft23",
        "what did PP-22 decide on spam",
        "",
    ],
)
def test_a_word_that_a_file_is_called_by_names_it_only_beside_a_clause(text: str) -> None:
    assert called(text) == []


@given(st.text(max_size=40), st.text(min_size=1, max_size=12), st.text(max_size=40))
def test_whatever_a_file_is_called_what_names_it_is_its_name(before: str, name: str, after: str) -> None:
    text = f"{before} {name} {after}"

    for one in called_documents(text, [Symbol.parse(name)], (), (), citation_lexicon()):
        assert text[one.start : one.end] == one.text
        assert fold_word(one.text).startswith(fold_word(name))
