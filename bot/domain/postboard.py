"""What the numbers and languages of postings tell: numbers left out, languages that are still missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from bot.domain.language import OFFICIAL, Language
from bot.domain.posting import Seen, base_of
from bot.domain.symbol import Symbol


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """A number that was left out of a series: 61 of `itu:doc:C25/` where 59, 60 and 62 were posted."""

    series: str
    number: int

    @property
    def symbol(self) -> Symbol:
        return Symbol(f"{self.series}{self.number}")


@dataclass(frozen=True, slots=True)
class Board:
    """In which languages a document was posted, and when we first saw each."""

    symbol: Symbol
    since: Mapping[Language, datetime]

    @property
    def first(self) -> datetime:
        return min(self.since.values())

    def missing(self, required: Sequence[Language] = OFFICIAL) -> tuple[Language, ...]:
        return tuple(language for language in required if language not in self.since)

    def hours(self, now: datetime) -> int:
        """Whole hours since the first language; none by a clock that is behind."""
        return max(0, int((now - self.first).total_seconds() // 3600))

    def complete(self, required: Sequence[Language] = OFFICIAL) -> datetime | None:
        """When the last of these languages was posted, None while one is missing."""
        if self.missing(required):
            return None
        return max((self.since[language] for language in required), default=self.first)


def place_in_series(symbol: Symbol) -> tuple[str, int] | None:
    """The series and number of a document, its revisions and addenda counted as itself; None without one."""
    found = _NUMBERED.fullmatch(base_of(symbol))
    return (found["series"], int(found["number"])) if found else None


def gaps(symbols: Iterable[Symbol]) -> tuple[Gap, ...]:
    """The numbers left out between those that were posted, in order.

    Where more than `LEAP` follow each other they are another series (or a mistake), and not told.
    """
    numbers: dict[str, set[int]] = {}
    for symbol in symbols:
        if placed := place_in_series(symbol):
            numbers.setdefault(placed[0], set()).add(placed[1])
    found: list[Gap] = []
    for series, posted in sorted(numbers.items()):
        row = sorted(posted)
        for before, after in pairwise(row):
            if after - before - 1 <= LEAP:
                found += [Gap(series, number) for number in range(before + 1, after)]
    return tuple(found)


def new_gaps(before: Iterable[Symbol], after: Iterable[Symbol]) -> tuple[Gap, ...]:
    """The gaps that were opened by what came between `before` and `after`."""
    known = set(gaps(before))
    return tuple(gap for gap in gaps(after) if gap not in known)


def boards(seen: Iterable[Seen]) -> tuple[Board, ...]:
    """One board a document, in the order in which they were first seen."""
    since: dict[Symbol, dict[Language, datetime]] = {}
    for each in sorted(seen, key=lambda one: one.at):
        since.setdefault(each.posting.symbol, {}).setdefault(each.posting.language, each.at)
    return tuple(Board(symbol, languages) for symbol, languages in since.items())


LEAP = 12
_NUMBERED = re.compile(r"(?P<series>(?:itu:doc:)?[A-Z][^:]*[/.])(?P<number>\d{1,6})")
