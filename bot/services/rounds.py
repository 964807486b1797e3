"""One round over the sources that are due: several at a time, never two of one host."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot.domain.source import Health, Source
from bot.services.posting_ports import SourceShelf

AT_ONCE = 8
TOGETHER = 256

LOOK = 1.0
"""Seconds between two looks at what has become due while something slow is read."""

Reading = Callable[[Source, Health, datetime], Awaitable[int]]


class Round:
    """Reads until nothing is due; what becomes due while a slow place is read doesn't wait for it."""

    def __init__(
        self, shelf: SourceShelf, read: Reading, ticking: Callable[[], float] = time.monotonic
    ) -> None:
        """`ticking` gives seconds: how much later than at its beginning it is."""
        self._shelf = shelf
        self._read = read
        self._ticking = ticking
        self._waiting: list[tuple[Source, Health]] = []
        self._running: dict[asyncio.Future[int], Source] = {}

    async def run(self, now: datetime, *, folders: bool) -> int:
        """How many documents were news. An error that a reading raises ends the round, the others done."""
        total, begun = 0, self._ticking()
        try:
            while True:
                moment = now + timedelta(seconds=int(self._ticking() - begun))
                self._start(moment)
                if len(self._running) < AT_ONCE:
                    await self._refill(moment, folders=folders)
                    self._start(moment)
                if not self._running:
                    return total
                done, _ = await asyncio.wait(self._running, timeout=LOOK, return_when=asyncio.FIRST_COMPLETED)
                for each in done:
                    del self._running[each]
                    total += each.result()
        finally:
            for each in self._running:
                each.cancel()

    async def _refill(self, now: datetime, *, folders: bool) -> None:
        due = await self._shelf.due(now, TOGETHER, folders=folders)
        known = {source.id for source in self._running.values()} | {each.id for each, _ in self._waiting}
        self._waiting += [each for each in due if each[0].id not in known]

    def _start(self, now: datetime) -> None:
        """Begin with those whose host isn't being asked, as far as there is room."""
        left = []
        hosts = {_host(source) for source in self._running.values()}
        for source, health in self._waiting:
            host = _host(source)
            if len(self._running) < AT_ONCE and host not in hosts:
                hosts.add(host)
                self._running[asyncio.ensure_future(self._read(source, health, now))] = source
            else:
                left.append((source, health))
        self._waiting = left


def _host(source: Source) -> str:
    return urlsplit(source.address).netloc.lower() or source.id
