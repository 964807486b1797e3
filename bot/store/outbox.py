"""The outbox: what the bot has to say unasked, written in the transaction of its cause, never deleted."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.domain.notice import Audience, Notice, Priority, State, Told
from bot.services.ports import Unit
from bot.store.clauses import number
from bot.store.database import Database, Row, Value, listed, within


class StoredOutbox:
    """The Outbox port.

    For a day after a backup was restored, what is put may have been sent already, between the backup and its
    loss: it counts as tried since the backup, so that it is looked for before it is sent.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, unit: Unit, notices: Sequence[Notice]) -> None:
        """Have these said, each once; one that was cancelled may be put again."""
        rows = sorted((_row(notice) for notice in notices), key=lambda row: str(row["id"]))
        await within(unit).execute_many(_PUT, rows)

    async def cancel(self, unit: Unit, subject: str, kinds: Sequence[str] = ()) -> int:
        """Take back what is still to be said of a subject (only these kinds); how many notices that were."""
        if not kinds:
            return await within(unit).execute(_CANCEL, subject=subject)
        sql, values = listed(_CANCEL_KINDS, "kinds", kinds)
        return await within(unit).execute(sql, subject=subject, **values)

    async def replace(
        self, unit: Unit, subject: str, notices: Sequence[Notice], kinds: Sequence[str] = ()
    ) -> None:
        """Have these said instead of what is still to be said of a subject; what was sent stays sent."""
        await self.cancel(unit, subject, kinds)
        await self.put(unit, notices)

    async def told(self, subject: str) -> Sequence[Told]:
        """Everything that was ever put of a subject and what became of it, in order of due time."""
        rows = await self._database.rows(
            "SELECT * FROM notices WHERE subject = :subject ORDER BY due, id", subject=subject
        )
        return [told(row) for row in rows]

    async def forget(self, unit: Unit, person: str) -> int:
        """Let nothing tell any more that these notices were for this person; what waits is never sent."""
        return await within(unit).execute(_FORGET, person=person)


def notice(row: Row) -> Notice:
    """A row of `notices`."""
    return Notice(
        kind=str(row["kind"]),
        subject=str(row["subject"]),
        occasion=str(row["occasion"]),
        audience=Audience(str(row["guild"]), str(row["channel"]), str(row["person"])),
        due=instant(row["due"]),
        priority=Priority(number(row["priority"])),
        details=json.loads(str(row["details"])),
    )


def told(row: Row) -> Told:
    """A row of `notices` with what became of it."""
    sent_at = instant(row["sent_at"]) if row["sent_at"] is not None else None
    return Told(notice(row), State(str(row["state"])), str(row["reason"]), str(row["message"]), sent_at)


def instant(seconds: Value) -> datetime:
    return datetime.fromtimestamp(number(seconds), UTC)


def _row(notice: Notice) -> dict[str, Value]:
    return {
        "id": notice.id,
        "kind": notice.kind,
        "subject": notice.subject,
        "occasion": notice.occasion,
        "guild": notice.audience.guild,
        "channel": notice.audience.channel,
        "person": notice.audience.person,
        "details": json.dumps(dict(notice.details), sort_keys=True),
        "priority": notice.priority.value,
        "due": math.ceil(notice.due.timestamp()),  # never early
    }


_PUT = """
    INSERT INTO notices (id, kind, subject, occasion, guild, channel, person, details, priority, due, state,
                         ready, attempts, first_tried, replica, reason, message)
    VALUES (:id, :kind, :subject, :occasion, :guild, :channel, :person, :details, :priority, :due, 'pending',
            :due, (SELECT COUNT(*) FROM facts
                   WHERE name = 'unsure-until' AND CAST(value AS BIGINT) >= CAST(:due AS BIGINT)),
            (SELECT CAST(since.value AS BIGINT) FROM facts since JOIN facts til ON til.name = 'unsure-until'
             WHERE since.name = 'unsure-since' AND CAST(til.value AS BIGINT) >= CAST(:due AS BIGINT)),
            '', '', '')
    ON CONFLICT (id) DO UPDATE SET
        guild = excluded.guild, channel = excluded.channel, person = excluded.person,
        details = excluded.details, priority = excluded.priority, due = excluded.due, state = 'pending',
        ready = excluded.ready, reason = ''
    WHERE notices.state = 'cancelled'"""
_CANCEL = """
    UPDATE notices SET state = 'cancelled', ready = NULL
    WHERE subject = :subject AND state IN ('pending', 'retry', 'sending', 'parked')"""
_CANCEL_KINDS = """
    UPDATE notices SET state = 'cancelled', ready = NULL
    WHERE subject = :subject AND state IN ('pending', 'retry', 'sending', 'parked') AND kind IN (:kinds)"""
_FORGET = """
    UPDATE notices SET person = '', details = '{}', ready = NULL,
        state = CASE WHEN state = 'sent' THEN 'sent' ELSE 'cancelled' END
    WHERE person = :person"""
