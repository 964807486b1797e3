"""What people see while they browse the library."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.document import Expression, HeldClause
from bot.domain.language import Language
from bot.domain.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Citing:
    """A document that a text cites, and the expressions held of it."""

    symbol: Symbol
    held: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One page of a document: its clauses there, and the first clauses of the pages around."""

    expression: Expression
    clauses: tuple[HeldClause, ...]
    total: int
    number: int
    pages: int
    versions: tuple[Symbol, ...]
    languages: tuple[Language, ...]
    before: HeldClause | None
    after: HeldClause | None


def place(held: HeldClause) -> str:
    """Where in its document a clause stands, as printed there: `resolves 6 ii)`, `2.2`."""
    clause = held.clause
    return " ".join(part for part in (clause.section, clause.label) if part) or clause.key
