"""Fetches the files of postings into the library: at once where it can be, else again and again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import PurePath

import structlog

from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.posting import News, what_is
from bot.domain.source import Source
from bot.services.announcing import Announcing
from bot.services.ingest import Incoming
from bot.services.posting_desk import PostingDesk, named
from bot.services.posting_ports import Awaited, Kept

log = structlog.get_logger()

LEASE = timedelta(minutes=10)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 360, 1440))
"""So long between two tries; after the last the reason stays on record and nothing more is tried."""
AT_ONCE = 4
TOGETHER = 32


class Papers:
    """A chore of the clock: what could not be fetched with its announcement is fetched later."""

    def __init__(self, desk: PostingDesk, told: Callable[[], None] = lambda: None) -> None:
        self._desk = desk
        self._announcing = Announcing(desk)
        self._told = told

    async def fetch(self, source: Source, kept: Kept) -> Kept:
        """The posting with its file in the library, or the reason why it isn't."""
        posting = kept.seen.posting
        try:
            paper = await self._desk.places.paper(source, posting)
            ending = PurePath(paper.name).suffix
            name = f"{named(posting.symbol)}{ending}" if posting.named else paper.name
            spoken = "" if posting.language is Language.UNDETERMINED else posting.language.value
            incoming = Incoming(name, paper.data, posting.address or posting.key, language=spoken)
            taken = await self._desk.ingest(incoming)
            await self._desk.ingest.ready()
        except UserError as error:
            return replace(kept, trouble=error.key)
        except Exception:
            log.exception("a posting's file failed", source=source.id, document=posting.symbol.canonical)
            return replace(kept, trouble="file-damaged")
        if not taken.understood:
            return replace(kept, trouble=next((one.error.key for one in taken.refused), "file-empty"))
        held = taken.understood[0].expression
        other = posting.named and held.symbol != posting.symbol
        return replace(kept, held=held.key, trouble="document-other" if other else "")

    async def work(self, now: datetime) -> int:
        """Try what is due; how many files came in."""
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(awaited: Awaited) -> int:
            async with gate:
                return int(await self._try(awaited, now))

        due = await self._desk.papers.due(now, TOGETHER)
        return sum(await asyncio.gather(*(one(each) for each in due)))

    async def next(self, now: datetime) -> datetime | None:  # noqa: ARG002 - as every chore is asked
        return await self._desk.papers.next()

    async def _try(self, awaited: Awaited, now: datetime) -> bool:
        posting = awaited.kept.seen.posting
        if not await self._desk.papers.claim(posting, awaited.tries, now, LEASE):
            return False
        kept = await self.fetch(awaited.source, awaited.kept)
        if again(kept) and awaited.tries < len(PAUSES):
            async with self._desk.database.transaction() as unit:
                await self._desk.shelf.see(unit, [kept])
                await self._desk.papers.wait(unit, [posting], now + PAUSES[awaited.tries], awaited.tries + 1)
            return False
        await self._arrived(kept, now)
        return bool(kept.held)

    async def _arrived(self, kept: Kept, now: datetime) -> None:
        """Keep it; its announcements show it, and those whose rules only its words fit are told now."""
        posting = kept.seen.posting
        contents = await self._desk.contents([kept])
        async with self._desk.database.transaction() as unit:
            await self._desk.shelf.see(unit, [kept])
            await self._desk.papers.done(unit, posting)
            if kept.held and not kept.seen.baseline:
                notices = []
                for each in await self._desk.sources.followers(unit, posting.source):
                    found = News(what_is(posting.symbol), (posting,))
                    notices += await self._announcing.of_paper(found, contents, each, kept, now)
                await self._desk.outbox.put(unit, notices)
        self._told()


def again(kept: Kept) -> bool:
    """Whether a file that isn't there may be there another time."""
    passing = kept.trouble.startswith("fetch-") and kept.trouble not in _FINAL
    return not kept.held and (passing or kept.trouble in {"source-no-file", WAITING})


WAITING = "posting-waiting"
"""The trouble of a posting whose file was not tried yet."""
_FINAL = {"fetch-forbidden", "fetch-type", "fetch-too-large", "fetch-address", "fetch-host"}
