"""Notices in an outbox, for tests of what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.domain.notice import Audience, Claimed, Notice, Priority, State
from bot.store.database import Database
from bot.store.deliveries import StoredDeliveries
from bot.store.outbox import StoredOutbox

NOW = datetime(2026, 5, 15, 18, tzinfo=UTC)
HERE = Audience("1", "2")
SECOND = timedelta(seconds=1)


def notice(
    occasion: str, minutes: float = 0, priority: Priority = Priority.NEWS, kind: str = "near"
) -> Notice:
    return Notice(kind, "deadline:1", occasion, HERE, NOW + timedelta(minutes=minutes), priority)


async def put(database: Database, *notices: Notice) -> None:
    async with database.transaction() as unit:
        await StoredOutbox(database).put(unit, notices)


async def cancel(database: Database, subject: str, kinds: Sequence[str] = ()) -> int:
    async with database.transaction() as unit:
        return await StoredOutbox(database).cancel(unit, subject, kinds)


async def claim(database: Database, now: datetime = NOW, limit: int = 50) -> Sequence[Claimed]:
    return await StoredDeliveries(database).claim(now, limit, "me")


async def states(database: Database) -> dict[str, State]:
    return {each.notice.occasion: each.state for each in await StoredOutbox(database).told("deadline:1")}


async def put_many(database: Database, count: int, since: datetime = NOW, there: Audience = HERE) -> None:
    """So many for one place that are due one a second from then on, written by one statement."""
    place: dict[str, str] = {"guild": there.guild, "channel": there.channel}
    async with database.transaction() as transaction:
        await transaction.execute(_MANY, count=count, since=int(since.timestamp()), **place)


_MANY = """
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :count)
INSERT INTO notices (id, kind, subject, occasion, guild, channel, person, details, priority, due, state,
                     ready, attempts, replica, reason, message)
SELECT 'many' || n, 'near', 'deadline:' || n, '7d', :guild, :channel, '', '{}', n % 4, :since + n,
       'pending', :since + n, 0, '', '', ''
FROM numbers
"""
