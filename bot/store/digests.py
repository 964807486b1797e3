"""Who wants a digest, and when the next is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from bot.domain.digest import Digest
from bot.services.ports import Unit
from bot.store.database import Database, Row, within
from bot.store.moments import moment, seconds


class StoredDigests:
    """The DigestShelf port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, unit: Unit, digest: Digest) -> None:
        await within(unit).execute(
            _KEEP,
            guild=digest.guild,
            person=digest.person,
            hour=f"{digest.hour:%H:%M}",
            next=seconds(digest.next),
        )

    async def stop(self, unit: Unit, guild: str, person: str) -> bool:
        sql = "DELETE FROM digests WHERE guild = :guild AND person = :person"
        return bool(await within(unit).execute(sql, guild=guild, person=person))

    async def due(self, now: datetime, limit: int) -> Sequence[Digest]:
        sql = "SELECT * FROM digests WHERE next <= :now ORDER BY next, guild, person LIMIT :limit"
        return [_digest(row) for row in await self._database.rows(sql, now=seconds(now), limit=limit)]

    async def next(self) -> datetime | None:
        row = await self._database.row("SELECT MIN(next) AS next FROM digests")
        return moment(row["next"]) if row and row["next"] is not None else None

    async def advance(self, unit: Unit, digest: Digest, to: datetime) -> bool:
        return bool(
            await within(unit).execute(
                _ADVANCE,
                guild=digest.guild,
                person=digest.person,
                before=seconds(digest.next),
                next=seconds(to),
            )
        )

    async def forget(self, unit: Unit, person: str) -> int:
        """Let nothing of this person remain; how many digests that were."""
        return await within(unit).execute("DELETE FROM digests WHERE person = :person", person=person)


def _digest(row: Row) -> Digest:
    hour = time.fromisoformat(str(row["hour"]))
    return Digest(str(row["guild"]), str(row["person"]), hour, moment(row["next"]))


_KEEP = """
INSERT INTO digests (guild, person, hour, next) VALUES (:guild, :person, :hour, :next)
ON CONFLICT (guild, person) DO UPDATE SET hour = excluded.hour, next = excluded.next
"""
_ADVANCE = """
UPDATE digests SET next = :next WHERE guild = :guild AND person = :person AND next = :before
"""
