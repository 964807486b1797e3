"""What changed in the library, in order, for the search indexes that follow it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from bot.services.changes import Change, LibraryState
from bot.store.clauses import HELD, held_clause, number
from bot.store.database import Database


class LibraryChanges:
    """The Changes port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def changes(self, after: int, limit: int) -> Sequence[Change]:
        """At most `limit` changes numbered higher than `after`, in their order, one a clause."""
        rows = await self._database.rows(
            HELD + "WHERE c.seq > :after ORDER BY c.seq LIMIT :limit", after=after, limit=limit
        )
        return [
            Change(
                seq=number(row["seq"]),
                ref=str(row["ref"]),
                held=held_clause(row) if row["held"] else None,
                chapeau=str(row["chapeau"]),
            )
            for row in rows
        ]

    async def state(self) -> LibraryState:
        """How far the library has come; the first time that this is asked the library gets its name."""
        row = await self._database.row(_STATE)
        while row is None:
            async with self._database.transaction() as transaction:
                await transaction.execute(_NAME, name=uuid4().hex)
            row = await self._database.row(_STATE)
        return LibraryState(str(row["name"]), number(row["last"]), number(row["held"]))


_NAME = "INSERT INTO facts (name, value) VALUES ('library', :name) ON CONFLICT (name) DO NOTHING"
_STATE = """
    SELECT value AS name, (SELECT COALESCE(MAX(seq), 0) FROM clauses) AS last,
           (SELECT COUNT(*) FROM clauses WHERE held = 1) AS held
    FROM facts WHERE name = 'library'"""
