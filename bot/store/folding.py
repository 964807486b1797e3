"""Text as it is compared when somebody looks for a document by a few letters of its name."""

from __future__ import annotations

from bot.domain.folded import fold_word

_LONGEST = 200  # characters of what was typed that are looked at
_WORDS = 6


def patterns(typed: str) -> tuple[str, ...]:
    """LIKE patterns (escape `\\`) that a folded text fulfils where it contains every word typed."""
    words = fold_word(typed[:_LONGEST]).split()[:_WORDS]
    return tuple(f"%{escaped(word)}%" for word in words)


def escaped(text: str) -> str:
    """The text as LIKE finds it verbatim."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
