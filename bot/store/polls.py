"""Polls as they are kept: their text and rules for ever, their windows and message as they change."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.domain.delegation import Standing
from bot.domain.language import Language
from bot.domain.ledger import genesis
from bot.domain.poll import Audience, Poll, PollClause, Visibility, Window, quorum
from bot.domain.record import KeptPoll
from bot.domain.symbol import Symbol
from bot.services.ports import Unit
from bot.store.database import Database, Queries, Row, within


class Polls:
    """Every lookup names the server: a poll of another one is not there."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._texts: OrderedDict[str, tuple[PollClause, ...]] = OrderedDict()

    async def open(self, unit: Unit, poll: Poll) -> bool:
        transaction = within(unit)
        if not await transaction.execute(_OPEN, **_fixed(poll), **_changing(poll), head=genesis(poll.id)):
            return False
        await transaction.execute_many(_OPEN_CLAUSE, [_kept_clause(poll.id, each) for each in poll.clauses])
        return True

    async def locked(self, unit: Unit, guild: str, poll: str) -> KeptPoll | None:
        transaction = within(unit)
        rows = await transaction.rows(_LOCK, guild=guild, id=poll)
        if not rows:
            return None
        return _kept(rows[0], await self._clauses(transaction, poll))

    async def poll(self, guild: str, poll: str) -> KeptPoll | None:
        row = await self._database.row(_POLL, guild=guild, id=poll)
        return _kept(row, await self._clauses(self._database, poll)) if row else None

    async def open_at(self, unit: Unit, guild: str, at: datetime) -> Sequence[KeptPoll]:
        found = await within(unit).rows(_OPEN_AT, guild=guild, at=int(at.timestamp()))
        locked = [await self.locked(unit, guild, str(row["id"])) for row in found]
        return [kept for kept in locked if kept is not None and kept.poll.takes(at)]

    async def stored(self, guild: str, poll: str) -> KeptPoll | None:
        self._texts.pop(poll, None)
        return await self.poll(guild, poll)

    async def polls(self, guild: str) -> Sequence[Poll]:
        return await self._whole(await self._database.rows(_POLLS, guild=guild))

    async def on(self, guild: str, symbol: str) -> Sequence[Poll]:
        return await self._whole(await self._database.rows(_ON, guild=guild, symbol=symbol))

    async def change(self, unit: Unit, poll: Poll, *, settled: bool = False) -> None:
        values = _changing(poll)
        await within(unit).execute(_CHANGE, guild=poll.guild, id=poll.id, settled=int(settled), **values)

    async def posted(self, unit: Unit, guild: str, poll: str, channel: str, message: str) -> None:
        await within(unit).execute(_POSTED, guild=guild, id=poll, channel=channel, message=message)

    async def ended(self, before: datetime, limit: int) -> Sequence[Poll]:
        rows = await self._database.rows(_ENDED, at=int(before.timestamp()), limit=limit)
        return await self._whole(rows)

    async def running(self, at: datetime) -> Sequence[Poll]:
        return await self._whole(await self._database.rows(_RUNNING, at=int(at.timestamp())))

    async def server_of(self, poll: str) -> str:
        row = await self._database.row(_SERVER, id=poll)
        return str(row["guild"]) if row else ""

    async def next_close(self) -> datetime | None:
        row = await self._database.row(_NEXT)
        return _moment(row["closes"]) if row and row["closes"] is not None else None

    async def _whole(self, rows: Sequence[Row]) -> list[Poll]:
        return [_kept(row, await self._clauses(self._database, str(row["id"]))).poll for row in rows]

    async def _clauses(self, queries: Queries, poll: str) -> tuple[PollClause, ...]:
        """The text of a poll, which never changes: read once, the latest used are remembered."""
        if poll not in self._texts:
            found = tuple(_clause(row) for row in await queries.rows(_CLAUSES, poll=poll))
            if queries is not self._database:  # not committed yet, perhaps never
                return found
            self._texts[poll] = found
        self._texts.move_to_end(poll)
        while len(self._texts) > _MOST_TEXTS:
            self._texts.popitem(last=False)
        return self._texts[poll]


def _fixed(poll: Poll) -> dict[str, str | int]:
    audience = poll.audience
    return {
        "id": poll.id,
        "guild": poll.guild,
        "symbol": poll.symbol.canonical,
        "title": poll.title,
        "titles": json.dumps({each.value: title for each, title in poll.titles.items()}, ensure_ascii=False),
        "language": poll.language.value,
        "scale": poll.scale,
        "visibility": poll.visibility.value,
        "quorum": str(poll.quorum),
        "audience": json.dumps(
            {
                "standings": sorted(audience.standings),
                "groups": sorted(audience.groups),
                "codes": sorted(audience.codes),
            },
            ensure_ascii=False,
        ),
        "silence": int(poll.silence),
        "sealed": int(poll.sealed),
        "zone": poll.zone,
        "previous": poll.previous,
        "opens": int(poll.opens.timestamp()),
    }


