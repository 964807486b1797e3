"""When people are reminded: a ladder of times before a deadline, of which only the latest is ever sent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from bot.domain.errors import UserError
from bot.domain.folded import fold_word
from bot.domain.recurrence import at_wall
from bot.domain.zones import tz

Ladder = tuple[timedelta, ...]
"""Times before the deadline, longest first, each once."""

DEFAULT: Ladder = tuple(timedelta(hours=hours) for hours in (14 * 24, 7 * 24, 72, 24, 2))
MOST_RUNGS = 12
LONGEST = timedelta(days=400)
GRACE = timedelta(seconds=90)
"""A reminder that arrives later than this says by how much."""


@dataclass(frozen=True, slots=True)
class ReminderLexicon:
    """What a unit is called, folded, with its length."""

    units: Mapping[str, timedelta]

    @classmethod
    def from_table(cls, table: Mapping[str, Mapping[str, Sequence[str]]]) -> ReminderLexicon:
        """From data/lexicon/reminders.toml."""
        return cls(
            {fold_word(word): _LENGTHS[unit] for unit, words in table["units"].items() for word in words}
        )


def ladder(typed: str, lexicon: ReminderLexicon) -> Ladder:
    """The ladder that "14d, 72h, 30s" means; "" is the usual one, "0" is none.

    Raise UserError("reminders-not-understood"), ("reminders-too-many") or ("reminders-too-long").
    """
    if not typed.strip():
        return DEFAULT
    if typed.strip() == "0":
        return ()
    rungs = {_rung(part, lexicon) for part in _parts(typed) or [typed]}
    if len(rungs) > MOST_RUNGS:
        raise UserError("reminders-too-many", most=MOST_RUNGS)
    if max(rungs) > LONGEST:
        raise UserError("reminders-too-long", most=LONGEST.days)
    return tuple(sorted(rungs, reverse=True))


def spelled(rungs: Ladder) -> str:
    """A ladder as it can be typed again: `14d, 7d, 72h, 30s`; none is `0`."""
    return ", ".join(_spelled(rung) for rung in rungs) or "0"


@dataclass(frozen=True, slots=True)
class Due:
    """One rung of a ladder at its instant. `urgent`: one of the last two, which no quiet hour delays."""

    rung: timedelta
    at: datetime
    urgent: bool


def schedule(rungs: Ladder, deadline: datetime, since: datetime) -> tuple[Due, ...]:
    """The rungs still to come at `since`, in order of time."""
    last = rungs[-_URGENT:]
    found = (Due(rung, deadline - rung, rung in last) for rung in rungs)
    return tuple(due for due in found if due.at > since)


def current(dues: Sequence[Due], now: datetime) -> Due | None:
    """The one reminder to send at `now`, however many were missed: the latest that is due."""
    return next((due for due in reversed(dues) if due.at <= now), None)


def late_by(due: datetime, now: datetime) -> timedelta | None:
    """How late a reminder is, where it is late enough to say so."""
    late = now - due
    return late if late > GRACE else None


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours of the local day, half-open, in which a person is not written to; they may pass midnight."""

    start: time
    end: time

    def holds(self, local: time) -> bool:
        if self.start <= self.end:
            return self.start <= local < self.end
        return local >= self.start or local < self.end

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"


def quiet_hours(typed: str) -> Quiet | None:
    """The hours that `22-7` or `22:00–07:30` means; "" and "0" are none. Raise UserError("quiet-unclear")."""
    plain = fold_word(typed.strip())
    if plain in {"", "0"}:
        return None
    found = _QUIET.fullmatch(plain)
    if not found:
        raise UserError("quiet-unclear", typed=typed)
    hours = [int(figure or 0) for figure in found.groups()]
    if hours[0] > 23 or hours[2] > 23 or hours[1] > 59 or hours[3] > 59 or hours[:2] == hours[2:]:
        raise UserError("quiet-unclear", typed=typed)
    return Quiet(time(hours[0], hours[1]), time(hours[2], hours[3]))


def heard_at(due: Due, quiet: Quiet | None, zone: str) -> datetime:
    """When a person hears of it: at once, or when their quiet hours end unless it is urgent."""
    local = due.at.astimezone(tz(zone))
    if quiet is None or due.urgent or not quiet.holds(local.time()):
        return due.at
    day = local.date() if local.time() < quiet.end else local.date() + timedelta(days=1)
    return at_wall(datetime.combine(day, quiet.end), zone).astimezone(UTC)


def _parts(typed: str) -> list[str]:
    return [part for part in re.split(r"[,;.\n]| (?=\d)", fold_word(typed)) if part.strip()]


def _rung(part: str, lexicon: ReminderLexicon) -> timedelta:
    found = _RUNG.fullmatch(part.strip())
    unit = lexicon.units.get(found["unit"]) if found else None
    if found is None or unit is None or not int(found["number"]):
        raise UserError("reminders-not-understood", typed=part.strip())
    return unit * min(int(found["number"]), _MOST_SECONDS)


def _spelled(rung: timedelta) -> str:
    if rung <= timedelta(hours=72) and not rung % timedelta(hours=1):
        return f"{rung // timedelta(hours=1)}h"
    for letter, length in (("d", timedelta(days=1)), ("h", timedelta(hours=1)), ("m", timedelta(minutes=1))):
        if not rung % length:
            return f"{rung // length}{letter}"
    return f"{rung // timedelta(seconds=1)}s"


_URGENT = 2
_MOST_SECONDS = LONGEST // timedelta(seconds=1) + 1
_RUNG = re.compile(r"(?P<number>\d{1,9}) ?(?P<unit>[^\W\d_]+)\.?")
_QUIET = re.compile(r"(\d{1,2})(?:[:h](\d{2})?)? ?-+ ?(\d{1,2})(?:[:h](\d{2})?)?")
_LENGTHS = {
    "week": timedelta(weeks=1),
    "day": timedelta(days=1),
    "hour": timedelta(hours=1),
    "minute": timedelta(minutes=1),
    "second": timedelta(seconds=1),
}
