"""The numbers after "resolution": `71 and 140 (Rev. Bucharest, 2022)`, `57/270 B`, `2453 A (XXIII)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.domain.citation_bodies import Bodies, Qualifier
from bot.domain.citation_folding import folded_text
from bot.domain.citation_lexicon import ALPHA, Lexicon, one_of


@dataclass(frozen=True, slots=True)
class Item:
    """One number as cited.

    number, serial  `140` alone, or the two halves of `70/125`
    letter, part    the B of `57/270 B`, the 3 of `61-3`
    roman           the session of `2453 A (XXIII)`, as the symbol has it
    year            the year of the date that follows (`242 of 22 November 1967`), 0 where none does
    start, end      without that date; `until` with it
    """

    start: int
    end: int
    until: int
    number: str
    serial: str = ""
    letter: str = ""
    part: str = ""
    roman: str = ""
    year: int = 0
    qualifier: Qualifier | None = None

    @property
    def is_bare(self) -> bool:
        """A number and nothing that tells what kind of number."""
        return not self.serial and not self.roman and self.qualifier is None


class Numbers:
    """Reads numbers at a place of folded text."""

    def __init__(self, lexicon: Lexicon, bodies: Bodies) -> None:
        self._bodies = bodies
        self._letters = {folded_text(form): key for key, forms in lexicon.letters.items() for form in forms}
        letter = rf"(?:[ ]?(?P<letter>[A-HJ-Z]|{'|'.join(self._letters)})(?!{ALPHA}|[\d/]|\.\d))"
        self._short = re.compile(
            rf"(?P<number>(?:ES|S)-\d{{1,2}}|\d{{1,4}})/(?P<serial>\d{{1,4}}){letter}?{_ENDS}"
        )
        self._act = re.compile(rf"(?P<number>\d{{1,4}})(?:-(?P<part>\d{{1,2}}))?{letter}?{_ENDS}")
        self._more = re.compile(rf"\s*(?:,|{one_of(lexicon.words['and'])})\s*{letter.replace('[ ]?', '', 1)}")
        self._units = re.compile(rf"\s*(?:{one_of(lexicon.words['units'])}|[×%°$€])")
        self._and = re.compile(_separator(lexicon))
        self._date = re.compile(_date(lexicon))

    def series(self, text: str, start: int, *, many: bool) -> tuple[Item, ...]:
        """The numbers from `start` on; after the first, bare ones only where the word was plural (`many`)."""
        items: list[Item] = []
        place = start
        while item := self.at(text, place):
            if item.is_bare and (self._units.match(text, item.end) or (items and not many)):
                break
            items += self._lettered(text, item)
            following = self._and.match(text, items[-1].until)
            if following is None:
                break
            dated = _HAN_DATE.match(text, following.end())
            place = dated.end() if dated else following.end()
        return tuple(items)

    def _lettered(self, text: str, item: Item) -> list[Item]:
        """The item, and one for each further letter: `57/270 A and B`."""
        items = [item]
        while item.letter and (more := self._more.match(text, items[-1].end)):
            start, end = more.span("letter")
            letter = self._letters.get(more["letter"], more["letter"])
            items.append(replace(item, start=start, end=end, until=end, letter=letter))
        return items

    def at(self, text: str, place: int) -> Item | None:
        """The number that stands at `place`, with its brackets and date."""
        found = self._short.match(text, place) or self._act.match(text, place)
        if found is None:
            return None
        item = self._read(found)
        if session := _ROMAN.match(text, found.end()):
            item = replace(item, end=session.end(), until=session.end(), roman=_roman(session))
        else:
            end, qualifier = self.brackets(text, found.end())
            item = replace(item, end=end, until=end, qualifier=qualifier)
        dated = self._date.match(text, item.end)
        return replace(item, until=dated.end(), year=int(dated["year"] or 0)) if dated else item

    def loose(self, text: str) -> Iterator[Item]:
        """Numbers like `57/270 B` and `2625 (XXV)` wherever they stand, but for prices and measures."""
        for found in (*self._short.finditer(text), *_OLD.finditer(text)):
            before = text[max(0, found.start() - 4) : found.start()]
            item = self.at(text, found.start())
            if item and not _JOINED.search(before) and not self._units.match(text, item.end):
                yield item

    def brackets(self, text: str, place: int) -> tuple[int, Qualifier | None]:
        """Where brackets that qualify a citation end and what they say; `place` and None where none do."""
        found = _BRACKETS.match(text, place)
        qualifier = self._bodies.qualifier(found["inside"]) if found else None
        return (found.end(), qualifier) if found and qualifier else (place, None)

    def joins(self, between: str) -> bool:
        """Whether only "," or "and" (or dates) stands between two citations."""
        return bool(self._and.fullmatch(between))

    def _read(self, found: re.Match[str]) -> Item:
        groups = found.groupdict()
        letter = found["letter"] or ""
        return Item(
            found.start(),
            found.end(),
            found.end(),
            found["number"],
            serial=groups.get("serial") or "",
            letter=self._letters.get(letter, letter),
            part=groups.get("part") or "",
        )


def _separator(lexicon: Lexicon) -> str:
    number, also = one_of(lexicon.words["number"]), one_of(lexicon.words["and"])
    return rf"(?:\s*号)?\s*(?:[,;]\s*(?:{also})?|{also})\s*(?:{number}\s*)?(?:ITU-[RTD]\s*)?(?:第\s*)?"


def _date(lexicon: Lexicon) -> str:
    dated = one_of(lexicon.words["dated"])
    month = one_of(month for names in lexicon.months for month in names)
    year = r"(?:\s*,?\s*(?:de\s+|del\s+)?(?P<year>(?:19|20)\d\d)(?!\d))?"
    day = r"\d{1,2}(?:er|o)?\s+(?:de\s+)?"
    return rf"\s*,?\s*{dated}\s*{day}{month}(?:\s*/\s*{month})?{year}(?:\s*(?:года|г\.))?"


def _roman(session: re.Match[str]) -> str:
    """`XXIII`, `S-VI`: as written, or from an Arabic `د-23`."""
    if session["roman"]:
        return session["roman"]
    special = {"": "", "ا": "S-", "اط": "ES-"}[session["special"] or ""]
    tens, ones = divmod(int(session["session"]), 10)
    return special + "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


_ENDS = r"(?![0-9A-Za-z\u0400-\u04FF/%年月日])(?![.:]\d)(?!-[0-9A-Z])(?!,\d{3}(?![\d/]))"
_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]{1,90})\)")
_ROMAN = re.compile(
    r"\s*\(\s*(?:(?P<roman>(?:E?S-)?[IVXL]+)|د(?P<special>اط|ا)?\s*-\s*(?P<session>\d{1,2}))\s*\)"
)
_OLD = re.compile(r"(?<!\d)\d{1,4}(?= ?[A-Z]? ?\([EIVXLS-]+\))")
_HAN_DATE = re.compile(r"(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?\s*第?\s*")
_JOINED = re.compile(r"[A-Za-z0-9_/.:$€£+-]$|(?:CHF|USD|EUR|US\$)\s$")
