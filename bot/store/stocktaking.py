"""Entries of stocktaking databases and mapping matrices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.stocktaking import Entry
from bot.services.ports import Unit
from bot.store.database import Database, Row, within


class StoredStocktaking:
    """The EntryShelf port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, unit: Unit, entries: Sequence[Entry], origin: str) -> None:
        await within(unit).execute_many(_PUT, [_values(each) | {"origin": origin} for each in entries])

    async def entries(self) -> Sequence[Entry]:
        rows = await self._database.rows("SELECT * FROM stocktaking ORDER BY year DESC, title, id")
        return [_entry(row) for row in rows]

    async def locked(self, unit: Unit) -> Mapping[str, Entry]:
        rows = await within(unit).rows("SELECT * FROM stocktaking")
        return {str(row["id"]): _entry(row) for row in rows}


def _values(entry: Entry) -> dict[str, str | int | None]:
    return {
        "id": entry.id,
        "title": entry.title,
        "year": entry.year,
        "body": entry.body,
        "country": entry.country,
        "action_lines": " ".join(map(str, entry.lines)),
        "goals": " ".join(map(str, entry.goals)),
        "objectives": " ".join(map(str, entry.objectives)),
        "link": entry.link,
    }


def _entry(row: Row) -> Entry:
    return Entry(
        str(row["title"]),
        None if row["year"] is None else int(str(row["year"])),
        str(row["body"]),
        str(row["country"]),
        _numbers(row["action_lines"]),
        _numbers(row["goals"]),
        _numbers(row["objectives"]),
        str(row["link"]),
    )


def _numbers(value: object) -> tuple[int, ...]:
    return tuple(int(each) for each in str(value).split())


_PUT = """
INSERT INTO stocktaking (id, title, year, body, country, action_lines, goals, objectives, link, origin)
VALUES (:id, :title, :year, :body, :country, :action_lines, :goals, :objectives, :link, :origin)
ON CONFLICT (id) DO UPDATE SET title = excluded.title, action_lines = excluded.action_lines,
    goals = excluded.goals, objectives = excluded.objectives, link = excluded.link, origin = excluded.origin
"""