def _changing(poll: Poll) -> dict[str, str | int]:
    windows = [
        [int(window.opens.timestamp()), int(window.closes.timestamp()), int(window.cut)]
        for window in poll.windows
    ]
    return {
        "windows": json.dumps(windows),
        "closes": int(poll.closes.timestamp()),
        "channel": poll.channel,
        "message": poll.message,
    }


def _kept_clause(poll: str, clause: PollClause) -> dict[str, str | int]:
    texts = {language.value: text for language, text in clause.texts.items()}
    return {
        "poll": poll,
        "number": clause.number,
        "key": clause.key,
        "label": clause.label,
        "section": clause.section,
        "text": clause.text,
        "texts": json.dumps(texts, ensure_ascii=False),
    }


def _kept(row: Row, clauses: tuple[PollClause, ...]) -> KeptPoll:
    audience = json.loads(str(row["audience"]))
    poll = Poll(
        id=str(row["id"]),
        guild=str(row["guild"]),
        symbol=Symbol.parse(str(row["symbol"])),
        title=str(row["title"]),
        titles={Language(name): title for name, title in json.loads(str(row["titles"])).items()},
        language=Language(str(row["language"])),
        scale=str(row["scale"]),
        clauses=clauses,
        windows=tuple(
            Window(_moment(opens), _moment(closes), bool(cut))
            for opens, closes, cut in json.loads(str(row["windows"]))
        ),
        visibility=Visibility(str(row["visibility"])),
        quorum=quorum(str(row["quorum"])),
        audience=Audience(
            frozenset(Standing(each) for each in audience["standings"]),
            frozenset(audience["groups"]),
            frozenset(audience["codes"]),
        ),
        silence=bool(row["silence"]),
        sealed=bool(row["sealed"]),
        zone=str(row["zone"]),
        channel=str(row["channel"]),
        message=str(row["message"]),
        previous=str(row["previous"]),
    )
    return KeptPoll(poll, int(str(row["length"])), str(row["head"]), bool(row["settled"]))


def _clause(row: Row) -> PollClause:
    texts = {Language(language): text for language, text in json.loads(str(row["texts"])).items()}
    return PollClause(
        number=int(str(row["number"])),
        key=str(row["key"]),
        label=str(row["label"]),
        section=str(row["section"]),
        text=str(row["text"]),
        texts=texts,
    )


def _moment(value: object) -> datetime:
    return datetime.fromtimestamp(int(str(value)), UTC)


_MOST_TEXTS = 200
_OPEN = """
INSERT INTO polls (id, guild, symbol, title, titles, language, scale, visibility, quorum, audience, silence,
    sealed, zone, previous, opens, windows, closes, channel, message, settled, length, head)
VALUES (:id, :guild, :symbol, :title, :titles, :language, :scale, :visibility, :quorum, :audience, :silence,
    :sealed, :zone, :previous, :opens, :windows, :closes, :channel, :message, 0, 0, :head)
ON CONFLICT (id) DO NOTHING
"""
_OPEN_CLAUSE = """
INSERT INTO poll_clauses (poll, number, key, label, section, text, texts)
VALUES (:poll, :number, :key, :label, :section, :text, :texts)
"""
_LOCK = "UPDATE polls SET length = length WHERE id = :id AND guild = :guild RETURNING *"
_POLL = "SELECT * FROM polls WHERE id = :id AND guild = :guild"
_POLLS = "SELECT * FROM polls WHERE guild = :guild ORDER BY opens DESC, id"
_ON = "SELECT * FROM polls WHERE guild = :guild AND symbol = :symbol ORDER BY opens, id"
_OPEN_AT = "SELECT id FROM polls WHERE guild = :guild AND closes > :at ORDER BY id"
_CLAUSES = "SELECT * FROM poll_clauses WHERE poll = :poll ORDER BY number"
_CHANGE = """
UPDATE polls SET windows = :windows, closes = :closes, channel = :channel, message = :message,
    settled = :settled
WHERE id = :id AND guild = :guild
"""
_POSTED = "UPDATE polls SET channel = :channel, message = :message WHERE id = :id AND guild = :guild"
_ENDED = "SELECT * FROM polls WHERE settled = 0 AND closes <= :at ORDER BY closes, id LIMIT :limit"
_RUNNING = "SELECT * FROM polls WHERE settled = 0 AND opens <= :at AND closes > :at ORDER BY closes, id"
_SERVER = "SELECT guild FROM polls WHERE id = :id"
_NEXT = "SELECT MIN(closes) AS closes FROM polls WHERE settled = 0"
