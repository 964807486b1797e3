"""The chair's acts on deadlines: each one transaction of deadline, record and what is to be said."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta

from bot.domain.deadline import (
    UNDO,
    Act,
    Change,
    Deadline,
    Doing,
    State,
    Until,
    added,
    cancelled,
    extended,
    recalled,
    reopened,
    undone,
)
from bot.domain.deadline_news import NEWS, Hearer, entry, subject, told_of
from bot.domain.deed import Deed
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.when import Doubt, understand
from bot.services.deadline_counting import Counting, FromEvent
from bot.services.deadline_desk import DeadlineDesk
from bot.services.deadline_ports import Draft
from bot.services.deadline_requests import (
    WAITS,
    Asked,
    Done,
    Later,
    Outcome,
    Request,
    asked_for,
    deadline_id,
    kept_untils,
    meant,
    second,
    told_untils,
)
from bot.services.ports import Unit

JUST_NOW = timedelta(minutes=2)
"""For so long after another chair's act a chair is told of it before acting on the same deadline."""

_Change = Callable[[Deadline, Sequence[Change], Doing], tuple[Deadline, Change]]


class Deadlines:
    """Only chair, secretariat and managers of the server act on deadlines."""

    def __init__(self, desk: DeadlineDesk) -> None:
        self._desk = desk
        self.counting = Counting(desk)

    async def add(self, deed: Deed, request: Request, language: Language) -> Outcome:
        """Set a deadline, or ask first where its date is in doubt."""
        await self._desk.leading(deed)
        zone = await self._desk.venue(deed.guild, request.channel, request.zone)
        chosen = bool(request.zone.strip())
        if found := await self.counting.found(deed, request.when, zone, language, chosen=chosen):
            return await self._counted(deed, request, found)
        understood = understand(request.when, language, deed.at, zone, self._desk.dates)
        untils = meant(understood)
        asked_for(request, untils[0], Doing(deed.at, deed.user), deed.guild, self._desk.units)
        done = await self.offer(deed, request, untils, understood.doubts)
        return replace(done, understood=understood) if isinstance(done, Done) else done

    async def _counted(self, deed: Deed, request: Request, found: FromEvent) -> Outcome:
        """Set a deadline that moves with its event from now on."""
        until = Until(found.computed.instant, found.computed.zone, request.when)
        asked = replace(request, rule=found.rule.id, event=found.event.id)
        asked_for(asked, until, Doing(deed.at, deed.user), deed.guild, self._desk.units)
        await self.counting.keep(found, request.channel)
        done = await self.offer(deed, asked, (until,), found.doubts)
        return replace(done, counted=(found.event, found.computed)) if isinstance(done, Done) else done

    async def offer(
        self, deed: Deed, request: Request, untils: tuple[Until, ...], doubts: tuple[Doubt, ...]
    ) -> Outcome:
        """Set a deadline that was found in a document, or ask first where its date is in doubt."""
        await self._desk.leading(deed)
        if doubts:
            return await self._ask(deed, Asked(Act.ADD, request.what, untils, doubts), asdict(request))
        return await self.set(deed, request, untils[0])

    async def set(self, deed: Deed, request: Request, until: Until) -> Done:
        """Set a deadline for that instant. The same deed sets it once."""
        await self._desk.leading(deed)
        doing = Doing(second(deed.at), deed.user, deed=deed.interaction)
        deadline = asked_for(request, until, doing, deed.guild, self._desk.units)
        hearers = await self._desk.hearers(deadline, doing.at)
        change = added(deadline, doing)
        async with self._desk.database.transaction() as unit:
            if not await self._desk.shelf.add(unit, deadline, change):
                held = await self._desk.locked(unit, deed.guild, deadline.id)
                return Done(held, (await self._desk.shelf.record(unit, deadline.id))[0])
            await self._say(unit, deadline, change, hearers, change.at)
        return Done(deadline, change)

    async def later(self, deed: Deed, asked: Later, language: Language) -> Outcome:
        """Extend or reopen it; or ask first where the date is in doubt or another chair was there before.

        A date that is counted from an event is the day that this gives now, and does not move with it.
        """
        await self._desk.leading(deed)
        if not asked.reason.strip():
            raise UserError("deadline-reason-missing")
        kept = await self._desk.kept(deed.guild, asked.deadline)
        if found := await self.counting.found(deed, asked.when, kept.zone, language):
            until = Until(found.computed.instant, found.computed.zone, asked.when)
            done = await self._sure_end(deed, kept, asked, (until,), found.doubts)
            return replace(done, counted=(found.event, found.computed)) if isinstance(done, Done) else done
        understood = understand(asked.when, language, deed.at, kept.zone, self._desk.dates)
        done = await self._sure_end(deed, kept, asked, meant(understood), understood.doubts)
        return replace(done, understood=understood) if isinstance(done, Done) else done

    async def cancel(self, deed: Deed, deadline: str, reason: str) -> Done:
        """Ask for it no longer."""
        return await self._do(deed, deadline, lambda held, _, doing: cancelled(held, doing), reason)

    async def recall(self, deed: Deed, deadline: str, reason: str) -> Done:
        """Take back its last change after it was told; both stay on record, and everyone is told."""
        return await self._do(
            deed, deadline, lambda held, record, doing: recalled(held, record[-1], doing), reason
        )

    async def undo(self, deed: Deed, deadline: str) -> Done:
        """Take back its last change while nobody was told of it.

        Raise UserError("deadline-undo-event") for one that moved with its event.
        """

        def act(held: Deadline, record: Sequence[Change], doing: Doing) -> tuple[Deadline, Change]:
            if record[-1].act is Act.MOVE:
                raise UserError("deadline-undo-event", what=held)
            return undone(held, record[-1], doing)

        return await self._do(deed, deadline, act)

    async def list(self, deed: Deed, deadline: str) -> Deadline:
        """Let it stand among the events of the server too, and follow every change from now on.

        Raise UserError("calendar-past") for what is over.
        """
        await self._desk.leading(deed)
        async with self._desk.database.transaction() as unit:
            held = await self._desk.locked(unit, deed.guild, deadline)
            if held.state(deed.at) in {State.CANCELLED, State.PASSED}:
                raise UserError("calendar-past", what=held)
            await self._desk.shelf.list(unit, held)
            await self._desk.outbox.put(unit, [entry(held, f"asked/{deed.interaction}", second(deed.at))])
        return held

    async def led(self, deed: Deed, deadline: str) -> Deadline:
        """The deadline, for those who may act on it."""
        await self._desk.leading(deed)
        return await self._desk.kept(deed.guild, deadline)

    async def settle(self, deed: Deed, draft: str, choice: int) -> Outcome:
        """Do what was asked about, with the instant chosen. Raise UserError("draft-gone") when too late."""
        found = await self._desk.drafts.draft(deed.guild, draft)
        if found is None or found.by != deed.user or deed.at - found.made > WAITS:
            raise UserError("draft-gone")
        untils = told_untils(found.details)
        if not 0 <= choice < len(untils):
            raise UserError("draft-gone")
        own = replace(deed, interaction=f"draft/{draft}")
        if found.details["act"] == Act.ADD:
            return await self.set(own, Request.told(found.details), untils[choice])
        later = Later.told(found.details)
        kept = await self._desk.kept(deed.guild, later.deadline)
        return await self._end(own, kept, later, untils[choice:])

    async def _sure_end(
        self, deed: Deed, kept: Deadline, asked: Later, untils: tuple[Until, ...], doubts: tuple[Doubt, ...]
    ) -> Outcome:
        """Give it this end, or ask first where that is in doubt."""
        if doubts:
            waiting = Asked(asked.act, kept.what, untils, doubts)
            return await self._ask(deed, waiting, replace(asked, seen=kept.sequence).details())
        return await self._end(deed, kept, asked, untils)

    async def _end(self, deed: Deed, kept: Deadline, asked: Later, untils: tuple[Until, ...]) -> Outcome:
        """Give it the first of these ends, unless another chair did something that this one hasn't seen."""
        act = extended if asked.act is Act.EXTEND else reopened
        try:
            return await self._do(
                deed,
                kept.id,
                lambda held, _, doing: act(held, untils[0], doing),
                asked.reason,
                _Seen(asked.seen),
            )
        except _Overtaken as overtaken:
            first = overtaken.change
            own = replace(deed, interaction=f"{deed.interaction}/{first.number}")
            waiting = Asked(asked.act, kept.what, untils[:1], (), first)
            return await self._ask(own, waiting, replace(asked, seen=first.number).details())

    async def _do(
        self, deed: Deed, deadline: str, act: _Change, reason: str = "", seen: _Seen | None = None
    ) -> Done:
        """One act: lock, check, change, record, and have it said. The same deed twice is one act."""
        await self._desk.leading(deed)
        doing = Doing(second(deed.at), deed.user, reason, deed.interaction)
        hearers = await self._desk.listeners(await self._desk.kept(deed.guild, deadline), doing.at)
        async with self._desk.database.transaction() as unit:
            held = await self._desk.locked(unit, deed.guild, deadline)
            record = await self._desk.shelf.record(unit, deadline)
            if same := next((each for each in record if each.deed == deed.interaction), None):
                return Done(held, same)
            if seen and not seen.allows(record[-1], doing):
                raise _Overtaken(record[-1])
            after, change = act(held, record, doing)
            await self._desk.shelf.change(unit, after, change)
            since = change.at
            if change.act is Act.UNDO:
                await self._unsay(unit, held, record, doing, hearers)
                since = record[-1].at  # what came due meanwhile is said after all
            await self._say(unit, after, change, hearers, since)
        return Done(after, change)

    async def _say(
        self, unit: Unit, deadline: Deadline, change: Change, hearers: Sequence[Hearer], since: datetime
    ) -> None:
        wanting = [hearer for hearer in hearers if hearer.wants]
        await self._desk.outbox.put(unit, told_of(change, deadline, hearers))
        await self._desk.follow(unit, deadline, change)
        await self._desk.plan(unit, deadline, since, wanting)

    async def _unsay(
        self, unit: Unit, held: Deadline, record: Sequence[Change], doing: Doing, hearers: Sequence[Hearer]
    ) -> None:
        """Let the last change not be told; another of the same kind and minute still is."""
        kind = NEWS[record[-1].act].kind
        await self._desk.outbox.cancel(unit, subject(held.id), [kind])
        undone_before = {each.takes_back for each in record}
        for earlier in record[:-1]:
            if doing.at - earlier.at <= UNDO and earlier.number not in undone_before:
                await self._desk.outbox.put(unit, told_of(earlier, held, hearers))

    async def _ask(self, deed: Deed, asked: Asked, details: Mapping[str, str]) -> Asked:
        """Keep what was asked until the chair chooses."""
        told = {**details, **kept_untils(asked.untils), "act": asked.act.value}
        name = deadline_id(deed.guild, f"draft/{deed.interaction}")
        await self._desk.drafts.keep(Draft(name, deed.guild, deed.user, deed.at, told))
        return replace(asked, draft=name)


class _Seen:
    """What the chair knew: the number of the last change they saw, None where they may have seen none."""

    def __init__(self, number: int | None) -> None:
        self._number = number

    def allows(self, last: Change, doing: Doing) -> bool:
        """Whether nothing has happened that the chair should hear of first."""
        if self._number is not None:
            return self._number == last.number
        return last.by in {doing.by, ""} or doing.at - last.at > JUST_NOW or last.number == 0


class _Overtaken(Exception):  # noqa: N818 - no error: the chair is asked
    """Another chair acted first."""

    def __init__(self, change: Change) -> None:
        super().__init__(change.deadline)
        self.change = change
