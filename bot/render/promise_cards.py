"""Promises and gates in cards: what was promised, where, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.gate import Gate, Standing
from bot.domain.language import Language
from bot.domain.promise import Outcome, Promise, State
from bot.domain.symbol import Symbol
from bot.render.card import (
    Action,
    Block,
    Card,
    Facts,
    Heading,
    Items,
    Line,
    Moment,
    Note,
    Quote,
    Strong,
    Text,
    Tone,
)
from bot.render.references import document_name
from bot.render.turning import turning
from bot.render.words import Words, words


def promise_card(
    promise: Promise, outcome: Outcome, language: Language, place: str, *, unread: bool = False
) -> Card:
    """A promise with its source, and whether it was kept; `unread` that its place could not be looked at."""
    speak = words(language)
    blocks: list[Block] = [
        Heading(_verdict(promise, outcome, speak)),
        Facts(tuple(_facts(promise, outcome, speak, place))),
    ]
    if promise.words:
        blocks.append(Quote(promise.words[:900], language))
    if unread:
        blocks.append(Note(speak("promise-unread", place=place)))
    blocks.append(Note(speak("promise-reference", id=promise.id)))
    return Card(tuple(blocks), language, _TONES[outcome.state])


def record_card(
    found: Sequence[tuple[Promise, Outcome, str]],
    gates: Sequence[tuple[Gate, Standing]],
    place: tuple[int, int, bool],
    language: Language,
) -> Card:
    """A page of the record: what was promised, where, by when and in which clause, and what came of it.

    `place` is the page, their number, and whether it is only of what is still owed.
    """
    speak = words(language)
    number, pages, owed = place
    if not found and not gates:
        return Card((Text(speak("promise-none")),), language)
    blocks: list[Block] = []
    if found:
        lines = tuple(_promised(*each, speak) for each in found)
        blocks += [Heading(speak("promise-title")), Items(lines)]
    if gates:
        waiting = tuple(_gated(gate, standing, speak, language) for gate, standing in gates)
        blocks += [Heading(speak("gate-title")), Items(waiting)]
    blocks += turning(number, pages, lambda page: Action("promise-page", (str(page), str(int(owed)))), speak)
    return Card(tuple(blocks), language)


def gate_card(gate: Gate, standing: Standing, language: Language) -> Card:
    """A document that is to be sent on: how far it has come, and by which rule."""
    speak = words(language)
    name = document_name(standing.version or Symbol.parse(gate.document), language)
    key = "breach" if gate.breach else standing.stage.value
    facts: list[tuple[str, Line]] = [(speak("gate-to"), gate.to), (speak("gate-days"), str(gate.days))]
    if gate.languages:
        facts.append(
            (speak("posting-languages"), ", ".join(speak(f"language-{each}") for each in gate.languages))
        )
    if standing.posted:
        facts.append((speak("gate-posted"), (Moment(standing.posted),)))
    if standing.closes:
        facts.append((speak("gate-closes"), (Moment(standing.closes),)))
    if gate.sent:
        facts.append((speak("gate-sent-at"), (Moment(gate.sent),)))
    if gate.rule:
        facts.append((speak("promise-said-in"), gate.rule))
    if gate.reason:
        facts.append((speak("promise-reason"), gate.reason))
    heading = Heading(speak(f"gate-{key}", document=name, to=gate.to))
    tone = Tone.DANGER if gate.breach else Tone.PRIMARY
    return Card((heading, Facts(tuple(facts))), language, tone)


def _promised(promise: Promise, outcome: Outcome, place: str, speak: Words) -> Line:
    parts: list[str | Moment | Strong] = [
        Strong(_verdict(promise, outcome, speak)),
        " · ",
        Moment(promise.due),
    ]
    if place:
        parts.append(f" · {place[:SHORT]}")
    if promise.said_in:
        parts.append(f" · {_source(promise)[:SHORT]}")
    return tuple(parts)


def _source(promise: Promise) -> str:
    return f"{promise.said_in} {promise.clause}".strip()


def _gated(gate: Gate, standing: Standing, speak: Words, language: Language) -> Line:
    name = document_name(standing.version or Symbol.parse(gate.document), language)
    told = speak(f"gate-{'breach' if gate.breach else standing.stage.value}", document=name, to=gate.to)
    at = gate.sent or standing.closes
    when: tuple[str | Moment, ...] = (" · ", Moment(at)) if at else ()
    return (told, *when, *(f" · {part[:SHORT]}" for part in (gate.rule, gate.reason) if part))


def _verdict(promise: Promise, outcome: Outcome, speak: Words) -> str:
    return speak(f"promise-{outcome.state}", document=promise.document, count=outcome.days)


def _facts(promise: Promise, outcome: Outcome, speak: Words, place: str) -> list[tuple[str, Line]]:
    found: list[tuple[str, Line]] = [(speak("promise-due"), (Moment(promise.due),))]
    if place:
        found.append((speak("promise-place"), place))
    if promise.to:
        found.append((speak("promise-to"), promise.to))
    if promise.said_in:
        found.append((speak("promise-said-in"), _source(promise)))
    if outcome.seen:
        shown = outcome.seen.posting
        found.append(
            (
                speak("promise-seen"),
                (shown.symbol.printed, " · ", Moment(outcome.seen.at)),
            )
        )
    if promise.reason:
        found.append((speak("promise-reason"), promise.reason))
    return found


SHORT = 120  # characters of a place or source in a line of the record
_TONES = {
    State.OPEN: Tone.PLAIN,
    State.KEPT: Tone.SUCCESS,
    State.LATE: Tone.DANGER,
    State.BROKEN: Tone.DANGER,
    State.WITHDRAWN: Tone.PLAIN,
}
