"""How far the division of a reading has come: the line, the part of the document, what was made."""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum, auto
from itertools import pairwise, takewhile

from bot.domain.clause import Clause, Kind
from bot.domain.enumerator import Enumerator, Numeral, enumerators
from bot.domain.language import Language
from bot.domain.line import Line, is_title
from bot.domain.outline import Outline
from bot.domain.reading import Style
from bot.domain.vocabulary import Vocabulary


class Part(Enum):
    """Which part of a document is being read."""

    FRONT = auto()  # numbers, dates and titles before the text
    TEXT = auto()  # reports, contributions, ITU resolutions
    PREAMBLE = auto()  # of a United Nations resolution
    OPERATIVE = auto()
    CLOSED = auto()  # after "30th plenary meeting"


class Segmentation:
    """The state that the handlers of a line read and write."""

    def __init__(self, lines: list[Line], language: Language, words: Vocabulary) -> None:
        self.words = words
        self.part = Part.FRONT
        self.outline = Outline()
        self.clauses: list[Clause] = []
        self.mark = ""
        self.bare = 0  # the last number of a list whose numbers stand on lines of their own
        self._lines = lines
        self._at = 0
        self._reversed = language is Language.AR and _prints_reversed(lines)
        counts = Counter(line.text for line in lines if _SYMBOL.fullmatch(line.text))
        self._titles = _titles(lines)
        self._repeated = frozenset(text for text, count in counts.items() if count > 1)
        self.has_calls = sum(may_call(line, words) for line in lines) > 1
        self._capital = sum(may_call(line, words) and line.text[0].isupper() for line in lines) > 1
        front = lines[:_FRONT]
        self.resolution = any(words.enacting(line.text) or words.ends_enacting(line.text) for line in front)
        self.titled_as_resolution = any(_COUNCIL.search(line.text) for line in front[:3])

    @property
    def line(self) -> Line | None:
        return self._lines[self._at] if self._at < len(self._lines) else None

    @property
    def following(self) -> Line | None:
        """The next line that is no footnote."""
        return next(iter(self.ahead(1)), None)

    @property
    def next(self) -> Line | None:
        return self._lines[self._at + 1] if self._at + 1 < len(self._lines) else None

    @property
    def previous(self) -> Line | None:
        return self._lines[self._at - 1] if self._at else None

    @property
    def broken_off(self) -> bool:
        """Whether the text before was cut in its sentence by notes or the foot of a page."""
        place = self._at - 1
        while place >= 0 and (self._lines[place].note or self.is_furniture(self._lines[place])):
            place -= 1
        return 0 <= place < self._at - 1 and not self._lines[place].paused

    def ahead(self, count: int) -> list[Line]:
        rest = self._lines[self._at + 1 : self._at + 1 + 2 * count]
        return [line for line in rest if not line.note][:count]

    def advance(self) -> None:
        self._at += 1

    def is_furniture(self, line: Line) -> bool:
        """Whether a line stands outside the text: a page number, a symbol or title that pages repeat."""
        if _PAGE.fullmatch(line.text) or line.text in self._repeated:
            return True
        text = _ANY_SYMBOL.sub("", line.text)
        later = self._at > _HEADER and not self._opens_annex(line)
        return later and any(title in text and len(text) < len(title) + _BESIDE for title in self._titles)

    def _opens_annex(self, line: Line) -> bool:
        """Whether a line is the heading of an annex, which often names the text that it is annexed to."""
        unit = self.words.unit(line.raw)
        return unit is not None and unit.name in {"annex", "appendix"}

    def may_call(self, line: Line) -> bool:
        """Whether a line can be the heading of a section, here where they may begin with a capital."""
        return may_call(line, self.words, capitals=self._capital)

    def readings(self, line: Line) -> tuple[Enumerator, ...]:
        """Every reading of a line's label, dotted numbers in logical order."""
        if line.style in {Style.CELL, Style.CAPTION}:
            return ()
        found = enumerators(line.raw)
        return tuple(map(_in_order, found)) if self._reversed else found

    def add(
        self,
        line: Line,
        key: str,
        kind: Kind,
        text: str,
        *,
        section: str = "",
        label: str = "",
        parent: str = "",
    ) -> str:
        """Make a clause that begins at a line; its key, made unique."""
        unique = self.outline.unique(key)
        self.clauses.append(Clause(unique, section, label, kind, text, parent, self.mark, line.start))
        return unique


