"""Texts that an event waits for: each language version that is posted is noted, and the deadline follows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.deadline_rules import Event, applicable
from bot.domain.deed import Deed
from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL, Language
from bot.domain.posting import base_of
from bot.domain.symbol import Symbol
from bot.services.deadline_desk import DeadlineDesk
from bot.services.deadline_events import DeadlineEvents
from bot.services.ports import Unit
from bot.services.posting_desk import PostingDesk


class TextShelf(Protocol):
    """Which document an event waits for."""

    async def bind(self, unit: Unit, event: str, document: str) -> None: ...

    async def bound(self) -> Sequence[tuple[str, str, str]]:
        """Server, event and document of each, those removed left out."""
        ...


class Texts:
    """A chore of the clock: what was seen in the places that are watched decides, and when it was first."""

    def __init__(
        self,
        desk: DeadlineDesk,
        events: DeadlineEvents,
        shelf: TextShelf,
        posts: PostingDesk,
        language: Language,
    ) -> None:
        self._desk = desk
        self._events = events
        self._shelf = shelf
        self._posts = posts
        self._language = language

    async def bind(self, deed: Deed, event: str, typed: str) -> Event:
        """Have an event wait for a document, and note what of it was posted already.

        Raise UserError("document-unknown"), ("event-unknown"), or ("event-text-uncounted") where no rule for
        such an event counts from its languages.
        """
        await self._desk.leading(deed)
        symbol = self._posts.names.symbol(typed)
        if symbol is None:
            raise UserError("document-unknown", document=typed)
        kept = await self._known(deed.guild, event)
        if not any(rule.languages for rule in applicable(self._desk.rules.values(), kept)):
            raise UserError("event-text-uncounted", event=kept.title)
        async with self._desk.database.transaction() as unit:
            await self._shelf.bind(unit, event, symbol.canonical)
        await self._note(deed.guild, event, symbol, deed.at)
        return await self._known(deed.guild, event)

    async def work(self, now: datetime) -> int:
        """Note every language version posted since; how many events that concerned."""
        done = 0
        for guild, event, document in await self._shelf.bound():
            done += await self._note(guild, event, Symbol.parse(document), now)
        return done

    async def next(self, now: datetime) -> datetime | None:  # noqa: ARG002 - at every sweep, and when one was read
        return None

    async def _note(self, guild: str, event: str, symbol: Symbol, now: datetime) -> bool:
        kept = await self._known(guild, event)
        seen = await self._seen(guild, symbol)
        fresh = {language: at for language, at in seen.items() if language not in kept.complete}
        if not fresh:
            return False
        named = " ".join(sorted(each.value for each in fresh))
        deed = Deed(guild, f"texts/{event}/{named}", now, "", manages=True)
        moved = await self._events.texts_out(deed, event, fresh)
        if all(each in moved.event.complete for each in OFFICIAL):
            await self._events.apply(deed, event, "", self._language)
        return True

    async def _seen(self, guild: str, symbol: Symbol) -> dict[Language, datetime]:
        """When each language of exactly this document was first seen."""
        found: dict[Language, datetime] = {}
        for each in await self._posts.shelf.of_work(base_of(symbol), guild):
            posting, at = each.seen.posting, each.seen.at
            if posting.symbol == symbol and posting.language in OFFICIAL:
                found[posting.language] = min(at, found.get(posting.language, at))
        return found

    async def _known(self, guild: str, event: str) -> Event:
        found = await self._desk.events.event(guild, event)
        if found is None:
            raise UserError("event-unknown", asked=event)
        return found
