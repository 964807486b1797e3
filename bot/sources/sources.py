"""Where documents are fetched from, opened when first asked: what it takes to ask loads slowly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bot.domain.language import Language
from bot.domain.symbol import Symbol
from bot.services.ports import Fetched

if TYPE_CHECKING:
    from bot.sources.fetch import Fetch
    from bot.sources.official import Official


class Sources:
    """The Fetcher port; `hosts` are the only ones that are asked, empty for every public one."""

    def __init__(self, hosts: tuple[str, ...], places: Mapping[str, Any]) -> None:
        self._hosts = hosts
        self._places = places
        self._open: tuple[Fetch, Official] | None = None

    async def by_address(self, address: str) -> Fetched:
        """What lies at an address. Raise UserError("fetch-…") where it can't be had."""
        return await self._official().by_address(address)

    async def by_symbol(self, symbol: Symbol, language: Language) -> Fetched:
        """A document in one language from its official place. Raise UserError("fetch-…")."""
        return await self._official().by_symbol(symbol, language)

    async def if_changed(self, address: str, etag: str = "", modified: str = "") -> Fetched | None:
        """What lies at an address; None where it is still what the stamps stood for. Raise UserError."""
        return await self._opened()[0](address, etag, modified)

    async def close(self) -> None:
        if self._open:
            await self._open[0].close()

    def _official(self) -> Official:
        return self._opened()[1]

    def _opened(self) -> tuple[Fetch, Official]:
        if self._open is None:
            from bot.sources.fetch import Fetch  # noqa: PLC0415 - a fifth of a second, for a few commands
            from bot.sources.official import Official, places  # noqa: PLC0415

            fetch = Fetch(self._hosts)
            self._open = (fetch, Official(fetch, places(self._places)))
        return self._open
