"""The end of polls and the reminders before it: what the clock brings, told once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.deed import Deed
from bot.domain.delegation import Delegation
from bot.domain.errors import UserError
from bot.domain.floor import When, explanations
from bot.domain.ledger import Act, Fact
from bot.domain.news import News, poll_notice
from bot.domain.notice import Notice
from bot.domain.poll import Poll
from bot.domain.record import Record
from bot.domain.seats import Seats
from bot.domain.times_told import BY_RULE
from bot.services.desk import Desk

GRACE = timedelta(seconds=5)
"""A click made in time may still be on its way when a poll closes: the end is told so much later."""

RUNGS = (timedelta(hours=72), timedelta(hours=24), timedelta(hours=2))
"""How long before the close those are reminded that still owe an answer."""


@dataclass(frozen=True, slots=True)
class Nudged:
    """How many delegations were reminded, and which have nobody whom a message reaches."""

    delegations: int
    unreachable: tuple[Delegation, ...]


class Settling:
    """Called by the timer; calling it again, or from two replicas at once, does nothing more."""

    def __init__(self, desk: Desk, rungs: Sequence[timedelta] = RUNGS, grace: timedelta = GRACE) -> None:
        self._desk = desk
        self._rungs = sorted(rungs)
        self._grace = grace

    async def work(self, now: datetime) -> int:
        """Settle what has ended and remind of what will end; the number of polls concerned."""
        ended = await self._desk.polls.ended(now - self._grace, 100)
        for poll in ended:
            await self._settle(poll, now)
        due = [
            (poll, rung) for poll in await self._desk.polls.running(now) if (rung := self._rung(poll, now))
        ]
        for poll, rung in due:
            await self._remind(poll, rung, now)
        return len(ended) + len(due)

    async def next(self, now: datetime) -> datetime | None:
        """When there will be work next."""
        close = await self._desk.polls.next_close()
        times = [close + self._grace] if close else []
        for poll in await self._desk.polls.running(now):
            times += [at for rung in self._rungs if (at := poll.closes - rung) > now]
        return min(times, default=None)

    async def remind(self, deed: Deed, poll: str) -> Nudged:
        """Remind, each alone, those who still owe an answer: the chair's own reminder."""
        await self._desk.leading(deed)
        record = await self._desk.record(deed.guild, poll)
        if not record.poll.takes(deed.at):
            raise UserError("poll-close-closed", poll=record.poll)
        owing = record.owing(deed.at)
        notices = _nudges(record.poll, record.seats, owing, f"nudge/{deed.interaction}", deed.at)
        async with self._desk.database.transaction() as unit:
            await self._desk.say(unit, notices)
        unreachable = tuple(each for each in owing if not record.seats.users(each.code, deed.at))
        return Nudged(len(owing) - len(unreachable), unreachable)

    async def _settle(self, poll: Poll, now: datetime) -> None:
        record = await self._desk.record(poll.guild, poll.id)
        async with self._desk.database.transaction() as unit:
            kept = await self._desk.polls.locked(unit, poll.guild, poll.id)
            if kept is None or kept.settled or kept.poll.closes > now - self._grace:
                return
            if not kept.poll.stopped:
                await self._desk.ledgers.append(unit, kept, [_end(kept.poll)])
            await self._desk.polls.change(unit, kept.poll, settled=True)
            await self._desk.say(unit, _ending(record))
        self._desk.changes.tell(kept.poll, now)

    def _rung(self, poll: Poll, now: datetime) -> timedelta | None:
        """The latest rung that has been reached since the opening; those before it are not made up for."""
        reached = [each for each in self._rungs if poll.opens < poll.closes - each <= now]
        return min(reached, default=None)

    async def _remind(self, poll: Poll, rung: timedelta, now: datetime) -> None:
        record = await self._desk.record(poll.guild, poll.id)
        key = f"nudge/{int(rung.total_seconds())}/{int(poll.closes.timestamp())}"
        async with self._desk.database.transaction() as unit:
            await self._desk.say(unit, _nudges(poll, record.seats, record.owing(now), key, now))


def _end(poll: Poll) -> Fact:
    """The close as the poll's own rule brought it: nobody's act, at the stored time to the second."""
    at = int(poll.closes.timestamp())
    return Fact(Act.CLOSED, f"{BY_RULE}{at}", poll.closes, "", subject=poll.closes.isoformat())


def _ending(record: Record) -> list[Notice]:
    """First the explanations that waited, in the order in which they were asked for, then the end itself."""
    poll = record.poll
    waited = [
        *(explanations(poll, record.entries, When.BEFORE, poll.closes) if poll.sealed else ()),
        *explanations(poll, record.entries, When.AFTER, poll.closes),
    ]
    told = [
        poll_notice(News.EXPLAINED, poll, f"explained/{each.sequence}", poll.closes, entry=each.sequence)
        for each in waited
    ]
    news = News.ADOPTED if poll.silence else News.CLOSED
    return [*told, poll_notice(news, poll, f"closed/{int(poll.closes.timestamp())}", poll.closes)]


def _nudges(poll: Poll, seats: Seats, owing: Iterable[Delegation], key: str, at: datetime) -> list[Notice]:
    users = {user for each in owing for user in seats.users(each.code, at)}
    return [poll_notice(News.NUDGE, poll, f"{key}/{user}", at, user=user) for user in sorted(users)]
