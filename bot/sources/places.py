"""Every kind of place where documents appear, behind the one port `Sources`."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from bot.domain.errors import UserError
from bot.domain.posting import Posting
from bot.domain.source import Item, Source, SourceKind
from bot.services.posting_ports import Paper, Shown
from bot.sources.feed import feed_items
from bot.sources.folder import folder_file, folder_items
from bot.sources.itu import itu_items
from bot.sources.page import page_items, wordpress_items
from bot.sources.undl import undl_items


class Got(Protocol):
    """What a download brought."""

    @property
    def name(self) -> str: ...
    @property
    def data(self) -> bytes: ...
    @property
    def address(self) -> str: ...
    @property
    def etag(self) -> str: ...
    @property
    def modified(self) -> str: ...


class Download(Protocol):
    """Gets what lies at a public address, guarded; None where it is what the stamps stood for."""

    async def __call__(self, address: str, etag: str = "", modified: str = "") -> Got | None: ...


class Places:
    """Reads sources: one request at a time to each host, `pace` seconds apart."""

    def __init__(self, download: Download, folders: Path | None = None, pace: float = 1.0) -> None:
        """`folders` is the only place below which folders are watched; None watches none."""
        self._download = download
        self._folders = folders
        self._pace = pace
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._digests: dict[tuple[str, int, int], str] = {}

    async def read(self, source: Source, etag: str = "", modified: str = "") -> Shown:
        if source.kind is SourceKind.FOLDER:
            items = await asyncio.to_thread(folder_items, self._folder(source), self._digests)
            return Shown(_within(items))
        got = await self._get(source.address, etag, modified)
        if got is None:
            return Shown(etag=etag, modified=modified, same=True)
        items = await asyncio.to_thread(_ITEMS[source.kind], got.data, got.address, source.rule)
        return Shown(_within(items), got.etag, got.modified)

    async def paper(self, source: Source, posting: Posting) -> Paper:
        if source.kind is SourceKind.FOLDER:
            data = await asyncio.to_thread(folder_file, self._folder(source), posting.key)
            return Paper(Path(posting.key).name, data)
        if not posting.address:
            raise UserError("source-no-file", name=posting.symbol.canonical)
        got = await self._get(posting.address)
        if got is None:
            raise UserError("source-no-file", name=posting.symbol.canonical)
        return Paper(got.name, got.data)

    async def _get(self, address: str, etag: str = "", modified: str = "") -> Got | None:
        async with self._hosts[urlsplit(address).netloc.lower()]:
            try:
                return await self._download(address, etag, modified)
            finally:
                await asyncio.sleep(self._pace)

    def _folder(self, source: Source) -> Path:
        """The folder, below the one that the host allowed. Raise UserError("source-no-folder")."""
        if self._folders is None:
            raise UserError("source-no-folder", folder=source.address)
        folder = (self._folders / source.address).resolve()
        if not folder.is_relative_to(self._folders.resolve()):
            raise UserError("source-no-folder", folder=source.address)
        return folder


def _within(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Raise UserError("source-too-many") rather than take a part."""
    if len(items) > MOST:
        raise UserError("source-too-many", count=len(items), most=MOST)
    return items


MOST = 20_000
_ITEMS: dict[SourceKind, Callable[[bytes, str, str], tuple[Item, ...]]] = {
    SourceKind.FEED: lambda data, address, _: feed_items(data, address),
    SourceKind.ITU: lambda data, address, _: itu_items(data, address),
    SourceKind.UNDL: lambda data, _address, _: undl_items(data),
    SourceKind.WORDPRESS: lambda data, address, _: wordpress_items(data, address),
    SourceKind.PAGE: page_items,
}
