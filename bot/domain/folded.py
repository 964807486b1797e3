"""A text folded for comparing words, with the way back to its own characters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` without case, accents, hamza, tatweel or marks of direction, digits 0-9 in every script.

    Character n of `text` comes from character `places[n]` of the original; `places` has one more entry,
    the original's length.
    """

    text: str
    places: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the original that a half-open range of `text` comes from."""
        return self.places[start], self.places[end - 1] + 1 if end > start else self.places[start]


def fold(text: str) -> Folded:
    """Fold `text`, remembering where each character comes from."""
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


@lru_cache(maxsize=64)
def _fold_short(text: str) -> Folded:
    """A question is folded by all who read it, some twenty times."""
    return _fold(text)


def _fold(text: str) -> Folded:
    pieces: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        folded = _fold_character(character)
        pieces.append(folded)
        places += [place] * len(folded)
    return Folded("".join(pieces), (*places, len(text)))


def replaced(text: str, pattern: re.Pattern[str], by: str) -> str:
    """The text with `by` for everything that a pattern finds in it folded."""
    folded = fold(text)
    for found in reversed(list(pattern.finditer(folded.text))):
        start, end = folded.original(*found.span())
        text = f"{text[:start]}{by}{text[end:]}"
    return text


def fold_word(word: str) -> str:
    """`word` folded alone, where nobody asks which character came from where."""
    return "".join(map(_fold_character, word))


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", character).casefold())
    return "".join(_plain(part) for part in plain)


def _plain(character: str) -> str:
    category = unicodedata.category(character)
    if category in {"Mn", "Cf"} or character == _TATWEEL:
        return ""
    if category == "Nd":
        return str(unicodedata.digit(character))
    if category == "Zs" or character in "\t\r\n":
        return " "
    return _SAME.get(character, character)


_SHORT = 400  # characters
_TATWEEL = "\u0640"
_SAME = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "،": ",",
    "、": ",",
    "。": ".",
    "．": ".",
    "º": "º",
    "½": "½",
}
