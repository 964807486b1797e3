"""One round over the sources that are due: several at a time, never two of one host."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from urllib.parse import urlsplit

from bot.domain.source import Health, Source
from bot.services.posting_ports import SourceShelf

AT_ONCE = 8
TOGETHER = 256

Reading = Callable[[Source, Health], Awaitable[int]]


class Round:
    """Reads until nothing is due that this round hasn't read."""

    def __init__(self, shelf: SourceShelf, read: Reading) -> None:
        self._shelf = shelf
        self._read = read
        self._seen: set[str] = set()
        self._waiting: list[tuple[Source, Health]] = []
        self._running: dict[asyncio.Future[int], str] = {}

    async def run(self, now: datetime, *, folders: bool) -> int:
        """How many documents were news. An error that a reading raises ends the round, the others done."""
        total = 0
        try:
            while True:
                await self._refill(now, folders=folders)
                self._start()
                if not self._running:
                    return total
                done, _ = await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)
                for each in done:
                    del self._running[each]
                    total += each.result()
        finally:
            for each in self._running:
                each.cancel()

    async def _refill(self, now: datetime, *, folders: bool) -> None:
        if self._waiting:
            return
        due = await self._shelf.due(now, TOGETHER, folders=folders)
        self._waiting = [each for each in due if each[0].id not in self._seen]
        self._seen |= {source.id for source, _ in self._waiting}

    def _start(self) -> None:
        """Begin with those whose host isn't being asked, as far as there is room."""
        left = []
        for source, health in self._waiting:
            host = _host(source)
            if len(self._running) < AT_ONCE and host not in self._running.values():
                self._running[asyncio.ensure_future(self._read(source, health))] = host
            else:
                left.append((source, health))
        self._waiting = left


def _host(source: Source) -> str:
    return urlsplit(source.address).netloc.lower() or source.id
