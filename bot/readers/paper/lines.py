"""The lines of a PDF page, with their place: what pdfium says, repaired by where its letters stand."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import pypdfium2
from pypdfium2 import raw

from bot.readers.paper.arabic import ARABIC, Glyph, logical
from bot.readers.word.glyphs import superscript


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; lengths in points, `start` and `end` counted from the edge where reading begins.

    base    height of its letters' feet above the bottom of the page
    goes_on a space is printed at its end: a paragraph that goes on
    hyphen  it ends in a hyphen that may have been put in at the end of the line (not in `text`)
    """

    text: str
    page: int
    start: float
    end: float
    base: float
    size: float
    goes_on: bool = False
    hyphen: bool = False


def lines(page: pypdfium2.PdfPage, number: int) -> list[Line]:
    """The lines of a page in the order in which the file has them, pieces of one line put together."""
    sheet = _Sheet(page)
    made: list[Line] = []
    for pieces in _rows(sheet):
        line = sheet.rtl_line(pieces, number) if sheet.is_rtl else sheet.ltr_line(pieces, number)
        if line.text.strip():
            made.append(line)
    sheet.close()
    return made


@dataclass(frozen=True, slots=True)
class _Piece:
    """Letters that pdfium gives as one line: their places in its text, and on the page."""

    first: int
    text: str
    left: float
    right: float
    base: float
    size: float
    hyphen: bool


class _Sheet:
    """A page's text with the measures of its letters, asked for one by one because each costs a call."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page.get_textpage()
        self._raw = self._page.raw
        self._measures = tuple(ctypes.c_double() for _ in range(4))
        self._matrix = raw.FS_MATRIX()
        self.width = page.get_width()
        self.text: str = self._page.get_text_range()

    def close(self) -> None:
        self._page.close()

    @cached_property
    def is_rtl(self) -> bool:
        return bool(ARABIC.search(self.text)) and 3 * len(ARABIC.findall(self.text)) > len(self.text)

    @cached_property
    def _invented(self) -> set[int]:
        """The spaces that are not in the file: pdfium put them where it saw a gap."""
        spaces = (place.start() for place in re.finditer(" ", self.text))
        return {at for at in spaces if raw.FPDFText_IsGenerated(self._raw, self._index(at))}

    @cached_property
    def _has_own_spaces(self) -> bool:
        return 2 * len(self._invented) < self.text.count(" ")

    def pieces(self) -> Iterator[_Piece]:
        for found in _PIECE.finditer(self.text):
            text = found["text"].rstrip()
            first = found.start() + len(text) - len(text.lstrip())
            if not text.strip():
                continue
            last = found.start() + len(text) - 1
            left, right = self._extent(first, last)
            size = max(self._size(self._index(first)), self._size(self._index(last)))
            goes_on = found["text"][: len(text) + 1]
            yield _Piece(first, goes_on.lstrip(), left, right, self._base(first), size, bool(found["hyphen"]))

    def _size(self, index: int) -> float:
        """The size of a letter as printed."""
        given = raw.FPDFText_GetFontSize(self._raw, index)
        if raw.FPDFText_GetMatrix(self._raw, index, self._matrix):
            given *= (self._matrix.b**2 + self._matrix.d**2) ** 0.5
        return round(given, 2) or 1.0

    def ltr_line(self, pieces: Sequence[_Piece], number: int) -> Line:
        size = max(piece.size for piece in pieces)
        text = ""
        for before, piece in zip((None, *pieces), pieces, strict=False):
            words = self._words(piece, size)
            if before and piece.size < _RAISED * size and words.strip().isdigit():
                text = text.rstrip() + superscript(words.strip())
                continue
            text += _between(before, piece, size) + words
        end, last = max(piece.right for piece in pieces), pieces[-1]
        main = max(pieces, key=lambda piece: piece.size)
        return Line(
            text.strip(), number, pieces[0].left, end, main.base, size, text.endswith(" "), last.hyphen
        )

    def rtl_line(self, pieces: Sequence[_Piece], number: int) -> Line:
        size = max(piece.size for piece in pieces)
        glyphs = [glyph for piece in pieces for glyph in self._glyphs(piece, size)]
        left, right = min(glyph.left for glyph in glyphs), max(glyph.right for glyph in glyphs)
        text = logical(glyphs, size).strip()
        return Line(text, number, self.width - right, self.width - left, pieces[0].base, size)

    def _glyphs(self, piece: _Piece, size: float) -> Iterator[Glyph]:
        begin, end = self._index(piece.first), self._index(piece.first + len(piece.text) - 1)
        for index in range(begin, end + 1):
            letter = chr(raw.FPDFText_GetUnicode(self._raw, index))
            left, right, _, _ = self._box(index)
            if letter.isdigit() and self._size(index) < _RAISED * size:
                letter = superscript(letter)
            yield Glyph(letter, left, right)

    def _words(self, piece: _Piece, size: float) -> str:
        """The words of a piece: invented spaces weighed, note marks raised."""
        words = piece.text
        for at in [place for place in self._invented if 0 <= place - piece.first < len(words)]:
            place = at - piece.first
            words = words[:place] + self._space(at, size) + words[place + 1 :]
        return self._marks(words, piece, size)

    def _space(self, at: int, size: float) -> str:
        index = self._index(at)
        gap = (self._box(index + 1)[0] - self._box(index - 1)[1]) / size
        if gap > _COLUMN:
            return "\t"
        letters = self.text[at - 1 : at].isalpha() and self.text[at + 1 : at + 2].isalpha()
        return "\0" if gap < _KERNING and letters and self._has_own_spaces else " "

    def _marks(self, words: str, piece: _Piece, size: float) -> str:
        """The words with small raised digits as superscripts and false spaces (\\0) gone."""

        def mark(found: re.Match[str]) -> str:
            small = self._size(self._index(piece.first + found.start("mark"))) < _RAISED * size
            return superscript(found["mark"]) if small else found[0]

        return _MARK.sub(mark, words).replace("\0", "")

    def _extent(self, first: int, last: int) -> tuple[float, float]:
        begin, end = self._box(self._index(first)), self._box(self._index(last))
        return min(begin[0], end[0]), max(begin[1], end[1])

    def _index(self, at: int) -> int:
        """The place in pdfium's list of letters of a place in its text: the same unless some have no text."""
        return at if self._is_plain else int(raw.FPDFText_GetCharIndexFromTextIndex(self._raw, at))

    @cached_property
    def _is_plain(self) -> bool:
        last = len(self.text) - 1
        return last < 0 or raw.FPDFText_GetCharIndexFromTextIndex(self._raw, last) == last

    def _box(self, index: int) -> tuple[float, float, float, float]:
        raw.FPDFText_GetCharBox(self._raw, index, *self._measures)
        left, right, bottom, top = (measure.value for measure in self._measures)
        return left, right, bottom, top

    def _base(self, at: int) -> float:
        x, y = self._measures[:2]
        raw.FPDFText_GetCharOrigin(self._raw, self._index(at), x, y)
        return float(y.value)


