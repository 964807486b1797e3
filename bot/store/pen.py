"""The one writer of an SQLite database: transactions that wait for one another share a commit.

SQLite writes to disk once a commit, whatever it holds. So transactions are taken one after the other inside
one BEGIN IMMEDIATE … COMMIT for as long as others wait, and each learns that it is kept after that COMMIT
only. Each but the first is a savepoint: where the first fails, all there is is undone.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager

import aiosqlite

from bot.store.database import Inside, Row, Transaction, Value, storable
from bot.store.sqlite_errors import is_busy, told

_LONGEST = 0.25
"""Seconds after which a commit is made although others wait, so that other processes have their turn."""


class Pen:
    """Hands its connection to one transaction after the other."""

    def __init__(self, connection: aiosqlite.Connection, patience: float) -> None:
        self._connection = connection
        self._patience = patience
        self._queue: asyncio.Queue[_Turn | None] = asyncio.Queue()
        self._inside = Inside()
        self._writing = asyncio.create_task(self._write())

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        if self._writing.done():
            message = "The database is closed."
            raise RuntimeError(message)
        with self._inside.once():
            turn = _Turn()
            self._queue.put_nowait(turn)
            try:
                await turn.ready
                yield _Writing(self._connection, turn)
            except BaseException:
                turn.end(well=False)
                raise
            turn.end(well=True)
            await turn.kept

    async def close(self) -> None:
        """Return once every transaction that waits has had its turn."""
        self._queue.put_nowait(None)
        await self._writing

    async def _write(self) -> None:
        while (turn := await self._queue.get()) is not None:
            try:
                await self._begin()
            except Exception as error:  # noqa: BLE001 - whatever it is, the one who waits is told
                turn.fail(error)
            else:
                await self._share(turn)

    async def _begin(self) -> None:
        """BEGIN IMMEDIATE, in which another process may be in our way for longer than SQLite waits."""
        give_up = asyncio.get_running_loop().time() + self._patience
        while True:
            try:
                await self._connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if not is_busy(error) or asyncio.get_running_loop().time() > give_up:
                    raise told(error) from error
                await asyncio.sleep(0.01)
            else:
                return

    async def _share(self, first: _Turn) -> None:
        """Take turns until nobody waits or time is up; then commit, and tell each whose turn ended well."""
        until = asyncio.get_running_loop().time() + _LONGEST
        kept: list[_Turn] = []
        turn: _Turn | None = first
        try:
            while turn is not None:
                kept.append(turn)
                if not await (self._take(turn) if turn is first else self._take_saved(turn)):
                    kept.pop()
                more = kept and asyncio.get_running_loop().time() < until
                turn = self._next() if more else None
            await self._connection.execute("COMMIT" if kept else "ROLLBACK")
        except Exception as error:  # noqa: BLE001 - whatever it is, those who wait are told
            await self._undo()
            for each in kept:
                each.fail(told(error))
        else:
            for each in kept:
                each.keep()

    def _next(self) -> _Turn | None:
        while not self._queue.empty():
            turn = self._queue.get_nowait()
            if turn is None:  # closing: leave it for the loop outside
                self._queue.put_nowait(None)
                return None
            if not turn.ended:
                return turn
        return None

    async def _take(self, turn: _Turn) -> bool:
        """Whether the turn ended well."""
        turn.begin()
        well = await turn.done
        if not self._connection.in_transaction:  # SQLite undoes everything where the disk is full
            raise turn.error or sqlite3.OperationalError("the transaction was undone")
        return well

    async def _take_saved(self, turn: _Turn) -> bool:
        """The same; what it wrote is undone where it didn't."""
        await self._connection.execute("SAVEPOINT turn")
        if not (well := await self._take(turn)):
            await self._connection.execute("ROLLBACK TO turn")
        await self._connection.execute("RELEASE turn")
        return well

    async def _undo(self) -> None:
        if self._connection.in_transaction:
            await self._connection.execute("ROLLBACK")


class _Turn:
    """One transaction's place in the queue. Whoever waits for it may be cancelled at any moment."""

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self.ready: asyncio.Future[None] = loop.create_future()
        self.done: asyncio.Future[bool] = loop.create_future()
        self.kept: asyncio.Future[None] = loop.create_future()
        self.error: Exception | None = None

    @property
    def ended(self) -> bool:
        return self.done.done()

    def begin(self) -> None:
        if not self.ready.done():
            self.ready.set_result(None)

    def end(self, *, well: bool) -> None:
        if not self.done.done():
            self.done.set_result(well)

    def keep(self) -> None:
        if not self.kept.done():
            self.kept.set_result(None)

    def fail(self, error: Exception) -> None:
        if not self.ended:
            waited_for = self.ready
        elif self.done.result():
            waited_for = self.kept
        else:
            return  # it left with an error of its own and waits for nothing
        if not waited_for.done():
            waited_for.set_exception(error)


class _Writing:
    """The transaction as its block sees it; of no more use once the block has ended."""

    def __init__(self, connection: aiosqlite.Connection, turn: _Turn) -> None:
        self._connection = connection
        self._turn = turn

    async def rows(self, sql: str, **values: Value) -> Sequence[Row]:
        with self._telling():
            found = await self._connection.execute_fetchall(sql, storable(values))
        return [dict(row) for row in found]

    async def row(self, sql: str, **values: Value) -> Row | None:
        found = await self.rows(sql, **values)
        return found[0] if found else None

    async def execute(self, sql: str, **values: Value) -> int:
        with self._telling():
            cursor = await self._connection.execute(sql, storable(values))
        return max(cursor.rowcount, 0)

    async def execute_many(self, sql: str, values: Sequence[Mapping[str, Value]]) -> None:
        with self._telling():
            await self._connection.executemany(sql, [storable(each) for each in values])

    @contextmanager
    def _telling(self) -> Iterator[None]:
        if self._turn.ended:
            message = "This transaction has ended."
            raise RuntimeError(message)
        try:
            yield
        except sqlite3.Error as error:
            self._turn.error = told(error)
            raise self._turn.error from error
