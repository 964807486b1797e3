"""Puts what stands on a line of Arabic back into the order in which it is read.

A page knows only where each glyph stands. Arabic is read from the right; Latin words and numbers within it
from the left (the inverse of the Unicode bidirectional algorithm, UAX #9). A glyph of several letters
(lam-alef) comes out of a PDF with its letters reversed, and brackets come out as they look, mirrored.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Glyph:
    """What one place on the line says, from `left` to `right` on the page."""

    text: str
    left: float
    right: float

    @property
    def is_arabic(self) -> bool:
        return ARABIC.search(self.text) is not None

    @property
    def is_ltr(self) -> bool:
        """A letter or digit that is read from the left."""
        return self.text.isalnum() and not self.is_arabic

    @property
    def is_mark(self) -> bool:
        return all(unicodedata.combining(each) for each in self.text)


ARABIC = re.compile(r"[\u0620-\u064A\u066E-\u06D3\u06EE-\u06FF\uFB50-\uFDFB\uFE70-\uFEFC]")


def logical(glyphs: Sequence[Glyph], size: float) -> str:
    """The text of a line, in reading order, from its glyphs in any order; `size` is that of its letters."""
    line = _as_seen(_spaced(_marked(_clustered(glyphs)), size))
    read: list[Glyph] = []
    at = len(line) - 1
    while at >= 0:
        run, at = _run(line, at)
        read.extend(run)
    return _unshaped("".join(glyph.text for glyph in read))


_OPENING, _CLOSING = "([{«", ")]}»"
_MIRROR = str.maketrans(_OPENING + _CLOSING, _CLOSING + _OPENING)
_NUMBER_JOINTS = ".,:/٫٬"


def _clustered(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Letters of one glyph put together again, in reading order."""
    clusters: list[list[Glyph]] = []
    for glyph in glyphs:
        if not glyph.text.strip() and glyph.right - glyph.left < 0.01:
            continue
        if clusters and (clusters[-1][0].left, clusters[-1][0].right) == (glyph.left, glyph.right):
            clusters[-1].append(glyph)
        else:
            clusters.append([glyph])
    return _once([_cluster([each.text for each in cluster], cluster[0]) for cluster in clusters])


def _once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Without what is printed twice in the same place, as for bold type."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        twins = (at for at in range(max(0, len(kept) - 8), len(kept)) if kept[at].text == glyph.text)
        twin = next((at for at in twins if _overlap(kept[at], glyph)), None)
        if twin is None:
            kept.append(glyph)
        elif _width(glyph) > _width(kept[twin]):
            kept[twin] = glyph
    return kept


def _width(glyph: Glyph) -> float:
    return glyph.right - glyph.left


def _overlap(one: Glyph, other: Glyph) -> bool:
    """Whether two glyphs share most of the narrower one's width."""
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > 0.6 * min(one.right - one.left, other.right - other.left)


def _cluster(letters: list[str], place: Glyph) -> Glyph:
    if any(ARABIC.search(letter) for letter in letters):
        letters = letters[::-1]
        letters.sort(key=lambda letter: bool(unicodedata.combining(letter[0])))
        if len(letters) == 2 and letters[1] == "ل" and letters[0] in "اأإآٱ":
            letters.reverse()
    return replace(place, text="".join(letters))


