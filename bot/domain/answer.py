"""What the library says to a question."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.corrigendum import Corrected
from bot.domain.document import HeldClause
from bot.domain.language import Language
from bot.domain.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Quotation:
    """A clause with what a reader needs beside it."""

    held: HeldClause
    chapeau: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()
    newer: Symbol | None = None
    corrected: tuple[Corrected, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A clause that may answer, and the probability that it does."""

    quotation: Quotation
    probability: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What the library says to a question.

    findings   best first; where `answered` is false they are only the nearest
    missing    documents that the question names and the library does not hold
    """

    question: str
    language: Language
    answered: bool
    findings: tuple[Finding, ...]
    missing: tuple[Symbol, ...]
    took_ms: float
