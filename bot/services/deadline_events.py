"""Meetings and texts that deadlines are counted from: when one moves, all its deadlines move, told once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from bot.domain.deadline import Until
from bot.domain.deadline_rules import Event, applicable, computed
from bot.domain.deed import Deed
from bot.domain.errors import UserError
from bot.domain.event_changes import Days, days
from bot.domain.language import Language
from bot.domain.meeting import LONGEST_PLACE
from bot.domain.when import Part, Understood, understand
from bot.domain.zones import tz
from bot.render.deadline_titles import counted_title
from bot.services.deadline_desk import DeadlineDesk
from bot.services.deadline_requests import Done, Request, deadline_id, second
from bot.services.deadlines import Deadlines
from bot.services.event_moving import EventMoving, Moved

LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event as a chair tells of it: kind, name, the day it opens as typed, where it is told.

    `zone` as typed, where the date names none; a meeting has a `place`, and opens at an hour.
    """

    kind: str
    title: str
    opens: str
    channel: str = ""
    zone: str = ""
    place: str = ""
    meeting: bool = False


class DeadlineEvents:
    """Only chair, secretariat and managers of the server keep events."""

    def __init__(self, desk: DeadlineDesk, deadlines: Deadlines) -> None:
        self._desk = desk
        self._deadlines = deadlines
        self._moving = EventMoving(desk)

    async def add(self, deed: Deed, asked: NewEvent, language: Language) -> Event:
        """Keep an event. Raise UserError where its kind is unknown or its day is in any doubt."""
        await self._desk.leading(deed)
        title = " ".join(asked.title.split())[:LONGEST_TITLE]
        if not title:
            raise UserError("event-title-missing")
        if asked.kind not in self._desk.kinds:
            raise UserError("event-kind", known=", ".join(sorted(self._desk.kinds)))
        zone = await self._desk.venue(deed.guild, asked.channel, asked.zone)
        found = self._understood(deed, asked.opens, zone, language)
        if asked.meeting and Part.TIME not in found.explicit:
            raise UserError("meeting-hour-missing", typed=asked.opens)
        zone = found.zone if asked.meeting and "/" in found.zone else zone
        day, clock = _at(found, zone)
        name = deadline_id(deed.guild, f"event/{deed.interaction}")
        place = " ".join(asked.place.split())[:LONGEST_PLACE]
        event = Event(
            name,
            deed.guild,
            asked.kind,
            title,
            day,
            zone,
            clock=clock if asked.meeting else None,
            place=place,
        )
        async with self._desk.database.transaction() as unit:
            await self._desk.events.keep(unit, event, asked.channel)
        return event

    async def apply(self, deed: Deed, event: str, rule: str, language: Language) -> list[Done]:
        """Set the deadline that a rule gives for an event, or with "" those of every rule for such events.

        A rule whose deadline is already past sets none. Raise UserError("event-unknown"), ("rule-unknown").
        """
        await self._desk.leading(deed)
        kept, channel = await self._kept(deed, event)
        chosen = applicable(self._desk.rules.values(), kept)
        if rule:
            chosen = tuple(each for each in self._desk.rules.values() if each.id == rule)
            if not chosen:
                raise UserError("rule-unknown", rule=rule)
        done: list[Done] = []
        for each in chosen:
            found = computed(each, kept)
            if found.instant <= deed.at and not rule:
                continue
            what = counted_title(each.id, kept.title, language)
            request = Request(what, "", channel=channel, rule=each.id, event=kept.id)
            own = replace(deed, interaction=f"{kept.id}/{each.id}")
            done.append(await self._deadlines.set(own, request, Until(found.instant, found.zone)))
        return done

    async def move(self, deed: Deed, event: str, opens: str, reason: str, language: Language) -> Moved:
        """Move an event's day, and with it every deadline counted from it; one notice tells them all."""
        await self._desk.leading(deed)
        if not reason.strip():
            raise UserError("deadline-reason-missing")
        kept, _ = await self._kept(deed, event)
        found = self._understood(deed, opens, kept.zone, language)
        day, clock = _at(found, kept.zone)
        told = Part.TIME in found.explicit

        def after(held: Event) -> Days:
            return Days(day, held.complete, clock if held.clock and told else held.clock)

        return await self._moving.change(deed, event, reason, after)

    async def text_out(self, deed: Deed, event: str, language: Language, at: datetime) -> Moved:
        """The text came out in a language at that time: what waits for all six may now begin."""
        await self._desk.leading(deed)
        return await self.texts_out(deed, event, {language: at})

    async def texts_out(self, deed: Deed, event: str, found: Mapping[Language, datetime]) -> Moved:
        """The same for several languages at once: one change, one notice."""
        await self._desk.leading(deed)
        out = {language: second(at) for language, at in found.items()}
        named = ", ".join(language.value for language in out)
        return await self._moving.change(
            deed, event, named, lambda held: replace(days(held), complete={**held.complete, **out})
        )

    async def undo(self, deed: Deed, event: str) -> Moved:
        """Take back the last change of an event, as EventMoving.undo does."""
        await self._desk.leading(deed)
        return await self._moving.undo(deed, event)

    async def recall(self, deed: Deed, event: str, reason: str) -> Moved:
        """Take back the last change of an event after it was told, as EventMoving.recall does."""
        await self._desk.leading(deed)
        return await self._moving.recall(deed, event, reason)

    async def events(self, guild: str) -> Sequence[Event]:
        return await self._desk.events.events(guild)

    async def _kept(self, deed: Deed, event: str) -> tuple[Event, str]:
        async with self._desk.database.transaction() as unit:
            found = await self._desk.events.locked(unit, deed.guild, event)
        if found is None:
            raise UserError("event-unknown", asked=event)
        return found

    def _understood(self, deed: Deed, typed: str, zone: str, language: Language) -> Understood:
        found = understand(typed, language, deed.at, zone, self._desk.dates)
        if found.others:
            raise UserError("date-unclear", typed=typed)
        return found


def _at(found: Understood, zone: str) -> tuple[date, time]:
    """Day and hour at the venue."""
    local = found.instant.astimezone(tz(zone))
    return local.date(), local.time().replace(second=0, microsecond=0)
