"""Text as it is compared when somebody looks for a document by a few letters of its name."""

from __future__ import annotations

import unicodedata

_LONGEST = 200  # characters of what was typed that are looked at
_WORDS = 6


def fold(text: str) -> str:
    """The text without case, accents, vowel signs and width: `Évaluation` and `EVALUATION` fold alike.

    Folding what is folded changes nothing.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter) and letter != _TATWEEL)
    return unicodedata.normalize("NFC", bare.casefold())


def patterns(typed: str) -> tuple[str, ...]:
    """LIKE patterns (escape `\\`) that a folded text fulfils where it contains every word typed."""
    words = fold(typed[:_LONGEST]).split()[:_WORDS]
    return tuple(f"%{escaped(word)}%" for word in words)


def escaped(text: str) -> str:
    """The text as LIKE finds it verbatim."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


_TATWEEL = "\u0640"
