"""`/me`: what is kept of the person who asks, and how it is deleted."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.render.personal import FORGET, forgotten_card, held_card
from cogs.controls import Click, control
from cogs.deeds import deed_of
from cogs.house import House
from cogs.replies import How


class Me(House):
    """Everybody for themselves, in a server or alone with the bot; only they see the answer."""

    me = app_commands.Group(
        name="me",
        description="…",
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
    )

    @me.command()
    async def show(self, interaction: discord.Interaction) -> None:
        await self._held(interaction, asked=False)

    @me.command()
    async def forget(self, interaction: discord.Interaction) -> None:
        await self._held(interaction, asked=True)

    @control(FORGET)
    async def forget_clicked(self, interaction: discord.Interaction, _: Click) -> None:
        async with self.replying(interaction, How.IN_PLACE) as reply:
            held = await self.services.forgetting.forget(reply.person.id, deed_of(interaction).at)
            await reply.show(forgotten_card(held, reply.language))

    async def _held(self, interaction: discord.Interaction, *, asked: bool) -> None:
        async with self.replying(interaction) as reply:
            held = await self.services.forgetting.held(reply.person.id)
            await reply.show(held_card(held, reply.language, asked=asked))
