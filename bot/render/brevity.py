"""Long texts and long rows of names where there is little room."""

from __future__ import annotations

from collections.abc import Iterable

from bot.render.words import Words


def short(text: str, most: int = 80) -> str:
    """The first words of a text, for a list; the whole is always shown elsewhere.

    It ends with a whole word where one ends near enough.
    """
    if len(text) <= most:
        return text
    begun = text[:most]
    whole = begun.rfind(" ")
    return f"{begun[: whole if whole >= most * 3 // 4 else most - 1].rstrip()}…"


def few(names: Iterable[str], most: int, speak: Words) -> str:
    """The first of these names, and how many more there are; each is named once."""
    every = list(dict.fromkeys(names))
    more = f" … (+{len(every) - most})" if len(every) > most else ""
    return speak("common-list-separator").join(every[:most]) + more
