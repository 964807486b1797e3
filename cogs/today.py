"""`/today` and `/digest`: what concerns one person, now or every day at their hour."""

from __future__ import annotations

from datetime import time

import discord
from discord import app_commands

from bot.render.today import digest_card
from cogs.deeds import deed_of
from cogs.house import House


class Today(House):
    """Seen by the person alone."""

    @app_commands.command()
    @app_commands.guild_only()
    async def today(self, interaction: discord.Interaction) -> None:
        async with self.replying(interaction) as reply:
            deed = deed_of(interaction)
            await reply.show(await self.services.today.card(deed, reply.language, reply.person.zone))

    @app_commands.command()
    @app_commands.guild_only()
    async def digest(
        self,
        interaction: discord.Interaction,
        hour: app_commands.Range[int, 0, 23] = 8,
        minute: app_commands.Range[int, 0, 59] = 0,
        stop: bool = False,
    ) -> None:
        async with self.replying(interaction) as reply:
            zone, at = reply.person.zone, time(hour, minute)
            if stop:
                await self.services.digests.stop(reply.person)
                await reply.show(digest_card("", zone, None, reply.language))
                return
            kept = await self.services.digests.start(reply.person, at, deed_of(interaction).at)
            await reply.show(digest_card(f"{at:%H:%M}", zone, kept.next, reply.language))
