"""The documents that are held by their whole symbols, which may be nothing but the names of files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.folded import fold_word
from bot.domain.symbol import Symbol


@dataclass(frozen=True, slots=True)
class HeldSymbols:
    """Versions by their symbols, folded: looking into a text takes as long for many of them as for few.

    versions  those of each symbol
    lengths   how long the symbols are that begin with the same characters, by these: as many as `_FIRST`,
              all of a shorter symbol
    """

    versions: Mapping[str, tuple[Symbol, ...]]
    lengths: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, symbols: Iterable[Symbol]) -> HeldSymbols:
        versions: dict[str, tuple[Symbol, ...]] = {}
        lengths: dict[str, frozenset[int]] = {}
        for symbol in frozenset(symbols):
            folded = fold_word(symbol.canonical)
            versions[folded] = (*versions.get(folded, ()), symbol)
            first = folded[:_FIRST]
            lengths[first] = lengths.get(first, frozenset()) | {len(folded)}
        return cls(versions, lengths)

    def standing_in(self, text: str) -> tuple[Symbol, ...]:
        """Every version whose symbol stands in this text, whatever its capitals and accents, in order."""
        folded = fold_word(text)
        found: set[Symbol] = set()
        for start in range(len(folded)):
            for width in range(1, _FIRST + 1):
                for length in self.lengths.get(folded[start : start + width], ()):
                    found.update(self.versions.get(folded[start : start + length], ()))
        return tuple(sorted(found))


_FIRST = 3  # characters
