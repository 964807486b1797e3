"""`:name` in a statement, as the `$1` that PostgreSQL's protocol wants."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.store.database import Value


@dataclass(frozen=True, slots=True)
class Numbered:
    """A statement with numbered places, and the names of the values for them, in order."""

    sql: str
    names: tuple[str, ...]

    def arguments(self, values: Mapping[str, Value]) -> list[Value]:
        """The values in the order of the places. Raise KeyError where one is missing."""
        return [values[name] for name in self.names]


@lru_cache(maxsize=1024)
def numbered(sql: str) -> Numbered:
    """The statement with `$n` for each `:name`; the same name is the same number.

    Literals, quoted identifiers, dollar quotes, comments and `::` casts stay as they are.
    """
    names: list[str] = []

    def place(found: re.Match[str]) -> str:
        name = found["name"]
        if name is None:
            return found[0]
        if name not in names:
            names.append(name)
        return f"${names.index(name) + 1}"

    return Numbered(_TOKEN.sub(place, sql), tuple(names))


_TOKEN = re.compile(
    r"""
      '(?:[^']|'')*'              # a literal
    | "(?:[^"]|"")*"              # a quoted identifier
    | --[^\n]*                    # a comment to the end of the line
    | /\*.*?\*/                   # a comment
    | \$(?P<tag>\w*)\$.*?\$(?P=tag)\$
    | ::                          # a cast
    | :(?P<name>[A-Za-z_]\w*)
    """,
    re.VERBOSE | re.DOTALL,
)
