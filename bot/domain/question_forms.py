"""The small language in which forms of questions are written in data/lexicon, as regular expressions.

[x] may be missing, (x|y) is one of them, * is anything and its group `it`, # a year; {name} stands for
another pattern. Forms are folded, and so is the text that they are looked for in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bot.domain.folded import fold_word

START = r"(?:(?=[\u3400-\u9fff])|(?<![^\W\u3400-\u9fff]))"
EDGE = r"(?:(?<=[\u3400-\u9fff\s'])|(?!\w))"
"""Where a word begins and ends; between Chinese characters anywhere."""


def any_word(words: Iterable[str]) -> str:
    """One of these words, the longest first."""
    ordered = sorted({fold_word(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def compiled(form: str, places: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """A form between the edges of words, anywhere in a text."""
    return re.compile(START + source(form, places or {}) + EDGE)


def one_form(forms: Iterable[str]) -> str:
    """All forms in one pattern, without the name: where the edges of words stand once, not once a form.

    Each class that holds the Chinese characters takes a millisecond to compile.
    """
    return "|".join(source(form, {}).replace("?P<it>", "?:") for form in forms)


def source(form: str, places: Mapping[str, str]) -> str:
    """The regular expression of a form; its names stand for what `places` says, each at its first place."""
    known, pieces = dict(places), []
    for piece in _PIECE.findall(fold_word(form)):
        if piece == "#":
            pieces.append(known.pop("year", known.get("later", "")))
        elif piece.startswith("{"):
            pieces.append(known[piece[1:-1]])
            known[piece[1:-1]] = _nameless(known[piece[1:-1]])
        else:
            pieces.append(_SIGNS.get(piece, re.escape(piece)))
    return "".join(pieces)


def _nameless(pattern: str) -> str:
    return re.sub(r"\(\?P<(\w+)>", r"(?P<\g<1>_>", pattern)


_PIECE = re.compile(r"\{\w+\}|.", re.DOTALL)
_SIGNS = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|", "*": "(?P<it>.+?)", " ": r"\s+"}
