"""Promises that a document states, as a card, and the form that writes one down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.document import HeldClause
from bot.domain.language import Language
from bot.domain.symbol import Symbol
from bot.render.card import Action, Block, Button, Card, Field, Form, Heading, Note, Quote, Row, Text, Tone
from bot.render.references import clause_reference, document_name
from bot.render.words import Words, words


@dataclass(frozen=True, slots=True)
class Shown:
    """A promise as stated: its clause, its number there, its words, place, date and document."""

    held: HeldClause
    number: int
    sentence: str
    place: str
    when: str
    document: str


def stated_card(symbol: Symbol, found: Sequence[Shown], language: Language) -> Card:
    """What a document says will be posted, each with its clause and place, to be written down."""
    speak = words(language)
    name = document_name(symbol, language)
    if not found:
        return Card((Text(speak("promise-none-stated", document=name)),), language)
    blocks: list[Block] = [Heading(speak("promise-stated", document=name))]
    for each in found[:MOST]:
        where = clause_reference(each.held, language)
        blocks.append(Quote(each.sentence[:700], each.held.expression.language))
        blocks.append(Note(" · ".join(part for part in (where, each.place, each.when) if part)))
    buttons = tuple(_button(each, speak) for each in found[:MOST])
    return Card((*blocks, Row(buttons)), language, Tone.PRIMARY)


def promise_form(shown: Shown, language: Language) -> Form:
    """What is said of it, to be completed and written down."""
    speak = words(language)
    fields = (
        Field("document", speak("promise-form-document"), shown.document, most=200, hint=shown.sentence),
        Field("when", speak("promise-due"), shown.when, most=200),
        Field("place", speak("promise-place"), shown.place[:200], required=False, most=200),
        Field("to", speak("promise-to"), required=False, most=200),
        Field("words", speak("promise-form-words"), shown.sentence[:900], long=True, most=900),
    )
    return Form(speak("promise-write"), fields, Action("promise-write", (shown.held.ref,)))


def _button(shown: Shown, speak: Words) -> Button:
    action = Action("promise-draft", (shown.held.ref, str(shown.number)))
    return Button(f"{speak('promise-write')}{speak('common-colon')}{_label(shown)}", action)


def _label(shown: Shown) -> str:
    return shown.held.clause.label or shown.held.clause.section or shown.held.clause.key


MOST = 5
