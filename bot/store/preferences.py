"""What people, delegations, channels and servers chose: language, zone, quiet hours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.store.database import Database, listed


class StoredPreferences:
    """The Preferences port. An owner is `person:<id>`, `delegation:<id>`, `channel:<id>` or `guild:<id>`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def choices(self, owners: Sequence[str], name: str) -> Mapping[str, str]:
        """The values of one preference by owner, in the order of `owners`, for those that chose one."""
        sql, values = listed(
            "SELECT owner, value FROM preferences WHERE owner IN (:owners) AND name = :name", "owners", owners
        )
        found = {
            str(row["owner"]): str(row["value"])
            for row in await self._database.rows(sql, name=name, **values)
        }
        return {owner: found[owner] for owner in owners if owner in found}

    async def chosen(self, name: str) -> Mapping[str, str]:
        rows = await self._database.rows(
            "SELECT owner, value FROM preferences WHERE name = :name ORDER BY owner", name=name
        )
        return {str(row["owner"]): str(row["value"]) for row in rows}

    async def choose(self, owner: str, name: str, value: str) -> None:
        """Keep a choice; an empty value forgets it."""
        async with self._database.transaction() as transaction:
            await transaction.execute(_CHOOSE if value else _UNCHOOSE, owner=owner, name=name, value=value)

    async def forget(self, owner: str) -> int:
        """Forget all that an owner chose; how many choices that were."""
        async with self._database.transaction() as transaction:
            return await transaction.execute("DELETE FROM preferences WHERE owner = :owner", owner=owner)


_UNCHOOSE = "DELETE FROM preferences WHERE owner = :owner AND name = :name"
_CHOOSE = """
    INSERT INTO preferences (owner, name, value) VALUES (:owner, :name, :value)
    ON CONFLICT (owner, name) DO UPDATE SET value = excluded.value"""
