"""The way out to Discord: channels, threads, forums and direct messages, and whether each lets us speak."""

from __future__ import annotations

import discord
from discord.abc import Messageable

from bot.domain.notice import Audience
from bot.services.pace import Pace
from bot.services.post import GoneError, Place, RefusedError
from cogs.failing import failing
from cogs.places import Conversation, Forum
from cogs.timetable import Timetable


class DiscordPost:
    """The Post port. Each request waits for a turn, but the sending itself, which has had its own."""

    def __init__(self, client: discord.Client, pace: Pace) -> None:
        self._client = client
        self._pace = pace
        self._letterboxes: dict[str, Messageable] = {}

    async def place(self, audience: Audience, thread: str = "") -> Place:
        """The place, ready: its direct channel open, its thread not archived."""
        guild = self._client.get_guild(_id(audience.guild))
        if guild is None:
            raise RefusedError("not in the server")
        async with failing():
            if audience.events:
                return Timetable(guild, self._own, self._pace)
            if not audience.channel:
                return self._conversation(await self._letterbox(audience.person))
            channel = await self._channel(audience.channel, audience.guild)
            if isinstance(channel, discord.ForumChannel):
                return await self._forum(channel, thread)
            if isinstance(channel, discord.Thread):
                await self._unarchive(channel)
            if not isinstance(channel, Messageable):
                raise GoneError("not a place for messages")
            return self._conversation(channel)

    async def open(self, audience: Audience) -> bool:
        """Whether we may speak there as far as we know; a place that we don't know is worth a try."""
        guild = self._client.get_guild(_id(audience.guild))
        if guild is None:
            return False
        if audience.events:
            return guild.me is None or guild.me.guild_permissions.manage_events
        if not audience.channel:
            return True
        channel = guild.get_channel_or_thread(_id(audience.channel))
        if channel is None or guild.me is None:
            return True
        may = channel.permissions_for(guild.me)
        threads = isinstance(channel, (discord.Thread, discord.ForumChannel))
        return may.view_channel and (may.send_messages_in_threads if threads else may.send_messages)

    async def warden(self, guild: str) -> Audience | None:
        """The owner of the server."""
        found = self._client.get_guild(_id(guild))
        return Audience(guild, person=str(found.owner_id)) if found and found.owner_id else None

    async def _letterbox(self, person: str) -> Messageable:
        if person not in self._letterboxes:
            await self._pace.turn()
            self._letterboxes[person] = await self._client.create_dm(discord.Object(_id(person)))
        return self._letterboxes[person]

    async def _channel(self, channel: str, guild: str) -> object:
        """Raise GoneError for a channel of another server."""
        found = self._client.get_channel(_id(channel))
        if found is None:
            await self._pace.turn()
            found = await self._client.fetch_channel(_id(channel))
        if str(getattr(getattr(found, "guild", None), "id", "")) != guild:
            raise GoneError("a channel of another server")
        return found

    async def _forum(self, forum: discord.ForumChannel, thread: str) -> Place:
        """The post of the same subject where there is one, else the forum for a new post."""
        if thread:
            try:
                found = await self._channel(thread, str(forum.guild.id))
            except discord.NotFound:
                found = None  # somebody deleted the post
            if isinstance(found, discord.Thread):
                await self._unarchive(found)
                return self._conversation(found)
        return Forum(forum, self._own, self._pace)

    async def _unarchive(self, thread: discord.Thread) -> None:
        if thread.archived:
            await self._pace.turn()
            await thread.edit(archived=False)

    def _conversation(self, channel: Messageable) -> Conversation:
        return Conversation(channel, self._own, self._pace)

    @property
    def _own(self) -> int:
        return self._client.user.id if self._client.user else 0


def _id(text: str) -> int:
    """Raise GoneError for what is no id of Discord's."""
    if not text.isdecimal():
        raise GoneError("no id")
    return int(text)
