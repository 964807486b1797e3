"""Milestones that deadlines are counted from: where the register puts one elsewhere, its event follows."""

from __future__ import annotations

from datetime import date, datetime
from itertools import groupby

from bot.domain.deadline_rules import Event
from bot.domain.deed import Deed
from bot.domain.event_changes import Days
from bot.domain.language import Language
from bot.domain.process import Milestone
from bot.services.deadline_counting import milestone_event
from bot.services.deadline_desk import DeadlineDesk
from bot.services.event_moving import EventMoving


class MilestoneDays:
    """A chore of the start: the register comes with the program. What a chair moved stays where it is."""

    def __init__(self, desk: DeadlineDesk) -> None:
        self._desk = desk
        self._moving = EventMoving(desk)
        self._done = False

    async def work(self, now: datetime) -> int:
        """Move what the register moved, with its deadlines, told as any move; how many events that were."""
        if self._done:
            return 0
        moved = 0
        for guild, events in groupby(await self._desk.events.everywhere(), lambda event: event.guild):
            known = {milestone_event(guild, each): each for each in self._desk.names.process.milestones}
            for event in events:
                found = known.get(event.id)
                if found and found.start and await self._follows(event, found.start):
                    await self._move(event, found, found.start, now)
                    moved += 1
        self._done = True
        return moved

    async def next(self, now: datetime) -> datetime | None:  # noqa: ARG002 - once a start
        return None

    async def _follows(self, event: Event, day: date) -> bool:
        if event.opens == day:
            return False
        async with self._desk.database.transaction() as unit:
            return not any(change.by for change in await self._desk.events.record(unit, event.id))

    async def _move(self, event: Event, milestone: Milestone, day: date, now: datetime) -> None:
        deed = Deed(event.guild, f"register/{milestone.key}/{day}", now, "")
        await self._moving.change(
            deed, event.id, milestone.sources[Language.EN], lambda held: Days(day, held.complete, held.clock)
        )
