"""Which document's language versions an event waits for."""

from __future__ import annotations

from collections.abc import Sequence

from bot.services.ports import Unit
from bot.store.database import Database, within


class StoredTexts:
    """The TextShelf port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def bind(self, unit: Unit, event: str, document: str) -> None:
        await within(unit).execute(_BIND, event=event, document=document)

    async def bound(self) -> Sequence[tuple[str, str, str]]:
        rows = await self._database.rows(_BOUND)
        return [(str(row["guild"]), str(row["id"]), str(row["document"])) for row in rows]


_BIND = """
INSERT INTO event_documents (event, document) VALUES (:event, :document)
ON CONFLICT (event) DO UPDATE SET document = excluded.document
"""
_BOUND = """
SELECT events.guild, events.id, event_documents.document FROM event_documents
JOIN events ON events.id = event_documents.event
WHERE events.removed IS NULL ORDER BY events.id
"""
