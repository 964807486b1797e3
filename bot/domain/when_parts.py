"""What a typed date says, before anyone looks at a calendar: its day, its hour, its zone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.zones import Zone


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of a month. Several `readings` (year or None, month, day) where figures may be either way."""

    readings: tuple[tuple[int | None, int, int], ...]


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """The 16th, the next to come. `bare` where nothing but the figure says that it is a day."""

    day: int
    bare: bool


@dataclass(frozen=True, slots=True)
class NthDay:
    """The first to the fifth Friday of a month, -1 the last; `weekday` None for a working day."""

    nth: int
    weekday: int | None
    year: int | None
    month: int


@dataclass(frozen=True, slots=True)
class EitherDay:
    """`May second Friday`: the second Friday of May, and the second of May where that is a Friday.

    In `figures` (`May 2nd Friday`) it is nothing else where that is none.
    """

    nth: NthDay
    numbered: CalendarDay
    figures: bool


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """The last day of a month; `year` None for the next one to come."""

    year: int | None
    month: int


@dataclass(frozen=True, slots=True)
class PeriodEnd:
    """The last day of this (0) or the next (1) week, month or year, or of so many months of a year."""

    unit: str
    ahead: int
    months: int = 0


@dataclass(frozen=True, slots=True)
class DaysAhead:
    """Today (0), tomorrow (1) …"""

    days: int


class Which(StrEnum):
    """Which of the Fridays is meant."""

    COMING = "coming"
    THIS_WEEK = "this week"
    NEXT_WEEK = "next week"
    NEXT = "next"  # "next Friday": the coming one for some, next week's for others


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """A day of the week, 0 for Monday; of next week, or of the one so many `weeks` ahead."""

    weekday: int
    which: Which
    weeks: int = 1


@dataclass(frozen=True, slots=True)
class After:
    """So much time from now: numbers of units.

    The units are `d`ays, `w`eeks, months (`l`), `y`ears, `h`ours, `m`inutes and `s`econds.
    """

    amounts: tuple[tuple[int, str], ...]

    @property
    def exact(self) -> bool:
        """Whether it is counted from this very moment, not from today."""
        return any(unit in "hms" for _number, unit in self.amounts)


@dataclass(frozen=True, slots=True)
class FromEvent:
    """So much before (`count` negative) or after the opening of an event: a number of units as in `After`."""

    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class Shift:
    """So much before (`count` negative) or after the day that is named beside it, in units as in `After`."""

    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class Exact:
    """An instant given in full by figures."""

    instant: datetime


class Midnight(StrEnum):
    """How a midnight was said: by its word, or as 00:00."""

    NO = ""
    WORD = "word"
    ZERO = "zero"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; 24:00 is the end of the day.

    `either` says that it may be twelve hours later, `midnight` how a midnight was said, `office` that it
    is the close of offices, `assumed` that no hour was said at all, `half` that it is half past the hour
    to some and half an hour before it to others ("half six").
    """

    hour: int
    minute: int = 0
    second: int = 0
    either: bool = False
    midnight: Midnight = Midnight.NO
    office: bool = False
    assumed: bool = False
    half: bool = False


Day = CalendarDay | DayOfMonth | NthDay | EitherDay | MonthEnd | PeriodEnd | DaysAhead | After
Piece = Day | OnWeekday | Exact | Clock | Zone | FromEvent | Shift


@dataclass(frozen=True, slots=True)
class Said:
    """Everything one reading of a typed date says. `before`: "before", "до" or "前" stood at the day."""

    day: Day | None = None
    weekday: OnWeekday | None = None
    clock: Clock | None = None
    zones: tuple[Zone, ...] = field(default=())
    exact: Exact | None = None
    before: bool = False
    counted: FromEvent | None = None
    shift: Shift | None = None