_PIECE = re.compile(r"(?P<text>[^\r\n\ufffe\x02]+)(?P<hyphen>[\ufffe\x02])?")
_MARK = re.compile(r"(?:(?<=[^\s\d/(–-])\s?|(?<=\d)\s)(?P<mark>\d{1,3})(?=$|[\s,;.:)\]”\"])")
_RAISED = 0.8  # a note's mark is smaller than this part of the letters around it
_COLUMN = 4.0  # a gap of as many letter sizes parts two columns
_KERNING = 0.2  # a gap narrower than this is no space


def _rows(sheet: _Sheet) -> Iterator[list[_Piece]]:
    """Pieces that stand side by side, row by row."""
    row: list[_Piece] = []
    for piece in sheet.pieces():
        if row and not _beside(row[-1], piece, rtl=sheet.is_rtl):
            yield row
            row = []
        row.append(piece)
    if row:
        yield row


def _beside(before: _Piece, piece: _Piece, *, rtl: bool) -> bool:
    size = max(before.size, piece.size)
    level = abs(before.base - piece.base) < 0.5 * size
    return level and not before.hyphen and (rtl or piece.left >= before.right - 0.3 * size)


def _between(before: _Piece | None, piece: _Piece, size: float) -> str:
    if before is None:
        return ""
    gap = (piece.left - before.right) / size
    if gap > _COLUMN:
        return "\t"
    return " " if gap > 0.12 and not before.text.endswith(" ") else ""
