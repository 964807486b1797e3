"""Lines that hold more than one clause, because a page or a program ran them together."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from bot.domain.clause import Kind
from bot.domain.enumerator import Enumerator, Numeral, enumerators
from bot.domain.line import Line, is_title
from bot.domain.reading import Style
from bot.domain.segmentation import may_call
from bot.domain.vocabulary import Senses, Vocabulary


def parted(lines: list[Line], words: Vocabulary) -> list[Line]:
    """The lines, those taken apart that end with the heading of another section, or hold one or an annex.

    Only the sections of resolutions are looked for, and only in a text that has such sections on lines of
    their own: in prose the same words are verbs like any other.
    """
    sections = sum(may_call(line, words) for line in lines) > 1
    found: list[Line] = []
    lines = [piece for line in lines for piece in _counted(line)]
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        for piece in _boxed(line, words) if not found else _annexed(line, words):
            found += _sectioned(piece, following, words) if sections else [piece]
    return found


_ANNEX = re.compile(
    r"(?<=[.;)])\s+(?=[^\W\d_]{5,12} [0-9IVX]{1,3} [^\W\d_]+ [^\W\d_]+ \d+ \([^()]*\))"
    r"|(?<=\d\d\))\s+(?=\S)"
)
_BREAK = re.compile(r"\n\s*")
_FIRST = re.compile(r"\s(?=(?:1|a\)) [^\W\d_])")
_TEXT = re.compile(r"\s(?=(?:to|that) [a-z])")
_CITED = re.compile(r"(?:particular|\band|\bor|\bthat|thereof)\s*$")


def _counted(line: Line) -> list[Line]:
    """A paragraph whose lines go on counting: `（一）…` and below it, after a mere line break, `（二）…`."""
    if "\n" not in line.raw or line.style not in {Style.PLAIN, Style.ITEM}:
        return [line]
    cuts: list[int] = []
    last = enumerators(line.raw)
    for found in _BREAK.finditer(line.raw):
        labels = enumerators(line.raw[found.end() :])
        opens = line.raw[: found.start()].rstrip().endswith((":", "："))
        if any(_follows(e, before) for e in labels for before in last) or (opens and _first(labels)):
            cuts.append(found.end())
            last = labels
    return _cut(line, cuts)


def _first(labels: tuple[Enumerator, ...]) -> bool:
    """Whether a list begins here: `Decides to:` and below it `(a) …`."""
    lists = {Numeral.ALPHA, Numeral.ROMAN, Numeral.PAREN}
    return any(e.order == 1 and e.sure and e.numeral in lists for e in labels)


def _follows(e: Enumerator, before: Enumerator) -> bool:
    """Whether a label is the next of a list."""
    same = e.numeral is before.numeral and e.path[:-1] == before.path[:-1]
    return same and e.sure and e.numeral is not Numeral.BULLET and e.order == before.order + 1


def _boxed(line: Line, words: Vocabulary) -> list[Line]:
    """`Summary: this contribution …` is a box and its text."""
    name, colon, _ = line.raw.partition(":" if ":" in line.raw[:80] else "：")
    if colon and line.style is Style.PLAIN and words.box(name) and len(name) + 1 < len(line.raw):
        return _cut(line, [len(name) + 1])
    return [line]


def _annexed(line: Line, words: Vocabulary) -> list[Line]:
    """A text that runs into the capitals of an annex's heading: `… 2021. ANNEX 1 TO DECISION 5 (…)`."""
    if line.style is not Style.PLAIN:
        return [line]
    cuts: list[int] = []
    for found in _ANNEX.finditer(line.raw):
        unit = words.unit(line.raw[found.end() :])
        heads = unit is not None and unit.name in {"annex", "appendix"} and unit.label.isupper()
        if heads or (cuts and len(cuts) % 2):
            cuts.append(found.end())
    return _cut(line, cuts) if cuts else _boxed(line, words)


def _sectioned(line: Line, following: Line | None, words: Vocabulary) -> list[Line]:
    if line.style is not Style.PLAIN or may_call(line, words):
        return [line]
    offers = [(not _all_operative(senses), start) for start, senses in words.later_verbs(line.raw)]
    for preambular, start in sorted(offers):
        before, after = line.raw[:start], line.raw[start:]
        if not after[0].islower() or _CITED.search(before.rstrip(" ,.;")):
            continue
        end = _end_of_heading(line, after, following, not preambular, words)
        if end == len(after):
            return _cut(line, [start])
        if end:
            *pieces, rest = _cut(line, [start, start + end])
            return [*pieces, *_sectioned(rest, following, words)]
    return [line]


def _all_operative(senses: Senses) -> bool:
    return all(kind is Kind.OPERATIVE for _, kind in senses)


def _end_of_heading(
    line: Line, after: str, following: Line | None, operative: bool, words: Vocabulary
) -> int:
    """How long the heading is that `after` begins with; 0 where it is none."""
    if is_title(after, 45) and following is not None and _begins_list(following):
        return len(after)
    if not operative:
        return 0
    text, first = _TEXT.search(after), _FIRST.search(after)
    infinitive = line.note or _TEXT.search(" " + line.raw[:12]) is not None
    if text and infinitive and is_title(after[: text.start()], 30) and words.addressed(after[: text.start()]):
        return text.end() if first is None or text.start() < first.start() - 1 else first.end()
    return first.end() if first and is_title(after[: first.start()], 45) else 0


def _begins_list(line: Line) -> bool:
    """Whether a line is the first item of a list."""
    counted = {Numeral.DECIMAL, Numeral.ALPHA}
    return any(e.order == 1 and len(e.path) == 1 and e.numeral in counted for e in enumerators(line.raw))


def _cut(line: Line, places: list[int]) -> list[Line]:
    """The line cut before each of these places of its `raw`."""
    edges = [0, *places, len(line.raw)]
    pieces = []
    for start, end in pairwise(edges):
        raw = line.raw[start:end].rstrip()
        shift = start - line.width if start else 0
        width = 0 if start else line.width
        pieces.append(replace(line, raw=raw, start=line.start + shift, width=width))
    return [piece for piece in pieces if piece.raw]
