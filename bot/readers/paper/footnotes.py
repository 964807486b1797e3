"""Takes the footnotes off a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.readers.paper.breaks import join
from bot.readers.paper.lines import Line


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note: its mark, "" where it goes on from the page before, its text, its page counted from 0."""

    number: str
    text: str
    page: int


def parted(page: Sequence[Line], body: float) -> tuple[list[Line], list[Line]]:
    """The text of a page and the lines of its footnotes; `body` is the usual size of letters."""
    rule = next((line.base for line in page if _RULE.fullmatch(line.text)), None)
    if rule is not None:
        above = [line for line in page if line.base > rule + 1]
        return above, [line for line in page if line.base < rule - 1]
    return _by_size(page, body)


def footnotes(lines: Sequence[Line], number: int) -> list[Footnote]:
    """The notes that these lines are, in order."""
    notes: list[tuple[str, list[Line]]] = []
    for line in lines:
        found = _BEGIN.match(line.text)
        if found or not notes:
            notes.append((found["mark"] if found else "", []))
        notes[-1][1].append(line)
    made: list[Footnote] = []
    for mark, parts in notes:
        text = join(parts).removeprefix(mark).strip()
        made.append(Footnote(mark.strip(), text, number))
    return made


_RULE = re.compile(r"[_\u2014\u2500]{5,}")
_BEGIN = re.compile(r"(?P<mark>\d{1,3}|[*†‡]{1,3})(?=\s|[^\W\d])\s*(?=\S)")


def _by_size(page: Sequence[Line], body: float) -> tuple[list[Line], list[Line]]:
    """Notes without a rule: smaller lines at the foot of the page, the first with a mark."""
    ordered = sorted(page, key=lambda line: -line.base)
    begin = len(ordered)
    while begin and ordered[begin - 1].size <= 0.92 * body:
        begin -= 1
    small = ordered[begin:]
    while small and not _BEGIN.match(small[0].text):
        small.pop(0)
    low = [line for line in small if small[0].base < _LOWEST * max(each.base for each in page)]
    return [line for line in page if line not in low], low


_LOWEST = 0.6  # of the height of the text: smaller lines above it are no footnotes
