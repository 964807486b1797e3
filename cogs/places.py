"""Places that notices go to: a conversation, which knows a nonce again, and a forum, where each is a post."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import discord
from discord.abc import Messageable

from bot.render.card import Block, Card, Mention, Note
from bot.render.filing import known_tags
from bot.render.terminal import terminal
from bot.render.words import words
from bot.services.pace import Pace
from bot.services.post import Found, GoneError, Mark
from cogs.components import Message, messages
from cogs.failing import failing

SKEW = timedelta(minutes=2)
"""So much our clock may differ from Discord's."""
LONGEST_TAG = 20
"""Characters of a forum's tag: longer names of ours fit it by their beginning."""
FARTHEST = 5000
"""So many messages are looked through at the utmost."""


class Conversation:
    """A channel, a thread or direct messages."""

    remembers = True

    def __init__(self, channel: Messageable, own: int, pace: Pace) -> None:
        self._channel = channel
        self._own = own
        self._pace = pace

    async def find(self, mark: Mark, since: datetime) -> Found:
        """Our messages since then that bear the mark."""
        found = Found()
        async with failing():
            await self._pace.turn()
            async for message in self._channel.history(limit=FARTHEST, after=since - SKEW, oldest_first=True):
                if message.author.id == self._own and (part := part_of(message, mark)):
                    number, total = part
                    found = Found((*found.parts, number), total, found.message or str(message.id))
                    if found.whole:
                        break
        return found

    async def send(self, card: Card, mark: Mark, there: Found) -> str:
        """Each part with a nonce of its own."""
        first = there.message
        for number, message in enumerate(signed(card, mark), 1):
            if number in there.parts:
                continue
            async with failing():
                if first:
                    await self._pace.turn()
                sent = await self._channel.send(
                    view=message.view,
                    files=list(message.files),
                    nonce=mark.nonce + (_SUFFIXES[number - 2] if number > 1 else ""),
                    allowed_mentions=called(card),
                )
            first = first or str(sent.id)
        return first

    async def edit(self, card: Card, mark: Mark, message: str) -> None:
        channel = await self._channel._get_channel()  # noqa: SLF001 - of any Messageable
        view = signed(card, mark)[0].view
        async with failing():
            try:
                posted = discord.PartialMessage(channel=channel, id=int(message))
                await posted.edit(view=view, allowed_mentions=discord.AllowedMentions.none())
            except discord.NotFound:  # a post's first message may have an id of its own
                first = await self._beginning(channel, mark, message)
                await first.edit(view=view, allowed_mentions=discord.AllowedMentions.none())
        if isinstance(channel, discord.Thread) and str(channel.id) == message:
            await self._file(channel, card)

    async def _beginning(self, channel: Messageable, mark: Mark, message: str) -> discord.Message:
        """Our message that begins this post. Raise GoneError."""
        if isinstance(channel, discord.Thread) and str(channel.id) == message:
            async for first in channel.history(limit=1, oldest_first=True):
                if first.author.id == self._own and part_of(first, mark):
                    return first
        raise GoneError("the message is there no more")

    async def _file(self, post: discord.Thread, card: Card) -> None:
        """File a forum's post under what its first message says now; tags that readers gave stay."""
        if not isinstance(post.parent, discord.ForumChannel):
            return
        ours = {name[:LONGEST_TAG] for name in known_tags()}
        own = [tag for tag in post.applied_tags if tag.name.strip().casefold() not in ours]
        wanted = list(dict.fromkeys([*filed(post.parent, card), *own]))[:5]
        if {tag.id for tag in wanted} != {tag.id for tag in post.applied_tags}:
            await self._pace.turn()
            with contextlib.suppress(discord.Forbidden):  # the message itself says it too
                await post.edit(applied_tags=wanted)


