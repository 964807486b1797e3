"""Short numbers that stand without a word, `57/270 B`: taken only where something tells that they cite."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.citation_bodies import Bodies
from bot.domain.citation_found import Found
from bot.domain.citation_numbers import Item, Numbers
from bot.domain.citation_resolving import short_symbol


class Loose:
    """Finds resolutions of the Assembly cited by number alone."""

    def __init__(self, numbers: Numbers, bodies: Bodies) -> None:
        self._numbers = numbers
        self._bodies = bodies

    def found(self, text: str) -> Iterator[Found]:
        """A lettered number, a dated one, one beside the Assembly's name, or one that is the whole text."""
        for item in self._numbers.loose(text):
            symbol = short_symbol("res", item, "")
            if symbol and self._tells(text, item):
                yield Found(item.start, item.end, symbol)

    def _tells(self, text: str, item: Item) -> bool:
        alone = text.strip() == text[item.start : item.end]
        if alone or item.until > item.end or (item.letter and item.letter in _LETTERS):
            return True
        paragraph = text.rfind("\n", 0, item.start) + 1
        named = self._bodies.before(text[paragraph : item.start].rstrip(), item.start - paragraph)
        return bool(named and named.body == "A")


_LETTERS = frozenset("ABCDEFGH")
