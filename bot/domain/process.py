"""The calendar of the process: what happens when, as far as its source says; nothing more exact than that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.following import Follow
from bot.domain.language import Language
from bot.domain.notice import Audience, Notice, Priority, State, Told
from bot.domain.recurrence import at_wall
from bot.domain.tables import entries, mapping

MILESTONE = "milestone:"
"""How the symbol of a rule begins that follows a milestone."""
NEAR = "milestone-near"
MOVED = "milestone-moved"
RUNGS = (timedelta(days=14), timedelta(days=3), timedelta(days=1))
"""So long before a milestone who follows it is reminded."""
HOUR = time(9)
LATER = timedelta(minutes=1)
"""A move is told so much later: whoever hears then of a deadline that moved with it hears both in one."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A fact with its source. `said` is the time as the source gives it; `start` and `end` its days where it
    gives days, else None: `2025-04` and `2027` are a month and a year, "" is undated.
    """

    key: str
    kind: str
    said: str
    start: date | None
    end: date | None
    place: Mapping[Language, str]
    titles: Mapping[Language, str]
    document: str
    sources: Mapping[Language, str]

    def over(self, today: date) -> bool:
        """Whether it lies behind: a month or year once it has ended, what is undated never."""
        if self.end is not None:
            return self.end < today
        return bool(self.said) and self.said < today.isoformat()[: len(self.said)]


@dataclass(frozen=True, slots=True)
class Process:
    """Every milestone, in the order of time; the less exact after the exact ones of its year."""

    milestones: tuple[Milestone, ...]

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> Process:
        """Raise KeyError, TypeError or ValueError where the table is not shaped like process.toml."""
        places = {name: _names(names) for name, names in mapping(table["places"]).items()}
        found = [_milestone(entry, places) for entry in entries(table["milestones"])]
        return cls(tuple(sorted(found, key=_time)))

    def named(self, key: str) -> Milestone | None:
        wanted = key.removeprefix(MILESTONE)
        return next((each for each in self.milestones if each.key == wanted), None)

    def coming(self, today: date) -> tuple[Milestone, ...]:
        """What is under way or to come, and what is undated."""
        return tuple(each for each in self.milestones if not each.over(today))

    def past(self, today: date) -> tuple[Milestone, ...]:
        """What lies behind, the latest first."""
        return tuple(each for each in reversed(self.milestones) if each.over(today))


def reminders(milestone: Milestone, follow: Follow, zone: str, now: datetime) -> list[Notice]:
    """What is still to be said of a milestone to who follows it; nothing where its day is not known."""
    return list(_reminders(milestone, follow, zone, now))


def anew(
    milestone: Milestone | None, follow: Follow, zone: str, told: Sequence[Told], now: datetime
) -> tuple[Notice, ...] | None:
    """What is to be said of a milestone now that the register puts it elsewhere; None where it doesn't.

    Nothing where its day is known no more. `told` is all that was ever put of the rule.
    """
    said = [each.notice for each in told if each.notice.kind == NEAR and each.state is not State.CANCELLED]
    before = said[-1].details["start"] if said else ""
    start = milestone.start.isoformat() if milestone and milestone.start else ""
    if not said or start == before:
        return None
    if milestone is None or milestone.start is None or milestone.over(now.date()):
        return ()
    details = {"milestone": milestone.key, "start": start, "before": before}
    moved = Notice(MOVED, subject(follow.id), start, follow.audience, now + LATER, Priority.NEWS, details)
    return (moved, *reminders(milestone, follow, zone, now))


def subject(follow: str) -> str:
    """What notices of a followed milestone are about: the rule, so that they end with it."""
    return f"{MILESTONE}{follow}"


def _reminders(milestone: Milestone, follow: Follow, zone: str, now: datetime) -> Iterable[Notice]:
    if milestone.start is None:
        return
    for rung in RUNGS:
        due = at_wall(datetime.combine(milestone.start - rung, HOUR), zone).astimezone(UTC)
        if due > now:
            yield Notice(
                NEAR,
                subject(follow.id),
                f"{milestone.start}/{rung.days}",
                Audience(follow.audience.guild, follow.audience.channel, follow.audience.person),
                due,
                Priority.REMINDER,
                {"milestone": milestone.key, "start": milestone.start.isoformat(), "zone": zone},
            )


def _milestone(entry: Mapping[str, object], places: Mapping[str, Mapping[Language, str]]) -> Milestone:
    said, place = str(entry["when"]), str(entry["place"])
    first, _, last = said.partition("/")
    exact = len(first) == len("2025-06-17")
    return Milestone(
        str(entry["key"]),
        str(entry["kind"]),
        said,
        date.fromisoformat(first) if exact else None,
        date.fromisoformat(last or first) if exact else None,
        places[place] if place else {},
        _names(entry["titles"]),
        str(entry["document"]),
        _names(entry["sources"]),
    )


def _names(table: object) -> Mapping[Language, str]:
    return {Language(tag): str(name) for tag, name in mapping(table).items()}


def _time(milestone: Milestone) -> str:
    """Days sort as they are, months and years after every day in them, the undated last."""
    return f"{milestone.said.partition('/')[0]}~" if milestone.said else "~"
