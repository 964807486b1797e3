"""The events of a server as a place: each entry is made once, follows what is true, and is taken off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import discord

from bot.render.card import Card, Entry
from bot.services.pace import Pace
from bot.services.post import Found, GoneError, Mark, PassingError
from cogs.failing import failing

ALIVE = {discord.EventStatus.scheduled, discord.EventStatus.active}


class Timetable:
    """What a notice asks for is compared with what stands there: doing it again changes nothing."""

    remembers = True

    def __init__(self, guild: discord.Guild, own: int, pace: Pace) -> None:
        self._guild = guild
        self._own = own
        self._pace = pace

    async def find(self, mark: Mark, since: datetime) -> Found:  # noqa: ARG002 - `send` looks for it
        return Found()

    async def send(self, card: Card, mark: Mark, there: Found) -> str:  # noqa: ARG002
        """Let the card's entry stand there once, as it is; the id of the event, "" where none is left."""
        entry = card.entry
        if entry is None:
            message = "no entry of a server's events"
            raise ValueError(message)
        try:
            async with failing():
                kept = await self._kept(entry, await self._standing(entry))
                return kept if kept or entry.off else await self._make(entry)
        except GoneError as error:  # taken off by somebody at this moment: look again
            raise PassingError(str(error)) from error

    async def edit(self, card: Card, mark: Mark, message: str) -> None:  # noqa: ARG002
        """An entry follows by itself."""
        await self.send(card, mark, Found())

    async def _standing(self, entry: Entry) -> list[discord.ScheduledEvent]:
        """Our events with this reference that are not over."""
        return [
            event
            for event in await self._guild.fetch_scheduled_events(with_counts=False)
            if event.creator_id in {None, self._own}
            and event.status in ALIVE
            and (event.description or "").endswith(entry.reference)
        ]

    async def _kept(self, entry: Entry, standing: Sequence[discord.ScheduledEvent]) -> str:
        """Keep one of these as the entry is; the others, and those that can't be moved, are taken off."""
        kept = ""
        for event in standing:
            if not entry.off and not kept and await self._follows(event, entry):
                kept = str(event.id)
                continue
            await self._pace.turn()
            await (event.end() if event.status is discord.EventStatus.active else event.cancel())
        return kept

    async def _follows(self, event: discord.ScheduledEvent, entry: Entry) -> bool:
        """Whether it stands as it should, after a change where needed; what has begun can't be moved."""
        if (event.end_time, event.name) == (entry.ends, _name(entry)):
            return True
        if event.status is discord.EventStatus.active:
            return False
        await self._pace.turn()
        await event.edit(
            name=_name(entry), start_time=entry.starts, end_time=entry.ends, location=entry.place[:100]
        )
        return True

    async def _make(self, entry: Entry) -> str:
        await self._pace.turn()
        made = await self._guild.create_scheduled_event(
            name=_name(entry),
            description=entry.reference,
            start_time=entry.starts,
            end_time=entry.ends,
            entity_type=discord.EntityType.external,
            privacy_level=discord.PrivacyLevel.guild_only,
            location=entry.place[:100],
        )
        return str(made.id)


def _name(entry: Entry) -> str:
    return entry.name[:100]
