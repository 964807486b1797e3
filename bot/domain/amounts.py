"""Whether a clause can answer a question that asks for an amount: it must state one.

A clause may speak of the very subject, the salary of an official or the number of delegates, and not say how
much it is. What tells is no likeness of words or meaning, only that no amount stands there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Amount(StrEnum):
    """What kind of amount a question asks for; what is asked for in money isn't any number."""

    MONEY = "money"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class AmountLexicon:
    """For each kind the words that ask for it and those that state it, over folded text."""

    asks: Mapping[Amount, re.Pattern[str]]
    states: Mapping[Amount, re.Pattern[str]]

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> AmountLexicon:
        """From lexicon/amounts.toml. Raise KeyError where a kind is missing."""
        return cls(*({kind: _joined(table[part][kind]) for kind in Amount} for part in ("asks", "states")))

    @classmethod
    def nothing(cls) -> AmountLexicon:
        """No words: nothing asks for an amount, and nothing states one."""
        never = dict.fromkeys(Amount, re.compile("(?!)"))
        return cls(never, never)

    def asked(self, question: str) -> Amount | None:
        """The kind of amount that the question asks for, None where it asks for none."""
        folded = _folded(question)
        return next((kind for kind in Amount if self.asks[kind].search(folded)), None)

    def stated(self, text: str) -> frozenset[Amount]:
        """The kinds of amounts that a text states, as far as it is read."""
        folded = _folded(text[:_MOST_READ])
        return frozenset(kind for kind in Amount if self.states[kind].search(folded))


def _joined(languages: Mapping[str, list[str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for each in languages.values() for one in each))


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = _MARKS.sub("", apart.replace("ё", "е").replace("’", "'"))
    return " ".join(unicodedata.normalize("NFC", bare).split())


_MOST_READ = 20_000  # characters
_MARKS = re.compile("[\u0300-\u0305\u0307-\u036f\u0640\u064b-\u0652\u0670]")
"""Accents and tashkeel; not the breve of й, which makes another letter, nor the hamza of أ."""
