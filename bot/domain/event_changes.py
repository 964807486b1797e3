"""What was done to an event that deadlines are counted from, and how the last of it is taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from bot.domain.deadline import UNDO, Doing
from bot.domain.deadline_rules import Event
from bot.domain.errors import UserError
from bot.domain.language import Language


@dataclass(frozen=True, slots=True)
class Days:
    """What can change in an event: the day and hour it opens, and when its text came out in each language."""

    opens: date
    complete: Mapping[Language, datetime]
    clock: time | None = None


@dataclass(frozen=True, slots=True)
class EventChange:
    """One change as the record keeps it for ever, counted from 0.

    `by` is a person's id, "" once they are forgotten; `takes_back` the number of the change that it took
    back, -1 where it took back none.
    """

    event: str
    number: int
    at: datetime
    by: str
    reason: str
    before: Days
    after: Days
    deed: str
    takes_back: int = -1

    @property
    def undoable(self) -> datetime:
        """Until when it can be undone; nobody is told of it before."""
        return self.at + UNDO

    @property
    def told(self) -> datetime:
        """When it is told: at once where it takes something back, else when it can no longer be undone."""
        return self.at if self.takes_back >= 0 else self.undoable

    def applied(self, event: Event) -> Event:
        """The event as it is after this."""
        after = self.after
        return replace(event, opens=after.opens, complete=after.complete, clock=after.clock)


def days(event: Event) -> Days:
    return Days(event.opens, event.complete, event.clock)


def changed(event: Event, after: Days, record: Sequence[EventChange], doing: Doing) -> EventChange:
    """The record of a change."""
    return EventChange(
        event.id, len(record), doing.at, doing.by, doing.reason, days(event), after, doing.deed
    )


def undone(event: Event, record: Sequence[EventChange], doing: Doing) -> EventChange:
    """Its last change taken back before anyone was told of it.

    Raise UserError("event-undo-nothing") where there is none, ("event-undo-late") after 60 seconds.
    """
    last = _last(event, record)
    if doing.at > last.undoable:
        raise UserError("event-undo-late", event=event.title)
    return _back(event, last, record, doing)


def recalled(event: Event, record: Sequence[EventChange], doing: Doing) -> EventChange:
    """Its last change taken back after it was told.

    Raise UserError("event-undo-nothing"), ("event-recall-early") while it can be undone, and
    ("deadline-reason-missing").
    """
    last = _last(event, record)
    if doing.at <= last.undoable:
        raise UserError("event-recall-early", event=event.title)
    if not doing.reason:
        raise UserError("deadline-reason-missing")
    return _back(event, last, record, doing)


def _last(event: Event, record: Sequence[EventChange]) -> EventChange:
    if not record or record[-1].takes_back >= 0:
        raise UserError("event-undo-nothing", event=event.title)
    return record[-1]


def _back(event: Event, last: EventChange, record: Sequence[EventChange], doing: Doing) -> EventChange:
    return replace(changed(event, last.before, record, doing), takes_back=last.number)
