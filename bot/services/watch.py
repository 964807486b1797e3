"""Reads the places where documents appear, keeps what was seen, and has those told who follow."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import structlog

from bot.domain.errors import UserError
from bot.domain.notice import Notice
from bot.domain.posting import Known, News, Posting, Seen, news
from bot.domain.recognising import recognised
from bot.domain.source import Health, Source, posting_of, read_badly, read_well, told_apart
from bot.services.announcing import FEW, Announcing, gap_notices
from bot.services.papers import WAITING, Papers, again
from bot.services.posting_desk import PostingDesk
from bot.services.posting_ports import Kept, Shown
from bot.services.rounds import Round
from bot.services.source_news import source_notice

log = structlog.get_logger()

LEASE = timedelta(minutes=3)
"""For so long one replica has a source to itself."""
FLOOD = 12
"""More documents than these at one reading are not fetched and told one by one."""


class Watch:
    """A chore of the clock. A reading that fails marks nothing as seen; one that was killed is done again.

    `folders` alone are looked at often, and wait for no slow server.
    """

    def __init__(
        self, desk: PostingDesk, told: Callable[[], None] = lambda: None, *, folders: bool | None = None
    ) -> None:
        self._desk = desk
        self._announcing = Announcing(desk)
        self._papers = Papers(desk)
        self._told = told
        self._kinds = (False, True) if folders is None else (folders,)

    async def work(self, now: datetime) -> int:
        """Read every source that is due; how many documents were news."""
        counts = []
        for folders in self._kinds:
            turn = Round(self._desk.sources, self.poll)
            counts.append(await turn.run(now, folders=folders))
        return sum(counts)

    async def next(self, now: datetime) -> datetime | None:  # noqa: ARG002 - as every chore is asked
        found = [await self._desk.sources.next(folders=folders) for folders in self._kinds]
        return min((each for each in found if each), default=None)

    async def poll(self, source: Source, health: Health, now: datetime) -> int:
        """Read one source now; how many documents were news."""
        if not await self._desk.sources.claim(source.id, health.next, now + LEASE):
            return 0
        try:
            shown = await self._desk.places.read(source, health.etag, health.modified)
            told = 0 if shown.same else await self._take(source, health, shown, now)
        except UserError as error:
            await self._failed(source, health, now, error.key)
            return 0
        except Exception:  # whatever a stranger's page leads to, the others are read
            log.exception("a source failed", source=source.id)
            await self._failed(source, health, now, "source-broken")
            return 0
        await self._well(source, health, shown, told, now)
        if told:
            self._told()
        return told

    async def _well(self, source: Source, health: Health, shown: Shown, told: int, now: datetime) -> None:
        better = read_well(source, health, now, shown.etag, shown.modified)
        async with self._desk.database.transaction() as unit:
            await self._desk.sources.fared(unit, source.id, better)
            if health.degraded:
                followers = await self._desk.sources.followers(unit, source.id)
                notices = [source_notice("source-recovered", each, health, now) for each in followers]
                await self._desk.outbox.put(unit, [each for each in notices if each.audience.channel])
        said = log.debug if shown.same and not health.degraded else log.info
        said("source read", source=source.id, items=len(shown.items), news=told)

    async def _failed(self, source: Source, health: Health, now: datetime, reason: str) -> None:
        worse = read_badly(source, health, now, reason)
        async with self._desk.database.transaction() as unit:
            await self._desk.sources.fared(unit, source.id, worse)
            if not health.degraded:
                followers = await self._desk.sources.followers(unit, source.id)
                notices = [source_notice("source-degraded", each, worse, now) for each in followers]
                await self._desk.outbox.put(unit, [each for each in notices if each.audience.channel])
        log.warning("source not read", source=source.id, reason=reason, failures=worse.failures)

    async def _take(self, source: Source, health: Health, shown: Shown, now: datetime) -> int:
        before = await self._desk.shelf.of_source(source.id)
        postings = await asyncio.to_thread(self._postings, source, shown, before)
        known = postings if health.first is None else recognised(postings, before)
        if known:
            async with self._desk.database.transaction() as unit:
                await self._desk.shelf.see(unit, [Kept(Seen(each, now, True)) for each in known])
        if health.first is None:
            return 0
        found = news(postings, Known.of([*before, *known]))
        if len(found) > FLOOD:
            await self._tell_many(source, found, before, now)
            return len(found)
        told = list(before)
        for each in found:
            await self._tell(source, each, told, now)
            told += each.postings
        return len(found)

    def _postings(self, source: Source, shown: Shown, before: Sequence[Posting]) -> list[Posting]:
        items = told_apart(shown.items, before)
        return [posting_of(item, source, self._desk.names.lexicon) for item in items]

    async def _tell(self, source: Source, found: News, known: Sequence[Posting], now: datetime) -> None:
        """Take in the files of one document, then keep what was seen and have it told, together."""
        kept = [await self._papers.fetch(source, Kept(Seen(each, now))) for each in found.postings]
        contents = await self._desk.contents(kept)
        awaited = [each.seen.posting for each in kept if again(each)]
        # what another source shows of it meanwhile is compared with this
        async with self._desk.telling, self._desk.database.transaction() as unit:
            notices: list[Notice] = []
            for each in await self._desk.sources.followers(unit, source.id):
                if each.since <= now:
                    notices += await self._announcing.of_news(found, contents, each, now)
                    notices += await self._announcing.of_promises(unit, each.guild, kept, now)
                    notices += await self._announcing.of_gates(each.guild, kept, now, notices)
                    notices += await self._announcing.of_revision(each.guild, found, now)
                    notices += gap_notices(known, found.postings, each, now)
            await self._desk.shelf.see(unit, kept)
            await self._desk.papers.wait(unit, awaited, now + timedelta(minutes=1))
            await self._desk.outbox.put(unit, notices)

    async def _tell_many(
        self, source: Source, found: Sequence[News], known: Sequence[Posting], now: datetime
    ) -> None:
        """Keep all and have each place told how many there are; their files are fetched one after another."""
        postings = [each for one in found for each in one.postings]
        kept = [Kept(Seen(each, now), trouble=WAITING) for each in postings]
        async with self._desk.telling, self._desk.database.transaction() as unit:
            notices: list[Notice] = []
            for each in await self._desk.sources.followers(unit, source.id):
                if each.since <= now:
                    places = await self._announcing.spread(found, each, now)
                    notices += await self._announcing.of_many(source, places, each, now)
                    notices += await self._announcing.of_promises(unit, each.guild, kept, now)
                    notices += await self._announcing.of_gates(each.guild, kept, now, notices)
                    for one in found:
                        notices += await self._announcing.of_revision(each.guild, one, now)
                    missing = gap_notices(known, postings, each, now)
                    notices += missing if len(missing) <= FEW else []
            await self._desk.shelf.see(unit, kept)
            await self._desk.papers.wait(unit, postings, now)
            await self._desk.outbox.put(unit, notices)
