"""Tells lines that were broken at a fixed width from lines that are paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from bot.readers.layout import is_furniture, is_mark, is_rule


def unwrapped(text: str) -> list[str]:
    """The paragraphs of a text, each with its line ends and the blank lines after it; joined, the text."""
    lines = text.splitlines(keepends=True)
    page = _page(lines)
    pieces: list[str] = []
    for number, line in enumerate(lines):
        goes_on = number > 0 and (not line.strip() or _goes_on(lines[number - 1], line, page))
        if pieces and (goes_on or not pieces[-1].strip()):
            pieces[-1] += line
        else:
            pieces.append(line)
    return pieces


_NARROWEST = 40
_WIDEST = 110
_PRINT = 80
_PARTED = 12  # at most so many lines to a blank one in a text whose paragraphs are parted
_LABEL = re.compile(
    r"(?:[(（]?(?:\d{1,3}|[a-z]{1,3}|[ivx]{1,5}|[а-я])[)）.]|[IVX]{1,5}\.|[A-Z]\.|\d+(?:\.\d+)+\.?|[-–—•*·])\s"
    r"|[(（]?[一二三四五六七八九十]{1,3}[)）、.]|[㈠-㈩①-⑳]|[(（]?[أ-ي]\s?[)）]|\d{1,3}\s+[-–]\s"
)
_END = re.compile(r"[.;:!?。；：！？؛؟…]['\"”’»)\]]*$")
_PAUSE = re.compile(r"[.,;:!?。，；：！？،؛؟]['\"”’»)\]]*(?:\s*\d{1,2})?$|\b(?:and|or|et|ou|y|o|и|или)$")


@dataclass(frozen=True, slots=True)
class _Page:
    """The page on which lines were broken: its width and where its lines begin, in columns; 0 for no page."""

    width: int = 0
    margin: int = 0


def _page(lines: Sequence[str]) -> _Page:
    width = _width_of_page(lines)
    margins = Counter(_indent(line) for line in lines if width and _width(line) >= 0.7 * width)
    return _Page(width, margins.most_common(1)[0][0] if margins else 0)


def _width_of_page(lines: Sequence[str]) -> int:
    """How wide the page is on which the lines were broken, 0 where they were not."""
    widths = sorted(_width(line) for line in lines if line.strip())
    if not widths or widths[len(widths) * 4 // 5] > _WIDEST:
        return 0
    together = _paragraph_pairs(lines)
    for share in (80, 95):
        page = min(widths[(len(widths) - 1) * share // 100], _WIDEST)
        wide = [(a, b) for a, b in together if _width(a) >= 0.7 * page]
        broken = sum(_breaks_off(a, b, page) for a, b in wide)
        if page >= _NARROWEST and broken >= 2 and broken * 4 >= len(wide) and _fills(lines, page):
            return page
    return 0


def _fills(lines: Sequence[str], page: int) -> bool:
    """Whether lines reach to the edge of the page as broken ones do.

    Blank lines between paragraphs say as much: what stands together without them was broken.
    """
    widths = [_width(line) for line in lines if line.strip()]
    if (len(lines) - len(widths)) * _PARTED >= len(lines):
        return True
    long = [width for width in widths if width >= 0.4 * page]
    return sum(0.82 * page <= width <= 1.1 * page for width in long) * 2 >= len(long)


def _paragraph_pairs(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Each two lines of a block that ends as text does; the lines of a header stand for themselves."""
    pairs: list[tuple[str, str]] = []
    for blank, block in groupby(lines, key=lambda line: not line.strip()):
        together = list(block)
        if not blank and _PAUSE.search(together[-1].rstrip()):
            pairs += pairwise(together)
    return pairs


def _breaks_off(line: str, following: str, page: int) -> bool:
    """Whether a wide line can only have ended because the page did.

    On a page wider than print, a capital after a line without a stop is rather a new title.
    """
    return (
        not _PAUSE.search(line.rstrip())
        and not _LABEL.match(following.lstrip())
        and (page <= _PRINT or not following.lstrip()[:1].isupper())
    )


def _goes_on(line: str, following: str, page: _Page) -> bool:
    """Whether `following` continues the paragraph of `line`."""
    if not page.width or not line.strip():
        return False
    if is_mark(line) and not is_mark(following):
        return True
    if (
        any(map(is_furniture, (line, following)))
        or any(map(is_rule, (line, following)))
        or is_mark(following)
    ):
        return False
    start, wide, paused = following.lstrip(), _width(line) / page.width, bool(_PAUSE.search(line.rstrip()))
    if _LABEL.match(start):
        return not (paused or wide < 0.7)
    if not start[:1].isupper():
        return not (wide < 0.4 and bool(_END.search(line.rstrip())))
    hung = _indent(following) == _hanging(line)
    if not hung and _indent(following) > min(_indent(line), page.margin) + 2:
        return False
    return wide >= (0.75 if paused else 0.5)


def _width(line: str) -> int:
    """How wide a line is shown; an ideograph takes two columns."""
    return sum(1 + (unicodedata.east_asian_width(character) in "WF") for character in line.rstrip())


def _hanging(line: str) -> int:
    """The column at which the text of an item begins after its label, -1 where a line is no item."""
    label = _LABEL.match(line.lstrip())
    rest = line.lstrip()[label.end() :] if label else ""
    return len(line) - len(rest.lstrip()) if rest.strip() else -1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
