"""The Discord client: loads the cogs, syncs commands when they changed, answers controls, closes in order."""

from __future__ import annotations

import asyncio
import hashlib
import random
import time
from collections.abc import Sequence
from typing import Any

import discord
import orjson
import structlog
from discord.ext import commands

from bot.services.ports import Remembering
from bot.services.services import Services
from cogs import COGS
from cogs.controls import Handler, read_click
from cogs.house import House
from cogs.localise import localised
from cogs.pacing import following

log = structlog.get_logger()

discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it only writes

_SERVERS_WITHIN = 0.5  # seconds without a further server until all are there: what waits goes out sooner

_IDENTIFY = 5.0


class Rapporteur(commands.Bot):
    """The secretary as Discord sees it."""

    def __init__(self, services: Services, memory: Remembering) -> None:
        intents = discord.Intents(guilds=True)
        super().__init__(
            command_prefix=commands.when_mentioned,
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            help_command=None,
            max_messages=None,
            http_trace=following(services.pace, services.present),
            guild_ready_timeout=_SERVERS_WITHIN,
        )
        self.services = services
        self._memory = memory
        self._controls: dict[str, Handler] = {}
        self._identified = 0.0

    async def setup_hook(self) -> None:
        """Once a process, before connecting."""
        for make in COGS:
            await self.hire(make(self, self.services))
        await self.sync_commands()

    async def before_identify_hook(self, _shard: int | None, *, initial: bool = False) -> None:
        """Identify again after a moment, and never twice within the five seconds that Discord asks for."""
        now = time.monotonic()
        if not initial:
            await asyncio.sleep(max(random.uniform(1, 2), self._identified + _IDENTIFY - now))  # noqa: S311
        self._identified = time.monotonic()

    async def hire(self, cog: House) -> None:
        """Take a cog on, with its commands and controls. Raise ValueError where two answer one verb."""
        if taken := self._controls.keys() & cog.controls.keys():
            message = f"controls answered twice: {sorted(taken)}"
            raise ValueError(message)
        self._controls.update(cog.controls)
        await self.add_cog(cog)

    async def sync_commands(self, *, force: bool = False) -> bool:
        """Tell Discord our commands where they differ from what it was told last; whether it was told."""
        payloads = self.command_payloads()
        digest = hashlib.sha256(orjson.dumps(payloads, option=orjson.OPT_SORT_KEYS)).hexdigest()
        if not force and await self._memory.recall("commands") == digest:
            return False
        application = self.application_id
        if application is None:
            message = "sync_commands needs a login first"
            raise RuntimeError(message)
        await self.http.bulk_upsert_global_commands(application, payloads)
        await self._memory.remember("commands", digest)
        log.info("commands told to Discord", commands=len(payloads))
        return True

    def command_payloads(self) -> list[dict[str, Any]]:
        """What Discord is told of every command, in all its languages."""
        return [localised(command.to_dict(self.tree)) for command in self._all_commands()]

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """A control was used: its verb tells who answers."""
        click = read_click(interaction)
        if click is None:
            return
        verb, what = click
        handler = self._controls.get(verb)
        if handler is None:
            log.warning("a control that nobody answers", verb=verb)
            return
        await handler(interaction, what)
        self.services.bell.ring()

    def _all_commands(self) -> Sequence[Any]:
        kinds = discord.AppCommandType
        menus = [*self.tree.get_commands(type=kinds.message), *self.tree.get_commands(type=kinds.user)]
        return [*self.tree.get_commands(type=kinds.chat_input), *menus]
