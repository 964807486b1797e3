"""What is kept under a person's number, in every table that holds one, and how it is let go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.domain.personal import Kind
from bot.store.clauses import number
from bot.store.database import Database, Value


class StoredPersonal:
    """The Personal port. Tests compare it with the whole database: no table is left out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def held(self, user: str) -> Mapping[Kind, int]:
        """How many rows of each kind hold this number; kinds with none are left out."""
        found: dict[Kind, int] = {}
        for kind, statements in _HELD.items():
            for sql in statements:
                row = await self._database.row(sql, **_names(sql, user))
                found[kind] = found.get(kind, 0) + (number(row["count"]) if row else 0)
        return {kind: count for kind, count in found.items() if count}

    async def forget(self, user: str, now: datetime) -> None:
        """Let no trace of this number remain, together; positions and tallies stay as they are."""
        async with self._database.transaction() as transaction:
            for sql in _FORGET:
                await transaction.execute(sql, **_names(sql, user, now))


def _names(sql: str, user: str, now: datetime | None = None) -> dict[str, Value]:
    values: dict[str, Value] = {"user": user, "owner": f"person:{user}", "place": f"place:{user}"}
    values["now"] = int(now.timestamp()) if now else 0
    return {name: value for name, value in values.items() if f":{name}" in sql}


_HELD = {
    Kind.CHOICES: ("SELECT COUNT(*) AS count FROM preferences WHERE owner = :owner",),
    Kind.FUNCTIONS: ("SELECT COUNT(*) AS count FROM delegates WHERE user_id = :user",),
    Kind.PSEUDONYMS: ("SELECT COUNT(*) AS count FROM speakers WHERE user_id = :user",),
    Kind.ACTS: (
        "SELECT COUNT(*) AS count FROM deadline_changes WHERE who = :user",
        "SELECT COUNT(*) AS count FROM event_changes WHERE who = :user",
        "SELECT COUNT(*) AS count FROM deadline_answers WHERE who = :user",
    ),
    Kind.ASKED: ("SELECT COUNT(*) AS count FROM drafts WHERE who = :user",),
    Kind.MESSAGES: ("SELECT COUNT(*) AS count FROM notices WHERE person = :user OR subject = :place",),
    Kind.FOLLOWED: (
        "SELECT COUNT(*) AS count FROM follows WHERE person = :user",
        "SELECT COUNT(*) AS count FROM digests WHERE person = :user",
    ),
    Kind.QUESTIONS: ("SELECT COUNT(*) AS count FROM enquiries WHERE asker = :user OR author = :user",),
}
_FORGET = (
    "DELETE FROM preferences WHERE owner = :owner",
    "UPDATE delegates SET user_id = '', name = '', until = COALESCE(until, :now) WHERE user_id = :user",
    "UPDATE speakers SET user_id = NULL WHERE user_id = :user",
    "UPDATE deadline_changes SET who = '' WHERE who = :user",
    "UPDATE event_changes SET who = '' WHERE who = :user",
    "UPDATE deadline_answers SET who = '' WHERE who = :user",
    "DELETE FROM drafts WHERE who = :user",
    """UPDATE notices SET person = '', subject = 'forgotten', occasion = 'forgotten', details = '{}',
        ready = NULL, state = CASE WHEN state = 'sent' THEN 'sent' ELSE 'cancelled' END
    WHERE person = :user OR subject = :place""",
    "DELETE FROM follows WHERE person = :user",
    "DELETE FROM digests WHERE person = :user",
    "UPDATE enquiries SET asker = '' WHERE asker = :user",
    "UPDATE enquiries SET author = '' WHERE author = :user",
)
