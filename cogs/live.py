"""Keeps the cards of polls in step with their ledgers: at most an edit a second each, the last never lost."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime

import discord
import structlog
from discord.ext import commands

from bot.domain.person import Person
from bot.render.position_cards import poll_card
from bot.services.people import People
from bot.services.services import Services
from cogs.components import messages
from cogs.house import House

log = structlog.get_logger()

PAUSE = 1.0  # seconds between two edits of one card
SLOW = 30.0  # where Discord asks for fewer edits: messages older than an hour (30046)
_TOO_MANY_OLD = 30046


class Live(House):
    """One task a poll while its card changes; none while nothing happens."""

    def __init__(self, bot: commands.Bot, services: Services) -> None:
        super().__init__(bot, services)
        self._tasks: dict[tuple[str, str], asyncio.Task[None]] = {}
        self._again: set[tuple[str, str]] = set()
        self._latest: dict[tuple[str, str], datetime] = {}
        self._gone: set[tuple[str, str]] = set()
        self.edits = 0

    async def cog_load(self) -> None:
        self.services.chamber.desk.changes.listen(self.touch)

    async def cog_unload(self) -> None:
        """Show what is still to be shown, then end."""
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """What changed while nobody looked is shown."""
        now = discord.utils.utcnow()
        for poll in await self.services.chamber.desk.polls.running(now):
            self.touch(poll.guild, poll.id, now)

    def touch(self, guild: str, poll: str, at: datetime) -> None:
        """A poll has changed, at that time by Discord's clock: its card will."""
        place = (guild, poll)
        if place in self._gone:
            return
        self._latest[place] = max(at, self._latest.get(place, at))
        if place in self._tasks:
            self._again.add(place)
            return
        self._tasks[place] = asyncio.create_task(self._follow(place), name=f"card of poll {poll}")

    async def _follow(self, place: tuple[str, str]) -> None:
        try:
            while True:
                started = time.monotonic()
                pause = await self._edit(place)
                await asyncio.sleep(max(pause, time.monotonic() - started))
                if place not in self._again:
                    return
                self._again.discard(place)
        finally:
            del self._tasks[place]
            self._latest.pop(place, None)

    async def _edit(self, place: tuple[str, str]) -> float:
        """Edit the card in its place; how long to wait before the next edit."""
        guild, poll = place
        where = await self.services.chamber.live_card(guild, poll)
        if where is None:
            return PAUSE
        channel, message = where
        seen = await self.services.chamber.results.public(guild, poll, self._latest[place])
        met = Person("", People.spoken("", ""), guild, channel)
        language = (await self.services.people.person(met)).language
        view = messages(poll_card(seen, language))[0].view
        posted = self.bot.get_partial_messageable(int(channel)).get_partial_message(int(message))
        try:
            await posted.edit(view=view)
        except discord.NotFound:
            self._gone.add(place)
            log.info("the card of a poll is gone", poll=poll, channel=channel)
        except discord.HTTPException as error:
            log.warning("a card could not be edited", poll=poll, status=error.status, code=error.code)
            return SLOW if error.code == _TOO_MANY_OLD else PAUSE
        else:
            self.edits += 1
        return PAUSE
