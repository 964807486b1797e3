"""Deadlines that follow from a meeting or a text: rules as data, and their arithmetic shown in steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL, Language
from bot.domain.recurrence import at_wall
from bot.domain.when_days import add_months
from bot.domain.zones import tz

DAY_END = time(23, 59)


@dataclass(frozen=True, slots=True)
class Rule:
    """One limit of the field: so much before or after an event, and where that is laid down.

    `count` is negative before the event; `unit` is hour, day, week or month; `hour` the wall clock at which
    that day ends, None where hours are counted; `events` are the kinds that it is for, none for any;
    `zone` is where that hour is meant, "" at the venue; `languages`: counted from the text in all six
    languages; `excepted` are the kinds of document it does not bind; `checked` that its source was read.
    """

    id: str
    events: tuple[str, ...]
    count: int
    unit: str
    hour: time | None
    languages: bool
    source: str
    edition: str
    checked: bool
    excepted: tuple[str, ...]
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting, or a text that was put to the group. `opens` is a day at the venue.

    `complete` says when the text came out in each language, for rules that wait for all six; `clock` the
    hour at the venue and `place` where, for meetings of which that is known.
    """

    id: str
    guild: str
    kind: str
    title: str
    opens: date
    zone: str
    complete: Mapping[Language, datetime] = field(default_factory=dict)
    clock: time | None = None
    place: str = ""


class Mark(StrEnum):
    """What one step of the arithmetic is."""

    OPENS = "opens"
    LANGUAGES = "languages"
    SHIFT = "shift"
    HOUR = "hour"  # the day's end
    CLOCK = "clock"  # an hour that a person gave


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the arithmetic, with the wall clock of the venue after it."""

    mark: Mark
    wall: datetime
    count: int = 0
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Computed:
    """The instant that a rule gives, and how."""

    instant: datetime
    zone: str
    steps: tuple[Step, ...]


def rules(table: Mapping[str, Mapping[str, object]]) -> Mapping[str, Rule]:
    """From data/rules/deadlines.toml, by id, in the file's order."""
    return {name: _rule(name, row) for name, row in table.items()}


def applicable(known: Iterable[Rule], event: Event) -> tuple[Rule, ...]:
    """The rules for events of that kind."""
    return tuple(rule for rule in known if event.kind in rule.events)


def computed(rule: Rule, event: Event) -> Computed:
    """The deadline that `rule` sets for `event`.

    Raise UserError("rule-other-event") where it is not for such events, ("rule-not-started") while the text
    is missing in a language, ("rule-hour-unknown") where hours are counted from a meeting whose hour is not
    known, ("date-impossible") beyond the calendar.
    """
    if rule.events and event.kind not in rule.events:
        raise UserError("rule-other-event", event=event.title)
    first = _start(rule, event)
    if rule.unit == "hour":
        instant = at_wall(first.wall, event.zone) + timedelta(hours=rule.count)
        wall = instant.astimezone(tz(event.zone)).replace(tzinfo=None)
        return Computed(instant, event.zone, (first, Step(Mark.SHIFT, wall, rule.count, rule.unit)))
    day = _shifted(first.wall.date(), rule.count, rule.unit)
    midnight, wall = datetime.combine(day, time()), datetime.combine(day, rule.hour or time())
    last = Mark.HOUR if rule.hour == DAY_END and not rule.zone else Mark.CLOCK
    steps = (first, Step(Mark.SHIFT, midnight, rule.count, rule.unit), Step(last, wall))
    zone = rule.zone or event.zone
    return Computed(at_wall(wall, zone), zone, steps)


def _start(rule: Rule, event: Event) -> Step:
    if not rule.languages:
        if rule.unit == "hour" and event.clock is None:
            raise UserError("rule-hour-unknown", event=event.title)
        clock = event.clock if rule.unit == "hour" else None
        return Step(Mark.OPENS, datetime.combine(event.opens, clock or time()))
    if missing := [language.value for language in OFFICIAL if language not in event.complete]:
        raise UserError("rule-not-started", languages=", ".join(missing))
    last = max(event.complete.values()).astimezone(tz(event.zone))
    return Step(Mark.LANGUAGES, last.replace(tzinfo=None))


def _shifted(day: date, count: int, unit: str) -> date:
    if unit == "month":
        return add_months(day, count)
    try:
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    except OverflowError:
        raise UserError("date-impossible", typed=str(day)) from None


def _rule(name: str, row: Mapping[str, object]) -> Rule:
    count, unit = str(row["offset"]).split()
    hour = str(row.get("hour", ""))
    return Rule(
        name,
        _texts(row["events"]),
        int(count),
        unit,
        time.fromisoformat(hour) if hour else None,
        row.get("starts") == "languages",
        str(row["source"]),
        str(row["edition"]),
        bool(row["checked"]),
        _texts(row.get("except", ())),
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, (list, tuple)) else ()
