"""What is kept of a person: how much of each kind, what deleting does, and what stays on record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.domain.language import Language
from bot.domain.personal import Kind
from bot.render.card import Action, Block, Button, Card, Heading, Items, Note, Row, Text, Tone
from bot.render.words import words

FORGET = "me-forget"


def held_card(held: Mapping[Kind, int], language: Language, *, asked: bool) -> Card:
    """What is kept; with a button that deletes it where that was `asked`."""
    speak = words(language)
    blocks: list[Block] = [Heading(speak("me-held")), *_kinds(held, language), Note(speak("me-stays"))]
    if asked and held:
        button = Button(speak("me-button-forget"), Action(FORGET), tone=Tone.DANGER)
        blocks += [Text(speak("me-forget-asked")), Row((button,))]
    return Card(tuple(blocks), language)


def forgotten_card(held: Mapping[Kind, int], language: Language) -> Card:
    """What was deleted, and what stays."""
    speak = words(language)
    blocks = (Heading(speak("me-forgotten")), *_kinds(held, language), Note(speak("me-stays")))
    return Card(blocks, language, Tone.SUCCESS)


def _kinds(held: Mapping[Kind, int], language: Language) -> Iterator[Block]:
    speak = words(language)
    if not held:
        yield Text(speak("me-nothing"))
        return
    yield Items(
        tuple(speak("me-line", what=speak(f"me-{kind}"), count=count) for kind, count in held.items())
    )
