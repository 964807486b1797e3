"""What the bot stands on, examined: state folder, database, library, search index."""

from __future__ import annotations

import os
from pathlib import Path

from bot.services.changes import Changes
from bot.services.health import Check
from bot.services.ports import Search
from bot.store.database import Database


class Condition:
    """The Condition port of services.health."""

    def __init__(self, state: Path, database: Database, changes: Changes, search: Search) -> None:
        self._state = state
        self._database = database
        self._changes = changes
        self._search = search

    async def state(self) -> Check:
        """Whether the state folder can be written."""
        path = str(self._state.resolve())
        if os.access(self._state, os.W_OK | os.X_OK):
            return Check("check-state", well=True, details={"path": path})
        return Check("check-state-wrong", well=False, details={"path": path})

    async def database(self) -> Check:
        """Which database it is, and the last migration that it took."""
        row = await self._database.row("SELECT MAX(number) AS number FROM migrations")
        version = row["number"] if row else 0
        return Check("check-database", True, {"kind": self._database.dialect.value, "version": version})

    async def library(self) -> Check:
        """How much is held."""
        row = await self._database.row("SELECT COUNT(*) AS number FROM expressions")
        held = (await self._changes.state()).held
        return Check("check-library", True, {"documents": row["number"] if row else 0, "clauses": held})

    async def search(self) -> Check:
        """Whether the index has taken in everything; it is brought up to date by asking."""
        await self._search.refresh()
        return Check("check-search", well=True)
