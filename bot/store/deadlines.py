"""Deadlines as they are kept: as they stand, with every change, and with who has answered."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta

from bot.domain.deadline import Act, Addressees, Change, Deadline, Reference, State, Terms
from bot.domain.folded import fold_word
from bot.domain.poll import Window
from bot.services.deadline_ports import Answered, Span
from bot.services.ports import Unit
from bot.store.database import Database, Row, Value, within


class StoredDeadlines:
    """The DeadlineShelf port. Every lookup names the server: a deadline of another one is not there."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, unit: Unit, deadline: Deadline, change: Change) -> bool:
        added = await within(unit).execute(_ADD, **_row(deadline, change))
        if added:
            await within(unit).execute(_RECORD, **_change_row(change))
        return bool(added)

    async def locked(self, unit: Unit, guild: str, deadline: str) -> Deadline | None:
        rows = await within(unit).rows(_LOCK, guild=guild, id=deadline)
        return _deadline(rows[0]) if rows else None

    async def change(self, unit: Unit, deadline: Deadline, change: Change) -> None:
        await within(unit).execute(_CHANGE, **_row(deadline, change))
        await within(unit).execute(_RECORD, **_change_row(change))

    async def list(self, unit: Unit, deadline: Deadline) -> None:
        await within(unit).execute(
            "UPDATE deadlines SET listed = 1 WHERE id = :id AND guild = :guild",
            id=deadline.id,
            guild=deadline.guild,
        )

    async def deadline(self, guild: str, deadline: str) -> Deadline | None:
        row = await self._database.row(_ONE, guild=guild, id=deadline)
        return _deadline(row) if row else None

    async def deadlines(self, span: Span) -> Sequence[Deadline]:
        rows = await self._database.rows(_LIST, **_span(span), limit=span.limit, skip=span.skip)
        return [_deadline(row) for row in rows]

    async def count(self, span: Span) -> int:
        row = await self._database.row(_COUNT, **_span(span))
        return int(str(row["count"])) if row else 0

    async def all_of(self, guild: str) -> Sequence[tuple[Deadline, datetime]]:
        rows = await self._database.rows(_ALL, guild=guild)
        return [(_deadline(row), _moment(row["changed"])) for row in rows]

    async def of_event(self, unit: Unit, event: str) -> Sequence[Deadline]:
        return [_deadline(row) for row in await within(unit).rows(_OF_EVENT, event=event)]

    async def done(self, guild: str, deed: str) -> Sequence[tuple[Deadline, Change]]:
        rows = await self._database.rows(_DONE, guild=guild, deed=deed)
        changes = [_change(row) for row in rows]
        kept = [await self.deadline(guild, change.deadline) for change in changes]
        return [(each, change) for each, change in zip(kept, changes, strict=True) if each]

    async def record(self, unit: Unit, deadline: str) -> Sequence[Change]:
        return [_change(row) for row in await within(unit).rows(_CHANGES, deadline=deadline)]

    async def changes(self, deadline: str) -> Sequence[Change]:
        return [_change(row) for row in await self._database.rows(_CHANGES, deadline=deadline)]

    async def answer(self, unit: Unit, deadline: str, answered: Answered) -> bool:
        changed = await within(unit).execute(
            _ANSWER,
            deadline=deadline,
            delegation=answered.delegation,
            at=_seconds(answered.at),
            who=answered.by,
            late=int(answered.late),
        )
        return bool(changed)

    async def withdraw(self, unit: Unit, deadline: str, delegation: str) -> bool:
        return bool(await within(unit).execute(_WITHDRAW, deadline=deadline, delegation=delegation))

    async def answers(self, deadline: str) -> Sequence[Answered]:
        rows = await self._database.rows(_ANSWERS, deadline=deadline)
        return [
            Answered(str(row["delegation"]), _moment(row["at"]), str(row["who"]), bool(row["late"]))
            for row in rows
        ]

    async def answered(self, guild: str, delegation: str) -> Collection[str]:
        rows = await self._database.rows(_ANSWERED, guild=guild, delegation=delegation)
        return {str(row["deadline"]) for row in rows}

    async def forget(self, unit: Unit, user: str) -> int:
        transaction = within(unit)
        changes = await transaction.execute("UPDATE deadline_changes SET who = '' WHERE who = :who", who=user)
        changes += await transaction.execute("UPDATE event_changes SET who = '' WHERE who = :who", who=user)
        answers = await transaction.execute("UPDATE deadline_answers SET who = '' WHERE who = :who", who=user)
        return changes + answers + await transaction.execute("DELETE FROM drafts WHERE who = :who", who=user)