def _marked(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs from left to right, each vowel mark behind the letter that it stands over."""
    letters = sorted((each for each in glyphs if not each.is_mark), key=lambda each: (each.left, each.right))
    for mark in (each for each in glyphs if each.is_mark):
        middle = (mark.left + mark.right) / 2
        if letters:
            nearest = min(range(len(letters)), key=lambda at: _distance(letters[at], middle))
            letters[nearest] = replace(letters[nearest], text=letters[nearest].text + mark.text)
    return letters


def _distance(glyph: Glyph, point: float) -> float:
    return max(glyph.left - point, point - glyph.right, 0.0)


def _spaced(line: list[Glyph], size: float) -> list[Glyph]:
    """One space where the page has some, or a gap where it has none at all; a tab for a wide gap."""
    widest = 0.7 if any(not glyph.text.strip() for glyph in line) else 0.25
    spaced: list[Glyph] = []
    for glyph in line:
        if spaced:
            gap = glyph.left - spaced[-1].right
            blank = not glyph.text.strip() or not spaced[-1].text.strip()
            if gap > widest * size and not blank:
                spaced.append(Glyph("\t" if gap > 4 * size else " ", spaced[-1].right, glyph.left))
            if blank and not glyph.text.strip() and not spaced[-1].text.strip():
                continue
        spaced.append(glyph)
    return spaced


def _as_seen(line: list[Glyph]) -> list[Glyph]:
    """The line with its brackets as they look, whatever the file calls them: from the left, open, close."""
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        places = [at for at, glyph in enumerate(line) if glyph.text in {opening, closing}]
        for at, seen in zip(places, _paired([line[at].text == opening for at in places]), strict=True):
            line[at] = replace(line[at], text=opening if seen else closing)
    return line


def _paired(opens: list[bool]) -> list[bool]:
    """Brackets of one kind, true for an opening one, so turned that they pair; left alone where none do."""
    turned = [not each for each in opens]
    if _balanced(opens) or len(opens) % 2:
        return turned if len(opens) % 2 and len(opens) > 1 and _balanced(turned[1:]) else opens
    return turned if _balanced(turned) else [at % 2 == 0 for at in range(len(opens))]


def _balanced(opens: Sequence[bool]) -> bool:
    depth = 0
    for each in opens:
        depth += 1 if each else -1
        if depth < 0:
            return False
    return depth == 0


def _mirrored(glyph: Glyph) -> Glyph:
    return replace(glyph, text=glyph.text.translate(_MIRROR))


def _run(line: Sequence[Glyph], at: int) -> tuple[list[Glyph], int]:
    """What is read next, from the place `at` leftwards, and the place after it."""
    glyph = line[at]
    if glyph.text in set(_CLOSING):
        opened = _opening(line, at)
        if opened is not None:
            inside = _ltr_order(line[opened + 1 : at])
            return [_mirrored(glyph), *inside, _mirrored(line[opened])], opened - 1
    if glyph.is_ltr:
        begin = _begin(line, at)
        return _ltr_order(line[begin : at + 1]), begin - 1
    return [_mirrored(glyph)], at - 1


def _opening(line: Sequence[Glyph], at: int) -> int | None:
    """Where the bracket that closes at `at` opens, if nothing Arabic lies between."""
    wanted = line[at].text.translate(_MIRROR)
    for place in range(at - 1, -1, -1):
        if line[place].is_arabic:
            return None
        if line[place].text == wanted:
            return place
    return None


def _begin(line: Sequence[Glyph], at: int) -> int:
    """The leftmost letter or digit that is read together with the one at `at`."""
    begin = place = at
    while (
        place >= 0 and not line[place].is_arabic and not (line[place].text in "\t" or _is_aside(line, place))
    ):
        if line[place].is_ltr:
            begin = place
        place -= 1
    return begin


def _is_aside(line: Sequence[Glyph], place: int) -> bool:
    """Whether a bracket closes here for words that were read from the right: nothing Latin follows it."""
    return line[place].text in set(_CLOSING) and _opening(line, place) is None


def _ltr_order(run: Sequence[Glyph]) -> list[Glyph]:
    """Latin from the left; numbers alone one after the other from the right, each from the left."""
    if any(glyph.is_ltr and glyph.text.isalpha() for glyph in run):
        return list(run)
    numbers: list[list[Glyph]] = []
    for place, glyph in enumerate(run):
        inner = glyph.text in _NUMBER_JOINTS and 0 < place < len(run) - 1
        joint = inner and run[place - 1].text.isdigit() and run[place + 1].text.isdigit()
        grows = (
            numbers
            and (glyph.text.isdigit() or joint)
            and (numbers[-1][-1].text[-1:].isdigit() or _joins(numbers[-1]))
        )
        if grows:
            numbers[-1].append(glyph)
        else:
            numbers.append([glyph])
    return [glyph for number in reversed(numbers) for glyph in number]


def _joins(number: Sequence[Glyph]) -> bool:
    return len(number) > 1 and number[-1].text in _NUMBER_JOINTS


def _unshaped(text: str) -> str:
    """Letters for their presentation forms; no directional controls."""
    shaped = (unicodedata.normalize("NFKC", each) if "\ufb50" <= each <= "\ufefc" else each for each in text)
    return "".join(each for each in "".join(shaped) if unicodedata.category(each) != "Cf" or each == "\u200c")
