"""What was posted, whatever place it appeared in, and what of it is news against what was seen before."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.document import clause_ref
from bot.domain.language import OFFICIAL, Language
from bot.domain.symbol import Symbol


class Kind(StrEnum):
    """What sort of document it is, as far as its symbol or its place says."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    DRAFT = "draft"
    INFORMATION = "information"
    RECORD = "record"
    CONTRIBUTION = "contribution"
    REPORT = "report"
    PAGE = "page"
    DOCUMENT = "document"


class What(StrEnum):
    """Why a posting is news."""

    NEW = "new"
    LANGUAGE = "language"  # a document that was posted in another language before
    REVISION = "revision"
    ADDENDUM = "addendum"
    CORRIGENDUM = "corrigendum"
    REPLACED = "replaced"  # the same document, with another content and no word about it


@dataclass(frozen=True, slots=True)
class Posting:
    """A document in one language as a source shows it.

    `key` is what the source itself calls it (a guid, an address, a file's name), `digest` the SHA-256 of its
    content or "" where the source doesn't give that, `date` what the source says, ISO 8601 or "": shown, and
    never trusted.
    """

    source: str
    key: str
    symbol: Symbol
    language: Language
    title: str = ""
    kind: Kind = Kind.DOCUMENT
    submitter: str = ""
    address: str = ""
    date: str = ""
    digest: str = ""

    @property
    def document(self) -> str:
        """An opaque id of the version, in whichever language: what announcements are about."""
        return document_id(self.symbol)

    @property
    def named(self) -> bool:
        """Whether it bears a symbol, rather than a name that we gave it."""
        return not self.symbol.work.startswith(UNNAMED)


@dataclass(frozen=True, slots=True)
class Seen:
    """A posting with the instant at which we first saw it; one of a first reading was there before us."""

    posting: Posting
    at: datetime
    baseline: bool = False


@dataclass(frozen=True, slots=True)
class News:
    """A document that was posted: every language that appeared at once, and why it is news."""

    what: What
    postings: tuple[Posting, ...]

    @property
    def symbol(self) -> Symbol:
        return self.postings[0].symbol


@dataclass(frozen=True, slots=True)
class Known:
    """What was seen of a source before: by key, and in which languages each document was there."""

    keys: Mapping[str, tuple[Symbol, Language, str]] = field(default_factory=dict)
    languages: Mapping[Symbol, frozenset[Language]] = field(default_factory=dict)

    @classmethod
    def of(cls, postings: Iterable[Posting]) -> Known:
        keys = {}
        languages: dict[Symbol, frozenset[Language]] = {}
        for each in postings:
            keys[each.key] = (each.symbol, each.language, each.digest)
            languages[each.symbol] = languages.get(each.symbol, frozenset()) | {each.language}
        return cls(keys, languages)


def fresh(postings: Sequence[Posting], known: Known) -> tuple[Posting, ...]:
    """The postings that are not known yet, each expression once, in order.

    Order, dates and repeated items make no difference; an item that moves to another address and stays the
    same document in the same language is not news, nor is one that vanishes and comes back.
    """
    found: dict[tuple[Symbol, Language], Posting] = {}
    for each in postings:
        if _is_fresh(each, known):
            found.setdefault((each.symbol, each.language), each)
    return tuple(found.values())


def news(postings: Sequence[Posting], known: Known) -> tuple[News, ...]:
    """What of these is news, one for each document, in the order of the source."""
    groups: dict[tuple[Symbol, What], list[Posting]] = {}
    for each in fresh(postings, known):
        groups.setdefault((each.symbol, _what(each, known)), []).append(each)
    return tuple(News(what, tuple(group)) for (_, what), group in groups.items())


def unnamed(source: str, key: str) -> Symbol:
    """The name that we give to what bears none: the same for the same item of the same source."""
    digest = hashlib.sha256(f"{source}#{key}".encode()).hexdigest()
    return Symbol(f"{UNNAMED}{digest[:12]}")


def document_id(symbol: Symbol) -> str:
    return clause_ref(symbol.canonical, "posted")


def base_of(symbol: Symbol) -> str:
    """The Work that a document belongs to: that of A/60/L.50/Add.1 or A/60/L.50/Rev.2 is A/60/L.50."""
    work = symbol.work
    while stripped := _SUFFIX.match(work):
        work = stripped["base"]
    return work


def kind_of(symbol: Symbol, said: str = "") -> Kind:
    """What sort of document it is: as its place says, else as its symbol does."""
    if said in {kind.value for kind in Kind}:
        return Kind(said)
    return next((kind for kind, pattern in _KINDS if pattern.search(symbol.work)), Kind.DOCUMENT)


def body_of(symbol: Symbol) -> str:
    """The body and session that it was issued for: `C25` of C25/61, `A/C.3/78` of A/C.3/78/L.49."""
    plain = base_of(symbol).removeprefix("itu:doc:")
    found = _NUMBERED.match(plain)
    return re.sub(r"/[A-Z]*\.?$", "", found["series"]).strip("/") if found else plain


def of_body(symbol: Symbol, body: str) -> bool:
    """Whether it is a document of a body as people name it: `A/C.3`, `C25`, `C`, `CWG-WSIS&SDG`."""
    plain, wanted = symbol.work.removeprefix("itu:doc:").casefold(), body.strip("/ ").casefold()
    rest = plain[len(wanted) :]
    return bool(wanted) and plain.startswith(wanted) and not rest[:1].isalpha()


def _is_fresh(posting: Posting, known: Known) -> bool:
    before = known.keys.get(posting.key)
    if before and before[:2] == (posting.symbol, posting.language):
        return bool(posting.digest and before[2] and posting.digest != before[2])
    return posting.language not in known.languages.get(posting.symbol, frozenset())


def _what(posting: Posting, known: Known) -> What:
    before = known.keys.get(posting.key)
    if before and before[:2] == (posting.symbol, posting.language):
        return What.REPLACED
    if known.languages.get(posting.symbol):
        return What.LANGUAGE
    return what_is(posting.symbol)


def what_is(symbol: Symbol) -> What:
    """What a document is news as, by its symbol alone."""
    suffix = _SUFFIX.match(symbol.work)
    if suffix:
        return What.CORRIGENDUM if suffix["suffix"].startswith("Corr") else What.ADDENDUM
    return What.REVISION if symbol.revision else What.NEW


def ordered(languages: Iterable[Language]) -> tuple[Language, ...]:
    """Languages in the order in which the United Nations lists them."""
    held = set(languages)
    return tuple(each for each in OFFICIAL if each in held)


UNNAMED = "posted:"
_SUFFIX = re.compile(r"(?P<base>.+)/(?P<suffix>(?:Add|Corr|Amend|Rev)\.\d+)$")
_NUMBERED = re.compile(r"(?P<series>.*[/.])(?P<number>\d{1,6})$")
_KINDS = (
    (Kind.RESOLUTION, re.compile(r"/RES/|:res:")),
    (Kind.DECISION, re.compile(r"/DEC/|:dec:")),
    (Kind.DRAFT, re.compile(r"/L\.\d")),
    (Kind.INFORMATION, re.compile(r"/INF[/.]")),
    (Kind.RECORD, re.compile(r"/(?:SR|PV)\.\d")),
)
