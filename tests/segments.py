"""Texts divided into clauses, for the tests of how that is done."""

from __future__ import annotations

from itertools import pairwise

from bot.domain.clause import Clause
from bot.domain.language import Language
from bot.domain.segment import segment
from bot.readers.text import read_text
from tests.lexicons import sections


def clauses(text: str, language: Language = Language.EN) -> tuple[Clause, ...]:
    return segment(read_text(text.encode()), language, sections())


def by_key(found: tuple[Clause, ...]) -> dict[str, Clause]:
    return {clause.key: clause for clause in found}


def _squeezed(text: str) -> str:
    return "".join(text.split())


def assert_whole(text: str, found: tuple[Clause, ...]) -> None:
    assert found[0].start == 0
    assert found[-1].end == len(text)
    assert all(a.end == b.start and a.start < a.end for a, b in pairwise(found))
    assert len({clause.key for clause in found}) == len(found)
    assert all(_squeezed(c.text) in _squeezed(text[c.start : c.end]) for c in found)
