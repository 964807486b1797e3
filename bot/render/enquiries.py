"""Enquiries to the secretariat as cards and forms."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.answer import Quotation
from bot.domain.enquiry import Enquiry
from bot.domain.language import Language
from bot.render.answers import quotation_blocks
from bot.render.card import (
    Action,
    Block,
    Card,
    Choice,
    Field,
    Form,
    Heading,
    Items,
    Moment,
    Note,
    Quote,
    Row,
    Select,
    Strong,
    Text,
    Tone,
)
from bot.render.words import words


def known_blocks(enquiry: Enquiry, quotation: Quotation | None, language: Language) -> list[Block]:
    """What the secretariat answered to this question before, set off from what the library says."""
    speak = words(language)
    at = enquiry.answered_at or enquiry.asked_at
    blocks: list[Block] = [
        Text((Strong(speak("enquiry-known")),)),
        Quote(enquiry.answer, enquiry.language),
        Note(speak.line("enquiry-by", author=enquiry.author, when=Moment(at))),
    ]
    return blocks + (quotation_blocks(quotation, language) if quotation else [])


def enquiry_form(question: str, language: Language) -> Form:
    """Asks to confirm, or to complete, what is put to the secretariat."""
    speak = words(language)
    field = Field("question", speak("enquiry-form-question"), question, long=True, most=1000)
    return Form(speak("enquiry-form-title"), (field,), Action("enquire-send"))


def enquiry_taken_card(enquiry: Enquiry, language: Language) -> Card:
    """Says that the question is on the secretariat's desk, or what was answered to it already."""
    speak = words(language)
    if enquiry.answered_at:
        return Card(tuple(known_blocks(enquiry, None, language)), language, Tone.SUCCESS)
    return Card((Text(speak("enquiry-taken")), Quote(enquiry.question, language)), language, Tone.SUCCESS)


def open_enquiries_card(enquiries: Sequence[Enquiry], language: Language) -> Card:
    """What waits for an answer, and a list to choose from."""
    speak = words(language)
    if not enquiries:
        return Card((Text(speak("enquiry-none")),), language)
    lines = tuple((one.question, " — ", Moment(one.asked_at, relative=True)) for one in enquiries)
    choices = tuple(Choice(one.question[:100], one.id) for one in enquiries[:25])
    return Card(
        (
            Heading(speak("enquiry-open", count=len(enquiries))),
            Items(lines),
            Row(Select(speak("enquiry-choose"), choices, Action("enquiry"))),
        ),
        language,
        Tone.PRIMARY,
    )


def answer_form(enquiry: Enquiry, language: Language) -> Form:
    """Asks for the answer and the clause that it rests on."""
    speak = words(language)
    return Form(
        speak("enquiry-answer-title"),
        (
            Field("answer", speak("enquiry-answer-text"), enquiry.answer, long=True, hint=enquiry.question),
            Field("document", speak("enquiry-answer-document"), required=False, most=100),
            Field("label", speak("enquiry-answer-label"), required=False, most=100),
        ),
        Action("enquiry-answer", (enquiry.id,)),
    )


def enquiry_answered_card(enquiry: Enquiry, quotation: Quotation | None, language: Language) -> Card:
    """Says back what was kept."""
    speak = words(language)
    kept: list[Block] = [Text(speak("enquiry-kept")), Note(enquiry.question)]
    return Card((*kept, *known_blocks(enquiry, quotation, language)), language, Tone.SUCCESS)


def rated_card(language: Language, *, helpful: bool) -> Card:
    return Card((Text(words(language)("rating-helpful" if helpful else "rating-not")),), language)
