"""Dates that a chair counts from an event: found by its name, kept with the server, computed by rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.deadline_rules import Computed, Event, Rule, computed
from bot.domain.deadline_said import said_rule
from bot.domain.deed import Deed
from bot.domain.errors import UserError
from bot.domain.event_names import opening, title_of
from bot.domain.language import Language
from bot.domain.process import Milestone
from bot.domain.when import Doubt
from bot.domain.when_counted import counted
from bot.domain.when_settle import unclocked, untimely
from bot.domain.zones import tz
from bot.services.deadline_desk import MEETING, DeadlineDesk
from bot.services.deadline_requests import deadline_id

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class FromEvent:
    """A date that was counted from an event: by which rule, with its arithmetic and what is in doubt."""

    event: Event
    rule: Rule
    computed: Computed
    doubts: tuple[Doubt, ...]


class Counting:
    """Events are the server's own, and the milestones of the process, which become its own when used."""

    def __init__(self, desk: DeadlineDesk) -> None:
        self._desk = desk

    async def found(
        self, deed: Deed, typed: str, zone: str, language: Language, *, chosen: bool = False
    ) -> FromEvent | None:
        """The date as counted from an event; None where the words name none.

        `zone` holds where neither words nor event name one, and for the hour where it was `chosen`.
        Raise UserError("date-event-which") where several events have that name, and as `counted` and
        `computed` do.
        """
        today = deed.at.astimezone(tz(zone)).date()
        events = await self._desk.events.events(deed.guild)
        known = self._desk.names.known(events, today)
        said = counted(typed, language, known.keys(), self._desk.dates)
        if said is None:
            return None
        candidates = known[said.name]
        if len(candidates) > 1:
            named = "; ".join(_dated(candidates, language))
            raise UserError("date-event-which", typed=typed, events=named)
        event = self._own(candidates[0], deed.guild, events, zone, language)
        own_zone = zone if chosen and said.unit != "hour" else ""
        rule = said_rule(replace(said, zone=said.zone or own_zone))
        result = computed(rule, event)
        doubts = untimely(result.instant, deed.at)
        if rule.unit != "hour":
            doubts |= unclocked(result.steps[-1].wall, result.zone)
        return FromEvent(event, rule, result, tuple(sorted(doubts)))

    async def keep(self, found: FromEvent, channel: str) -> None:
        """Let the event be one of the server's own, which the chair can move like any other."""
        event = found.event
        async with self._desk.database.transaction() as unit:
            if await self._desk.events.locked(unit, event.guild, event.id) is None:
                await self._desk.events.keep(unit, event, channel)

    def _own(
        self, found: Event | Milestone, guild: str, events: Sequence[Event], zone: str, language: Language
    ) -> Event:
        """The server's event; for a milestone that it has not counted from yet, the one that it becomes."""
        if isinstance(found, Event):
            return found
        name = milestone_event(guild, found)
        for event in events:
            if event.id == name or (event.kind, event.opens) == (found.kind, found.start):
                return event
        kind = found.kind if found.kind in self._desk.kinds else MEETING
        own = self._desk.names.zone(found) or zone
        return Event(name, guild, kind, title_of(found, language), opening(found), own)


def milestone_event(guild: str, milestone: Milestone) -> str:
    """The id of the event that a milestone becomes in a server."""
    return deadline_id(guild, f"milestone/{milestone.key}")


def _dated(candidates: Sequence[Event | Milestone], language: Language) -> list[str]:
    return [f"{title_of(each, language)} ({opening(each)})" for each in candidates[:MOST_NAMED]]
