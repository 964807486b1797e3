"""The documents that are held by the numbers that people call them by: `7/4`, `794`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeldNumbers:
    """Works by parts of their symbols.

    works    all of them
    council  resolutions of the Security Council by their numbers
    endings  the works whose symbols end with two numbers, by these: `81/901`
    """

    works: frozenset[str]
    council: Mapping[str, str]
    endings: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, works: Iterable[str]) -> HeldNumbers:
        known = frozenset(works)
        council: dict[str, str] = {}
        endings: dict[str, list[str]] = {}
        for work in sorted(known):
            if found := _COUNCIL.fullmatch(work):
                council[found[1]] = work
            if found := _ENDING.search(work):
                endings.setdefault(found[1], []).append(work)
        return cls(known, council, {numbers: tuple(same) for numbers, same in endings.items()})

    def ending(self, numbers: str) -> tuple[str, ...]:
        return self.endings.get(numbers, ())


_COUNCIL = re.compile(r"S/RES/(\d+)\(\d{4}\)")
_ENDING = re.compile(r"(?<!\d)(\d{1,3}/\d{1,4})\Z")
