"""Who is in a server, asked of Discord one by one: that needs no privileged intent."""

from __future__ import annotations

import discord

from bot.services.members import Member
from bot.services.pace import Pace
from cogs.failing import failing

_NOT_THERE = {10007, 10013}  # unknown member, unknown user


class DiscordRoll:
    """The Roll port. Each request waits for a turn; nothing is kept, for nobody would tell of a change."""

    def __init__(self, client: discord.Client, pace: Pace) -> None:
        self._client = client
        self._pace = pace

    async def member(self, guild: str, user: str) -> Member | None:
        server = self._client.get_guild(int(guild)) if guild.isdecimal() else None
        if server is None or not user.isdecimal():
            return None
        await self._pace.turn()
        async with failing():
            try:
                found = await server.fetch_member(int(user))
            except discord.NotFound as error:
                if error.code in _NOT_THERE:
                    return None
                raise
        roles = tuple(str(role.id) for role in found.roles)
        return Member(roles, found.guild_permissions.manage_guild)
