"""What went wrong, in the person's language, with what to do next."""

from __future__ import annotations

from bot.domain.deadline import Deadline
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.poll import Poll
from bot.domain.symbol import Symbol
from bot.render.brevity import short
from bot.render.card import Card, Note, Text, Tone
from bot.render.deadline_titles import deadline_title
from bot.render.references import document_name
from bot.render.words import words


def mistake(error: UserError, language: Language) -> str:
    """A UserError as one paragraph."""
    details = {name: _named(value, language) for name, value in error.details.items()}
    return words(language)(f"error-{error.key}", **details)


def _named(value: object, language: Language) -> object:
    """A document, several, a poll or a deadline as called in the person's language; a long text in short."""
    if isinstance(value, Symbol):
        return document_name(value, language)
    if isinstance(value, Poll):
        return short(value.title_in(language), LONGEST)
    if isinstance(value, Deadline):
        return short(deadline_title(value, language), LONGEST)
    if isinstance(value, tuple):
        return words(language)("common-list-separator").join(str(_named(each, language)) for each in value)
    return short(value, LONGEST) if isinstance(value, str) else value


def mistake_card(error: UserError, language: Language) -> Card:
    """A mistake that the person can mend."""
    return Card((Text(mistake(error, language)),), language, Tone.DANGER)


def failure_card(reference: str, language: Language) -> Card:
    """A fault of ours, with the reference under which the host finds it in the log."""
    speak = words(language)
    return Card(
        (Text(speak("common-fault")), Note(speak("common-fault-reference", reference=reference))),
        language,
        Tone.DANGER,
    )


LONGEST = 200  # characters that are told back of what somebody typed
