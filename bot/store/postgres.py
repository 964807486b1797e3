"""PostgreSQL behind the database port: a pool of asyncpg connections."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager

import asyncpg

from bot.domain.errors import UserError
from bot.store.database import ConflictError, Dialect, Inside, Row, Transaction, Value, storable
from bot.store.placeholders import numbered

LARGEST = 8
"""Connections that the pool opens at most."""
_LONGEST = 60.0  # seconds for one statement


async def open_postgres(url: str, largest: int = LARGEST) -> PostgresDatabase:
    """The database at an address. Raise asyncpg's and the network's errors where it can't be had."""
    pool = await asyncpg.create_pool(
        url,
        min_size=1,
        max_size=largest,
        init=_prepare,
        reset=_as_it_is,
        timeout=10,
        command_timeout=_LONGEST,
    )
    return PostgresDatabase(pool)


class PostgresDatabase:
    """Statements on whichever connection is idle; a transaction keeps one for itself."""

    dialect = Dialect.POSTGRESQL

    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool
        self._inside = Inside()

    async def rows(self, sql: str, **values: Value) -> Sequence[Row]:
        try:
            return await self._rows(sql, values)
        except (asyncpg.PostgresConnectionError, asyncpg.AdminShutdownError, ConnectionError):
            return await self._rows(sql, values)  # the server was started again: reading twice does no harm

    async def row(self, sql: str, **values: Value) -> Row | None:
        found = await self.rows(sql, **values)
        return found[0] if found else None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        with self._inside.once(), _telling():
            async with self._pool.acquire() as connection, connection.transaction():
                yield _Writing(connection)

    async def close(self) -> None:
        await self._pool.close()

    async def _rows(self, sql: str, values: Mapping[str, Value]) -> Sequence[Row]:
        query = numbered(sql)
        found = await self._pool.fetch(query.sql, *query.arguments(storable(values)))
        return [dict(record) for record in found]


class _Writing:
    """The transaction as its block sees it."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection

    async def rows(self, sql: str, **values: Value) -> Sequence[Row]:
        query = numbered(sql)
        found = await self._connection.fetch(query.sql, *query.arguments(storable(values)))
        return [dict(record) for record in found]

    async def row(self, sql: str, **values: Value) -> Row | None:
        found = await self.rows(sql, **values)
        return found[0] if found else None

    async def execute(self, sql: str, **values: Value) -> int:
        query = numbered(sql)
        status = await self._connection.execute(query.sql, *query.arguments(storable(values)))
        changed = status.rpartition(" ")[2]
        return int(changed) if changed.isdecimal() else 0

    async def execute_many(self, sql: str, values: Sequence[Mapping[str, Value]]) -> None:
        query = numbered(sql)
        await self._connection.executemany(query.sql, [query.arguments(storable(each)) for each in values])


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except (asyncpg.SerializationError, asyncpg.DeadlockDetectedError) as error:
        raise ConflictError(str(error)) from error
    except asyncpg.DiskFullError as error:
        raise UserError("disk-full") from error
    except asyncpg.ReadOnlySQLTransactionError as error:
        raise UserError("database-readonly") from error


async def _prepare(connection: asyncpg.Connection) -> None:
    """NUMERIC, which SUM gives for BIGINT, as the whole number that SQLite gives."""
    await connection.set_type_codec(
        "numeric", schema="pg_catalog", encoder=str, decoder=_number, format="text"
    )


async def _as_it_is(_connection: asyncpg.Connection) -> None:
    """Nothing outlives a transaction on a connection of ours, and asyncpg itself has ended that: what it
    would send besides to wipe the session takes as long as a statement, after each.
    """


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)
