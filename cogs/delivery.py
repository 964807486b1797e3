"""Opens the way out when Discord is there, and follows what changes in the servers."""

from __future__ import annotations

from typing import Any

import discord
from discord.ext import commands

from bot.services.services import Services
from cogs.house import House
from cogs.post import DiscordPost
from cogs.roll import DiscordRoll


class Delivery(House):
    """What is parked is tried again as soon as there is reason to."""

    def __init__(self, bot: commands.Bot, services: Services) -> None:
        super().__init__(bot, services)
        self._post = DiscordPost(bot, services.pace)
        services.members.connect(DiscordRoll(bot, services.pace))

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Connected, for the first time or anew: much may have changed meanwhile."""
        await self.services.deliver.connect(self._post)
        self.services.bell.ring()

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """A server that answers again, or came late at the start."""
        await self._retest(guild)

    @commands.Cog.listener()
    async def on_resumed(self) -> None:
        self.services.bell.ring()

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self.services.deliver.back(str(guild.id))
        self.services.bell.ring()

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        await self.services.deliver.left(str(guild.id))

    @commands.Cog.listener()
    async def on_guild_channel_update(
        self, before: discord.abc.GuildChannel, after: discord.abc.GuildChannel
    ) -> None:
        if before.overwrites != after.overwrites:
            await self._retest(after.guild)

    @commands.Cog.listener()
    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        if before.permissions != after.permissions:
            await self._retest(after.guild)

    @commands.Cog.listener()
    async def on_member_update(self, before: discord.Member, after: discord.Member) -> None:
        if after.id == after.guild.me.id and before.roles != after.roles:
            await self._retest(after.guild)

    @commands.Cog.listener()
    async def on_app_command_completion(self, _interaction: discord.Interaction, _command: Any) -> None:
        """A command may have put something that is to be said now."""
        self.services.bell.ring()

    async def _retest(self, guild: discord.Guild) -> None:
        await self.services.deliver.retest(str(guild.id))
        self.services.bell.ring()
