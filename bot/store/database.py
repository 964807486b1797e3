"""The database port: one way to read and write, whichever database is behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Protocol

Value = str | int | float | bytes | None
"""What a column holds: text, BIGINT (times are UTC seconds, booleans 0 or 1), REAL, BYTEA/BLOB, NULL."""

Row = Mapping[str, Value]


class Queries(Protocol):
    """Reading. SQL is written once for both databases, with `:name` for values."""

    async def rows(self, sql: str, **values: Value) -> Sequence[Row]:
        """Every row that the statement gives."""
        ...

    async def row(self, sql: str, **values: Value) -> Row | None:
        """Its first row, or None."""
        ...


class Transaction(Queries, Protocol):
    """Reading and writing that takes effect together or not at all."""

    async def execute(self, sql: str, **values: Value) -> int:
        """Run one statement; the number of rows that it changed."""
        ...

    async def execute_many(self, sql: str, values: Sequence[Mapping[str, Value]]) -> None:
        """Run one statement for each set of values."""
        ...


class Database(Queries, Protocol):
    """Either database. Reads see what is committed; writes go through `transaction()`.

    Nothing may await Discord or the network inside a transaction.
    """

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """Everything inside is committed when the block ends well, and undone when it raises."""
        ...

    async def close(self) -> None: ...
