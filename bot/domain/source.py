"""The places where documents are posted: what they are, how often they are read, how they fare."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import PurePosixPath

from bot.domain.citation import find_citations
from bot.domain.citation_lexicon import Lexicon
from bot.domain.citation_typed import parse_symbol
from bot.domain.language import ITU_LETTERS, Language
from bot.domain.posting import Posting, kind_of, unnamed
from bot.domain.symbol import Symbol


class SourceKind(StrEnum):
    FOLDER = "folder"
    FEED = "feed"  # RSS or Atom
    ITU = "itu"  # an index of documents or a catalogue of meetings
    UNDL = "undl"  # MARCXML of the UN Digital Library
    WORDPRESS = "wordpress"  # wp-json of a page
    PAGE = "page"  # any page, by a CSS or XPath rule


@dataclass(frozen=True, slots=True)
class Source:
    """One place, the same for every server that follows it: `rule` tells what on a page is a document,
    `posts` the kind of what appears there, `language` the one it is in; each "" or UNDETERMINED where open.
    """

    id: str
    kind: SourceKind
    address: str
    rule: str = ""
    posts: str = ""
    language: Language = Language.UNDETERMINED
    every: timedelta = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Health:
    """How a source fares. Degraded from its first failure on, until it is read again; never turned off.

    `first` is when it was read first, None before; `etag` and `modified` are the server's stamps.
    """

    next: datetime
    first: datetime | None = None
    checked: datetime | None = None
    failures: int = 0
    since: datetime | None = None
    reason: str = ""
    etag: str = ""
    modified: str = ""

    @property
    def degraded(self) -> bool:
        return self.failures > 0


@dataclass(frozen=True, slots=True)
class Item:
    """What a source shows, as it writes it: `key` is its own name for it, `number` where a symbol belongs."""

    key: str
    title: str = ""
    number: str = ""
    language: Language = Language.UNDETERMINED
    address: str = ""
    submitter: str = ""
    date: str = ""
    digest: str = ""
    kind: str = ""


def address_of(kind: SourceKind, typed: str) -> str:
    """The address as it is kept: of a folder without what makes no difference (`./cwg/` is `cwg`)."""
    address = typed.strip()
    return PurePosixPath(address).as_posix() if kind is SourceKind.FOLDER else address


def source_id(kind: SourceKind, address: str, rule: str = "") -> str:
    """The same place is one source, whoever follows it."""
    digest = hashlib.sha256(f"{kind}\n{address_of(kind, address)}\n{rule.strip()}".encode()).hexdigest()
    return f"src-{digest[:12]}"


def read_well(source: Source, health: Health, now: datetime, etag: str = "", modified: str = "") -> Health:
    """How it fares after a reading that succeeded."""
    return Health(
        next=now + max(source.every * (1 - EARLY - _jitter(source, now)), SOONEST),
        first=health.first or now,
        checked=now,
        etag=etag,
        modified=modified,
    )


def read_badly(source: Source, health: Health, now: datetime, reason: str) -> Health:
    """How it fares after a failure: tried again ever later, an hour (or its own pace) at the latest."""
    failures = health.failures + 1
    wait = min(source.every * 2 ** min(failures - 1, 10), max(source.every, LONGEST))
    return replace(
        health,
        next=now + wait * (1 + _jitter(source, now)),
        checked=now,
        failures=failures,
        since=health.since or now,
        reason=reason,
    )


def told_apart(items: Iterable[Item], known: Iterable[Posting]) -> list[Item]:
    """The items; two of one key are two where address or title differs, for publishers give a guid twice.

    Of those, the one that was `known` under that key keeps it, else the one at its address, else the first.
    """
    before = {each.key: _known(each) for each in known}
    found: dict[str, dict[tuple[str, str], Item]] = {}
    for item in items:
        clean = _clean(item)
        found.setdefault(clean.key, {}).setdefault(_identity(clean), clean)
    return [each for key, same in found.items() for each in _apart(same, before.get(key, ("", "")))]


def _apart(same: Mapping[tuple[str, str], Item], known: tuple[str, str]) -> Iterator[Item]:
    there = next((each for each in same if each[0] == known[0]), next(iter(same)))
    keeper = known if known in same else there
    several = len({address for address, _ in same}) < len(same)
    for (address, title), item in same.items():
        told = f"{item.key} {address} {title}" if several else f"{item.key} {address}"
        yield item if (address, title) == keeper else replace(item, key=_key(told))


def _identity(item: Item) -> tuple[str, str]:
    """Its address and title; links to one address are one, whatever they are called."""
    return item.address, "" if item.key == item.address else _title(item)


def _known(posting: Posting) -> tuple[str, str]:
    return posting.address, "" if posting.key == posting.address else posting.title


def _title(item: Item) -> str:
    """The title as a posting keeps it."""
    return " ".join(item.title.split())[:LONGEST_TITLE]


def _clean(item: Item) -> Item:
    """Without what no database or message takes: controls, halves of characters, keys without end."""
    return replace(
        item,
        key=_key(_plain(item.key)),
        title=_plain(item.title),
        number=_plain(item.number),
        address=_plain(item.address),
        submitter=_plain(item.submitter),
        date=_plain(item.date),
    )


def _plain(text: str) -> str:
    return _CONTROLS.sub(" ", text).encode("utf-8", "ignore").decode()


def _key(key: str) -> str:
    return key if len(key) <= LONGEST_TITLE else hashlib.sha256(key.encode()).hexdigest()


def posting_of(item: Item, source: Source, lexicon: Lexicon) -> Posting:
    """The posting that an item is: its symbol from its number, its file's name or the head of its title."""
    symbol, language = _named(item, lexicon)
    symbol = symbol or unnamed(source.id, item.key)
    known = (item.language, language, source.language)
    return Posting(
        source.id,
        item.key,
        symbol,
        next((each for each in known if each is not Language.UNDETERMINED), Language.UNDETERMINED),
        _title(item),
        kind_of(symbol, item.kind or source.posts),
        item.submitter[:LONGEST_TITLE],
        item.address,
        item.date,
        item.digest,
    )


