"""Whether a clause can tell what a question asks to be told: an amount, a name, a company, a penalty.

A clause may speak of the very subject, the salary of an official or the number of delegates, and not say how
much it is. What tells is no likeness of words or meaning, only that nothing of the kind stands there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.domain.language import OFFICIAL, Language


class Particular(StrEnum):
    """What a question asks to be told."""

    PERSON = "person"
    CHAIR = "chair"
    COMPANY = "company"
    CITY = "city"
    PENALTY = "penalty"
    VENUE = "venue"
    SUM = "sum"
    MONEY = "money"
    DURATION = "duration"
    COUNT = "count"

    @property
    def is_name(self) -> bool:
        """Whether it is told by a name, which may be any word: that none is seen is no more than a sign."""
        return self in {Particular.PERSON, Particular.CHAIR, Particular.COMPANY, Particular.CITY}


@dataclass(frozen=True, slots=True)
class Telling:
    """What asks for a particular and what states it in each language, over folded text.

    counted  whether idle numbers are left out before: dates, references, spans of time
    """

    asks: re.Pattern[str]
    states: Mapping[Language, re.Pattern[str]]
    counted: bool

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> Telling:
        """From one kind of lexicon/particulars.toml; a text of no known language may be in any."""
        asks = [one for each in table["asks"].values() for one in each]
        always, states = table["states"].get("all", []), table["states"]
        own = {language: [*always, *states.get(language.value, [])] for language in OFFICIAL}
        own[Language.UNDETERMINED] = [one for each in own.values() for one in each]
        return cls(
            _any_of(asks),
            {language: _any_of(words) for language, words in own.items()},
            bool(table.get("counted")),
        )


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of which so many are asked for: how that is asked, and how a number of it is stated."""

    kind: Particular
    asks: re.Pattern[str]
    states: re.Pattern[str]

    def untold(self, text: str) -> Particular | None:
        """What a text can't tell without a number of this unit; None where it has one."""
        return None if self.states.search(_folded(text[:_MOST_READ])) else self.kind


@dataclass(frozen=True, slots=True)
class ParticularLexicon:
    """How each particular is asked for and stated, the numbers that count nothing, and the units."""

    kinds: Mapping[Particular, Telling]
    idle: tuple[re.Pattern[str], ...]
    measures: tuple[Measure, ...] = ()

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> ParticularLexicon:
        """From lexicon/particulars.toml. Raise KeyError where a kind is missing."""
        kinds = {kind: Telling.from_table(table[kind.value]) for kind in Particular}
        idle = tuple(re.compile(one) for each in table["numbers"].values() for one in each)
        units = dict(table["measures"])
        number = units.pop("number")
        return cls(kinds, idle, tuple(_measure(each, number) for each in units.values()))

    @classmethod
    def nothing(cls) -> ParticularLexicon:
        """No words: nothing asks for anything, and nothing states it."""
        return cls({}, ())

    @property
    def stating(self) -> str:
        """Everything by which particulars are found in a clause: other words find others."""
        told = [
            f"{kind} {how.counted} {language} {pattern.pattern}"
            for kind, how in self.kinds.items()
            for language, pattern in how.states.items()
        ]
        return "\n".join((*told, *(pattern.pattern for pattern in self.idle)))

    def asked(self, question: str) -> Particular | None:
        """What a question asks to be told, None where it is none of these."""
        folded = _folded(question)
        return next((kind for kind, how in self.kinds.items() if how.asks.search(folded)), None)

    def measure(self, question: str) -> Measure | None:
        """The unit of which a question asks how many there are, None where it asks for none."""
        folded = _folded(question)
        return next((one for one in self.measures if one.asks.search(folded)), None)

    def stated(self, text: str, language: Language) -> frozenset[Particular]:
        """What a text in this language states, as far as it is read."""
        whole = counting = _folded(text[:_MOST_READ])
        for pattern in self.idle:
            counting = pattern.sub(" ", counting)
        return frozenset(
            kind
            for kind, how in self.kinds.items()
            if how.states[language].search(counting if how.counted else whole)
        )


def _measure(table: Mapping[str, Any], number: str) -> Measure:
    states = [one.replace("{n}", number) for one in table["states"]]
    return Measure(Particular(table["kind"]), _any_of(table["asks"]), _any_of(states))


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns) or "(?!)")


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = _MARKS.sub("", apart.replace("ё", "е").replace("’", "'"))
    return " ".join(unicodedata.normalize("NFC", bare).split())


_MOST_READ = 20_000  # characters
_MARKS = re.compile("[\u0300-\u0305\u0307-\u036f\u0640\u064b-\u0652\u0670]")
"""Accents and tashkeel; not the breve of й, which makes another letter, nor the hamza of أ."""
