"""What is said of a deadline unasked: each change once, each reminder at its time, its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.domain.deadline import Act, Change, Deadline, State
from bot.domain.notice import Audience, Notice, Priority, server_events
from bot.domain.reminders import Quiet, current, heard_at, schedule

GRACE = timedelta(seconds=5)
"""A click made in time may still be on its way when a deadline passes: its end is told so much later."""


class News(StrEnum):
    """What there is to say."""

    ADDED = "added"
    EXTENDED = "extended"
    REOPENED = "reopened"
    CANCELLED = "cancelled"
    RECALLED = "recalled"
    NEAR = "near"
    PASSED = "passed"

    @property
    def kind(self) -> str:
        """The kind of notice that says it: `deadline-near`."""
        return f"deadline-{self.value}"


EVENT_MOVED = "event-moved"
"""The kind of notice that tells, once for all its deadlines, that an event moved."""

LISTED = "deadline-listed"
"""The kind of notice by which the event that a server shows for a deadline follows it."""

TIMED = (News.NEAR.kind, News.PASSED.kind)
"""What is planned for a time, and planned anew when the deadline changes."""


@dataclass(frozen=True, slots=True)
class Hearer:
    """A person told alone, with their zone and quiet hours.

    One that no longer `wants` this still hears of changes to what they were told before.
    """

    user: str
    zone: str
    quiet: Quiet | None = None
    wants: bool = True


def subject(deadline: str) -> str:
    """What notices of a deadline are about."""
    return f"deadline:{deadline}"


def told_of(change: Change, deadline: Deadline, hearers: Iterable[Hearer]) -> list[Notice]:
    """That a chair did something: when it can no longer be undone; to the channel and each hearer alone."""
    news = NEWS.get(change.act)
    if news is None:
        return []
    places = [Audience(deadline.guild, deadline.channel)] if deadline.channel else []
    places += [Audience(deadline.guild, person=hearer.user) for hearer in hearers]
    number = str(change.number)
    return [_notice(news, deadline, number, place, change.told, change=number) for place in places]


def listing(deadline: Deadline, change: Change) -> list[Notice]:
    """That its entry among the events of the server is to follow a change, when that is told."""
    if not deadline.listed:
        return []
    return [entry(deadline, str(change.number), change.told)]


def entry(deadline: Deadline, occasion: str, due: datetime) -> Notice:
    """That it is to stand, as it is when this is sent, among the events of the server."""
    place = server_events(deadline.guild)
    return Notice(LISTED, subject(deadline.id), occasion, place, due, details={"deadline": deadline.id})


def timed(deadline: Deadline, since: datetime, hearers: Iterable[Hearer]) -> list[Notice]:
    """The reminders still to come after `since`, and the end; nothing for what is cancelled or over."""
    if deadline.terms.state is State.CANCELLED or deadline.instant <= since:
        return []
    found = list(_reminders(deadline, since, hearers))
    if deadline.channel:
        here = Audience(deadline.guild, deadline.channel)
        end = str(int(deadline.instant.timestamp()))
        found.append(_notice(News.PASSED, deadline, end, here, deadline.instant + GRACE))
    return found


def stale(deadline: Deadline, notice: Notice, now: datetime) -> bool:
    """Whether a reminder has nothing to say any more: moved, cancelled, over, or overtaken by a later one."""
    if deadline.state(now) in {State.CANCELLED, State.PASSED}:
        return True
    if notice.details["instant"] != str(int(deadline.instant.timestamp())):
        return True
    rung = timedelta(seconds=int(notice.details["rung"]))
    due = current(schedule(deadline.reminders, deadline.instant, _LONG_AGO), now)
    return due is not None and due.rung < rung


def _reminders(deadline: Deadline, since: datetime, hearers: Iterable[Hearer]) -> Iterator[Notice]:
    dues = schedule(deadline.reminders, deadline.instant, since)
    people = list(hearers)
    for due in dues:
        rung = str(due.rung // timedelta(seconds=1))
        if deadline.channel:
            here = Audience(deadline.guild, deadline.channel)
            yield _notice(News.NEAR, deadline, rung, here, due.at, rung=rung)
        for person in people:
            heard = heard_at(due, person.quiet, person.zone)
            if heard < deadline.instant:
                alone = Audience(deadline.guild, person=person.user)
                yield _notice(News.NEAR, deadline, rung, alone, heard, rung=rung)


def _notice(
    news: News, deadline: Deadline, occasion: str, place: Audience, due: datetime, **more: str
) -> Notice:
    instant = str(int(deadline.instant.timestamp()))
    details = {"deadline": deadline.id, "instant": instant, **more}
    if deadline.addressees.role and place.channel:
        details["role"] = deadline.addressees.role
    named = f"{occasion}/{instant}/{place.channel or place.person}"
    priority = Priority.REMINDER if news is News.NEAR else Priority.NEWS
    return Notice(news.kind, subject(deadline.id), named, place, due, priority, details)


_LONG_AGO = datetime.min.replace(tzinfo=UTC)
NEWS = {
    Act.ADD: News.ADDED,
    Act.EXTEND: News.EXTENDED,
    Act.REOPEN: News.REOPENED,
    Act.CANCEL: News.CANCELLED,
    Act.RECALL: News.RECALLED,
}