def _named(item: Item, lexicon: Lexicon) -> tuple[Symbol | None, Language]:
    if item.number:
        return parse_symbol(item.number, lexicon), _language(item.number, lexicon)
    for name in (item.address.rstrip("/").rsplit("/", 1)[-1], item.address):
        if not _NUMBER.fullmatch(name) and (symbol := parse_symbol(name, lexicon)):
            return symbol, _language(name, lexicon)
    head = next(iter(find_citations(item.title[:HEAD], lexicon)), None)
    if head and not re.search(r"\w", item.title[: head.start]):
        return head.symbol, head.language or Language.UNDETERMINED
    return None, Language.UNDETERMINED


def _language(name: str, lexicon: Lexicon) -> Language:
    """The language that a number or a file's name asks for."""
    found = next(iter(find_citations(name, lexicon)), None)
    if found and found.language:
        return found.language
    if tag := _TAG.search(name):
        return Language(tag[1].lower())
    letter = _LETTER.search(name)
    return ITU_LETTERS[letter[1]] if letter else Language.UNDETERMINED


def _jitter(source: Source, now: datetime) -> float:
    """0 to 0.1: sources added together are not read together, and the same can be told again in a test."""
    digest = hashlib.sha256(f"{source.id}{int(now.timestamp())}".encode()).digest()
    return digest[0] / 2550


LONGEST = timedelta(hours=1)
SOONEST = timedelta(seconds=1)  # what is kept in full seconds is then due later than now
EARLY = 0.1  # of its interval: its host and others may hold a reading up, and it is still read within that
LONGEST_TITLE = 500
HEAD = 120
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_NUMBER = re.compile(r"\d*(?:[-_][A-Za-z]{2})?(?:\.\w+)?")
"""An address that ends in a number alone (`/node/61`, `61.pdf`) names no document by it."""
_LETTER = re.compile(r"\d[)]?-([ACEFRS])(?:\.[a-z]{2,4})?$")
_TAG = re.compile(r"[-_](AR|ZH|EN|FR|RU|ES)(?:\.[a-z]{2,4})?$", re.IGNORECASE)
