"""Whose documents and of which years a question is about, and whether a document is one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.citation_houses import house_of
from bot.domain.citation_lexicon import Lexicon
from bot.domain.document import Expression
from bot.domain.symbol import Symbol


class Conflict(StrEnum):
    """Why no document at all can be meant."""

    PERIOD = "period"  # it would have to end before it begins
    BODIES = "bodies"  # it would have to be of two bodies at once
    DOCUMENT = "document"  # the document that is cited is not of that body or not of that time


@dataclass(frozen=True, slots=True)
class Limits:
    """What a question confines itself to.

    bodies       keys of bodies, or `family:itu`; a document must be of one of each group
    kinds        `res`, `dec` …; () for any
    first, last  years, both inclusive; 0 where open
    """

    bodies: tuple[tuple[str, ...], ...] = ()
    kinds: tuple[str, ...] = ()
    first: int = 0
    last: int = 0

    def __bool__(self) -> bool:
        return bool(self.bodies or self.kinds or self.first or self.last)

    @property
    def conflict(self) -> Conflict | None:
        """Why it can be met by nothing, as far as the question itself tells."""
        if self.first and self.last and self.first > self.last:
            return Conflict.PERIOD
        groups = [frozenset(group) for group in self.bodies]
        if len(groups) > 1 and not any(_meets(one, groups[1:]) for one in groups[0]):
            return Conflict.BODIES
        return None

    def admits(self, expression: Expression, lexicon: Lexicon) -> bool:
        """Whether a document is one of those that are meant; one whose year is unknown is of no year."""
        if (self.first or self.last) and not self._in_time(year_of(expression)):
            return False
        return self.admits_work(expression.symbol, lexicon)

    def admits_work(self, symbol: Symbol, lexicon: Lexicon) -> bool:
        """Whether a document is of the body and the kind that are meant, whenever it was adopted."""
        house = house_of(symbol, lexicon)
        body = house.key if house else body_of(symbol)
        family = lexicon.bodies[body].family if body in lexicon.bodies else _family(symbol)
        family = house.family if house else family
        own = {body, f"family:{family}"}
        return all(own & set(group) for group in self.bodies) and (
            not self.kinds or kind_of(symbol) in self.kinds
        )

    def _in_time(self, year: int) -> bool:
        return year > 0 and self.first <= year <= (self.last or year)


def body_of(symbol: Symbol) -> str:
    """The key of the body whose document it is, "" where the symbol doesn't tell."""
    if found := _ACT.match(symbol.work):
        return found["body"]
    if found := _MEETING.match(symbol.work):
        return _MEETINGS[found["body"]]
    if symbol.work.startswith("A/HRC/"):
        return "A/HRC"
    found = _ORGAN.match(symbol.work)
    return found["organ"] if found else ""


def kind_of(symbol: Symbol) -> str:
    """`res`, `dec`, `rec` or `op`; "" for what is none of these."""
    if found := _ACT.match(symbol.work):
        return found["kind"]
    if kind := next((kind for kind, form in _KINDS.items() if form.search(symbol.work)), ""):
        return kind
    return "rec" if re.match(r"ITU-[RTD] ", symbol.work) else ""


def year_of(expression: Expression) -> int:
    """The year in which a document was adopted or issued, as far as its date or symbol tells; else 0."""
    symbol = expression.symbol
    if found := re.match(r"\d{4}", expression.date):
        return int(found[0])
    if re.fullmatch(r"\d{4}", symbol.revision):
        return int(symbol.revision)
    for pattern in _YEARS:
        if found := pattern.search(symbol.work):
            return int(found[1]) + (2000 if len(found[1]) == 2 else 0)
    session = _SESSION.match(symbol.work)
    return _FIRST_SESSION + int(session[1]) if session else 0


def _family(symbol: Symbol) -> str:
    itu = symbol.work.startswith(("itu:", "ITU-"))
    return "itu" if itu else "un" if _ORGAN.match(symbol.work) else ""


def _meets(body: str, groups: Sequence[frozenset[str]]) -> bool:
    """Whether a body is of each group too; a family may hold any body."""
    return all(body in group or _of_family(body, group) for group in groups)


def _of_family(body: str, group: frozenset[str]) -> bool:
    families = {one for one in group if one.startswith("family:")}
    return bool(families) or body.startswith("family:")


_ACT = re.compile(r"itu:(?P<body>[a-z]+):(?P<kind>res|dec|rec|op):")
_MEETING = re.compile(r"itu:doc:(?P<body>C|PP|WTSA|WTDC|RA|WRC|WCIT|WTPF)-?\d")
_MEETINGS = {
    "C": "council",
    "PP": "pp",
    "WTSA": "wtsa",
    "WTDC": "wtdc",
    "RA": "ra",
    "WRC": "wrc",
    "WCIT": "wcit",
    "WTPF": "wtpf",
}
_KINDS = {
    "res": re.compile(r"/(?:RES/|Res\.|Resolution )|\AWHA\d+\.\d|\AEB\d+\.R\d"),
    "dec": re.compile(r"/(?:DEC/|Dec\.|Decision )|\A(?:WHA|EB)\d+\(\d"),
}
_ORGAN = re.compile(r"(?P<organ>[AEST])/")
_YEARS = (
    re.compile(r"itu:doc:[A-Z]+-?(\d\d|\d{4})/"),
    re.compile(r"^S/RES/\d+ ?\((\d{4})\)"),
    re.compile(r"^(?:E|S)/(\d{4})/"),
)
_SESSION = re.compile(r"A/(?:[A-Z][A-Z.\d]*/)*(\d{1,3})/")
_FIRST_SESSION = 1945
