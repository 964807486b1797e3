"""The field's names and concepts in six languages: what a name stands for, and how texts write it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.folded import fold_word
from bot.domain.language import OFFICIAL, Language


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept: its names by language, the full one first."""

    key: str
    names: Mapping[Language, tuple[str, ...]]

    def used_in(self, text: str) -> bool:
        """Whether a text uses one of its names, in whatever language; abbreviations as whole words."""
        folded = fold_word(text)
        return any(_stands(fold_word(name), folded) for names in self.names.values() for name in names)


@dataclass(frozen=True, slots=True)
class Concepts:
    """Every concept, by each of its folded names."""

    by_name: Mapping[str, Concept]

    @classmethod
    def from_table(cls, concepts: Mapping[str, Mapping[str, str]]) -> Concepts:
        """From the concepts of data/lexicon/glossary.toml; of two with one name the earlier has it."""
        found: dict[str, Concept] = {}
        for key, spellings in concepts.items():
            names = {one: _names(spellings[one.value]) for one in OFFICIAL}
            concept = Concept(key, names)
            for name in (name for each in names.values() for name in each):
                found.setdefault(_plain(name), concept)
        return cls(found)

    def named(self, name: str) -> Concept | None:
        """The concept that this is a name of, and nothing more."""
        return self.by_name.get(_plain(name))

    def abbreviated(self, text: str) -> Concept | None:
        """The concept whose abbreviation is the whole text: `WSIS`, `ВВУИО?`, and if it is long, `wsis`."""
        word = text.strip(" ?？؟.!")
        if " " in word or len(word) < (2 if word.isupper() else _LONG):
            return None
        found = self.named(word)
        if word.isupper():
            return found
        names = (name for each in found.names.values() for name in each) if found else ()
        return found if any(name.isupper() and _plain(name) == _plain(word) for name in names) else None


def _names(spellings: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in spellings.split("|"))


def _plain(name: str) -> str:
    """A name for comparing: folded, without an Arabic article."""
    return " ".join(re.sub(r"^ال(?=\w{3})", "", fold_word(name)).split())


def _stands(name: str, text: str) -> bool:
    if name[0] >= "\u3400":
        return name in text
    beginning = r"(?<!\w)[وبلفك]{0,2}" if name[0] >= "\u0600" else r"(?<!\w)"
    ending = r"(?!\w)" if len(name) < _ABBREVIATION else ""
    return re.search(beginning + re.escape(name) + ending, text) is not None


_ABBREVIATION = 6
_LONG = 4  # letters: shorter ones are other words too
