"""A round reads what is due, and what becomes due while a slow place is read doesn't wait for that."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast

from bot.domain.source import Health, Source, SourceKind
from bot.services.posting_ports import SourceShelf
from bot.services.rounds import AT_ONCE, Round
from tests.postings import NOON

EVERY = timedelta(minutes=1)


@dataclass
class Shelf:
    """When each source is to be read next."""

    next: dict[str, datetime] = field(default_factory=dict)

    def source(self, name: str) -> Source:
        host = f"{name.partition('-')[0]}.example"
        return Source(name, SourceKind.FEED, f"https://{host}/{name}", every=EVERY)

    async def due(
        self, now: datetime, limit: int, *, folders: bool = False
    ) -> Sequence[tuple[Source, Health]]:
        found = sorted((at, name) for name, at in self.next.items() if at <= now)
        return [(self.source(name), Health(at)) for at, name in found[:limit]]


@dataclass
class Reader:
    """Reads at once; what hangs waits for `enough` readings, and until then each takes a minute."""

    shelf: Shelf
    hanging: frozenset[str] = frozenset()
    read: list[tuple[str, datetime]] = field(default_factory=list)
    together: set[str] = field(default_factory=set)
    minutes: int = 0
    done: asyncio.Event = field(default_factory=asyncio.Event)
    enough: int = 10**6

    async def __call__(self, source: Source, health: Health, now: datetime) -> int:
        assert source.id not in self.together
        self.together.add(source.id)
        self.shelf.next[source.id] = now + EVERY
        self.read.append((source.id, now))
        if len(self.read) >= self.enough:
            self.done.set()
        if source.id in self.hanging:
            await self.done.wait()
        else:
            await asyncio.sleep(0)
        self.minutes += source.id not in self.hanging and not self.done.is_set()
        self.together.discard(source.id)
        return 1

    def ticking(self) -> float:
        return 60.0 * self.minutes


async def rounds(shelf: Shelf, reader: Reader) -> int:
    async with asyncio.timeout(5):
        turn = Round(cast(SourceShelf, shelf), reader, reader.ticking)
        return await turn.run(NOON, folders=False)


async def test_a_slow_place_holds_up_no_other_however_long_it_takes() -> None:
    shelf = Shelf({"slow": NOON, "slow-2": NOON, "quick": NOON})
    reader = Reader(shelf, frozenset({"slow"}), enough=12)

    await rounds(shelf, reader)

    quick = [at for name, at in reader.read if name == "quick"]
    assert len(quick) >= 10
    assert quick == sorted(set(quick))


async def test_every_source_that_is_due_is_read_once_and_never_two_of_a_host_together() -> None:
    shelf = Shelf({f"h{number % 5}-{number}": NOON for number in range(600)})
    reader = Reader(shelf)
    most = 0

    async def read(source: Source, health: Health, now: datetime) -> int:
        nonlocal most
        hosts = [name.partition("-")[0] for name in reader.together]
        most = max(most, len(hosts) + 1)
        assert source.id.partition("-")[0] not in hosts
        return await reader(source, health, now)

    async with asyncio.timeout(5):
        total = await Round(cast(SourceShelf, shelf), read, lambda: 0.0).run(NOON, folders=False)

    assert total == 600
    assert sorted(name for name, _ in reader.read) == sorted(shelf.next)
    assert most <= AT_ONCE
