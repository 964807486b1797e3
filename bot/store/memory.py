"""What the bot remembers of itself between runs, such as which commands Discord was told."""

from __future__ import annotations

from bot.store.database import Database


class StoredMemory:
    """Names and values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def recall(self, name: str) -> str:
        """The value remembered, "" where there is none."""
        row = await self._database.row("SELECT value FROM facts WHERE name = :name", name=name)
        return str(row["value"]) if row else ""

    async def remember(self, name: str, value: str) -> None:
        async with self._database.transaction() as transaction:
            await transaction.execute(
                """INSERT INTO facts (name, value) VALUES (:name, :value)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value""",
                name=name,
                value=value,
            )
