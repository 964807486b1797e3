"""The secretariat's acts on the places that are watched, and what a trial reading shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.deed import Deed
from bot.domain.errors import UserError
from bot.domain.posting import Known, News, Posting, news
from bot.domain.source import Health, Source, SourceKind, posting_of, told_apart
from bot.services.posting_desk import PostingDesk
from bot.services.posting_ports import Shown, Watched


@dataclass(frozen=True, slots=True)
class Trial:
    """What a reading showed: everything there, and what of it would be told now."""

    watched: Watched
    postings: tuple[Posting, ...]
    news: tuple[News, ...]


class SourceDesk:
    """Chair, secretariat and managers of the server add and change sources; everybody may see them."""

    def __init__(self, desk: PostingDesk) -> None:
        self._desk = desk

    async def add(self, deed: Deed, source: Source, name: str, channel: str) -> Trial:
        """Have the server follow a place that can be read now; its first reading will tell nothing.

        Raise UserError: "source-kept", "source-named" where another bears that name, and why it can't be
        read: "source-…", "fetch-…".
        """
        await self._desk.leading(deed)
        name = " ".join(name.split()) or source.address
        for each in await self.list(deed.guild):
            if each.source.id == source.id:
                raise UserError("source-kept")
            if each.name.casefold() == name.casefold():
                raise UserError("source-named", name=name)
        shown = await self._desk.places.read(source)
        watched = Watched(source, Health(deed.at), deed.guild, name, channel, deed.at)
        async with self._desk.database.transaction() as unit:
            if not await self._desk.sources.add(unit, watched):
                raise UserError("source-kept")
        return Trial(watched, self._postings(source, shown), ())

    async def list(self, guild: str) -> Sequence[Watched]:
        return await self._desk.sources.watched(guild)

    async def test(self, deed: Deed, source: str) -> Trial:
        """Read it now, keeping and telling nothing: what would be told if this were its turn."""
        await self._desk.leading(deed)
        watched = await self._desk.watched(deed.guild, source)
        before = await self._desk.shelf.of_source(watched.source.id)
        shown = await self._desk.places.read(watched.source)
        postings, known = self._postings(watched.source, shown, before), Known.of(before)
        return Trial(watched, postings, news(postings, known) if watched.health.first else ())

    async def pause(self, deed: Deed, source: str, *, paused: bool) -> Watched:
        await self._desk.leading(deed)
        watched = await self._desk.watched(deed.guild, source)
        async with self._desk.database.transaction() as unit:
            await self._desk.sources.pause(unit, deed.guild, watched.source.id, paused=paused)
        return watched

    async def remove(self, deed: Deed, source: str) -> Watched:
        await self._desk.leading(deed)
        watched = await self._desk.watched(deed.guild, source)
        async with self._desk.database.transaction() as unit:
            await self._desk.sources.remove(unit, deed.guild, watched.source.id)
        return watched

    def _postings(self, source: Source, shown: Shown, before: Sequence[Posting] = ()) -> tuple[Posting, ...]:
        items = told_apart(shown.items, before)
        return tuple(posting_of(item, source, self._desk.names.lexicon) for item in items)


def pace(minutes: int, kind: SourceKind = SourceKind.PAGE) -> timedelta:
    """How often a place is read: not more often than every minute, at least once a day; a folder at once."""
    if kind is SourceKind.FOLDER:
        return timedelta(seconds=2)
    return timedelta(minutes=min(max(minutes, 1), 1440))
