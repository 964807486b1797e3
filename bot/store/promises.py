"""What was promised, and the documents that wait to be sent on."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.gate import Gate
from bot.domain.language import Language
from bot.domain.promise import Promise
from bot.services.ports import Unit
from bot.store.database import Database, Row, Value, within
from bot.store.moments import instant, moment, seconds, stamp


class StoredPromises:
    """The PromiseShelf port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, unit: Unit, promise: Promise) -> None:
        await within(unit).execute(_PUT, **_row(promise))

    async def settle(self, unit: Unit, promise: Promise) -> bool:
        return bool(await within(unit).execute(_SETTLE, **_row(promise)))

    async def promise(self, guild: str, promise: str) -> Promise | None:
        sql = "SELECT * FROM promises WHERE id = :id AND guild = :guild"
        row = await self._database.row(sql, id=promise, guild=guild)
        return _promise(row) if row else None

    async def promises(self, guild: str) -> Sequence[Promise]:
        sql = "SELECT * FROM promises WHERE guild = :guild ORDER BY due, id"
        return [_promise(row) for row in await self._database.rows(sql, guild=guild)]

    async def put_gate(self, unit: Unit, gate: Gate) -> None:
        await within(unit).execute(_PUT_GATE, **_gate_row(gate))

    async def pass_gate(self, unit: Unit, gate: Gate) -> bool:
        return bool(await within(unit).execute(_SENT_ON, **_gate_row(gate)))

    async def drop_gate(self, unit: Unit, gate: Gate) -> bool:
        sql = "DELETE FROM gates WHERE id = :id AND guild = :guild AND sent IS NULL"
        return bool(await within(unit).execute(sql, id=gate.id, guild=gate.guild))

    async def gates(self, guild: str) -> Sequence[Gate]:
        sql = "SELECT * FROM gates WHERE guild = :guild ORDER BY made, id"
        return [_gate(row) for row in await self._database.rows(sql, guild=guild)]


def _row(promise: Promise) -> dict[str, Value]:
    return {
        "id": promise.id,
        "guild": promise.guild,
        "channel": promise.channel,
        "document": promise.document,
        "work": promise.work,
        "place": promise.place,
        "addressee": promise.to,
        "due": seconds(promise.due),
        "made": seconds(promise.made),
        "said_in": promise.said_in,
        "clause": promise.clause,
        "words": promise.words,
        "kept": stamp(promise.kept),
        "withdrawn": stamp(promise.withdrawn),
        "reason": promise.reason,
    }


def _promise(row: Row) -> Promise:
    return Promise(
        id=str(row["id"]),
        guild=str(row["guild"]),
        channel=str(row["channel"]),
        document=str(row["document"]),
        due=moment(row["due"]),
        made=moment(row["made"]),
        work=str(row["work"]),
        place=str(row["place"]),
        to=str(row["addressee"]),
        said_in=str(row["said_in"]),
        clause=str(row["clause"]),
        words=str(row["words"]),
        kept=instant(row["kept"]),
        withdrawn=instant(row["withdrawn"]),
        reason=str(row["reason"]),
    )


def _gate_row(gate: Gate) -> dict[str, Value]:
    return {
        "id": gate.id,
        "guild": gate.guild,
        "channel": gate.channel,
        "document": gate.document,
        "addressee": gate.to,
        "days": gate.days,
        "made": seconds(gate.made),
        "languages": " ".join(gate.languages),
        "rule": gate.rule,
        "sent": stamp(gate.sent),
        "breach": int(gate.breach),
        "reason": gate.reason,
    }


def _gate(row: Row) -> Gate:
    return Gate(
        id=str(row["id"]),
        guild=str(row["guild"]),
        channel=str(row["channel"]),
        document=str(row["document"]),
        to=str(row["addressee"]),
        days=int(str(row["days"])),
        made=moment(row["made"]),
        languages=tuple(Language(each) for each in str(row["languages"]).split()),
        rule=str(row["rule"]),
        sent=instant(row["sent"]),
        breach=bool(row["breach"]),
        reason=str(row["reason"]),
    )


_PUT = """
INSERT INTO promises (id, guild, channel, document, work, place, addressee, due, made, said_in, clause, words,
    kept, withdrawn, reason)
VALUES (:id, :guild, :channel, :document, :work, :place, :addressee, :due, :made, :said_in, :clause, :words,
    :kept, :withdrawn, :reason)
ON CONFLICT (id) DO NOTHING
"""
_SETTLE = """
UPDATE promises SET kept = :kept, withdrawn = :withdrawn, reason = :reason
WHERE id = :id AND guild = :guild AND kept IS NULL AND withdrawn IS NULL
"""
_PUT_GATE = """
INSERT INTO gates (id, guild, channel, document, addressee, days, made, languages, rule, sent, breach,
    reason)
VALUES (:id, :guild, :channel, :document, :addressee, :days, :made, :languages, :rule, :sent, :breach,
    :reason)
ON CONFLICT (id) DO NOTHING
"""
_SENT_ON = """
UPDATE gates SET sent = :sent, breach = :breach, reason = :reason
WHERE id = :id AND guild = :guild AND sent IS NULL
"""
