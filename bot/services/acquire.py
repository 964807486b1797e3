"""Documents from where they are published, by address or by symbol, into the library."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.domain.document_names import DocumentNames
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.services.ingest import Batch, Incoming, Ingest, Refused, Taken
from bot.services.ports import Fetcher, Progress


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks for, an address or a symbol, and what they say of it ("" where nothing)."""

    typed: str
    symbol: str = ""
    language: str = ""
    title: str = ""
    sure: bool = True


class Acquire:
    """Fetches a document and has it taken into the library."""

    def __init__(self, fetcher: Fetcher, ingest: Ingest, names: DocumentNames) -> None:
        self._fetcher = fetcher
        self._ingest = ingest
        self._names = names

    def understands(self, typed: str) -> bool:
        """Whether these words are an address, a symbol or the name of a document."""
        return is_address(typed) or self._names.symbol(typed) is not None

    async def __call__(
        self, wanted: Wanted, reader: Language, batch: Batch | None = None, progress: Progress | None = None
    ) -> Taken:
        """Fetch it, in the language that is asked for, or else the symbol names, or else the reader's.

        What can't be had or read is refused with its reason; nothing is half-written.
        """
        try:
            incoming = await self._incoming(wanted, reader)
        except UserError as error:
            return Taken(refused=(Refused(wanted.typed, error),))
        return await self._ingest(incoming, batch, progress)

    async def _incoming(self, wanted: Wanted, reader: Language) -> Incoming:
        if is_address(wanted.typed):
            fetched = await self._fetcher.by_address(wanted.typed)
            said = Incoming(fetched.name, fetched.data, fetched.address, "", wanted.symbol, wanted.language)
            return replace(said, title=wanted.title, sure=wanted.sure)
        symbol = self._names.symbol(wanted.typed)
        if symbol is None:
            raise UserError("fetch-address", address=wanted.typed)
        language = Language(wanted.language) if wanted.language else self._named(wanted.typed) or reader
        fetched = await self._fetcher.by_symbol(symbol, language)
        named = wanted.symbol or symbol.canonical
        return Incoming(fetched.name, fetched.data, fetched.address, "", named, language.value, wanted.title)

    def _named(self, typed: str) -> Language | None:
        """The language that a symbol asks for itself: `C25/61-R`."""
        return next((each.language for each in self._names.cited(typed)), None)


def is_address(typed: str) -> bool:
    return re.match(r"https?://", typed, re.IGNORECASE) is not None
