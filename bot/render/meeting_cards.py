"""Meetings in cards: when and where, the agenda with its documents, and the deadlines that follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from bot.domain.deadline import Deadline, State
from bot.domain.deadline_rules import Event
from bot.domain.language import Language
from bot.domain.meeting import Item, Paper, Removal, opens_at
from bot.domain.symbol import Symbol
from bot.render.card import (
    Action,
    Block,
    Button,
    Card,
    Entry,
    Facts,
    Heading,
    Items,
    Line,
    Moment,
    Note,
    Row,
    Strong,
    Text,
    Tone,
)
from bot.render.deadline_titles import deadline_title
from bot.render.references import document_name
from bot.render.times import moment
from bot.render.words import words

MOST = 25  # lines of one list
Agenda = tuple[Sequence[Item], Sequence[Paper], Mapping[str, str]]
"""The items of an agenda, the documents under them, and the titles of those that are held."""


def meeting_card(
    event: Event,
    agenda: Agenda,
    deadlines: Sequence[Deadline],
    language: Language,
    *,
    scheduled: bool = False,
) -> Card:
    """A meeting whole."""
    speak = words(language)
    blocks: list[Block] = [Heading(event.title), Facts(tuple(_facts(event, language)))]
    blocks += _agenda(agenda, language)
    standing = [each for each in deadlines if each.terms.state is not State.CANCELLED]
    if standing:
        lines = [
            speak.line(
                "meeting-deadline",
                what=deadline_title(each, language),
                when=moment(each.instant, each.zone, language),
            )
            for each in standing[:MOST]
        ]
        blocks += [Text((Strong(speak("meeting-deadlines")),)), Items(tuple(lines))]
    if scheduled:
        blocks.append(Text(speak("calendar-event-made")))
    return Card(tuple(blocks), language)


def entry_card(name: str, event: Event | None, lasts: timedelta, now: datetime, language: Language) -> Card:
    """A meeting as an event of its server; off once it was removed (None) or has begun."""
    starts = opens_at(event) if event else now
    title = event.title if event else ""
    place = (event.place if event else "") or title
    reference = words(language)("deadline-reference", id=name)
    entry = Entry(reference, title, starts, starts + lasts, place, off=starts <= now)
    return Card((Heading(title), Note(reference)), language, entry=entry)


def agenda_card(event: Event, agenda: Agenda, language: Language) -> Card:
    """The agenda of a meeting with its documents."""
    head = Heading(words(language)("meeting-agenda-of", meeting=event.title))
    return Card((head, *_agenda(agenda, language)), language)


def meetings_card(events: Sequence[Event], now: datetime, language: Language) -> Card:
    """The meetings of a server: those to come, the next first, then the past, the latest first."""
    speak = words(language)
    coming = [each for each in events if opens_at(each) > now]
    past = [each for each in reversed(events) if opens_at(each) <= now]
    if not events:
        return Card((Heading(speak("meeting-list")), Text(speak("meeting-list-empty"))), language)
    blocks: list[Block] = [Heading(speak("meeting-list"))]
    if coming:
        blocks.append(Items(tuple(_listed(each, language) for each in coming[:MOST])))
    if past:
        blocks.append(Text((Strong(speak("meeting-list-past")),)))
        blocks.append(Items(tuple(_listed(each, language) for each in past[:10])))
    return Card(tuple(blocks), language)


def removed_card(event: Event, removal: Removal, deed: str, language: Language) -> Card:
    """That something was taken away, with a minute to put it back."""
    speak = words(language)
    if removal.document:
        document = document_name(Symbol.parse(removal.document), language)
        told = speak("meeting-removed-paper", document=document, item=removal.label)
    elif removal.label:
        told = speak("meeting-removed-item", item=removal.label, meeting=event.title)
    else:
        told = speak("meeting-removed", meeting=event.title)
    action = Action("meeting-undo", (event.id, deed))
    undo = Button(speak("deadline-button-undo"), action, tone=Tone.DANGER)
    return Card((Text(told), Note(speak("meeting-undo-hint")), Row((undo,))), language, Tone.SUCCESS)


def _facts(event: Event, language: Language) -> Iterator[tuple[str, Line]]:
    speak, at = words(language), opens_at(event)
    yield speak("meeting-fact-opens"), (moment(at, event.zone, language), " · ", Moment(at, relative=True))
    if event.place:
        yield speak("meeting-fact-place"), event.place
    yield speak("meeting-fact-kind"), speak(f"event-{event.kind}")


def _agenda(agenda: Agenda, language: Language) -> Iterator[Block]:
    items, papers, titles = agenda
    speak = words(language)
    if not items:
        yield Note(speak("meeting-agenda-empty"))
        return
    for item in items[:MOST]:
        yield Text((Strong(f"{item.label}  {item.title}"),))
        own = [each for each in papers if each.label == item.label]
        if own:
            yield Items(tuple(_paper(each, titles.get(each.document, ""), language) for each in own[:MOST]))
    if len(items) > MOST:
        yield Note(f"… (+{len(items) - MOST})")


def _paper(paper: Paper, title: str, language: Language) -> Line:
    speak = words(language)
    parts = [document_name(Symbol.parse(paper.document), language)]
    parts.append(title or speak("meeting-paper-not-held"))
    if paper.submitter:
        parts.append(paper.submitter)
    return " · ".join(parts)


def _listed(event: Event, language: Language) -> Line:
    when = moment(opens_at(event), event.zone, language)
    place = f" · {event.place}" if event.place else ""
    return (Strong(event.title), " · ", when, place)
