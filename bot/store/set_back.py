"""What a clock put off that was set back since: nobody waits until the clock is there again."""

from __future__ import annotations

from datetime import datetime

from bot.domain.notice import LEASE
from bot.store.database import Database
from bot.store.moments import seconds


async def set_back(database: Database, before: datetime, now: datetime) -> None:
    """Let what was due by the clock that is gone (`before`) be due by the one there is (`now`).

    What was to be said, tried again, read or fetched so or so long after is so at once; what is being said is
    nobody else's for a lease from now. What is due at a time to come keeps it. The same again does nothing.
    """
    values = {"before": seconds(before), "now": seconds(now)}
    async with database.transaction() as transaction:
        await transaction.execute(_NOTICES, **values)
        await transaction.execute(_CLAIMED, until=seconds(now + LEASE))
        await transaction.execute("UPDATE sources SET next = :now WHERE next > :now", now=seconds(now))
        await transaction.execute("UPDATE papers SET next = :now WHERE next > :now", now=seconds(now))


_NOTICES = """
    UPDATE notices SET ready = :now
    WHERE state IN ('pending', 'retry') AND due <= :before AND ready > :now"""
_CLAIMED = "UPDATE notices SET ready = :until WHERE state = 'sending' AND ready > :until"
