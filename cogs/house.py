"""What every cog is given and how its controls are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.services.services import Services
from cogs.controls import Handler, handlers
from cogs.replies import How, Reply, replying

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager


class House(commands.Cog):
    """A part of the secretary's office: its commands, and the controls on its cards."""

    def __init__(self, bot: commands.Bot, services: Services) -> None:
        self.bot = bot
        self.services = services

    @property
    def controls(self) -> dict[str, Handler]:
        """The verbs that this cog answers."""
        return dict(handlers(self))

    def replying(
        self, interaction: discord.Interaction, how: How = How.PRIVATELY
    ) -> AbstractAsyncContextManager[Reply]:
        """Acknowledge the interaction and answer it inside the block."""
        return replying(interaction, self.services.people, how)
