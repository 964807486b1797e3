"""Reads the places where documents appear, keeps what was seen, and has those told who follow."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import PurePath

import structlog

from bot.domain.errors import UserError
from bot.domain.following import Contents
from bot.domain.language import Language
from bot.domain.notice import Audience, Notice
from bot.domain.posting import Known, News, Posting, Seen, news
from bot.domain.source import Health, Source, posting_of, read_badly, read_well
from bot.services.announcing import Announcing, gap_notices
from bot.services.ingest import Incoming
from bot.services.posting_desk import PostingDesk, named
from bot.services.posting_ports import Kept, Shown, Watched

log = structlog.get_logger()

LEASE = timedelta(minutes=10)
"""For so long one replica has a source to itself."""
AT_ONCE = 8
TOGETHER = 64


class Watch:
    """A chore of the clock. A reading that fails marks nothing as seen; one that was killed is done again."""

    def __init__(self, desk: PostingDesk) -> None:
        self._desk = desk
        self._announcing = Announcing(desk)

    async def work(self, now: datetime) -> int:
        """Read every source that is due; how many documents were news."""
        due = await self._desk.sources.due(now, TOGETHER)
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(source: Source, health: Health) -> int:
            async with gate:
                return await self.poll(source, health, now)

        return sum(await asyncio.gather(*(one(*each) for each in due)))

    async def next(self, now: datetime) -> datetime | None:  # noqa: ARG002 - as every chore is asked
        return await self._desk.sources.next()

    async def poll(self, source: Source, health: Health, now: datetime) -> int:
        """Read one source now; how many documents were news."""
        if not await self._desk.sources.claim(source.id, health.next, now + LEASE):
            return 0
        try:
            shown = await self._desk.places.read(source, health.etag, health.modified)
        except UserError as error:
            await self._failed(source, health, now, error)
            return 0
        told = 0 if shown.same else await self._take(source, health, shown, now)
        better = read_well(source, health, now, shown.etag, shown.modified)
        async with self._desk.database.transaction() as unit:
            await self._desk.sources.fared(unit, source.id, better)
            if health.degraded:
                followers = await self._desk.sources.followers(unit, source.id)
                notices = [_change("source-recovered", each, health, now, told) for each in followers]
                await self._desk.outbox.put(unit, [each for each in notices if each.audience.channel])
        log.info("source read", source=source.id, items=len(shown.items), news=told)
        return told

    async def _failed(self, source: Source, health: Health, now: datetime, error: UserError) -> None:
        worse = read_badly(source, health, now, error.key)
        async with self._desk.database.transaction() as unit:
            await self._desk.sources.fared(unit, source.id, worse)
            if not health.degraded:
                followers = await self._desk.sources.followers(unit, source.id)
                notices = [_change("source-degraded", each, worse, now) for each in followers]
                await self._desk.outbox.put(unit, [each for each in notices if each.audience.channel])
        log.warning("source not read", source=source.id, reason=error.key, failures=worse.failures)

    async def _take(self, source: Source, health: Health, shown: Shown, now: datetime) -> int:
        postings = await asyncio.to_thread(self._postings, source, shown)
        before = await self._desk.shelf.of_source(source.id)
        if health.first is None:
            async with self._desk.database.transaction() as unit:
                await self._desk.shelf.see(unit, [Kept(Seen(each, now, True)) for each in postings])
            return 0
        found = news(postings, Known.of(before))
        known = list(before)
        for each in found:
            await self._tell(source, each, known, now)
            known += each.postings
        return len(found)

    def _postings(self, source: Source, shown: Shown) -> list[Posting]:
        return [posting_of(item, source, self._desk.citations) for item in shown.items]

    async def _tell(self, source: Source, found: News, known: Sequence[Posting], now: datetime) -> None:
        """Take in the files of one document, then keep what was seen and have it told, together."""
        kept = [await self._held(source, each, now) for each in found.postings]
        contents = await self._desk.contents(kept)
        before = await self._desk.shelf.of_document(found.postings[0].document)
        async with self._desk.database.transaction() as unit:
            notices: list[Notice] = []
            for each in await self._desk.sources.followers(unit, source.id):
                if each.since <= now:
                    notices += await self._notices(found, contents, each, before, now)
                    notices += await self._announcing.of_promises(unit, each.guild, kept, now)
                    notices += await self._announcing.of_gates(each.guild, kept, now)
                    notices += gap_notices(known, found.postings, each, now)
            await self._desk.shelf.see(unit, kept)
            await self._desk.outbox.put(unit, notices)

    async def _notices(
        self, found: News, contents: Contents, watched: Watched, before: Sequence[Kept], now: datetime
    ) -> list[Notice]:
        return await self._announcing.of_news(found, contents, watched, before, now)

    async def _held(self, source: Source, posting: Posting, now: datetime) -> Kept:
        """The posting with its file in the library, or the reason why it isn't."""
        seen = Kept(Seen(posting, now))
        try:
            paper = await self._desk.places.paper(source, posting)
        except UserError as error:
            return replace(seen, trouble=error.key)
        ending = PurePath(paper.name).suffix
        name = f"{named(posting.symbol)}{ending}" if posting.named else paper.name
        spoken = "" if posting.language is Language.UNDETERMINED else posting.language.value
        taken = await self._desk.ingest(
            Incoming(name, paper.data, posting.address or posting.key, language=spoken)
        )
        await self._desk.ingest.ready()
        if not taken.understood:
            return replace(seen, trouble=next((one.error.key for one in taken.refused), "file-empty"))
        held = taken.understood[0].expression
        other = posting.named and held.symbol != posting.symbol
        return replace(seen, held=held.key, trouble="document-other" if other else "")


def _change(kind: str, watched: Watched, health: Health, now: datetime, told: int = 0) -> Notice:
    """That a source can't be read, or can again: said once a change."""
    since = health.since or now
    return Notice(
        kind,
        f"source:{watched.source.id}",
        f"{watched.guild}/{int(since.timestamp())}",
        Audience(watched.guild, watched.channel),
        now,
        details={
            "source": watched.source.id,
            "reason": health.reason,
            "since": str(int(since.timestamp())),
            "news": str(told),
        },
    )
