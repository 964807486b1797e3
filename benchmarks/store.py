"""What the store does in a second, on SQLite, beside the same without a shared commit.

python -m benchmarks.store
"""

from __future__ import annotations

import asyncio
import resource
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.notice import Audience, Notice, Priority
from bot.store.backup import backup
from bot.store.database import Database
from bot.store.deliveries import StoredDeliveries
from bot.store.migrate import migrate
from bot.store.open import open_database
from bot.store.outbox import StoredOutbox

NOW = datetime(2026, 5, 15, 18, tzinfo=UTC)
PENDING = 100_000
WRITES = 4_000


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder)
        database = await open_database("", state)
        await migrate(database)
        print(f"one commit a row, bare sqlite3:   {_alone(state / 'alone.db'):>9,.0f} rows/s")
        print(f"shared commits, {WRITES} at once:    {await _together(database):>9,.0f} transactions/s")
        await _fill(database)
        await database.close()
        database = await _opened(state)
        await _outbox(database)
        await _backup(database, state)
        await database.close()


def _alone(path: Path) -> float:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT)")
    started = time.perf_counter()
    for number in range(500):
        connection.execute("INSERT INTO facts VALUES (?, '')", (f"n{number}",))
    connection.close()
    return 500 / (time.perf_counter() - started)


async def _together(database: Database) -> float:
    started = time.perf_counter()
    await asyncio.gather(*(_write(database, f"n{number}") for number in range(WRITES)))
    return WRITES / (time.perf_counter() - started)


async def _write(database: Database, name: str) -> None:
    async with database.transaction() as transaction:
        await transaction.execute("INSERT INTO facts (name, value) VALUES (:name, '')", name=name)


async def _fill(database: Database) -> None:
    notices = [
        Notice("near", f"deadline:{n // 5}", f"{n % 5}", Audience("1", "2"), _due(n), Priority(n % 4))
        for n in range(PENDING)
    ]
    started = time.perf_counter()
    async with database.transaction() as unit:
        await StoredOutbox(database).put(unit, notices)
    print(f"{PENDING:,} notices put:           {time.perf_counter() - started:>9.2f} s")


def _due(number: int) -> datetime:
    """2,000 are due now, the others later."""
    return NOW + timedelta(seconds=number - 2000)


async def _opened(state: Path) -> Database:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    database = await open_database("", state)
    await migrate(database)
    await StoredDeliveries(database).next_due()
    took = time.perf_counter() - started
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"opened with {PENDING:,} pending:   {took:>9.3f} s, +{grown:.0f} MB")
    return database


async def _outbox(database: Database) -> None:
    deliveries = StoredDeliveries(database)
    print(f"next due, {PENDING:,} pending:     {await _each(deliveries.next_due, 500):>9.3f} ms")
    started, stalls = time.perf_counter(), _Stalls()
    claimed = 0
    async with asyncio.timeout(60):
        watching = asyncio.create_task(stalls.watch())
        while some := await deliveries.claim(NOW, 50, "bench"):
            claimed += len(some)
            await asyncio.gather(*(deliveries.sent(each.notice.id, "m", NOW) for each in some))
        watching.cancel()
    took = time.perf_counter() - started
    print(
        f"{claimed:,} due claimed and marked:     {took:>9.2f} s, loop stalled {stalls.longest * 1000:.0f} ms"
    )


async def _each(deed: Callable[[], Awaitable[object]], times: int) -> float:
    started = time.perf_counter()
    for _ in range(times):
        await deed()
    return (time.perf_counter() - started) / times * 1000


async def _backup(database: Database, state: Path) -> None:
    stalls: list[float] = []
    writing = asyncio.create_task(_writing(database, stalls))
    await asyncio.sleep(0.5)
    calm, started = max(stalls), time.perf_counter()
    stalls.clear()
    await backup(database, state / "copy.db")
    took = time.perf_counter() - started
    writing.cancel()
    size = (state / "copy.db").stat().st_size / 1e6
    print(f"backup of {size:.0f} MB under writes:      {took:>9.2f} s, {len(stalls)} commits meanwhile,")
    print(f"  longest commit {max(stalls) * 1000:.0f} ms (before it {calm * 1000:.0f} ms)")


async def _writing(database: Database, stalls: list[float]) -> None:
    number = 0
    while True:
        started = time.perf_counter()
        await _write(database, f"w{number}")
        stalls.append(time.perf_counter() - started)
        number += 1


class _Stalls:
    """How long the event loop could not go round."""

    def __init__(self) -> None:
        self.longest = 0.0

    async def watch(self) -> None:
        while True:
            started = time.perf_counter()
            await asyncio.sleep(0.001)
            self.longest = max(self.longest, time.perf_counter() - started - 0.001)


if __name__ == "__main__":
    asyncio.run(main())
