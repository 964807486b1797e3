"""What was seen where documents appear, and the rules of those who want to be told."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.following import Follow
from bot.domain.language import Language
from bot.domain.notice import Audience
from bot.domain.posting import Kind, Posting, Seen, base_of
from bot.domain.symbol import Symbol
from bot.services.ports import Unit
from bot.services.posting_ports import Kept
from bot.store.database import Database, Row, Value, within
from bot.store.moments import moment, seconds


class StoredPostings:
    """The PostingShelf port. What was seen stays, whoever follows its source."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_source(self, source: str) -> Sequence[Posting]:
        sql = "SELECT * FROM postings WHERE source = :source ORDER BY seen, symbol, language"
        return [kept_of(row).seen.posting for row in await self._database.rows(sql, source=source)]

    async def see(self, unit: Unit, kept: Sequence[Kept]) -> None:
        await within(unit).execute_many(_SEE, [_row(each) for each in kept])

    async def of_work(self, base: str, guild: str) -> Sequence[Kept]:
        rows = await self._database.rows(_OF_WORK, base=base, guild=guild)
        return [kept_of(row) for row in rows]

    async def of_document(self, document: str, guild: str) -> Sequence[Kept]:
        rows = await self._database.rows(_OF_DOCUMENT, document=document, guild=guild)
        return [kept_of(row) for row in rows]

    async def latest(self, guild: str, limit: int) -> Sequence[Kept]:
        return [kept_of(row) for row in await self._database.rows(_LATEST, guild=guild, limit=limit)]

    async def newest(self, limit: int) -> Sequence[Kept]:
        sql = "SELECT * FROM postings ORDER BY seen DESC, symbol, language LIMIT :limit"
        return [kept_of(row) for row in await self._database.rows(sql, limit=limit)]

    async def follow(self, unit: Unit, follow: Follow) -> bool:
        return bool(await within(unit).execute(_FOLLOW, **_follow_row(follow)))

    async def unfollow(self, unit: Unit, guild: str, follow: str) -> bool:
        sql = "DELETE FROM follows WHERE id = :id AND guild = :guild"
        return bool(await within(unit).execute(sql, id=follow, guild=guild))

    async def follows(self, guild: str) -> Sequence[Follow]:
        sql = "SELECT * FROM follows WHERE guild = :guild ORDER BY since, id"
        return [_follow(row) for row in await self._database.rows(sql, guild=guild)]

    async def milestones(self, beginning: str) -> Sequence[Follow]:
        sql = "SELECT * FROM follows WHERE symbol LIKE :like ORDER BY id"
        return [_follow(row) for row in await self._database.rows(sql, like=f"{beginning}%")]


def _row(kept: Kept) -> dict[str, Value]:
    posting = kept.seen.posting
    return {
        "source": posting.source,
        "symbol": posting.symbol.canonical,
        "language": posting.language.value,
        "key": posting.key,
        "document": posting.document,
        "base": base_of(posting.symbol),
        "title": posting.title,
        "kind": posting.kind.value,
        "submitter": posting.submitter,
        "address": posting.address,
        "date": posting.date,
        "digest": posting.digest,
        "seen": seconds(kept.seen.at),
        "baseline": int(kept.seen.baseline),
        "held": kept.held,
        "trouble": kept.trouble,
    }


def kept_of(row: Row) -> Kept:
    posting = Posting(
        source=str(row["source"]),
        key=str(row["key"]),
        symbol=Symbol.parse(str(row["symbol"])),
        language=Language(str(row["language"])),
        title=str(row["title"]),
        kind=Kind(str(row["kind"])),
        submitter=str(row["submitter"]),
        address=str(row["address"]),
        date=str(row["date"]),
        digest=str(row["digest"]),
    )
    seen = Seen(posting, moment(row["seen"]), bool(row["baseline"]))
    return Kept(seen, str(row["held"]), str(row["trouble"]))


def _follow_row(follow: Follow) -> dict[str, Value]:
    return {
        "id": follow.id,
        "guild": follow.audience.guild,
        "channel": follow.audience.channel,
        "person": follow.audience.person,
        "since": seconds(follow.since),
        "body": follow.body,
        "kind": follow.kind.value if follow.kind else "",
        "words": follow.words,
        "symbol": follow.symbol,
        "citing": follow.citing,
        "language": follow.language.value if follow.language else "",
        "source": follow.source,
        "delegation": follow.delegation,
    }


def _follow(row: Row) -> Follow:
    return Follow(
        id=str(row["id"]),
        audience=Audience(str(row["guild"]), str(row["channel"]), str(row["person"])),
        since=moment(row["since"]),
        body=str(row["body"]),
        kind=Kind(str(row["kind"])) if row["kind"] else None,
        words=str(row["words"]),
        symbol=str(row["symbol"]),
        citing=str(row["citing"]),
        language=Language(str(row["language"])) if row["language"] else None,
        source=str(row["source"]),
        delegation=str(row["delegation"]),
    )


_SEE = """
INSERT INTO postings (source, symbol, language, key, document, base, title, kind, submitter, address, date,
    digest, seen, baseline, held, trouble)
VALUES (:source, :symbol, :language, :key, :document, :base, :title, :kind, :submitter, :address, :date,
    :digest, :seen, :baseline, :held, :trouble)
ON CONFLICT (source, symbol, language) DO UPDATE SET key = excluded.key, title = excluded.title,
    address = excluded.address, digest = excluded.digest, held = excluded.held, trouble = excluded.trouble
"""
_OF_WORK = """
SELECT postings.* FROM postings JOIN followed ON followed.source = postings.source AND guild = :guild
WHERE base = :base ORDER BY seen, symbol, language
"""
_OF_DOCUMENT = """
SELECT postings.* FROM postings JOIN followed ON followed.source = postings.source AND guild = :guild
WHERE document = :document ORDER BY seen, postings.source, language
"""
_LATEST = """
SELECT * FROM postings
WHERE EXISTS (SELECT 1 FROM watched WHERE watched.source = postings.source AND guild = :guild)
ORDER BY seen DESC, symbol, language LIMIT :limit
"""
_FOLLOW = """
INSERT INTO follows (id, guild, channel, person, since, body, kind, words, symbol, citing, language, source,
    delegation)
VALUES (:id, :guild, :channel, :person, :since, :body, :kind, :words, :symbol, :citing, :language, :source,
    :delegation)
ON CONFLICT (id) DO NOTHING
"""
