"""Agendas of meetings: their items, and the documents under each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.meeting import Item, Paper, Removal
from bot.services.ports import Unit
from bot.store.database import Database, Value, within
from bot.store.moments import seconds


class StoredAgendas:
    """The AgendaShelf port. What is taken away stays in its row, with the time of that."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def list_item(self, unit: Unit, item: Item) -> None:
        await within(unit).execute(_ITEM, event=item.event, label=item.label, title=item.title)

    async def assign(self, unit: Unit, paper: Paper) -> None:
        await within(unit).execute(
            _PAPER,
            event=paper.event,
            label=paper.label,
            document=paper.document,
            submitter=paper.submitter,
        )

    async def items(self, event: str) -> Sequence[Item]:
        sql = "SELECT * FROM agenda_items WHERE event = :event AND removed IS NULL"
        rows = await self._database.rows(sql, event=event)
        return [Item(str(row["event"]), str(row["label"]), str(row["title"])) for row in rows]

    async def papers(self, event: str) -> Sequence[Paper]:
        sql = "SELECT * FROM agenda_papers WHERE event = :event AND removed IS NULL ORDER BY label, document"
        rows = await self._database.rows(sql, event=event)
        return [
            Paper(str(row["event"]), str(row["label"]), str(row["document"]), str(row["submitter"]))
            for row in rows
        ]

    async def remove(self, unit: Unit, removal: Removal, at: datetime) -> bool:
        values: dict[str, Value] = {"event": removal.event, "at": seconds(at)}
        values |= {"label": removal.label} if removal.label else {}
        values |= {"document": removal.document} if removal.document else {}
        sql = _REMOVE_PAPER if removal.document else _REMOVE_ITEM if removal.label else _REMOVE_EVENT
        return bool(await within(unit).execute(sql, **values))

    async def restore(self, unit: Unit, event: str, at: datetime) -> int:
        each = within(unit)
        return sum([await each.execute(sql, event=event, at=seconds(at)) for sql in _RESTORE])


_ITEM = """
INSERT INTO agenda_items (event, label, title, removed) VALUES (:event, :label, :title, NULL)
ON CONFLICT (event, label) DO UPDATE SET title = excluded.title, removed = NULL
"""
_PAPER = """
INSERT INTO agenda_papers (event, label, document, submitter, removed)
VALUES (:event, :label, :document, :submitter, NULL)
ON CONFLICT (event, label, document) DO UPDATE SET submitter = excluded.submitter, removed = NULL
"""
_REMOVE_EVENT = "UPDATE events SET removed = :at WHERE id = :event"
_REMOVE_ITEM = "UPDATE agenda_items SET removed = :at WHERE event = :event AND label = :label"
_REMOVE_PAPER = """
UPDATE agenda_papers SET removed = :at WHERE event = :event AND label = :label AND document = :document
"""
_RESTORE = (
    "UPDATE events SET removed = NULL WHERE id = :event AND removed = :at",
    "UPDATE agenda_items SET removed = NULL WHERE event = :event AND removed = :at",
    "UPDATE agenda_papers SET removed = NULL WHERE event = :event AND removed = :at",
)