def may_call(line: Line, words: Vocabulary, *, capitals: bool = False) -> bool:
    """Whether a line in itself can be the heading of a section: `instructs the Secretary-General`.

    `capitals` where the sections of this document begin with one.
    """
    if line.style is Style.CALL:
        return True
    text = _NOTED.sub(r"\1", line.text.rstrip(" :："))
    core = text.rstrip(",，،")
    if line.style not in {Style.PLAIN, Style.HEADING} or not is_title(core, 45):
        return False
    verb, senses = words.verb(core)
    if not senses:
        return False
    alone = len(core) <= len(verb) + (_HAN_ADVERB if verb >= "\u3400" else _ADVERB)
    capital = core[0].isupper() and not core.isupper() and not capitals
    return (alone and not (capital and text != core)) or (text == core and not capital)


_NOTED = re.compile(r"([,，،])\s?(?:\d{1,2}|\(\d{1,2}\))$")  # a comma and the mark of a footnote
PREAMBULAR_LABEL = re.compile(r"[(\[]?PP[)\]]?\s?(?P<number>\d{1,3}(?:\s?(?:bis|ter|quater))?)[)\]]?[.:]?\s+")
"""How a draft counts its preambular paragraphs: PP1, (PP2 bis)."""
_NUMBER = r"\d{1,3}\s?/\s?\d{1,3}"
_JOB = r"\d\d-\d{5}(?: \([A-Z]\))?(?: \d{6})?"
_PAGE = re.compile(rf"(?:{_NUMBER} )?{_JOB}(?: {_NUMBER})?|{_NUMBER}|[-–—]\s?\d{{1,3}}\s?[-–—]|\*\d{{7}}\*")
_SYMBOL = re.compile(
    r"(?:[A-Z]\S*/\S*\d\S*|[A-Z]\d\d/\d+)(?: ?\(\d{4}\)| [A-Z](?:[-–][A-Z])?)?(?:\s[-–]?\s?\d{1,3})?"
)
_COUNCIL = re.compile(r"\b\d{1,4} \((?:19[4-9]|20)\d\d?\)")  # 89 (1950), how the Security Council counts
_FRONT = 40
_HEADER = 12
_SYMBOL_FIRST = re.compile(r"^\S*\d\S*\s+")  # 73/8. Necessity of …
_ANY_SYMBOL = re.compile(r"\s?\b[A-Z]{1,2}/\S+")
_LONG_TITLE = 30  # characters; shorter ones may be ordinary words
_BESIDE = 12  # characters of a page number beside a running title
_ADVERB = 12  # letters of "considering also", "noting further"
_HAN_ADVERB = 4  # ideographs of 进一步


def _titles(lines: list[Line]) -> tuple[str, ...]:
    """What a page may repeat at its head: the long titles of the header, alone or two lines together."""
    header = [_SYMBOL_FIRST.sub("", line.text) for line in takewhile(_in_header, lines[:_HEADER])]
    together = [f"{one} {other}" for one, other in pairwise(header)]
    return tuple(title for title in (*header, *together) if len(title) > _LONG_TITLE)


def _in_header(line: Line) -> bool:
    return not line.paused


def _prints_reversed(lines: list[Line]) -> bool:
    """Whether dotted numbers fit the chapters better when read from right to left (Arabic pages)."""
    top, logical, reverse = "", 0, 0
    before: tuple[str, ...] = ()
    for line in lines:
        for e in enumerators(line.raw)[:1]:
            if len(e.path) == 1:
                top = str(e.order) if e.numeral in {Numeral.DECIMAL, Numeral.CHAPTER} else top
            elif e.numeral is Numeral.DECIMAL:
                logical += (e.path[0] == top) + _follows(e.path, before)
                reverse += (e.path[-1] == top) + _follows(e.path[::-1], before[::-1])
                before = e.path
    return reverse > logical


def _in_order(e: Enumerator) -> Enumerator:
    """A dotted number as it counts, from one that an Arabic page prints from right to left."""
    dotted = e.numeral is Numeral.DECIMAL and len(e.path) > 1 and not e.path[0].isalpha()
    return e.reversed() if dotted else e


def _follows(path: tuple[str, ...], before: tuple[str, ...]) -> bool:
    """Whether a dotted number is the next of the one before it."""
    same = len(path) == len(before) and path[:-1] == before[:-1]
    return same and path[-1].isdigit() and before[-1].isdigit() and int(path[-1]) == int(before[-1]) + 1
