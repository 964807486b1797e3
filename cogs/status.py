"""`/status`: what is still to be said, what can't be, and when it is looked at next."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.render.status import RETRY, status_card
from cogs.controls import Click, control
from cogs.house import House
from cogs.replies import How, Reply


class Status(House):
    """Offered to those who manage the server, and checked again when it is used."""

    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_guild=True)
    async def status(self, interaction: discord.Interaction) -> None:
        async with self.replying(interaction) as reply:
            await self._show(reply)

    @control(RETRY)
    async def retry(self, interaction: discord.Interaction, _: Click) -> None:
        async with self.replying(interaction, How.IN_PLACE) as reply:
            await self.services.outlook.retry(reply.person)
            await self._show(reply)

    async def _show(self, reply: Reply) -> None:
        standing = await self.services.outlook.standing(reply.person)
        await reply.show(status_card(standing, reply.person.zone, reply.language))