class Forum:
    """A forum, for the first post of a subject. Posts have no nonce: before a retry they are looked for."""

    remembers = False

    def __init__(self, forum: discord.ForumChannel, own: int, pace: Pace) -> None:
        self._forum = forum
        self._own = own
        self._pace = pace

    async def find(self, mark: Mark, since: datetime) -> Found:
        """The post of ours since then whose first message bears the mark."""
        async with failing():
            await self._pace.turn()
            threads = await self._forum.guild.active_threads()
        for thread in threads:
            ours = (thread.parent_id, thread.owner_id) == (self._forum.id, self._own)
            if ours and discord.utils.snowflake_time(thread.id) >= since - SKEW:
                found = await self._inside(thread).find(mark, since)
                if found.parts:
                    return replace(found, message=str(thread.id))
        return Found()

    async def send(self, card: Card, mark: Mark, there: Found) -> str:
        """A new post, its name the card's heading; further parts follow inside it."""
        if there.parts:
            begun = self._forum.guild.get_channel_or_thread(int(there.message))
            if isinstance(begun, discord.Thread):
                return await self._inside(begun).send(card, mark, there)
        first = signed(card, mark)[0]
        async with failing():
            made = await self._forum.create_thread(
                name=title(card),
                view=first.view,
                files=list(first.files),
                allowed_mentions=called(card),
                applied_tags=filed(self._forum, card),
            )
        there = Found((1,), message=str(made.thread.id))  # Discord gives its first message the same
        return await self._inside(made.thread).send(card, mark, there)

    async def edit(self, card: Card, mark: Mark, message: str) -> None:  # noqa: ARG002 - as any place is asked
        raise GoneError("the post is there no more")

    def _inside(self, thread: discord.Thread) -> Conversation:
        return Conversation(thread, self._own, self._pace)


def signed(card: Card, mark: Mark) -> list[Message]:
    """The card's messages, each with the reference by which it is known again, small at its end."""
    speak = words(card.language)

    def foot(number: int, total: int) -> Note:
        part = f" {number}/{total}" if total > 1 else ""
        return Note(speak("delivery-reference", reference=f"{mark.reference}{part}"))

    return messages(card, foot)


def part_of(message: discord.Message, mark: Mark) -> tuple[int, int] | None:
    """Which part of how many of the marked notice a message is; None where it is none of it."""
    written = _written([component.to_dict() for component in message.components])
    found = re.search(rf"\b{re.escape(mark.reference)}(?: (\d+)/(\d+))?", written)
    return (int(found[1] or 1), int(found[2] or 1)) if found else None


def called(card: Card) -> discord.AllowedMentions:
    """The first role that the card mentions may be called, and nobody else."""
    roles = [role for block in card.blocks for role in _roles(block)]
    return discord.AllowedMentions(
        everyone=False,
        users=False,
        replied_user=False,
        roles=[discord.Object(int(role)) for role in roles[:1]],
    )


def filed(forum: discord.ForumChannel, card: Card) -> list[discord.ForumTag]:
    """The forum's tags that the card may be filed under; one that it must have, where none fits."""
    wanted = {name.casefold()[:LONGEST_TAG] for name in card.tags}
    fitting = [tag for tag in forum.available_tags if tag.name.strip().casefold() in wanted]
    must = forum.flags.require_tag and not fitting
    return list(forum.available_tags[:1]) if must else fitting[:5]


def title(card: Card) -> str:
    """What a forum's post is called: the first line of the card, as far as it fits."""
    return terminal(card).strip().split("\n")[0][:100] or "…"


def _roles(block: Block) -> Iterator[str]:
    """The roles mentioned in a block."""
    line = getattr(block, "line", getattr(block, "text", ()))
    for part in line if isinstance(line, tuple) else ():
        if isinstance(part, Mention) and part.role.isdecimal():
            yield part.role


def _written(components: Iterable[Any]) -> str:
    found = []
    for component in components:
        found += [str(component.get("content", "")), _written(component.get("components", ()))]
    return "\n".join(found)


_SUFFIXES = "bcdefghijklmnopqrstuvwxyz"
