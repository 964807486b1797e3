"""The word to those who can mend it that a place takes nothing from us."""

from __future__ import annotations

from bot.domain.language import Language
from bot.domain.notice import Audience
from bot.render.card import Card, Named, Note, Part, Text, Tone
from bot.render.words import words


def trouble_card(audience: Audience, language: Language, *, gone: bool) -> Card:
    """What is wrong with a place, and what to do."""
    speak = words(language)
    kind = "events" if audience.events else "channel" if audience.channel else "person"
    what = f"trouble-{'gone' if gone else 'refused'}"
    place = place_name(audience, language)
    following = speak(f"{what}-next" if gone else f"{what}-{kind}-next")
    return Card((Text(speak.line(f"{what}-{kind}", place=place)), Note(following)), language, Tone.DANGER)


def place_name(audience: Audience, language: Language) -> Part:
    """A channel, a person, or the events of the server."""
    if audience.events:
        return words(language)("place-events")
    return Named(audience.place, person=not audience.channel)
