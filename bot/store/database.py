"""The database port: one way to read and write, whichever database is behind it.

SQL is written once, in what SQLite 3.35 and PostgreSQL 15 both understand: derived text keys, ON CONFLICT,
RETURNING, `:name` for values, CAST where a value's type can't be seen. Both compare texts byte by byte.
"""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager
from enum import Enum
from typing import Protocol, TypeVar, cast

from bot.services.ports import Unit

Value = str | int | float | bytes | None
"""What a column holds: text, BIGINT (times are UTC seconds, booleans 0 or 1), DOUBLE PRECISION, BYTEA/BLOB,
NULL. A NUL character or a lone surrogate in a text, which PostgreSQL refuses, is kept as U+FFFD."""

Row = Mapping[str, Value]
T = TypeVar("T")


class Dialect(Enum):
    """Which database it is, for the two or three statements that can't be the same for both."""

    SQLITE = "SQLite"
    POSTGRESQL = "PostgreSQL"


class ConflictError(Exception):
    """The database undid a transaction because of another one: the same work may be tried again."""


class Queries(Protocol):
    """Reading. SQL is written once for both databases, with `:name` for values."""

    async def rows(self, sql: str, **values: Value) -> Sequence[Row]:
        """Every row that the statement gives."""
        ...

    async def row(self, sql: str, **values: Value) -> Row | None:
        """Its first row, or None."""
        ...


class Transaction(Queries, Protocol):
    """Reading and writing that takes effect together or not at all.

    An error that a statement raises must leave the block: PostgreSQL takes no more statements after it.
    """

    async def execute(self, sql: str, **values: Value) -> int:
        """Run one statement; the number of rows that it changed. What RETURNING gives is had by `rows`."""
        ...

    async def execute_many(self, sql: str, values: Sequence[Mapping[str, Value]]) -> None:
        """Run one statement for each set of values."""
        ...


class Database(Queries, Protocol):
    """Either database. Reads see what is committed; writes go through `transaction()`.

    Nothing may await Discord or the network inside a transaction: SQLite has one writer. A full disk, a
    locked or read-only file raise UserError; a deadlock on PostgreSQL raises ConflictError.
    """

    @property
    def dialect(self) -> Dialect: ...

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """Everything inside is committed when the block ends well, and undone when it raises.

        Raise RuntimeError where the same task is inside a transaction already.
        """
        ...

    async def close(self) -> None:
        """Wait for the transactions under way, then let go of the database."""
        ...


async def retrying(database: Database, deed: Callable[[Transaction], Awaitable[T]], tries: int = 5) -> T:
    """Do a deed in a transaction of its own, again where another transaction was in its way.

    The deed must depend on nothing but what it reads inside. Raise ConflictError after the last try.
    """
    for attempt in range(1, tries):
        try:
            async with database.transaction() as transaction:
                return await deed(transaction)
        except ConflictError:
            await asyncio.sleep(random.uniform(0.01, 0.05) * attempt)  # noqa: S311 - only to part the two
    async with database.transaction() as transaction:
        return await deed(transaction)


class Inside:
    """Which tasks are inside a transaction: a second one in the same task would wait for the first."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[object] | None] = set()

    @contextmanager
    def once(self) -> Iterator[None]:
        """Raise RuntimeError where this task is inside already."""
        task = asyncio.current_task()
        if task in self._tasks:
            message = "This task is inside a transaction already."
            raise RuntimeError(message)
        self._tasks.add(task)
        try:
            yield
        finally:
            self._tasks.discard(task)


def within(unit: Unit) -> Transaction:
    """The transaction that a service opened and handed on."""
    return cast("Transaction", unit)


def listed(sql: str, name: str, values: Sequence[Value]) -> tuple[str, dict[str, Value]]:
    """The statement with `(:name)` widened to as many places as there are values, and the values named."""
    named = {f"{name}_{number}": value for number, value in enumerate(values)}
    places = ", ".join(f":{place}" for place in named)
    return sql.replace(f"(:{name})", f"({places or 'NULL'})"), named


def storable(values: Mapping[str, Value]) -> Mapping[str, Value]:
    """The values with every text such that both databases take it."""
    if not any(isinstance(value, str) and _REFUSED.search(value) for value in values.values()):
        return values
    return {
        name: _REFUSED.sub("\ufffd", value) if isinstance(value, str) else value
        for name, value in values.items()
    }


_REFUSED = re.compile("[\x00\ud800-\udfff]")
