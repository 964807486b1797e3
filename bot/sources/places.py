"""Every kind of place where documents appear, behind the one port `Sources`."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from bot.domain.errors import UserError
from bot.domain.posting import Posting
from bot.domain.source import Item, Source, SourceKind
from bot.services.posting_ports import Paper, Shown
from bot.sources.folder import folder_file, folder_items
from bot.sources.items import MOST, Page, pack, read, unpack


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


Aside = Callable[[bytes], Awaitable[bytes]]
"""Has a packed page read where it can do no harm; gives the packed items."""


async def in_a_thread(packed: bytes) -> bytes:
    """Reads a page in our own process: for tests."""
    return await asyncio.to_thread(lambda: pack(read(packed)))


class Places:
    """Reads sources: one request at a time to each host, `pace` seconds apart."""

    def __init__(
        self,
        download: Download,
        folders: Path | None = None,
        pace: float = 1.0,
        aside: Aside = in_a_thread,
    ) -> None:
        """`folders` is the only place below which folders are watched; None watches none."""
        self._download = download
        self._folders = folders
        self._pace = pace
        self._aside = aside
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)
        self._digests: dict[tuple[str, int, int], str] = {}

    async def read(self, source: Source, etag: str = "", modified: str = "") -> Shown:
        if source.kind is SourceKind.FOLDER:
            return await asyncio.to_thread(self._look, source, etag)
        ours = etag.startswith(_OURS)
        got = await self._get(source.address, "" if ours else etag, modified)
        if got is None:
            return Shown(etag=etag, modified=modified, same=True)
        stamp = got.etag or _OURS + hashlib.sha256(got.data).hexdigest()
        if stamp == etag:  # the same again from a server that gives no stamps, or doesn't heed them
            return Shown(etag=etag, modified=got.modified, same=True)
        page = Page(source.kind, got.address, source.rule, got.data)
        return Shown(unpack(await self._aside(page.packed())), stamp, got.modified)

    def _look(self, source: Source, etag: str) -> Shown:
        items = folder_items(self._folder(source), self._digests)
        told = "".join(f"{item.key}\0{item.digest}\0" for item in items)
        stamp = _OURS + hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()
        return Shown(_within(items), stamp, same=stamp == etag)

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
        host = self._hosts[_netloc(address)]
        async with host.lock:
            await asyncio.sleep(host.last + self._pace - time.monotonic())
            try:
                return await self._download(address, etag, modified)
            finally:
                host.last = time.monotonic()

    def _folder(self, source: Source) -> Path:
        """The folder, below the one that the host allowed. Raise UserError("source-no-folder")."""
        if self._folders is None:
            raise UserError("source-no-folder", folder=source.address)
        try:
            folder = (self._folders / source.address).resolve()
        except ValueError as error:  # no path of a file system
            raise UserError("source-no-folder", folder=source.address) from error
        if not folder.is_relative_to(self._folders.resolve()):
            raise UserError("source-no-folder", folder=source.address)
        return folder


def _netloc(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError as error:
        raise UserError("fetch-address", address=address) from error


def _within(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Raise UserError("source-too-many") rather than take a part."""
    if len(items) > MOST:
        raise UserError("source-too-many", count=len(items), most=MOST)
    return items


@dataclass(slots=True)
class _Host:
    """One at a time asks it; `last` is when it answered last."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    last: float = 0.0


_OURS = "body-"
"""Begins the stamp that we give what has none of its server's."""
