"""The places that are watched, for whom, and how they fare."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.language import Language
from bot.domain.source import Health, Source, SourceKind
from bot.services.ports import Unit
from bot.services.posting_ports import Watched
from bot.store.database import Database, Row, Value, within
from bot.store.moments import instant, moment, seconds, stamp


class StoredSources:
    """The SourceShelf port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, unit: Unit, watched: Watched) -> bool:
        await within(unit).execute(_ADD, **_row(watched.source, watched.health))
        await within(unit).execute(_ANEW, source=watched.source.id, next=seconds(watched.health.next))
        await within(unit).execute(_FOLLOWED, guild=watched.guild, source=watched.source.id)
        return bool(
            await within(unit).execute(
                _WATCH,
                guild=watched.guild,
                source=watched.source.id,
                name=watched.name,
                channel=watched.channel,
                since=seconds(watched.since),
            )
        )

    async def pause(self, unit: Unit, guild: str, source: str, *, paused: bool) -> bool:
        sql = "UPDATE watched SET paused = :paused WHERE guild = :guild AND source = :source"
        return bool(await within(unit).execute(sql, guild=guild, source=source, paused=int(paused)))

    async def remove(self, unit: Unit, guild: str, source: str) -> bool:
        sql = "DELETE FROM watched WHERE guild = :guild AND source = :source"
        return bool(await within(unit).execute(sql, guild=guild, source=source))

    async def watched(self, guild: str) -> Sequence[Watched]:
        return [_watched(row) for row in await self._database.rows(_OF_GUILD, guild=guild)]

    async def followers(self, unit: Unit, source: str) -> Sequence[Watched]:
        return [_watched(row) for row in await within(unit).rows(_FOLLOWERS, source=source)]

    async def due(
        self, now: datetime, limit: int, *, folders: bool = False
    ) -> Sequence[tuple[Source, Health]]:
        rows = await self._database.rows(_DUE, now=seconds(now), limit=limit, folders=int(folders))
        return [(_source(row), _health(row)) for row in rows]

    async def next(self, *, folders: bool = False) -> datetime | None:
        row = await self._database.row(_NEXT, folders=int(folders))
        owed = await self._database.row(_OWED, folders=int(folders))
        known = [instant(each["next"]) for each in (row, owed) if each]
        return min((each for each in known if each), default=None)

    async def claim(self, source: str, expected: datetime, until: datetime) -> bool:
        async with self._database.transaction() as transaction:
            sql = "UPDATE sources SET next = :until WHERE id = :id AND next = :expected"
            return bool(
                await transaction.execute(sql, id=source, expected=seconds(expected), until=seconds(until))
            )

    async def fared(self, unit: Unit, source: str, health: Health) -> None:
        await within(unit).execute(_FARED, id=source, **_health_row(health))


def _row(source: Source, health: Health) -> dict[str, Value]:
    return {
        "id": source.id,
        "kind": source.kind.value,
        "address": source.address,
        "rule": source.rule,
        "posts": source.posts,
        "language": source.language.value,
        "every": int(source.every.total_seconds()),
        **_health_row(health),
    }


def _health_row(health: Health) -> dict[str, Value]:
    return {
        "next": seconds(health.next),
        "first": stamp(health.first),
        "checked": stamp(health.checked),
        "failures": health.failures,
        "since": stamp(health.since),
        "reason": health.reason,
        "etag": health.etag,
        "modified": health.modified,
    }


def _source(row: Row) -> Source:
    return Source(
        str(row["id"]),
        SourceKind(str(row["kind"])),
        str(row["address"]),
        str(row["rule"]),
        str(row["posts"]),
        Language(str(row["language"])),
        timedelta(seconds=int(str(row["every"]))),
    )


def _health(row: Row) -> Health:
    return Health(
        next=moment(row["next"]),
        first=instant(row["first"]),
        checked=instant(row["checked"]),
        failures=int(str(row["failures"])),
        since=instant(row["since"]),
        reason=str(row["reason"]),
        etag=str(row["etag"]),
        modified=str(row["modified"]),
    )


def _watched(row: Row) -> Watched:
    return Watched(
        _source(row),
        _health(row),
        str(row["guild"]),
        str(row["name"]),
        str(row["channel"]),
        moment(row["followed"]),
        bool(row["paused"]),
    )


_ADD = """
INSERT INTO sources (id, kind, address, rule, posts, language, every, next, first, checked, failures, since,
    reason, etag, modified)
VALUES (:id, :kind, :address, :rule, :posts, :language, :every, :next, :first, :checked, :failures, :since,
    :reason, :etag, :modified)
ON CONFLICT (id) DO NOTHING
"""
_WATCH = """
INSERT INTO watched (guild, source, name, channel, since, paused)
VALUES (:guild, :source, :name, :channel, :since, 0)
ON CONFLICT (guild, source) DO NOTHING
"""
_FOLLOWED = "INSERT INTO followed (guild, source) VALUES (:guild, :source) ON CONFLICT DO NOTHING"
_OF_GUILD = """
SELECT sources.*, guild, name, channel, watched.since AS followed, paused
FROM watched JOIN sources ON sources.id = watched.source WHERE guild = :guild ORDER BY name, id
"""
_FOLLOWERS = """
SELECT sources.*, guild, name, channel, watched.since AS followed, paused
FROM watched JOIN sources ON sources.id = watched.source
WHERE watched.source = :source AND paused = 0 ORDER BY guild
"""
_ANEW = """
UPDATE sources SET next = :next, first = NULL, checked = NULL, failures = 0, since = NULL, reason = '',
    etag = '', modified = ''
WHERE id = :source AND NOT EXISTS (SELECT 1 FROM watched WHERE watched.source = sources.id)
"""
_DUE = """
SELECT * FROM sources
WHERE (next <= :now OR (next <= :now + every AND (
    SELECT MIN(promises.due) FROM promises JOIN watched ON watched.guild = promises.guild
    WHERE watched.source = sources.id AND promises.kept IS NULL AND promises.withdrawn IS NULL
        AND promises.due > COALESCE(sources.checked, 0) AND sources.failures = 0
) <= :now))
    AND (CASE WHEN kind = 'folder' THEN 1 ELSE 0 END) = :folders
    AND EXISTS (SELECT 1 FROM watched WHERE watched.source = sources.id AND paused = 0)
ORDER BY next, id LIMIT :limit
"""
_NEXT = """
SELECT MIN(next) AS next FROM sources
WHERE (CASE WHEN kind = 'folder' THEN 1 ELSE 0 END) = :folders
    AND EXISTS (SELECT 1 FROM watched WHERE watched.source = sources.id AND paused = 0)
"""
_OWED = """
SELECT MIN((
    SELECT MIN(promises.due) FROM promises JOIN watched ON watched.guild = promises.guild
    WHERE watched.source = sources.id AND promises.kept IS NULL AND promises.withdrawn IS NULL
        AND promises.due > COALESCE(sources.checked, 0) AND sources.failures = 0
)) AS next FROM sources
WHERE (CASE WHEN kind = 'folder' THEN 1 ELSE 0 END) = :folders
    AND EXISTS (SELECT 1 FROM watched WHERE watched.source = sources.id AND paused = 0)
"""
_FARED = """
UPDATE sources SET next = :next, first = :first, checked = :checked, failures = :failures, since = :since,
    reason = :reason, etag = :etag, modified = :modified
WHERE id = :id
"""
