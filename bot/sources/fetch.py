"""Downloads a document from a public address, within limits of place, time, size and kind."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from email.message import Message
from urllib.parse import unquote

import aiohttp
from yarl import URL

from bot import __version__
from bot.domain.errors import UserError
from bot.services.ports import Fetched
from bot.sources.guard import Address, ForbiddenError, connector, is_forbidden
from bot.sources.unpacking import unpacked


@dataclass(frozen=True, slots=True)
class Caps:
    """What one download may take: seconds, bytes, and places that send us on."""

    seconds: float = 30.0
    size: int = 25 * 1024 * 1024
    redirects: int = 5


class Fetch:
    """Gets documents by their addresses.

    hosts      the only ones that are asked, with what lies below them (`un.org` allows `docs.un.org`);
               empty for every public one
    forbidden  addresses to which no connection is made; another rule than ours is for tests alone
    """

    def __init__(
        self,
        hosts: tuple[str, ...] = (),
        caps: Caps | None = None,
        forbidden: Callable[[Address], bool] = is_forbidden,
    ) -> None:
        self._hosts = tuple(host.lower().strip(".") for host in hosts)
        self._caps = caps or Caps()
        self._forbidden = forbidden
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        if self._session:
            await self._session.close()

    async def __call__(self, address: str, etag: str = "", modified: str = "") -> Fetched | None:
        """What lies at an address; None where it is still what `etag` or `modified` stood for.

        Raise UserError("fetch-…") with the reason where it can't be had.
        """
        host = ""
        try:
            url = self._checked(address)
            host = str(url.host)
            async with asyncio.timeout(self._caps.seconds):
                async with self._answer(url, _unless_changed(etag, modified)) as response:
                    host = str(response.url.host)
                    return None if response.status == 304 else await self._taken(response)
        except TimeoutError:
            raise UserError("fetch-timeout", host=host, seconds=round(self._caps.seconds)) from None
        except ForbiddenError as error:
            raise UserError("fetch-forbidden", host=host) from error
        except aiohttp.InvalidURL as error:
            raise UserError("fetch-address", address=_short(address)) from error
        except (aiohttp.ClientConnectionError, OSError) as error:
            raise UserError("fetch-unreachable", host=host) from error
        except aiohttp.ClientError as error:
            raise UserError("fetch-broken", host=host) from error

    def _checked(self, address: str | URL) -> URL:
        """The address, of a kind and a host that we ask."""
        try:
            url = URL(address) if isinstance(address, str) else address
            host = (url.host or "").lower().rstrip(".")
        except ValueError as error:
            raise UserError("fetch-address", address=_short(str(address))) from error
        named = all(len(part) <= LONGEST_LABEL for part in (url.raw_host or "").split("."))
        if url.scheme not in {"http", "https"} or not host or not named or url.user or url.password:
            raise UserError("fetch-address", address=_short(str(url)))
        if self._hosts and not any(host == own or host.endswith(f".{own}") for own in self._hosts):
            raise UserError("fetch-host", host=host)
        return url

    @asynccontextmanager
    async def _answer(self, url: URL, headers: dict[str, str]) -> AsyncIterator[aiohttp.ClientResponse]:
        """The answer at the end of all redirects, each of them checked."""
        for _ in range(self._caps.redirects + 1):
            async with self._opened().get(url, headers=headers, allow_redirects=False) as response:
                if response.status not in _REDIRECTS or "Location" not in response.headers:
                    yield response
                    return
                url = self._checked(_onward(url, response.headers["Location"]))
        raise UserError("fetch-redirects", host=str(url.host))

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=connector(self._forbidden),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": f"Rapporteur/{__version__}", "Accept-Encoding": "gzip, identity"},
                timeout=aiohttp.ClientTimeout(total=self._caps.seconds, connect=self._caps.seconds / 3),
                auto_decompress=False,
                trust_env=False,
            )
        return self._session

    async def _taken(self, response: aiohttp.ClientResponse) -> Fetched:
        host = str(response.url.host)
        if response.status != 200:
            raise UserError(_reason(response.status), host=host, status=response.status)
        if not _is_document(response.content_type):
            raise UserError("fetch-type", host=host, type=_short(response.content_type))
        limit = UserError("fetch-too-large", host=host, limit=self._caps.size // 1024 // 1024)
        if (response.content_length or 0) > self._caps.size:
            raise limit
        whole = bytearray()
        encoding = response.headers.get("Content-Encoding", "").lower()
        async for piece in unpacked(response.content.iter_chunked(1 << 16), encoding):
            whole += piece
            if len(whole) > self._caps.size:
                raise limit
        return Fetched(
            name=_name(response),
            data=bytes(whole),
            address=str(response.url),
            media_type=response.content_type,
            etag=response.headers.get("ETag", ""),
            modified=response.headers.get("Last-Modified", ""),
        )


LONGEST_LABEL = 63  # characters between two points of a host's name (RFC 1035); no resolver takes more
_REDIRECTS = {301, 302, 303, 307, 308}
_DOCUMENTS = re.compile(
    r"text/(?:html|plain|markdown|xml|calendar|x-markdown)|application/(?:pdf|x-pdf|octet-stream|x-download|"
    r"force-download|binary|msword|rtf|xml|xhtml\+xml|rss\+xml|atom\+xml|json|zip|"
    r"vnd\.openxmlformats-officedocument\.wordprocessingml\.\w+)|binary/octet-stream",
    re.IGNORECASE,
)
_ENDINGS = {
    "application/pdf": ".pdf",
    "text/html": ".html",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


def _is_document(media_type: str) -> bool:
    return _DOCUMENTS.fullmatch(media_type) is not None


def _reason(status: int) -> str:
    if status in {404, 410}:
        return "fetch-not-found"
    return "fetch-no-access" if status in {401, 402, 403, 407, 451} else "fetch-busy"


def _unless_changed(etag: str, modified: str) -> dict[str, str]:
    asked = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in asked.items() if value}


def _onward(url: URL, location: str) -> URL:
    try:
        return url.join(URL(location))
    except ValueError as error:
        raise UserError("fetch-address", address=_short(location)) from error


def _name(response: aiohttp.ClientResponse) -> str:
    """A name for the file: the server's, else the last part of the address; never a path."""
    header = Message()
    header["Content-Disposition"] = response.headers.get("Content-Disposition", "")
    given = header.get_filename() or unquote(response.url.raw_name) or str(response.url.host)
    last = re.split(r"[/\\]", given)[-1].strip(". ") or "document"
    ending = _ENDINGS.get(response.content_type, "")
    return _short(last) + ("" if "." in last[-6:] else ending)


def _short(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:99]}…"
