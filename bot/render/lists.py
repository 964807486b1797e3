"""Long lists in cards: so many lines, and how many more there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.render.card import Items, Line


def shortened(lines: Sequence[Line], most: int) -> Items:
    """The first of these lines; where there are more, a last one says how many."""
    return Items(tuple(_cut(lines, most)))


def _cut(lines: Sequence[Line], most: int) -> Iterator[Line]:
    first: Iterable[Line] = lines[:most]
    yield from first
    if len(lines) > most:
        yield f"… (+{len(lines) - most})"
