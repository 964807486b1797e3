"""Since when the library is as it is: told under every answer."""

from __future__ import annotations

from datetime import datetime

from bot.services.chores import Clock
from bot.services.ports import Remembering

_NAME = "library-changed"


class Freshness:
    """Remembers when documents last changed what is held."""

    def __init__(self, memory: Remembering, clock: Clock) -> None:
        self._memory = memory
        self._clock = clock

    async def note(self) -> None:
        """The library has just changed."""
        await self._memory.remember(_NAME, self._clock().isoformat())

    async def since(self) -> datetime | None:
        """When it changed last; None where that was before it was noted."""
        noted = await self._memory.recall(_NAME)
        return datetime.fromisoformat(noted) if noted else None
