"""The events that deadlines are counted from, and what people are being asked about."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.deadline_rules import Event
from bot.domain.event_changes import Days, EventChange
from bot.domain.language import Language
from bot.services.deadline_ports import Draft
from bot.services.ports import Unit
from bot.store.database import Database, Row, within

KEPT = timedelta(days=1)
"""For how long a draft waits for its person."""


class StoredEvents:
    """The Events port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, unit: Unit, event: Event, channel: str) -> None:
        complete = _times(event.complete)
        await within(unit).execute(
            _KEEP,
            id=event.id,
            guild=event.guild,
            kind=event.kind,
            title=event.title,
            opens=event.opens.isoformat(),
            zone=event.zone,
            complete=json.dumps(complete, sort_keys=True),
            channel=channel,
            clock=f"{event.clock:%H:%M}" if event.clock else "",
            place=event.place,
        )

    async def locked(self, unit: Unit, guild: str, event: str) -> tuple[Event, str] | None:
        rows = await within(unit).rows(_LOCK, guild=guild, id=event)
        return (_event(rows[0]), str(rows[0]["channel"])) if rows else None

    async def note(self, unit: Unit, change: EventChange) -> None:
        await within(unit).execute(
            _NOTE,
            event=change.event,
            number=change.number,
            at=int(change.at.timestamp()),
            who=change.by,
            reason=change.reason,
            before=_written(change.before),
            after=_written(change.after),
            takes_back=change.takes_back,
            deed=change.deed,
        )

    async def record(self, unit: Unit, event: str) -> Sequence[EventChange]:
        return [_change(row) for row in await within(unit).rows(_RECORD, event=event)]

    async def event(self, guild: str, event: str) -> Event | None:
        sql = "SELECT * FROM events WHERE id = :id AND guild = :guild AND removed IS NULL"
        row = await self._database.row(sql, guild=guild, id=event)
        return _event(row) if row else None

    async def events(self, guild: str) -> Sequence[Event]:
        sql = "SELECT * FROM events WHERE guild = :guild AND removed IS NULL ORDER BY opens DESC, id"
        return [_event(row) for row in await self._database.rows(sql, guild=guild)]

    async def everywhere(self) -> Sequence[Event]:
        sql = "SELECT * FROM events WHERE removed IS NULL ORDER BY guild, id"
        return [_event(row) for row in await self._database.rows(sql)]


class StoredDrafts:
    """The Drafts port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, draft: Draft) -> None:
        made = int(draft.made.timestamp())
        async with self._database.transaction() as transaction:
            await transaction.execute(
                "DELETE FROM drafts WHERE made < :before", before=made - KEPT // timedelta(seconds=1)
            )
            await transaction.execute(
                _KEEP_DRAFT,
                id=draft.id,
                guild=draft.guild,
                who=draft.by,
                details=json.dumps(dict(draft.details), ensure_ascii=False),
                made=made,
            )

    async def draft(self, guild: str, draft: str) -> Draft | None:
        row = await self._database.row(
            "SELECT * FROM drafts WHERE id = :id AND guild = :guild", id=draft, guild=guild
        )
        if row is None:
            return None
        details = {str(key): str(value) for key, value in json.loads(str(row["details"])).items()}
        made = datetime.fromtimestamp(int(str(row["made"])), UTC)
        return Draft(str(row["id"]), str(row["guild"]), str(row["who"]), made, details)


def _written(days: Days) -> str:
    told: dict[str, object] = {"opens": days.opens.isoformat(), "complete": _times(days.complete)}
    told["clock"] = f"{days.clock:%H:%M}" if days.clock else ""
    return json.dumps(told, sort_keys=True)


def _times(complete: Mapping[Language, datetime]) -> dict[str, int]:
    return {language.value: int(at.timestamp()) for language, at in complete.items()}


def _languages(times: Mapping[str, int]) -> dict[Language, datetime]:
    return {Language(language): datetime.fromtimestamp(at, UTC) for language, at in times.items()}


def _days(written: object) -> Days:
    told = json.loads(str(written))
    clock = time.fromisoformat(told["clock"]) if told["clock"] else None
    return Days(date.fromisoformat(told["opens"]), _languages(told["complete"]), clock)


def _change(row: Row) -> EventChange:
    return EventChange(
        event=str(row["event"]),
        number=int(str(row["number"])),
        at=datetime.fromtimestamp(int(str(row["at"])), UTC),
        by=str(row["who"]),
        reason=str(row["reason"]),
        before=_days(row["before_days"]),
        after=_days(row["after_days"]),
        deed=str(row["deed"]),
        takes_back=int(str(row["takes_back"])),
    )


def _event(row: Row) -> Event:
    complete = _languages(json.loads(str(row["complete"])))
    return Event(
        str(row["id"]),
        str(row["guild"]),
        str(row["kind"]),
        str(row["title"]),
        date.fromisoformat(str(row["opens"])),
        str(row["zone"]),
        complete,
        time.fromisoformat(str(row["clock"])) if row["clock"] else None,
        str(row["place"]),
    )


_KEEP = """
INSERT INTO events (id, guild, kind, title, opens, zone, complete, channel, clock, place)
VALUES (:id, :guild, :kind, :title, :opens, :zone, :complete, :channel, :clock, :place)
ON CONFLICT (id) DO UPDATE SET title = excluded.title, opens = excluded.opens, zone = excluded.zone,
    complete = excluded.complete, channel = excluded.channel, clock = excluded.clock, place = excluded.place,
    removed = NULL
"""
_LOCK = """
UPDATE events SET title = title WHERE id = :id AND guild = :guild AND removed IS NULL RETURNING *
"""
_NOTE = """
INSERT INTO event_changes (event, number, at, who, reason, before_days, after_days, takes_back, deed)
VALUES (:event, :number, :at, :who, :reason, :before, :after, :takes_back, :deed)
"""
_RECORD = "SELECT * FROM event_changes WHERE event = :event ORDER BY number"
_KEEP_DRAFT = """
INSERT INTO drafts (id, guild, who, details, made) VALUES (:id, :guild, :who, :details, :made)
ON CONFLICT (id) DO UPDATE SET details = excluded.details, made = excluded.made
"""
