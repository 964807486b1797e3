"""Documents and clauses named as delegates cite them."""

from __future__ import annotations

from bot.domain.browsing import place
from bot.domain.document import HeldClause
from bot.domain.language import Language
from bot.domain.symbol import Symbol


def document_name(symbol: Symbol, language: Language) -> str:  # noqa: ARG001
    """How a document is cited."""
    return symbol.canonical.removeprefix("itu:doc:")


def clause_reference(held: HeldClause, language: Language) -> str:
    """How a clause is cited."""
    return f"{document_name(held.expression.symbol, language)}, {place(held)}"


def link_for(symbol: Symbol, language: Language) -> str:
    """The official address of a document, "" where it can't be known."""
    if symbol.work[:2] in {"A/", "E/", "S/"}:
        return f"https://undocs.org/{language.value}/{symbol}"
    return ""
