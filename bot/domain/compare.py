"""Two revisions of a document, clause by clause; and its languages, side by side."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.clause import Clause
from bot.domain.language import Language
from bot.domain.redline import Piece, alike, could_be_like, likeness, redline


class Change(StrEnum):
    """What became of a clause from one revision to the next."""

    SAME = "same"
    CHANGED = "changed"
    RENUMBERED = "renumbered"
    MOVED = "moved"
    ADDED = "added"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Compared:
    """One clause in both revisions; None where it is in one only.

    `reworded` says whether its text changed too: a renumbered or moved clause may have been.
    """

    change: Change
    old: Clause | None
    new: Clause | None
    reworded: bool = False

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The redline of its text."""
        return redline(self.old.text if self.old else "", self.new.text if self.new else "")


def compare(old: Sequence[Clause], new: Sequence[Clause]) -> tuple[Compared, ...]:
    """Every clause of both revisions, in the order of the new one; a deleted clause where it stood.

    A clause keeps its identity by its text first and its key second, so that one inserted clause does not
    make all after it look changed.
    """
    pairs = _paired(old, new)
    forward = dict(pairs)
    stable = _in_order(pairs)
    found: list[Compared] = []
    backward = {b: a for a, b in pairs}
    after = _deletions(old, forward)
    found += [Compared(Change.DELETED, old[a], None) for a in after[-1]]
    for b, clause in enumerate(new):
        a = backward.get(b)
        if a is None:
            found.append(Compared(Change.ADDED, None, clause))
            continue
        parents = _same_parent(old, new, a, b, forward)
        found.append(_compared(old[a], clause, kept=(a, b) in stable, parents=parents))
        found += [Compared(Change.DELETED, old[gone], None) for gone in after[a]]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Row:
    """One clause in the languages that are compared; None where a language lacks it."""

    key: str
    clauses: Mapping[Language, Clause | None]

    @property
    def missing(self) -> tuple[Language, ...]:
        return tuple(language for language, clause in self.clauses.items() if clause is None)


def side_by_side(versions: Mapping[Language, Sequence[Clause]]) -> tuple[Row, ...]:
    """The clauses of a document by key in each language, in the order of the first.

    A clause that the first lacks stands after the one that it follows in its own language.
    """
    order: list[str] = []
    for clauses in versions.values():
        place = 0
        for clause in clauses:
            if clause.key in order:
                place = order.index(clause.key) + 1
            else:
                order.insert(place, clause.key)
                place += 1
    by_key = {language: {clause.key: clause for clause in clauses} for language, clauses in versions.items()}
    return tuple(Row(key, {language: held.get(key) for language, held in by_key.items()}) for key in order)


_LIKE_ENOUGH = 0.55  # two texts that share more than half of their words are the same clause, reworded
_SAME_PLACE = 0.25  # under the same label less is enough
_BONUS = 0.15


def _paired(old: Sequence[Clause], new: Sequence[Clause]) -> list[tuple[int, int]]:
    """Which clause of the old revision is which of the new: by place and text, by text, by likeness."""
    pairs: dict[int, int] = {}
    _pair_same_place(old, new, pairs)
    _pair_same_text(old, new, pairs)
    _pair_like_text(old, new, pairs)
    return sorted(pairs.items())


def _pair_same_place(old: Sequence[Clause], new: Sequence[Clause], pairs: dict[int, int]) -> None:
    places = {clause.key: b for b, clause in enumerate(new)}
    for a, clause in enumerate(old):
        b = places.get(clause.key)
        if b is not None and alike(clause.text, new[b].text):
            pairs[a] = b


def _pair_same_text(old: Sequence[Clause], new: Sequence[Clause], pairs: dict[int, int]) -> None:
    taken = set(pairs.values())
    texts: defaultdict[str, list[int]] = defaultdict(list)
    for b, clause in enumerate(new):
        if b not in taken:
            texts[clause.text].append(b)
    for a, clause in enumerate(old):
        if a not in pairs and clause.text and texts[clause.text]:
            pairs[a] = texts[clause.text].pop(0)


def _pair_like_text(old: Sequence[Clause], new: Sequence[Clause], pairs: dict[int, int]) -> None:
    """Pair what is left, the likest first; the same label or section speaks for a pair."""
    taken = set(pairs.values())
    offers = []
    for a in (a for a in range(len(old)) if a not in pairs):
        for b in (b for b in range(len(new)) if b not in taken):
            score = _score(old[a], new[b])
            if score:
                offers.append((-score, abs(a - b), a, b))
    for _, _, a, b in sorted(offers):
        if a not in pairs and b not in taken:
            pairs[a] = b
            taken.add(b)


def _score(one: Clause, other: Clause) -> float:
    """How well two clauses of different text fit; 0 where they are two."""
    least = _SAME_PLACE if one.key == other.key else _LIKE_ENOUGH
    if one.kind is not other.kind or not could_be_like(one.text, other.text, least):
        return 0.0
    shared = likeness(one.text, other.text)
    return shared + _BONUS * (one.key == other.key) if shared >= least else 0.0


def _in_order(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """The longest run of pairs that stand in the same order in both: the others moved."""
    tails: list[int] = []
    chains: list[list[tuple[int, int]]] = []
    for a, b in pairs:
        place = bisect_left(tails, b)
        chain = [*(chains[place - 1] if place else []), (a, b)]
        if place == len(tails):
            tails.append(b)
            chains.append(chain)
        else:
            tails[place], chains[place] = b, chain
    return set(chains[-1]) if chains else set()


def _deletions(old: Sequence[Clause], forward: Mapping[int, int]) -> defaultdict[int, list[int]]:
    """The clauses without a successor, by the last one before them that has one; -1 for none."""
    after: defaultdict[int, list[int]] = defaultdict(list)
    last = -1
    for a in range(len(old)):
        if a in forward:
            last = a
        else:
            after[last].append(a)
    return after


def _same_parent(
    old: Sequence[Clause], new: Sequence[Clause], a: int, b: int, forward: Mapping[int, int]
) -> bool:
    """Whether a clause hangs on the same one in both, whatever that is called."""
    above = next((n for n, clause in enumerate(old) if clause.key == old[a].parent), None)
    if above is None or above not in forward:
        return old[a].parent == new[b].parent
    return new[forward[above]].key == new[b].parent


def _compared(old: Clause, new: Clause, *, kept: bool, parents: bool) -> Compared:
    reworded = not alike(old.text, new.text)
    if kept and (old.key == new.key or (parents and old.label == new.label)):
        return Compared(Change.CHANGED if reworded else Change.SAME, old, new, reworded)
    change = Change.RENUMBERED if kept and parents else Change.MOVED
    return Compared(change, old, new, reworded)
