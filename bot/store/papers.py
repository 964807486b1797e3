"""Files of postings that are still to be fetched, and when each is tried next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.language import Language
from bot.domain.posting import Posting
from bot.domain.source import Source, SourceKind
from bot.services.ports import Unit
from bot.services.posting_ports import Awaited
from bot.store.database import Database, Row, Value, within
from bot.store.moments import instant, seconds
from bot.store.postings import kept_of


class StoredPapers:
    """The PaperShelf port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def wait(self, unit: Unit, postings: Sequence[Posting], when: datetime, tries: int = 0) -> None:
        rows = [{**_key(each), "tries": tries, "next": seconds(when)} for each in postings]
        await within(unit).execute_many(_WAIT, rows)

    async def done(self, unit: Unit, posting: Posting) -> None:
        await within(unit).execute(_DONE, **_key(posting))

    async def due(self, now: datetime, limit: int) -> Sequence[Awaited]:
        rows = await self._database.rows(_DUE, now=seconds(now), limit=limit)
        return [Awaited(_source(row), kept_of(row), int(str(row["tries"]))) for row in rows]

    async def claim(self, posting: Posting, tries: int, now: datetime, lease: timedelta) -> bool:
        async with self._database.transaction() as transaction:
            values = {"tries": tries, "now": seconds(now), "until": seconds(now + lease)}
            return bool(await transaction.execute(_CLAIM, **_key(posting), **values))

    async def next(self) -> datetime | None:
        row = await self._database.row("SELECT MIN(next) AS next FROM papers")
        return instant(row["next"]) if row else None


def _key(posting: Posting) -> dict[str, Value]:
    return {
        "source": posting.source,
        "symbol": posting.symbol.canonical,
        "language": posting.language.value,
    }


def _source(row: Row) -> Source:
    return Source(
        str(row["source"]),
        SourceKind(str(row["place"])),
        str(row["home"]),
        str(row["rule"]),
        str(row["posts"]),
        Language(str(row["spoken"])),
        timedelta(seconds=int(str(row["every"]))),
    )


_WAIT = """
INSERT INTO papers (source, symbol, language, tries, next) VALUES (:source, :symbol, :language, :tries, :next)
ON CONFLICT (source, symbol, language) DO UPDATE SET tries = excluded.tries, next = excluded.next
"""
_DONE = "DELETE FROM papers WHERE source = :source AND symbol = :symbol AND language = :language"
_DUE = """
SELECT postings.*, papers.tries, sources.kind AS place, sources.address AS home, sources.rule, sources.posts,
    sources.language AS spoken, sources.every
FROM papers
JOIN postings ON postings.source = papers.source AND postings.symbol = papers.symbol
    AND postings.language = papers.language
JOIN sources ON sources.id = papers.source
WHERE papers.next <= :now ORDER BY papers.next, papers.source, papers.symbol LIMIT :limit
"""
_CLAIM = """
UPDATE papers SET next = :until
WHERE source = :source AND symbol = :symbol AND language = :language AND tries = :tries AND next <= :now
"""
