"""What only SQLite needs: PRAGMAs, several processes on one file, a full disk."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot.domain.errors import UserError
from bot.store.sqlite import SqliteDatabase, open_sqlite

PRAGMAS = {"journal_mode": "wal", "busy_timeout": 5000, "foreign_keys": 1, "synchronous": 2}

WRITER = """
import asyncio, sys
from pathlib import Path
from bot.store.sqlite import open_sqlite

async def main(path, name):
    database = await open_sqlite(Path(path))
    async with database.transaction() as transaction:
        await transaction.execute("CREATE TABLE IF NOT EXISTS things (name TEXT PRIMARY KEY, number BIGINT)")
    for number in range(150):
        async with database.transaction() as transaction:
            await transaction.execute("INSERT INTO things VALUES (:name, 1)", name=f"{name}{number}")
    await database.close()

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    database = await open_sqlite(tmp_path / "x.db")
    async with database.transaction() as transaction:
        await transaction.execute("CREATE TABLE things (name TEXT PRIMARY KEY, number BIGINT)")
    yield database
    await database.close()


@pytest.mark.parametrize("pragma", sorted(PRAGMAS))
async def test_every_connection_has_the_pragmas_we_rely_on(database: SqliteDatabase, pragma: str) -> None:
    for connection in database.connections:
        (row,) = await connection.execute_fetchall(f"PRAGMA {pragma}")

        assert row[0] == PRAGMAS[pragma]


async def test_readers_cannot_write(database: SqliteDatabase) -> None:
    with pytest.raises(UserError, match="readonly"):
        await database.rows("INSERT INTO things VALUES ('a', 1) RETURNING name")


async def test_three_processes_write_at_once_without_a_lock_error(tmp_path: Path) -> None:
    path = tmp_path / "shared.db"
    writers = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", WRITER, str(path), name, stderr=asyncio.subprocess.PIPE
        )
        for name in ("a", "b", "c")
    ]
    said = [(await writer.communicate())[1].decode() for writer in writers]
    database = await open_sqlite(path)
    row = await database.row("SELECT COUNT(*) AS count FROM things")
    await database.close()

    assert said == ["", "", ""]
    assert row == {"count": 450}


async def test_waiting_transactions_share_commits(database: SqliteDatabase) -> None:
    commits: list[str] = []

    def heard(statement: str) -> None:
        if statement == "COMMIT":
            commits.append(statement)

    async def write(number: int) -> None:
        async with database.transaction() as transaction:
            await transaction.execute("INSERT INTO things VALUES (:n, 1)", n=str(number))

    await database.connections[0].set_trace_callback(heard)
    await asyncio.gather(*(write(number) for number in range(200)))

    assert len(commits) <= 20


async def test_readers_do_not_wait_for_the_writer(database: SqliteDatabase) -> None:
    async with database.transaction() as transaction:
        await transaction.execute("INSERT INTO things VALUES ('a', 1)")
        started = time.perf_counter()

        rows = await asyncio.gather(*(database.rows("SELECT name FROM things") for _ in range(10)))

    assert rows == [[]] * 10
    assert time.perf_counter() - started < 1


async def test_a_full_disk_is_said_and_what_was_there_is_whole(database: SqliteDatabase) -> None:
    async def write(name: str, size: int) -> None:
        async with database.transaction() as transaction:
            await transaction.execute("INSERT INTO things VALUES (:name, 1)", name=name * size)

    await write("a", 1)
    await database.connections[0].execute("PRAGMA max_page_count = 20")
    ended = await asyncio.gather(write("b", 1), write("c", 200_000), write("d", 1), return_exceptions=True)

    assert {end.key for end in ended if isinstance(end, UserError)} == {"disk-full"}
    assert await database.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    kept = {row["name"] for row in await database.rows("SELECT name FROM things")}
    told = {name for name, end in zip("bcd", ended, strict=True) if end is None}
    assert kept == {"a"} | told


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process")
async def test_a_disk_without_room_for_opening_is_said_to_be_full(tmp_path: Path) -> None:
    import resource

    await (await open_sqlite(tmp_path / "full.db")).close()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
    try:
        with pytest.raises(UserError, match="disk-full"):
            await open_sqlite(tmp_path / "full.db")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def test_a_database_that_another_program_holds_is_said_to_be_locked(database: SqliteDatabase) -> None:
    other = await open_sqlite(database.path, patience=0.1)
    async with database.transaction():
        with pytest.raises(UserError, match="locked"):
            async with other.transaction():
                pass
    async with other.transaction() as transaction:
        await transaction.execute("INSERT INTO things VALUES ('after', 1)")
    await other.close()

    assert await database.rows("SELECT name FROM things") == [{"name": "after"}]


@pytest.mark.parametrize("turns", range(0, 40, 2))
def test_who_is_stopped_while_it_opens_leaves_no_thread(
    tmp_path: Path, turns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[object] = []
    monkeypatch.setattr(threading, "excepthook", faults.append)
    before = set(threading.enumerate())

    async def stopped() -> None:
        opening = asyncio.create_task(open_sqlite(tmp_path / "a.db"))
        for _ in range(turns):
            await asyncio.sleep(0)
        opening.cancel()
        with suppress(asyncio.CancelledError):
            await (await opening).close()

    asyncio.run(stopped())
    left = set(threading.enumerate()) - before
    for thread in left:
        thread.join(5)

    assert not faults
