"""What the secretary can do, on one card."""

from __future__ import annotations

from bot.domain.language import Language
from bot.render.card import Card, Heading, Items, Note, Tone
from bot.render.words import words

TOPICS = (
    "ask",
    "clause",
    "document",
    "citations",
    "deadline",
    "event",
    "reminders",
    "meeting",
    "calendar",
    "position",
    "delegation",
    "source",
    "promise",
    "language",
    "me",
)


def help_card(language: Language) -> Card:
    """Each command in a line, and what the bot reads and keeps."""
    speak = words(language)
    return Card(
        (
            Heading(speak("help-title")),
            Items(tuple(speak(f"help-{topic}") for topic in TOPICS)),
            Note(speak("help-privacy")),
        ),
        language,
        Tone.PRIMARY,
    )