def _span(span: Span) -> dict[str, Value]:
    pattern = fold_word(span.words).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    after = _seconds(span.after) if span.after else -(2**62)
    return {"guild": span.guild, "words": f"%{pattern}%", "after": after, "ruled": int(span.ruled)}


def _row(deadline: Deadline, change: Change) -> dict[str, Value]:
    terms = deadline.terms
    return {
        "id": deadline.id,
        "guild": deadline.guild,
        "what": deadline.what,
        "instant": _seconds(terms.instant),
        "zone": terms.zone,
        "typed": terms.typed,
        "state": terms.state.value,
        "windows": json.dumps(_windows(terms)),
        "words": fold_word(f"{deadline.what} {deadline.reference.document} {deadline.id}"),
        "document": deadline.reference.document,
        "clause": deadline.reference.clause,
        "role": deadline.addressees.role,
        "delegations": json.dumps(deadline.addressees.delegations, ensure_ascii=False),
        "reminders": json.dumps([rung // timedelta(seconds=1) for rung in deadline.reminders]),
        "rule": deadline.rule,
        "event": deadline.event,
        "channel": deadline.channel,
        "sequence": deadline.sequence,
        "changed": _seconds(change.at),
    }


def _deadline(row: Row) -> Deadline:
    delegations = tuple(str(each) for each in json.loads(str(row["delegations"])))
    return Deadline(
        id=str(row["id"]),
        guild=str(row["guild"]),
        what=str(row["what"]),
        terms=_terms({key: row[key] for key in ("instant", "zone", "typed", "state", "windows")}),
        reference=Reference(str(row["document"]), str(row["clause"])),
        addressees=Addressees(str(row["role"]), delegations),
        reminders=tuple(timedelta(seconds=rung) for rung in json.loads(str(row["reminders"]))),
        rule=str(row["rule"]),
        event=str(row["event"]),
        channel=str(row["channel"]),
        sequence=int(str(row["sequence"])),
        listed=bool(row["listed"]),
    )


def _change_row(change: Change) -> dict[str, Value]:
    return {
        "deadline": change.deadline,
        "number": change.number,
        "act": change.act.value,
        "at": _seconds(change.at),
        "who": change.by,
        "reason": change.reason,
        "before_terms": _written(change.before) if change.before else "",
        "after_terms": _written(change.after),
        "takes_back": change.takes_back,
        "deed": change.deed,
    }


def _change(row: Row) -> Change:
    before = str(row["before_terms"])
    return Change(
        deadline=str(row["deadline"]),
        number=int(str(row["number"])),
        act=Act(str(row["act"])),
        at=_moment(row["at"]),
        by=str(row["who"]),
        reason=str(row["reason"]),
        before=_terms(json.loads(before)) if before else None,
        after=_terms(json.loads(str(row["after_terms"]))),
        takes_back=int(str(row["takes_back"])),
        deed=str(row["deed"]),
    )


def _written(terms: Terms) -> str:
    told = {
        "instant": _seconds(terms.instant),
        "zone": terms.zone,
        "typed": terms.typed,
        "state": terms.state.value,
        "windows": json.dumps(_windows(terms)),
    }
    return json.dumps(told, ensure_ascii=False)


def _terms(row: Row) -> Terms:
    windows = json.loads(str(row["windows"]))
    return Terms(
        _moment(row["instant"]),
        tuple(Window(_moment(opens), _moment(closes), bool(cut)) for opens, closes, cut in windows),
        str(row["zone"]),
        str(row["typed"]),
        State(str(row["state"])),
    )


def _windows(terms: Terms) -> list[list[int]]:
    return [[_seconds(each.opens), _seconds(each.closes), int(each.cut)] for each in terms.windows]


def _seconds(instant: datetime) -> int:
    return int(instant.timestamp() // 1)


def _moment(value: object) -> datetime:
    return datetime.fromtimestamp(int(str(value)), UTC)


_ADD = """
INSERT INTO deadlines (id, guild, what, words, instant, zone, typed, state, windows, document, clause, role,
    delegations, reminders, rule, event, channel, sequence, changed)
VALUES (:id, :guild, :what, :words, :instant, :zone, :typed, :state, :windows, :document, :clause, :role,
    :delegations, :reminders, :rule, :event, :channel, :sequence, :changed)
ON CONFLICT (id) DO NOTHING
"""
_LOCK = "UPDATE deadlines SET sequence = sequence WHERE id = :id AND guild = :guild RETURNING *"
_CHANGE = """
UPDATE deadlines SET what = :what, words = :words, instant = :instant, zone = :zone, typed = :typed,
    state = :state, windows = :windows, document = :document, clause = :clause, role = :role,
    delegations = :delegations, reminders = :reminders, rule = :rule, event = :event,
    channel = :channel, sequence = :sequence, changed = :changed
WHERE id = :id AND guild = :guild
"""
_RECORD = """
INSERT INTO deadline_changes (deadline, number, act, at, who, reason, before_terms, after_terms, takes_back,
    deed)
VALUES (:deadline, :number, :act, :at, :who, :reason, :before_terms, :after_terms, :takes_back, :deed)
"""
_ONE = "SELECT * FROM deadlines WHERE id = :id AND guild = :guild"
_LIST = r"""
SELECT * FROM deadlines
WHERE (guild = :guild OR :guild = '') AND instant > :after AND state <> 'cancelled'
    AND words LIKE :words ESCAPE '\' AND (rule <> '' OR :ruled = 0)
ORDER BY instant, id LIMIT :limit OFFSET :skip
"""
_COUNT = r"""
SELECT COUNT(*) AS count FROM deadlines
WHERE (guild = :guild OR :guild = '') AND instant > :after AND state <> 'cancelled'
    AND words LIKE :words ESCAPE '\' AND (rule <> '' OR :ruled = 0)
"""
_ALL = "SELECT * FROM deadlines WHERE guild = :guild ORDER BY instant, id"
_OF_EVENT = "UPDATE deadlines SET sequence = sequence WHERE event = :event RETURNING *"
_DONE = """
SELECT deadline_changes.* FROM deadline_changes JOIN deadlines ON deadlines.id = deadline_changes.deadline
WHERE deadlines.guild = :guild AND deed = :deed ORDER BY instant, deadline
"""
_CHANGES = "SELECT * FROM deadline_changes WHERE deadline = :deadline ORDER BY number"
_ANSWER = """
INSERT INTO deadline_answers (deadline, delegation, at, who, late)
VALUES (:deadline, :delegation, :at, :who, :late)
ON CONFLICT (deadline, delegation) DO NOTHING
"""
_ANSWERED = """
SELECT deadline FROM deadline_answers JOIN deadlines ON deadlines.id = deadline_answers.deadline
WHERE deadlines.guild = :guild AND delegation = :delegation
"""
_WITHDRAW = "DELETE FROM deadline_answers WHERE deadline = :deadline AND delegation = :delegation"
_ANSWERS = "SELECT * FROM deadline_answers WHERE deadline = :deadline ORDER BY at, delegation"
