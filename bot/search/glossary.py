"""Bridges between languages: the names of one concept in all six meet in one term."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from bot.domain.language import OFFICIAL, Language

Words = Callable[[str, Language], Sequence[str]]
"""The words of a text in a language as the index knows them, one after another."""


class Glossary:
    """The concepts of the field by the words that name them."""

    def __init__(self, names: Mapping[Language, Mapping[tuple[str, ...], frozenset[str]]]) -> None:
        self._names = names
        self._longest = {one: max(map(len, phrases), default=0) for one, phrases in names.items()}

    @classmethod
    def from_table(cls, concepts: Mapping[str, Mapping[str, str]], words: Words) -> Glossary:
        """From the concepts of lexicon/glossary.toml; `words` is what texts are cut with later."""
        names: dict[Language, dict[tuple[str, ...], frozenset[str]]] = {one: {} for one in OFFICIAL}
        for concept, spellings in concepts.items():
            for written, language, spelling in _spellings(spellings):
                phrase = tuple(words(spelling, written))
                if phrase:
                    known = names[language].get(phrase, frozenset())
                    names[language][phrase] = known | {concept}
        return cls(names)

    def concepts(self, words: Sequence[str], language: Language) -> list[str]:
        """Every concept that these words name, as often as they do, with those inside longer names."""
        phrases = self._names.get(language, {})
        longest = self._longest.get(language, 0)
        return [
            concept
            for start in range(len(words))
            for end in range(start + 1, min(start + longest, len(words)) + 1)
            for concept in sorted(phrases.get(tuple(words[start:end]), ()))
        ]


def _spellings(spellings: Mapping[str, str]) -> Iterator[tuple[Language, Language, str]]:
    """(language of the spelling, language of the texts where it counts, spelling)."""
    for code, variants in spellings.items():
        written = Language(code)
        for spelling in map(str.strip, variants.split("|")):
            everywhere = spelling.isupper() and written is not Language.ZH
            for language in OFFICIAL if everywhere else (written,):
                yield written, language, spelling
