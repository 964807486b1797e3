"""Symbols of other organizations: `WHA77.1`, `42 C/5`, `Assembly/AU/Dec.839(XXXVI)`, `WT/MIN(22)/24`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.citation_found import Found
from bot.domain.citation_lexicon import Lexicon
from bot.domain.citation_symbols import Suffixes
from bot.domain.house import House
from bot.domain.symbol import Symbol


class Houses:
    """Finds them in folded text."""

    def __init__(self, lexicon: Lexicon, suffixes: Suffixes) -> None:
        self._forms = _forms(lexicon)
        self._suffixes = suffixes

    def found(self, text: str) -> Iterator[Found]:
        for form in self._forms:
            for match in form.pattern.finditer(text):
                symbol = form.symbol(match)
                if not any(map(str.isdigit, symbol)):
                    continue
                symbol, end = self._suffixes.read(symbol, text, match.end())
                while spaced := _SPACED.match(text, end):
                    symbol, end = f"{symbol}/{spaced['name']}.{int(spaced['number'])}", spaced.end()
                yield Found(match.start(), end, Symbol.parse(symbol))


def house_of(symbol: Symbol, lexicon: Lexicon) -> House | None:
    """The organization whose symbol it is, None for documents of the United Nations, ITU and any other."""
    for form in _forms(lexicon):
        found = form.pattern.match(symbol.work)
        if found and form.symbol(found) == symbol.work[: found.end()]:
            return form.house
    return None


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of a symbol; `printed` has its groups as {a}, with a full stop behind where that is {a.}."""

    house: House
    pattern: re.Pattern[str]
    printed: str

    def symbol(self, match: re.Match[str]) -> str:
        """The symbol as it is printed."""
        own = {token.casefold(): token for token in self.house.tokens}

        def part(place: re.Match[str]) -> str:
            value = match[place["group"]] or ""
            value = re.sub(r"[A-Za-z]+", lambda word: own.get(word[0].casefold(), word[0].upper()), value)
            return value + place["stop"] if value else ""

        return _GROUP.sub(part, self.printed)


@lru_cache(maxsize=4)
def _forms(lexicon: Lexicon) -> tuple[_Form, ...]:
    return tuple(
        _Form(house, re.compile(rf"{_APART}{form.replace(' ', ' {0,2}')}{_WHOLE}"), printed)
        for house in lexicon.houses.values()
        for form, printed in house.symbols
    )


_GROUP = re.compile(r"\{(?P<group>\w+)(?P<stop>\.?)\}")
_APART = r"(?<![A-Za-z0-9\u0400-\u04FF/_.-])"
_WHOLE = r"(?![A-Za-z0-9]|\.\d)(?!/(?!(?i:re?v|add|corr?|amend))[A-Za-z0-9])"
_SPACED = re.compile(r"\s(?P<name>Rev|Add|Corr)\.\s?(?P<number>\d{1,2})(?!\d)")
