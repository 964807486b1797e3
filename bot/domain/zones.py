"""Time zones as delegates name them: places, abbreviations, offsets, names of the tz database."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache
from typing import NotRequired, TypedDict
from zoneinfo import ZoneInfo, available_timezones

from bot.domain.errors import UserError
from bot.domain.folded import fold_word


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone as understood. `name` is of the tz database (`Europe/Zurich`), `UTC` or `UTC+05:30`.

    `civil` is the tz database zone whose clocks an abbreviation belongs to, "" for a place or an offset.
    """

    name: str
    civil: str = ""


class _Abbreviation(TypedDict):
    offset: str
    zone: str
    names: NotRequired[Sequence[str]]


class ZoneTable(TypedDict):
    """What data/lexicon/zones.toml holds."""

    abbreviations: Mapping[str, _Abbreviation]
    unclear: Mapping[str, Sequence[str]]
    places: Mapping[str, Sequence[str]]
    words: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class ZoneLexicon:
    """Names of zones, folded, with what they stand for.

    `capitals` are names that count only when typed in capitals (`ET`, `EST`: elsewhere ordinary words);
    `unclear` are abbreviations that stand for several zones; `beside` words that add nothing to a zone.
    """

    zones: Mapping[str, Zone]
    capitals: frozenset[str]
    unclear: Mapping[str, tuple[str, ...]]
    beside: frozenset[str]
    by_first: Mapping[str, tuple[str, ...]]

    @classmethod
    def from_table(cls, table: ZoneTable) -> ZoneLexicon:
        zones: dict[str, Zone] = {}
        capitals: set[str] = set()
        for abbreviation, meaning in table["abbreviations"].items():
            name = "UTC" if meaning["zone"] == "UTC" else f"UTC{meaning['offset']}"
            zone = Zone(name, "" if name == "UTC" else meaning["zone"])
            zones |= {fold_word(each): zone for each in (abbreviation, *meaning.get("names", ()))}
            if abbreviation not in _ANY_CASE:
                capitals.add(fold_word(abbreviation))
        for name, aliases in table["places"].items():
            for alias in aliases:
                zones[fold_word(alias)] = Zone(name)
                if alias.isupper() and alias.isascii():
                    capitals.add(fold_word(alias))
        unclear = {fold_word(word): tuple(names) for word, names in table["unclear"].items()}
        beside = frozenset(fold_word(word) for word in table["words"]["time"])
        return cls(
            zones, frozenset(capitals) | frozenset(unclear), unclear, beside, _by_first(zones, unclear)
        )

    def starting(self, first: str) -> Sequence[str]:
        """The names that begin with this character, longest first."""
        return self.by_first.get(first, ())

    def knows(self, typed: str) -> bool:
        """Whether it is the name of one zone or several."""
        return fold_word(typed) in self.zones or fold_word(typed) in self.unclear

    def find(self, typed: str) -> Zone:
        """The zone that a person typed alone. Raise UserError("zone-unknown") or ("zone-unclear")."""
        folded = fold_word(typed.strip())
        if found := self.zones.get(folded):
            return found
        if folded in self.unclear:
            raise UserError("zone-unclear", typed=typed.strip(), choices=", ".join(self.unclear[folded]))
        if found := offset_zone(folded) or database_zone(folded):
            return found
        raise UserError("zone-unknown", typed=typed.strip())


def _by_first(*names: Mapping[str, object]) -> Mapping[str, tuple[str, ...]]:
    every = sorted({name for some in names for name in some}, key=len, reverse=True)
    return {first: tuple(name for name in every if name[0] == first) for first in {name[0] for name in every}}


def offset_zone(folded: str) -> Zone | None:
    """`utc+2`, `gmt-03:30` or `+02:00` as a zone; None for anything else or an offset beyond 14 hours."""
    found = _OFFSET.fullmatch(folded)
    if not found:
        return None
    hours, minutes = int(found["hours"]), int(found["minutes"] or 0)
    if hours > 14 or minutes > 59:
        return None
    if not hours and not minutes:
        return Zone("UTC")
    return Zone(f"UTC{found['sign']}{hours:02}:{minutes:02}")


def database_zone(folded: str) -> Zone | None:
    """A zone of the tz database by its own name, in any case."""
    name = _database().get(folded)
    return Zone(name) if name else None


@cache
def tz(name: str) -> tzinfo:
    """The clocks of a zone's `name`. Raise UserError("zone-unknown") where the tz database has none."""
    if name == "UTC":
        return UTC
    if found := _OFFSET.fullmatch(name.lower()):
        offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
        return timezone(-offset if found["sign"] == "-" else offset)
    if name.casefold() not in _database():
        raise UserError("zone-unknown", typed=name)
    return ZoneInfo(name)


@cache
def _database() -> Mapping[str, str]:
    return {name.casefold(): name for name in available_timezones() if "/" in name}


_ANY_CASE = frozenset("UTC GMT CET CEST MSK МСК".split())
_OFFSET = re.compile(r"(?:utc|gmt)? ?(?P<sign>[+-]) ?(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?")
