"""Finds the documents a text cites, in six languages, and gives each its canonical symbol."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.domain.citation_acts import Acts
from bot.domain.citation_bodies import Bodies
from bot.domain.citation_files import Files
from bot.domain.citation_folding import fold
from bot.domain.citation_found import Found
from bot.domain.citation_houses import Houses
from bot.domain.citation_lexicon import Lexicon
from bot.domain.citation_loose import Loose
from bot.domain.citation_numbers import Numbers
from bot.domain.citation_recommendations import Recommendations
from bot.domain.citation_resolving import Resolving
from bot.domain.citation_symbols import UnitedNations
from bot.domain.language import Language
from bot.domain.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Citation:
    """A document cited in a text.

    text        as written; start and end are its place in the text that was searched, half-open
    language    the language the citation asks for (`C25/61-R`, an address), None where it asks for none
    revised     it says itself that this is a revision (Rev., Mod., 修订版)
    """

    text: str
    symbol: Symbol
    language: Language | None
    start: int
    end: int
    revised: bool = False

    @property
    def canonical(self) -> str:
        """`A/RES/70/125`, `itu:doc:C25/61@ru`."""
        return f"{self.symbol}@{self.language}" if self.language else self.symbol.canonical


def find_citations(text: str, lexicon: Lexicon, *, typed: bool = False) -> tuple[Citation, ...]:
    """Every citation in the order of the text; places count characters of `text` itself.

    None overlap, but for ranges: the 3 of `Add.1-3` stands for Add.2 and Add.3, at the same place. In what a
    person has `typed` names have no capitals: `resolution 140` is there what `Resolution 140` is in a text.
    """
    return _citations(lexicon).find(text, typed=typed)


class _Citations:
    """The grammars of one lexicon, compiled."""

    def __init__(self, lexicon: Lexicon) -> None:
        bodies = Bodies(lexicon)
        numbers = Numbers(lexicon, bodies)
        self._united_nations = UnitedNations(lexicon)
        self._files = Files(lexicon, self._united_nations.suffixes)
        self._houses = Houses(lexicon, self._united_nations.suffixes)
        self._recommendations = Recommendations(lexicon)
        self._acts = Acts(lexicon, bodies, numbers)
        self._loose = Loose(lexicon, numbers, bodies)
        self._resolving = Resolving(lexicon, numbers, bodies.united_nations)

    def find(self, text: str, *, typed: bool) -> tuple[Citation, ...]:
        folded = fold(text)
        citations: list[Citation] = []
        for found in _apart(self._found(folded.text, typed=typed)):
            if _DECIDES.search(folded.text[: found.start]) and folded.text.startswith("决议", found.start):
                continue
            start, end = folded.span(found.start, found.end)
            language = Language(found.language) if found.language else None
            citations.append(Citation(text[start:end], found.symbol, language, start, end, found.revised))
        return tuple(citations)

    def _found(self, text: str, *, typed: bool) -> Iterator[Iterable[Found]]:
        """What each grammar finds, the surest grammar first."""
        yield self._files.found(text)
        yield self._united_nations.found(text)
        yield self._houses.found(text)
        yield self._recommendations.found(text)
        mentions = (replace(each, formal=each.formal or typed) for each in self._acts.mentions(text))
        yield self._resolving.found(tuple(mentions), text)
        yield self._loose.found(text)


_DECIDES = re.compile(r"[做作]出\Z")  # 做出决议2: the second item of what is resolved


@lru_cache(maxsize=8)
def _citations(lexicon: Lexicon) -> _Citations:
    return _Citations(lexicon)


def _apart(grammars: Iterable[Iterable[Found]]) -> list[Found]:
    """In order of place, without any that overlaps one found before it; a grammar may fill a place twice."""
    kept: list[Found] = []
    taken: dict[int, tuple[int, int, int]] = {}
    for number, grammar in enumerate(grammars):
        for each in grammar:
            place = (each.start, each.end, number)
            if all(taken.get(position, place) == place for position in range(each.start, each.end)):
                taken.update(dict.fromkeys(range(each.start, each.end), place))
                kept.append(each)
    return sorted(kept, key=lambda each: each.start)
