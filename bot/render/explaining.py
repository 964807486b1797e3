"""An explanation by a machine, set off from what the documents say."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.language import Language
from bot.render.card import Block, Items, Note, Rule, Strong, Text
from bot.render.words import words


def explanation_blocks(sentences: Sequence[str], language: Language) -> list[Block]:
    """The sentences under a heading that says who wrote them."""
    speak = words(language)
    return [
        Rule(),
        Text((Strong(speak("explaining-title")),)),
        Items(tuple(sentences)),
        Note(speak("explaining-note")),
    ]
