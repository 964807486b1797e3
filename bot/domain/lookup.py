"""Finds the clause that a delegate names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.clause import Clause
from bot.domain.vocabulary import SectionLexicon


@dataclass(frozen=True, slots=True)
class Lookup:
    """The clause that was named, or the labels of those that come nearest."""

    clause: Clause | None
    suggestions: tuple[str, ...] = ()


def find_clause(clauses: Sequence[Clause], typed: str, sections: SectionLexicon) -> Lookup:  # noqa: ARG001
    """The clause with this key or label."""
    for clause in clauses:
        if typed in (clause.key, clause.label):
            return Lookup(clause)
    return Lookup(None, tuple(clause.label for clause in clauses if clause.label[:1] == typed[:1])[:5])


def clause_mentions(text: str, sections: SectionLexicon) -> tuple[str, ...]:  # noqa: ARG001
    """The labels of clauses that a text names."""
    return tuple(re.findall(r"(?<![/\d-])\d+\.\d+(?!\d|/)", text))
