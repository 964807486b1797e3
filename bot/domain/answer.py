"""What the library says to a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.cited import Neighbourhood
from bot.domain.compare import Compared
from bot.domain.corrigendum import Corrected
from bot.domain.described import Described
from bot.domain.document import Expression, HeldClause
from bot.domain.encoded import Encoded
from bot.domain.instruments import Instrument
from bot.domain.language import Language
from bot.domain.limits import Conflict
from bot.domain.particulars import Particular
from bot.domain.question import Asked
from bot.domain.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Quotation:
    """A clause with what a reader needs beside it.

    newer    a later revision that is held; announced one that is known of, but not held
    beside   the same clause as it is held in the reader's language, where it is quoted in another
    """

    held: HeldClause
    chapeau: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()
    newer: Symbol | None = None
    corrected: tuple[Corrected, ...] = ()
    announced: Symbol | None = None
    beside: HeldClause | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A clause that may answer, the probability that it does, and what that was made of, by name.

    untold  what is asked to be told, where the clause states nothing of the kind
    """

    quotation: Quotation
    probability: float
    reasons: Mapping[str, float] = field(default_factory=dict)
    untold: Particular | None = None

    @property
    def is_silent(self) -> bool:
        """Whether it can't be an answer for that: of a name it isn't sure, which may be any word."""
        return self.untold is not None and not self.untold.is_name


def surest(findings: Sequence[Finding]) -> float:
    """The highest probability among these, 0 where there is none.

    A clause that states nothing of what is asked to be told doesn't count, however near it is.
    """
    return max((one.probability for one in findings if not one.is_silent), default=0.0)


@dataclass(frozen=True, slots=True)
class Missing:
    """A document that a question names and the library does not hold.

    others  the editions of the same Work that it holds; known what the register knows of it
    """

    symbol: Symbol
    others: tuple[Symbol, ...] = ()
    known: Instrument | None = None


@dataclass(frozen=True, slots=True)
class Absent:
    """A clause that a question names and the document, which is held, does not have; the nearest it has."""

    symbol: Symbol
    label: str
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed from one edition to another; `about` says whether only what was asked about is there."""

    old: Symbol
    new: Symbol
    language: Language
    clauses: tuple[Compared, ...]
    about: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What the library says to a question.

    findings   best first; where `answered` is false they are only the nearest
    missing    documents that the question names and the library does not hold
    absent     clauses that it names and the documents that it names do not have
    asked      what was understood; None where nothing but its words was
    fitting    how many documents are within the limits of the question
    conflict   why its limits were left aside
    choice     the clauses that it may mean, one a document, where it names one without its document
    among      how many documents have clauses so labelled, where the choice is of those taken in last; else 0
    as_of      when the library changed last, None where that isn't known
    part       the annex of it that is named, as it calls it, "" for none
    described  documents by what their heads say, where that is asked
    quoted     the language in which it wants texts to be quoted, None where it says nothing of that
    more       how many clauses are named besides those that are quoted
    document   the one that is named, where nothing else is asked: `findings` are its first clauses
    encoded    how far clauses are found by meaning, None where that isn't known
    """

    question: str
    language: Language
    answered: bool
    findings: tuple[Finding, ...]
    missing: tuple[Missing, ...]
    took_ms: float
    asked: Asked | None = None
    fitting: int = 0
    conflict: Conflict | None = None
    citing: Neighbourhood | None = None
    changed: Changed | None = None
    as_of: datetime | None = None
    absent: tuple[Absent, ...] = ()
    choice: tuple[HeldClause, ...] = ()
    among: int = 0
    encoded: Encoded | None = None
    document: Expression | None = None
    part: str = ""
    described: tuple[Described, ...] = ()
    quoted: Language | None = None
    more: int = 0

    @property
    def untold(self) -> Particular | None:
        """What is asked to be told, where nothing is answered and no finding states such a thing."""
        lacking = [one.untold for one in self.findings]
        return lacking[0] if lacking and all(lacking) and not self.answered else None

    def is_in(self, language: Language) -> bool:
        """Whether something of what is quoted, told or to be chosen from is in this language."""
        held = (*(one.quotation.held for one in self.findings), *self.choice)
        documents = [*(one.expression for one in held), *(one.document for one in self.described)]
        return any(one.language is language for one in documents)

    @property
    def which(self) -> bool:
        """Whether all that there is to say is which clause may be meant."""
        meant = {held.ref for held in self.choice}
        return bool(meant) and all(one.quotation.held.ref in meant for one in self.findings)
