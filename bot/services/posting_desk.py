"""Where postings are kept and what every act on them begins with."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.domain.deed import Deed
from bot.domain.delegation import voices
from bot.domain.document_names import DocumentNames
from bot.domain.errors import UserError
from bot.domain.following import Contents
from bot.domain.language import Language
from bot.domain.symbol import Symbol
from bot.services.ingest import Incoming, Taken
from bot.services.outbox import Outbox
from bot.services.ports import Library, Transactions
from bot.services.position_ports import Register
from bot.services.posting_ports import (
    Kept,
    PaperShelf,
    PostingShelf,
    PromiseShelf,
    Sources,
    SourceShelf,
    Watched,
)


class Taking(Protocol):
    """Takes a file into the library."""

    def __call__(self, incoming: Incoming) -> Awaitable[Taken]: ...

    async def ready(self) -> int: ...


@dataclass(frozen=True, slots=True)
class PostingDesk:
    """The ports of postings and promises; one at a time decides what of a document is to be told."""

    database: Transactions
    sources: SourceShelf
    shelf: PostingShelf
    promises: PromiseShelf
    papers: PaperShelf
    outbox: Outbox
    places: Sources
    ingest: Taking
    library: Library
    register: Register
    names: DocumentNames
    telling: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def leading(self, deed: Deed) -> None:
        """Raise UserError("not-allowed") but for chair, secretariat and managers of the server."""
        near = await self.register.near(deed.guild, deed.user, deed.roles)
        own = voices(deed.user, deed.roles, *near, deed.at)
        if not deed.manages and not any(voice.leads for voice in own):
            raise UserError("not-allowed")

    async def delegations(self, deed: Deed) -> set[str]:
        """The codes of the delegations for which this person acts."""
        near = await self.register.near(deed.guild, deed.user, deed.roles)
        return {each.delegation.code for each in voices(deed.user, deed.roles, *near, deed.at)}

    async def speaking(self, deed: Deed, delegation: str) -> None:
        """Raise UserError("follow-not-yours") but for those who speak for that delegation."""
        near = await self.register.near(deed.guild, deed.user, deed.roles)
        own = voices(deed.user, deed.roles, *near, deed.at)
        if not any(each.speaks and each.delegation.code == delegation for each in own):
            raise UserError("follow-not-yours", delegation=delegation)

    async def serving(self, guild: str, delegation: str, at: datetime) -> list[str]:
        """The people who act for a delegation, as far as they are named one by one."""
        every = await self.register.delegates(guild)
        found = [each for each in every if each.delegation == delegation and each.user and each.serves(at)]
        return list(dict.fromkeys(each.user for each in found))

    async def watched(self, guild: str, source: str) -> Watched:
        """The source of this id, name or address. Raise UserError("source-unknown")."""
        wanted = source.strip().casefold()
        for each in await self.sources.watched(guild):
            if wanted in {each.source.id, each.name.casefold(), each.source.address.casefold()}:
                return each
        raise UserError("source-unknown", source=source)

    async def contents(self, kept: Sequence[Kept]) -> Contents:
        """What these postings say, as far as they are held."""
        texts = []
        for each in kept:
            symbol, _, language = each.held.rpartition("@")
            held = await self.library.expression(symbol, Language(language)) if symbol else None
            if held is not None:
                texts += [one.clause.text for one in await self.library.clauses(held)]
        text = "\n".join(texts)
        cited = {found.symbol.work for found in self.names.cited(text)}
        return Contents(text, frozenset(cited))


def subject(document: str) -> str:
    """What notices of a document are about."""
    return f"document:{document}"


def named(symbol: Symbol) -> str:
    """The symbol as a file's name stands for it."""
    return symbol.printed.replace("/", "_")
