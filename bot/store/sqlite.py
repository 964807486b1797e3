"""SQLite behind the database port: one writer, a few readers, nothing lost at a crash."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import aiosqlite

from bot.domain.errors import UserError
from bot.store.database import Dialect, Row, Transaction, Value, storable
from bot.store.pen import Pen
from bot.store.sqlite_errors import is_busy, told

READERS = 3
PATIENCE = 30.0
"""Seconds that a transaction waits for another process to finish writing."""
BUSY_TIMEOUT = 5000
"""Milliseconds that SQLite itself waits, inside a connection's thread, before we ask again."""


async def open_sqlite(path: Path, readers: int = READERS, patience: float = PATIENCE) -> SqliteDatabase:
    """The database in a file, made where it is missing.

    Raise UserError where it is locked, can't be written, or isn't a database.
    """
    connections: list[aiosqlite.Connection] = []
    try:
        for _ in range(readers + 1):
            connections.append(await connect(path, patience))  # noqa: PERF401 - what is open must be closed
        for reader in connections[1:]:
            await reader.execute("PRAGMA query_only = ON")
    except BaseException:
        for connection in connections:
            await connection.close()
        raise
    return SqliteDatabase(path, connections[0], connections[1:], patience)


class SqliteDatabase:
    """One writing connection and some that only read, each in a thread of its own."""

    dialect = Dialect.SQLITE

    def __init__(
        self,
        path: Path,
        writer: aiosqlite.Connection,
        readers: Sequence[aiosqlite.Connection],
        patience: float,
    ) -> None:
        self.path = path
        self.connections = (writer, *readers)
        self._pen = Pen(writer, patience)
        self._idle: asyncio.LifoQueue[aiosqlite.Connection] = asyncio.LifoQueue()
        for reader in readers:
            self._idle.put_nowait(reader)

    async def rows(self, sql: str, **values: Value) -> Sequence[Row]:
        try:
            async with self._reader() as reader:
                found = await reader.execute_fetchall(sql, storable(values))
        except sqlite3.Error as error:
            raise told(error) from error
        return [dict(row) for row in found]

    async def row(self, sql: str, **values: Value) -> Row | None:
        found = await self.rows(sql, **values)
        return found[0] if found else None

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        return self._pen.transaction()

    async def close(self) -> None:
        await self._pen.close()
        for connection in reversed(self.connections):  # the writer last, that it may tidy up the log
            await connection.close()

    async def copy_into(self, file: Path) -> None:
        """Write what is committed now into a new file, and see it on the disk. Raise sqlite3's errors."""
        copying = await connect(self.path)
        try:
            await copying.execute("VACUUM INTO ?", (str(file),))
        finally:
            await copying.close()
        await asyncio.to_thread(_sync, file)

    @asynccontextmanager
    async def _reader(self) -> AsyncIterator[aiosqlite.Connection]:
        reader = await self._idle.get()
        try:
            yield reader
        finally:
            self._idle.put_nowait(reader)


async def connect(path: Path, patience: float = PATIENCE) -> aiosqlite.Connection:
    """A connection with every PRAGMA that we rely on. Raise UserError as `open_sqlite` does."""
    try:  # aiosqlite leaves its thread running behind a file that can't be opened, so ask before
        await asyncio.to_thread(lambda: sqlite3.connect(path).close())
    except sqlite3.Error as error:
        raise told(error) from error
    connection = await _opened(path)
    try:
        await _prepare(connection, patience)
    except BaseException as error:
        await connection.close()
        raise (told(error) if isinstance(error, Exception) else error) from error
    return connection


async def _opened(path: Path) -> aiosqlite.Connection:
    """Who is stopped meanwhile waits and closes it: its thread would outlive the loop that it tells."""
    opening = asyncio.ensure_future(aiosqlite.connect(path, isolation_level=None))
    try:
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        await (await opening).close()
        raise


async def _prepare(connection: aiosqlite.Connection, patience: float) -> None:
    connection.row_factory = sqlite3.Row
    await connection.execute(f"PRAGMA busy_timeout = {min(BUSY_TIMEOUT, round(patience * 1000))}")
    await connection.execute("PRAGMA foreign_keys = ON")
    await connection.execute("PRAGMA synchronous = FULL")
    await _log_ahead(connection, patience)


async def _log_ahead(connection: aiosqlite.Connection, patience: float) -> None:
    """Switch to WAL, for which SQLite doesn't wait by itself where another process does the same."""
    give_up = asyncio.get_running_loop().time() + patience
    while True:
        try:
            (mode,) = await connection.execute_fetchall("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not is_busy(error) or asyncio.get_running_loop().time() > give_up:
                raise
            await asyncio.sleep(0.01)
        else:
            break
    if mode[0] != "wal":
        raise UserError("database-readonly")


def _sync(file: Path) -> None:
    with file.open("rb") as opened:
        os.fsync(opened.fileno())
