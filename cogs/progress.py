"""Tells how far a long reading is, not more often than a person can read."""

from __future__ import annotations

import asyncio
import contextlib
from types import TracebackType

import discord

from bot.render.adding import progress_card
from cogs.replies import Reply

PAUSE = 2.0  # seconds between two tellings: Discord allows five edits in five


class Telling:
    """Told of every part that is read; shows some of them in the reply, until the block ends."""

    def __init__(self, reply: Reply, pause: float = PAUSE) -> None:
        self._reply = reply
        self._pause = pause
        self._showing: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Telling:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._showing:
            self._showing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._showing

    def __call__(self, part: int, whole: int) -> None:
        """Show it, unless another is being shown or was a moment ago."""
        if self._showing is None or self._showing.done():
            self._showing = asyncio.create_task(self._show(part, whole))

    async def _show(self, part: int, whole: int) -> None:
        await asyncio.sleep(self._pause / 2)  # a short file is read before anything need be told
        with contextlib.suppress(discord.HTTPException):
            await self._reply.meanwhile(progress_card(part, whole, self._reply.language))
        await asyncio.sleep(self._pause / 2)
