"""Gets official documents by their symbols from where their publishers keep them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from bot.domain.errors import UserError
from bot.domain.language import ITU_LETTERS, Language
from bot.domain.symbol import Symbol
from bot.services.ports import Fetched
from bot.sources.fetch import Fetch


@dataclass(frozen=True, slots=True)
class Place:
    """Where documents with symbols of one form are published: templates of addresses, and of a record."""

    symbol: re.Pattern[str]
    addresses: tuple[str, ...]
    record: str = ""
    type: str = ""

    def fill(self, template: str, symbol: Symbol, language: Language) -> str:
        """The address for a symbol that this place publishes."""
        found = self.symbol.fullmatch(symbol.canonical)
        parts = found.groupdict() if found else {}
        kind = parts.get("type") or self.type
        values = parts | {
            "symbol": quote(symbol.canonical),
            "language": language.value,
            "LANGUAGE": language.value.upper(),
            "letter": _LETTERS.get(language, "E"),
            "type": kind,
            "type_small": kind.lower(),
            "number": int(parts.get("number") or 0),
            "issue": _issue(parts.get("issue") or ""),
        }
        return template.format_map(values)


def places(table: Mapping[str, Any]) -> tuple[Place, ...]:
    """The places of data/register/places.toml. Raise KeyError or re.error where it is not shaped so."""
    return tuple(
        Place(re.compile(row["symbol"]), tuple(row["addresses"]), row.get("record", ""), row.get("type", ""))
        for row in table["places"]
    )


class Official:
    """The Fetcher port: documents by address, and by symbol from their official places."""

    def __init__(self, fetch: Fetch, places: Iterable[Place]) -> None:
        self._fetch = fetch
        self._places = tuple(places)

    async def by_address(self, address: str) -> Fetched:
        """What lies at an address. Raise UserError("fetch-…") where it can't be had."""
        fetched = await self._fetch(address)
        if fetched is None:  # only where a stamp was given, and none was
            raise UserError("fetch-broken", host=address)
        return fetched

    async def by_symbol(self, symbol: Symbol, language: Language) -> Fetched:
        """A document in one language, from the first of its places that has it.

        Raise UserError("fetch-no-place") where no place is known for its symbol, and else the reason of
        the first place, "fetch-not-found" before others. A joint document is asked for by its first symbol.
        """
        symbol = next(iter(symbol.halves), symbol)
        place = next((each for each in self._places if each.symbol.fullmatch(symbol.canonical)), None)
        if place is None:
            raise UserError("fetch-no-place", symbol=str(symbol))
        failures: list[UserError] = []
        for template in place.addresses:
            try:
                return _named(await self._file(place.fill(template, symbol, language)), symbol, language)
            except UserError as error:
                failures.append(error)
        try:
            for address in await self._recorded(place, symbol, language):
                return _named(await self._file(address), symbol, language)
        except UserError as error:
            failures.append(error)
        raise _said(failures, symbol, language)

    async def _file(self, address: str) -> Fetched:
        """A document, not a page that speaks of it."""
        fetched = await self.by_address(address)
        if _PAGE.match(fetched.data[:1000].lstrip(b"\xef\xbb\xbf \r\n\t")):
            raise UserError("fetch-page", address=fetched.address)
        return fetched

    async def _recorded(self, place: Place, symbol: Symbol, language: Language) -> list[str]:
        """The addresses that the catalogue gives for a symbol in a language."""
        if not place.record:
            return []
        answer = await self.by_address(place.fill(place.record, symbol, language))
        return list(recorded(answer.data.decode("utf-8", errors="replace"), symbol, language))


def recorded(marcxml: str, symbol: Symbol, language: Language) -> Iterator[str]:
    """The files in a language of the records, in MARCXML, that bear exactly this symbol."""
    ending = re.compile(rf"-{language.value}\.(?:pdf|docx)$", re.IGNORECASE)
    for record in _RECORD.findall(marcxml):
        if symbol.canonical in map(html.unescape, _SYMBOL.findall(record)):
            yield from (link for link in map(html.unescape, _FILE.findall(record)) if ending.search(link))


_LETTERS = {language: letter for letter, language in ITU_LETTERS.items()}
_PAGE = re.compile(rb"(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_RECORD = re.compile(r"<(?:\w+:)?record\b.*?</(?:\w+:)?record>", re.DOTALL)
_FIELD = r'tag="{tag}"[^>]*>(?:(?!</(?:\w+:)?datafield>).)*?code="{code}">\s*([^<]+?)\s*<'
_SYMBOL = re.compile(_FIELD.format(tag="191", code="a"), re.DOTALL)
_FILE = re.compile(_FIELD.format(tag="856", code="u"), re.DOTALL)
_ISSUES = {"Rev": "R", "Add": "A", "Corr": "C", "Cor": "C"}


def _issue(issue: str) -> str:
    """`Rev.1` as documents are named: `R1`."""
    kind, _, number = issue.partition(".")
    return f"{_ISSUES.get(kind, '')}{number}"


def _named(fetched: Fetched, symbol: Symbol, language: Language) -> Fetched:
    """The file under a name of its own: a place may call every file `access`."""
    ending = re.search(r"\.(?:pdf|docx?|html?|txt)$", fetched.name, re.IGNORECASE)
    kind = ending[0] if ending else (".pdf" if fetched.data.startswith(b"%PDF") else "")
    return replace(fetched, name=re.sub(r"[^\w.-]+", "_", f"{symbol}-{language.value.upper()}") + kind)


def _said(failures: list[UserError], symbol: Symbol, language: Language) -> UserError:
    """The failure that tells a person most."""
    known = [error for error in failures if error.key not in {"fetch-not-found", "fetch-page"}]
    if known:
        return known[0]
    return UserError("fetch-not-published", symbol=str(symbol), language=language.value)
