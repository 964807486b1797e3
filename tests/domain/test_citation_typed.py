"""Documents named in what a person types, where names have no capitals."""

from __future__ import annotations

import pytest

from bot.domain.citation import find_citations
from tests.lexicons import bodies


@pytest.mark.parametrize(
    ("typed", "work"),
    [
        ("what does resolution 140 say", "itu:pp:res:140"),
        ("resolves 4 of resolution 140", "itu:pp:res:140"),
        ("que dit la résolution 140", "itu:pp:res:140"),
        ("¿qué dice la resolución 140?", "itu:pp:res:140"),
        ("что говорит резолюция 140", "itu:pp:res:140"),
        ("第140号决议说什么", "itu:pp:res:140"),
        ("ماذا يقول القرار 140", "itu:pp:res:140"),
    ],
)
def test_what_is_typed_names_a_document_without_capitals(typed: str, work: str) -> None:
    assert [one.symbol.work for one in find_citations(typed, bodies(), typed=True)] == [work]


def test_a_text_names_none_by_a_common_noun() -> None:
    assert find_citations("a screen of resolution 140 by 90", bodies()) == ()
