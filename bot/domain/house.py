"""Another organization whose documents are known by their symbols: `WHA77.1`, `42 C/5`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.language import Language
from bot.domain.tables import entries, lists, strings


@dataclass(frozen=True, slots=True)
class House:
    """One of them, as bodies.toml has it.

    names    the first in each language is the one we print
    symbols  the form in a text and the symbol as it is printed, which has the groups of the form
    tokens   the parts of such symbols that have their own mix of capitals
    """

    key: str
    family: str
    names: Mapping[Language, tuple[str, ...]]
    symbols: tuple[tuple[str, str], ...]
    tokens: tuple[str, ...]

    @classmethod
    def from_table(cls, entry: Mapping[str, object]) -> House:
        """Raise KeyError or TypeError where the entry is not shaped like those of bodies.toml."""
        key = str(entry["key"])
        return cls(
            key=key,
            family=str(entry.get("family", key)),
            names={Language(tag): names for tag, names in lists(entry["names"]).items()},
            symbols=tuple((str(one["form"]), str(one["symbol"])) for one in entries(entry["symbols"])),
            tokens=strings(entry["tokens"]),
        )
