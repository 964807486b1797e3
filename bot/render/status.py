"""How outbox and search stand, for those who manage a server: each number with its source."""

from __future__ import annotations

from datetime import datetime

from bot.domain.encoded import Encoded
from bot.domain.language import Language
from bot.domain.notice import State, Told
from bot.domain.standing import Standing
from bot.render.card import Action, Block, Button, Card, Facts, Heading, Items, Line, Note, Row, Tone
from bot.render.times import moment
from bot.render.troubles import place_name
from bot.render.words import words

RETRY = "status-retry"


def status_card(standing: Standing, zone: str, language: Language) -> Card:
    """The numbers, what can't be sent and why, and where each number comes from."""
    speak, counts = words(language), standing.counts

    def at(instant: datetime | None) -> Line:
        return (moment(instant, zone, language),) if instant else speak("status-none")

    facts = (
        (speak("status-waiting"), str(counts.pending + counts.retry + counts.sending)),
        (speak("status-late"), str(counts.late)),
        (speak("status-parked"), str(counts.parked)),
        (speak("status-dead"), str(counts.dead)),
        (speak("status-last"), at(counts.last_sent)),
        (speak("status-next"), at(counts.next_due)),
        (speak("status-wake"), at(standing.next_wake)),
        (speak("status-meaning"), _meaning(standing.encoded, language)),
    )
    listed = tuple(_trouble(told, zone, language) for told in standing.troubled)
    troubles: tuple[Block, ...] = (Items(listed), *_again(standing, language)) if listed else ()
    sources = Note(speak.line("status-sources", at=moment(standing.at, zone, language)))
    tone = Tone.DANGER if counts.late or counts.parked or counts.dead else Tone.PLAIN
    return Card((Heading(speak("status-title")), Facts(facts), *troubles, sources), language, tone)


def _meaning(encoded: Encoded, language: Language) -> str:
    return words(language)(f"status-meaning-{encoded.stage}", done=encoded.done, held=encoded.held)


def _trouble(told: Told, zone: str, language: Language) -> Line:
    audience = told.notice.audience
    return words(language).line(
        "status-trouble-parked" if told.state is State.PARKED else "status-trouble-dead",
        place=place_name(audience, language),
        due=moment(told.notice.due, zone, language),
        reason=told.reason,
    )


def _again(standing: Standing, language: Language) -> tuple[Row, ...]:
    if not standing.counts.parked:
        return ()
    return (Row((Button(words(language)("status-retry"), Action(RETRY)),)),)
