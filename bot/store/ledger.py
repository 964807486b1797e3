"""The ledger in the database: each poll's entries, one after the other, each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from bot.domain.ledger import Act, Entry, Fact, chain, from_milliseconds, head, milliseconds
from bot.domain.record import KeptPoll
from bot.services.ports import Unit
from bot.store.database import Database, Row, Value, listed, storable, within


class Ledgers:
    """Entries are only ever added, inside the transaction that holds the poll's row."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def append(self, unit: Unit, kept: KeptPoll, facts: Sequence[Fact]) -> Sequence[Entry]:
        if not facts:
            return ()
        transaction = within(unit)
        poll, interaction = kept.poll, facts[0].interaction
        if before := await transaction.rows(_OF_INTERACTION, poll=poll.id, interaction=interaction):
            return tuple(_entry(row) for row in before)
        entries = chain(poll.id, [_storable(fact) for fact in facts], kept.length, kept.head)
        await transaction.execute_many(_APPEND, [_values(entry) for entry in entries])
        end: dict[str, Value] = {"length": kept.length + len(entries), "head": head(poll.id, entries)}
        if not await transaction.execute(_EXTEND, id=poll.id, before=kept.head, **end):
            message = f"poll {poll.id} was not locked, or was written to since"
            raise RuntimeError(message)
        return entries

    async def written(self, unit: Unit, poll: str, interaction: str) -> bool:
        return await within(unit).row(_OF_INTERACTION, poll=poll, interaction=interaction) is not None

    async def entries_of(self, poll: str, delegations: Sequence[str]) -> Sequence[Entry]:
        sql, values = listed(_ENTRIES_OF, "delegations", ["", *delegations])
        return [_entry(row) for row in await self._database.rows(sql, poll=poll, **values)]

    async def entries(self, poll: str) -> Sequence[Entry]:
        return [_entry(row) for row in await self._database.rows(_ENTRIES, poll=poll)]


def _storable(fact: Fact) -> Fact:
    """The fact as both databases give it back: what is hashed is what is kept."""
    texts = storable({name: getattr(fact, name) for name in _TEXTS})
    return Fact(
        act=fact.act,
        received=from_milliseconds(milliseconds(fact.received)),
        late=fact.late,
        counted=fact.counted,
        **{name: str(value) for name, value in texts.items()},
    )


def _values(entry: Entry) -> dict[str, Value]:
    fact = entry.fact
    values: dict[str, Value] = {name: getattr(fact, name) for name in _TEXTS}
    return values | {
        "poll": entry.poll,
        "sequence": entry.sequence,
        "act": fact.act.value,
        "received": milliseconds(fact.received),
        "late": int(fact.late),
        "counted": int(fact.counted),
        "previous": entry.previous,
        "hash": entry.hash,
    }


def _entry(row: Row) -> Entry:
    fact = Fact(
        act=Act(str(row["act"])),
        received=from_milliseconds(int(str(row["received"]))),
        late=bool(row["late"]),
        counted=bool(row["counted"]),
        **{name: str(row[name]) for name in _TEXTS},
    )
    place = (str(row["poll"]), int(str(row["sequence"])))
    return Entry(*place, fact, str(row["previous"]), str(row["hash"]))


_TEXTS = tuple(each.name for each in fields(Fact) if each.name not in {"act", "received", "late", "counted"})
_ENTRIES = "SELECT * FROM ledger WHERE poll = :poll ORDER BY sequence"
_ENTRIES_OF = """
SELECT * FROM ledger WHERE poll = :poll AND delegation IN (:delegations) ORDER BY sequence
"""
_OF_INTERACTION = """
SELECT * FROM ledger WHERE poll = :poll AND interaction = :interaction ORDER BY sequence
"""
_EXTEND = "UPDATE polls SET length = :length, head = :head WHERE id = :id AND head = :before"
_APPEND = """
INSERT INTO ledger (poll, sequence, act, interaction, received, who, delegation, standing, clause, revision,
    stance, reason, proposal, condition, source, subject, late, counted, previous, hash)
VALUES (:poll, :sequence, :act, :interaction, :received, :who, :delegation, :standing, :clause, :revision,
    :stance, :reason, :proposal, :condition, :source, :subject, :late, :counted, :previous, :hash)
"""
