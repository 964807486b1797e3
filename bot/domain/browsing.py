"""What people see while they browse the library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.corrigendum import Corrected
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
    """One page of a document: its clauses there, and the first clauses of the pages around.

    corrected   what corrigenda held say, by the key of the clause that they correct
    corrigenda  those held, also where no clause of theirs could be found
    """

    expression: Expression
    clauses: tuple[HeldClause, ...]
    total: int
    number: int
    pages: int
    versions: tuple[Symbol, ...]
    languages: tuple[Language, ...]
    before: HeldClause | None
    after: HeldClause | None
    corrected: Mapping[str, tuple[Corrected, ...]] = field(default_factory=dict)
    corrigenda: tuple[Symbol, ...] = ()


def place(held: HeldClause) -> str:
    """Where in its document a clause stands, as printed there: `resolves 6 ii)`, `2.2`."""
    clause = held.clause
    return " ".join(part for part in (clause.section, clause.label) if part) or clause.key


def preferred(expressions: Sequence[Expression], language: Language) -> Expression:
    """The expression in the reader's language, else the original, else English, else the first."""
    by_language = {one.language: one for one in expressions}
    original = expressions[0].original_language
    for wanted in (language, original, Language.EN):
        if wanted in by_language:
            return by_language[wanted]
    return expressions[0]
