"""Where in a document's outline a line stands: what is open above it, its label and its key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum

from bot.domain.clause import Kind
from bot.domain.counting import letter
from bot.domain.enumerator import Enumerator, Numeral


class Rank(IntEnum):
    """What closes what: a heading closes everything of its rank and below."""

    ANNEX = 0
    UNIT = 10
    ARTICLE = 13
    DIVISION = 40  # A and B of a resolution, each with its own preamble
    CHAPTER = 50
    PART = 60
    HEAD = 70
    BOX = 75
    CALL = 80
    ITEM = 90


@dataclass(frozen=True, slots=True)
class Frame:
    """An open heading or item.

    kind     what stands under it is, unless it says otherwise
    printed  the heading as the page has it; "" for an item that is none
    label    what the labels of relative items under it begin with
    cited    whether its name is part of every label under it: `resolves` 6, `ANNEX 1` 2.1
    short    what of `printed` then is, where that is not all: `Article 3`
    """

    key: str
    kind: Kind
    rank: int
    printed: str = ""
    label: str = ""
    cited: bool = False
    item: Enumerator | None = None
    short: str = ""


@dataclass(slots=True)
class Outline:
    """The frames that are open, outermost first, and the keys that are taken."""

    frames: list[Frame] = field(default_factory=list)
    scope: str = ""
    _taken: set[str] = field(default_factory=set)
    _counts: Counter[str] = field(default_factory=Counter)
    _last: dict[Numeral, int] = field(default_factory=dict)
    _part: Frame | None = None  # of a resolution in parts, the one entered last

    @property
    def deepest(self) -> Frame | None:
        return self.frames[-1] if self.frames else None

    @property
    def call(self) -> Frame | None:
        """The section of a resolution that is open."""
        return next((frame for frame in reversed(self.frames) if frame.rank == Rank.CALL), None)

    @property
    def box(self) -> Frame | None:
        """The box of a contribution that is open."""
        return next((frame for frame in reversed(self.frames) if frame.rank == Rank.BOX), None)

    def close(self, rank: int) -> None:
        """Close every frame of this rank and below."""
        while self.frames and self.frames[-1].rank >= rank:
            self.frames.pop()

    def open(self, frame: Frame) -> None:
        self.frames.append(frame)

    def enter_part(self) -> None:
        """A and B of a resolution, each with its own preamble: their clauses are cited with the letter."""
        part = self.deepest
        if part and part.item and part.item.numeral is Numeral.PART and not self.scope:
            self.close(Rank.CHAPTER)
            self._part = replace(part, rank=Rank.DIVISION, printed=part.label, cited=True)
            self.open(self._part)
            self.scope = f"{part.key}/"

    @property
    def in_part(self) -> bool:
        """Whether such a part is open."""
        return any(frame.rank == Rank.DIVISION for frame in self.frames)

    def leave_part(self) -> None:
        """What follows is no part of the one entered last, whether that is still open or was closed."""
        if self._part and self.scope == f"{self._part.key}/":
            self.close(Rank.DIVISION)
            self.scope = ""

    def next_part(self, readings: Sequence[Enumerator]) -> None:
        """Where this label is the next part's, it leaves the one before with its chapters and annexes."""
        last = self._part.item if self._part else None
        if last is not None and any(
            e.numeral is last.numeral and e.order == last.order + 1 for e in readings
        ):
            self.close(Rank.ANNEX)
            self.scope = ""
            self._last[last.numeral] = last.order

    def count(self, name: str) -> int:
        """How often a name has been counted under its scope, this time included."""
        self._counts[name] += 1
        return self._counts[name]

    def unique(self, key: str) -> str:
        """The key, or a variant of it where it is taken: within its chapter first, then by number."""
        above = [f.key for f in reversed(self.frames) if Rank.UNIT <= f.rank <= Rank.HEAD]
        inside = [f"{one}/{key.removeprefix(self.scope)}" for one in above if not key.startswith(one)]
        if key in self._taken:
            key = next((one for one in inside if one not in self._taken), key)
        variant, number = key, 1
        while variant in self._taken:
            number += 1
            variant = f"{key}~{number}"
        self._taken.add(variant)
        return variant

    def section(self, label: str) -> str:
        """The heading that is cited with a label, or that unlabelled text stands under."""
        for frame in reversed(self.frames):
            if frame.printed and (frame.cited or not label):
                return (frame.short if label else "") or frame.printed
        return ""

    def place(self, readings: Sequence[Enumerator], following: Sequence[Enumerator]) -> Enumerator | None:
        """The reading of a label that fits best here; what it closes is closed. None where none fits."""
        readings = [self._after_enye(e) for e in readings]
        offers = [(cost, number) for number, e in enumerate(readings) if (cost := self._cost(e)) is not None]
        if not offers:
            return None
        best = readings[min(offers)[1]]
        best = self._misprinted(self._rather_roman(best, readings, following), following)
        self._make_room(best)
        self._last[best.numeral] = best.order
        return best

    def item(self, e: Enumerator) -> tuple[str, str]:
        """The label and the key of an item placed here."""
        parent = self.deepest
        if e.absolute:
            return self._absolute(e, parent)
        before = parent.label if parent else ""
        label = f"{before} {e.label}".strip()
        step = "/" if e.numeral is Numeral.PAREN or parent is None or parent.rank != Rank.ITEM else "."
        return label, f"{parent.key}{step}{e.path[0]}" if parent else f"{self.scope}{e.path[0]}"

    def _absolute(self, e: Enumerator, parent: Frame | None) -> tuple[str, str]:
        if e.numeral is Numeral.PART and parent and parent.item and parent.item.numeral is Numeral.CHAPTER:
            dot = "." if e.label[0].isalpha() else ""
            return f"{parent.label}{dot}{e.label}", f"{parent.key}.{e.path[0]}"
        article = next((frame for frame in reversed(self.frames) if frame.rank == Rank.ARTICLE), None)
        call = self.call or self.box or article
        return e.label, (f"{call.key}/" if call else self.scope) + ".".join(e.path)

    def _cost(self, e: Enumerator) -> int | None:
        """How ill a reading fits: 0 continues a list, 1 begins one, 2 and 3 leave a gap; None is no label."""
        if e.numeral in {Numeral.CHAPTER, Numeral.PART, Numeral.LINE}:
            return self._chapter_cost(e)
        if e.numeral is Numeral.DECIMAL:
            return self._decimal_cost(e)
        sibling = self._sibling(e)
        if sibling is not None and sibling.item is not None:
            return 0 if e.order == sibling.item.order + 1 else 2
        return 1 if e.order == 1 else 3

    def _chapter_cost(self, e: Enumerator) -> int | None:
        if e.numeral is Numeral.LINE and e.label[0] != "C" and not self._inside(e.label[0]):
            return None
        if e.numeral is Numeral.PART and not e.label[0].isalpha() and not self._inside(""):
            return None
        last = self._last.get(e.numeral, 0)
        if e.order == last + 1:
            return 0
        if e.order == 1 or e.numeral is Numeral.LINE:
            return 1
        return 2 if e.sure and last < e.order <= last + 3 else None

    def _inside(self, part: str) -> bool:
        """Whether the part with this letter is open, or its last line; any chapter for no letter."""
        items = [frame.item for frame in self.frames if frame.item]
        if not part:
            return any(i.numeral is Numeral.CHAPTER for i in items)
        return any(i.numeral in {Numeral.PART, Numeral.LINE} and i.path[0][0] == part for i in items)

    def _decimal_cost(self, e: Enumerator) -> int | None:
        siblings = [f.item for f in self.frames if f.item and f.item.numeral is Numeral.DECIMAL]
        last = next((i for i in siblings if i.path[:-1] == e.path[:-1]), None)
        if last is not None and e.order in {last.order, last.order + 1}:
            return 0
        if len(e.path) > 1:
            known = any(i.path == e.path[:-1] for i in siblings)
            if e.path[0].isalpha() and not (known or e.order == 1 or e.path[0] == self._division()):
                return None
            return 1 if known or e.order == 1 or e.path[0] == self._division() else 2
        if e.order == 1 or (last is None and e.sure) or (e.sure and last and last.order < e.order):
            return 1
        gap = e.order - last.order if last else e.order
        return 2 if 0 < gap <= 3 or e.sure else None

    def _division(self) -> str:
        """The number of the section or annex that is open."""
        key = next((frame.key for frame in reversed(self.frames) if frame.rank < Rank.CHAPTER), "")
        return key.rpartition(".")[2]

    def _sibling(self, e: Enumerator) -> Frame | None:
        """The deepest open item of the same list, one that `e` continues rather than any."""
        same = [f for f in reversed(self.frames) if f.item and _alike(f.item, e)]
        return next((f for f in same if f.item and f.item.order + 1 == e.order), same[0] if same else None)

    def _after_enye(self, e: Enumerator) -> Enumerator:
        """A letter of a Spanish list that has an ñ: behind it o) is the sixteenth, which others call p)."""
        before = self._sibling(e) if e.numeral is Numeral.ALPHA and e.path[0] in _BEHIND_ENYE else None
        if before is None or before.item is None or "ñ" in e.label:
            return e
        printed = before.item.label.strip("()")
        if printed != "ñ" and not (printed in _BEHIND_ENYE and before.item.path[0] == chr(ord(printed) + 1)):
            return e
        return replace(e, path=(letter(e.order + 1),), order=e.order + 1)

    def _rather_roman(
        self, best: Enumerator, readings: Sequence[Enumerator], following: Sequence[Enumerator]
    ) -> Enumerator:
        """After h), i) is a Roman one where ii) follows."""
        other = next((e for e in readings if e.numeral is Numeral.ROMAN), None)
        if best.numeral is not Numeral.ALPHA or other is None or other.order != 1:
            return best
        for e in following:
            if e.numeral in {Numeral.ROMAN, Numeral.ALPHA} and e.order in {2, best.order + 1}:
                return other if e.numeral is Numeral.ROMAN else best
        return best

    def _misprinted(self, best: Enumerator, following: Sequence[Enumerator]) -> Enumerator:
        """Between (a) and (c), the label of another list is a misprint of (b): `b)`, or `(6)` in a scan."""
        open_list = next((f.item for f in reversed(self.frames) if f.item and not f.item.absolute), None)
        if open_list is None or open_list.numeral is not Numeral.ALPHA or _alike(open_list, best):
            return best
        order = open_list.order + 1
        after = next((e for e in following if e.numeral is Numeral.ALPHA and _alike(open_list, e)), None)
        other = best.numeral is Numeral.PAREN or (best.numeral is Numeral.ALPHA and best.order == order)
        if not other or after is None or after.order != order + 1:
            return best
        label = open_list.label.replace(open_list.path[0], letter(order))
        return replace(best, numeral=Numeral.ALPHA, label=label, path=(letter(order),), order=order)

    def _make_room(self, e: Enumerator) -> None:
        if e.numeral is Numeral.CHAPTER or e.numeral is Numeral.LINE:
            return self.close(Rank.CHAPTER)
        if e.numeral is Numeral.PART:
            if not any(frame.rank == Rank.CHAPTER for frame in self.frames):
                self.leave_part()
            return self.close(Rank.PART)
        if e.numeral is Numeral.DECIMAL:
            return self._make_decimal_room(e)
        sibling = self._sibling(e)
        if sibling is not None:
            del self.frames[self.frames.index(sibling) :]
        return None

    def _make_decimal_room(self, e: Enumerator) -> None:
        """Keep only the items that `e` is a part of."""
        while (top := self.deepest) and top.rank == Rank.ITEM:
            path = top.item.path if top.item and top.item.numeral is Numeral.DECIMAL else None
            if path and len(path) < len(e.path) and e.path[: len(path)] == path:
                return
            self.frames.pop()


def _alike(one: Enumerator, other: Enumerator) -> bool:
    """Whether two labels belong to one list: counted and bracketed alike."""
    return one.numeral is other.numeral and one.label.startswith(("(", "（")) == other.label.startswith(
        ("(", "（")
    )


_BEHIND_ENYE = "opqrstuvwxyz"
