"""Numbers without a word (`57/270 B`, `ITU-R 61-3`), where something tells that they cite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.citation_bodies import Bodies
from bot.domain.citation_found import Found
from bot.domain.citation_lexicon import Lexicon, one_of
from bot.domain.citation_numbers import Item, Numbers
from bot.domain.citation_resolving import old_symbol, short_symbol
from bot.domain.symbol import Symbol


class Loose:
    """Finds resolutions cited by number alone."""

    def __init__(self, lexicon: Lexicon, numbers: Numbers, bodies: Bodies) -> None:
        self._radio = re.compile(r"(?:ITU|UIT|МСЭ)-R\s+(?P<number>\d{1,3})-(?P<part>\d{1,2})(?![\d/.-])")
        self._question = re.compile(rf"{one_of(lexicon.words['question'])}\s*$")
        self._numbers = numbers
        self._bodies = bodies

    def found(self, text: str) -> Iterator[Found]:
        """A lettered number, a dated one, one beside the Assembly's name, or one that is the whole text."""
        for item in self._numbers.loose(text):
            symbol = old_symbol("res", item, "") if item.roman else short_symbol("res", item, "")
            if symbol and self._tells(text, item):
                yield Found(item.start, item.end, symbol)
        for found in self._radio.finditer(text):
            if not self._question.search(text[max(0, found.start() - _WINDOW) : found.start()]):
                yield Found(
                    found.start(), found.end(), Symbol(f"itu:ra:res:{found['number']}", found["part"])
                )

    def _tells(self, text: str, item: Item) -> bool:
        if item.roman:
            return bool(item.letter) or len(item.roman) > 1
        alone = text.strip() == text[item.start : item.end]
        if alone or item.until > item.end or (item.letter and item.letter in _LETTERS):
            return True
        paragraph = text.rfind("\n", 0, item.start) + 1
        named = self._bodies.before(text[paragraph : item.start].rstrip(), item.start - paragraph)
        return bool(named and named.body == "A")


_WINDOW = 30
_LETTERS = frozenset("ABCDEFGH")
