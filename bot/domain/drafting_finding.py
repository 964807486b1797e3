"""One thing in a draft that its drafter should look at, and what is known beside the draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.clause import Clause
from bot.domain.symbol import Symbol


class Fault(StrEnum):
    """What may be wrong; the words are `drafting-<fault>`."""

    LOOK_ALIKES = "look-alikes"  # Cyrillic letters inside a symbol
    SERIES = "series"  # "resolution A/71/212": RES is missing
    INCOMPLETE = "incomplete"  # "C61": the year is missing
    EDITION = "edition"  # a resolution of a conference without its edition
    MEETING = "meeting"  # the body did not meet there in that year
    REVISED = "revised"  # "(Dubai, 2018)" of what was revised there
    FIRST = "first"  # "(Rev. Antalya, 2006)" of what was adopted there
    SWAPPED = "swapped"  # not known here, but a symbol is that has the same digits in another order
    GAP = "gap"  # 1, 2, 4
    DUPLICATE = "duplicate"  # 1, 2, 2
    ORDER = "order"  # 1, 3, 2
    CLAUSE = "clause"  # a clause that the document cited does not have


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    text        as the draft has it; start and end are its place there, half-open
    symbol      the document that is meant, as it should be written
    near        known documents that may be meant instead
    labels      the clauses that are missing (GAP), stand before (ORDER) or come nearest (CLAUSE)
    """

    fault: Fault
    text: str
    start: int
    end: int
    symbol: Symbol | None = None
    near: tuple[Symbol, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with its clauses, as segmentation found them: their places count characters of `text`."""

    text: str
    clauses: Sequence[Clause]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is known beside the draft: symbols that exist, and the clauses of documents that are held."""

    known: frozenset[Symbol] = frozenset()
    held: Mapping[Symbol, Sequence[Clause]] = field(default_factory=dict)

    def clauses_of(self, symbol: Symbol) -> Sequence[Clause] | None:
        """The clauses of an edition; of any edition held, where the symbol names none."""
        if symbol in self.held or symbol.revision:
            return self.held.get(symbol)
        editions = sorted(each for each in self.held if each.work == symbol.work)
        return self.held[editions[-1]] if editions else None
