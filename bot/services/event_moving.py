"""An event moves, and its deadlines with it, in one transaction; and the same taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.deadline import Act, Change, Deadline, Doing, moved, recalled, undone
from bot.domain.deadline_news import EVENT_MOVED, Hearer
from bot.domain.deadline_rules import Event, Rule, computed
from bot.domain.deadline_said import rule_of
from bot.domain.deed import Deed
from bot.domain.errors import UserError
from bot.domain.event_changes import Days, EventChange, changed, days
from bot.domain.event_changes import recalled as event_recalled
from bot.domain.event_changes import undone as event_undone
from bot.domain.meeting_entry import entry_again
from bot.domain.meeting_entry import subject as listed_of
from bot.domain.notice import Audience, Notice
from bot.services.deadline_desk import DeadlineDesk
from bot.services.deadline_requests import second
from bot.services.ports import Unit

_Acting = Callable[[Event, Sequence[EventChange], Doing], EventChange]
_Moves = list[tuple[Deadline, Change]]


@dataclass(frozen=True, slots=True)
class Moved:
    """An event that moved, with what that changed: each deadline as it now stands, and its change."""

    event: Event
    before: date
    changes: Sequence[tuple[Deadline, Change]]


class EventMoving:
    """The same deed moves once; what is undone within its minute is never told."""

    def __init__(self, desk: DeadlineDesk) -> None:
        self._desk = desk

    async def change(self, deed: Deed, event: str, reason: str, after: Callable[[Event], Days]) -> Moved:
        """Give the event these days."""
        return await self._act(
            deed, event, reason, lambda kept, record, doing: changed(kept, after(kept), record, doing)
        )

    async def undo(self, deed: Deed, event: str) -> Moved:
        """Take its last change back while nobody was told of it, with all that it moved.

        Raise UserError("event-undo-nothing"), ("event-undo-late"), or ("event-undo-overtaken") where one of
        its deadlines was changed since.
        """
        return await self._act(deed, event, "", event_undone)

    async def recall(self, deed: Deed, event: str, reason: str) -> Moved:
        """Take its last change back after it was told; everyone who was is told of this too.

        Raise UserError("event-undo-nothing"), ("event-recall-early") or ("deadline-reason-missing").
        """
        return await self._act(deed, event, reason, event_recalled)

    async def _act(self, deed: Deed, event: str, reason: str, act: _Acting) -> Moved:
        doing = Doing(second(deed.at), deed.user, " ".join(reason.split()), deed.interaction)
        hearers = await self._hearers(deed.guild, event, doing)
        listed = await self._desk.outbox.told(listed_of(event))
        async with self._desk.database.transaction() as unit:
            locked = await self._desk.events.locked(unit, deed.guild, event)
            if locked is None:
                raise UserError("event-unknown", asked=event)
            kept, channel = locked
            record = await self._desk.events.record(unit, event)
            if same := next((each for each in record if each.deed == doing.deed), None):
                return Moved(kept, same.before.opens, await self._desk.shelf.done(deed.guild, doing.deed))
            change = act(kept, record, doing)
            after = change.applied(kept)
            await self._desk.events.keep(unit, after, channel)
            await self._desk.events.note(unit, change)
            changes = await self._move(unit, after, _Step(change, doing, record), hearers)
            await self._say(unit, after, channel, changes, _Step(change, doing, record), hearers)
            entries = entry_again(listed, str(change.number), change.told)
            await self._desk.outbox.put(unit, entries)
        return Moved(after, days(kept).opens, changes)

    async def _move(
        self, unit: Unit, event: Event, step: _Step, hearers: Mapping[str, Sequence[Hearer]]
    ) -> _Moves:
        """Move every deadline that is counted from it, and plan its reminders anew."""
        changes: _Moves = []
        for held in await self._desk.shelf.of_event(unit, event.id):
            found = await self._moved(unit, held, event, step)
            if found is None:
                continue
            deadline, change = found
            await self._desk.shelf.change(unit, deadline, change)
            changes.append(found)
            if change.stays:
                continue
            wanting = [each for each in hearers.get(held.id, ()) if each.wants]
            since = step.since(change)
            await self._desk.plan(unit, deadline, since, wanting)
            await self._desk.follow(unit, deadline, change)
        return changes

    async def _moved(
        self, unit: Unit, held: Deadline, event: Event, step: _Step
    ) -> tuple[Deadline, Change] | None:
        """As it was before the change that is taken back, else where its rule puts it now."""
        back = step.taken_back
        last = (await self._desk.shelf.record(unit, held.id))[-1]
        if back and last.deed == back.deed and last.act is Act.MOVE:
            take = undone if step.undoes else recalled
            return take(held, last, step.doing)
        rule = rule_of(self._desk.rules, held.rule)
        until = _instant(rule, event) if rule else None
        found = moved(held, until, step.doing) if until else None
        if found and step.undoes:
            raise UserError("event-undo-overtaken", event=event.title, what=held)
        return found

    async def _say(
        self,
        unit: Unit,
        event: Event,
        channel: str,
        changes: _Moves,
        step: _Step,
        hearers: Mapping[str, Sequence[Hearer]],
    ) -> None:
        if step.undoes:
            await self._unsay(unit, event, channel, step, hearers)
            return
        concerned = {deadline.id for deadline, _ in changes}
        users = _users(hearers, concerned)
        if changes:
            await self._desk.outbox.put(unit, _notices(event, channel, users, step.change))

    async def _unsay(
        self, unit: Unit, event: Event, channel: str, step: _Step, hearers: Mapping[str, Sequence[Hearer]]
    ) -> None:
        """Let the last change not be told; those before it in the same minute still are."""
        await self._desk.outbox.cancel(unit, subject(event.id), [EVENT_MOVED])
        gone = {each.takes_back for each in (*step.record, step.change)}
        for earlier in step.record:
            waits = earlier.takes_back < 0 and earlier.number not in gone
            if waits and step.doing.at <= earlier.undoable:
                users = _users(hearers, set(hearers))
                await self._desk.outbox.put(unit, _notices(event, channel, users, earlier))

    async def _hearers(self, guild: str, event: str, doing: Doing) -> Mapping[str, Sequence[Hearer]]:
        """By deadline: who wants to hear of it alone, and who was reminded of it alone before."""
        async with self._desk.database.transaction() as unit:
            if await self._desk.events.locked(unit, guild, event) is None:
                return {}
            counted = await self._desk.shelf.of_event(unit, event)
        return {each.id: await self._desk.listeners(each, doing.at) for each in counted}


@dataclass(frozen=True, slots=True)
class _Step:
    """One change of an event with all those before it."""

    change: EventChange
    doing: Doing
    record: Sequence[EventChange]

    @property
    def taken_back(self) -> EventChange | None:
        number = self.change.takes_back
        return self.record[number] if number >= 0 else None

    @property
    def undoes(self) -> bool:
        """Whether it takes back what nobody was told of."""
        back = self.taken_back
        return back is not None and self.change.at <= back.undoable

    def since(self, change: Change) -> datetime:
        """From when on reminders are to be said: what came due before an undo is said after all."""
        back = self.taken_back
        return back.at if back and self.undoes else change.at


def _instant(rule: Rule, event: Event) -> datetime | None:
    """What the rule gives now; None while it gives nothing (a language is missing)."""
    try:
        return computed(rule, event).instant
    except UserError:
        return None


def subject(event: str) -> str:
    """What notices of an event's moves are about."""
    return f"event:{event}"


def _users(hearers: Mapping[str, Sequence[Hearer]], concerned: Iterable[str]) -> list[str]:
    return sorted({each.user for name in concerned for each in hearers.get(name, ())})


def _notices(event: Event, channel: str, users: Iterable[str], change: EventChange) -> list[Notice]:
    """One notice a place, whatever number of deadlines moved."""
    details = {"event": event.id, "deed": change.deed}
    details |= {"before": change.before.opens.isoformat(), "after": change.after.opens.isoformat()}
    if change.takes_back >= 0:
        details["recalled"] = "1"
    places = [Audience(event.guild, channel)] if channel else []
    places += [Audience(event.guild, person=user) for user in users]
    return [
        Notice(
            EVENT_MOVED,
            subject(event.id),
            f"{change.deed}/{place.place}",
            place,
            change.told,
            details=details,
        )
        for place in places
    ]
