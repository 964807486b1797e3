"""What was chosen, said back."""

from __future__ import annotations

from bot.domain.language import Language
from bot.render.card import Card, Text, Tone
from bot.render.words import words


def language_card(chosen: Language | None, place: str, language: Language) -> Card:
    """Says in the chosen language that it is chosen; in the reader's that the choice is forgotten."""
    if chosen is None:
        return Card((Text(words(language)("language-forgotten")),), language, Tone.SUCCESS)
    key = "language-kept" if place == "person" else "language-kept-channel"
    return Card((Text(words(chosen)(key)),), chosen, Tone.SUCCESS)
