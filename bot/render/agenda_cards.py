"""Cards around deadlines: files for calendars, events, wishes for reminders, what documents state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain.deadline import Change, Deadline, State
from bot.domain.deadline_mentions import Mention
from bot.domain.deadline_rules import Event
from bot.domain.delegation import Delegation
from bot.domain.document import HeldClause
from bot.domain.language import Language
from bot.domain.reminders import Quiet
from bot.render.calendar import Whose, calendar_file
from bot.render.card import (
    Action,
    Block,
    Button,
    Card,
    Choice,
    Entry,
    Facts,
    File,
    Heading,
    Items,
    Line,
    Named,
    Note,
    Quote,
    Row,
    Select,
    Text,
    Tone,
)
from bot.render.deadline_cards import facts, named
from bot.render.deadline_titles import deadline_title
from bot.render.references import clause_reference, document_name
from bot.render.times import brief, calendar_day, moment
from bot.render.words import words

MOST_SHOWN = 10


def calendar_card(
    deadlines: Sequence[tuple[Deadline, datetime]],
    name: str,
    language: Language,
    whose: Whose,
    *,
    event_made: bool,
) -> Card:
    """The calendar file of a server, and that one of them is now an event of the server too."""
    speak = words(language)
    blocks: list[Block] = [
        Text(speak("calendar-ready", count=len(deadlines))),
        File("deadlines.ics", calendar_file(deadlines, name, language, whose)),
    ]
    if event_made:
        blocks.append(Text(speak("calendar-event-made")))
    return Card(tuple(blocks), language)


def event_times(deadline: Deadline, now: datetime) -> tuple[datetime, datetime]:
    """From when to when a server's event stands for a deadline: the hour before it, and to its instant."""
    hour_before = deadline.instant - timedelta(hours=1)
    return max(hour_before, min(now + timedelta(minutes=1), deadline.instant)), deadline.instant


def listed_card(deadline: Deadline, now: datetime, language: Language) -> Card:
    """A deadline as an event of its server."""
    starts, ends = event_times(deadline, now)
    off = deadline.state(now) in {State.CANCELLED, State.PASSED} or starts >= ends
    reference = words(language)("deadline-reference", id=deadline.id)
    title = deadline_title(deadline, language)
    entry = Entry(reference, title, starts, ends, deadline.reference.document or title, off)
    return Card((Heading(title), Note(reference)), language, entry=entry)


def back_card(
    event: Event, changes: Sequence[tuple[Deadline, Change]], language: Language, *, told: bool
) -> Card:
    """That an event's last change was taken back, and where that puts its deadlines."""
    speak = words(language)
    lines: list[Line] = [
        (
            f"{deadline_title(deadline, language)}{speak('common-colon')}",
            moment(deadline.instant, deadline.zone, language),
        )
        for deadline, _ in changes
    ]
    key = "event-did-recall" if told else "event-did-undo"
    blocks: list[Block] = [
        Heading(speak(key, event=event.title)),
        Text(speak("event-kept", event=event.title, day=_day(event.opens, language))),
        *([Items(tuple(lines))] if lines else []),
    ]
    return Card(tuple(blocks), language, Tone.SUCCESS)


def undoable(card: Card, event: Event) -> Card:
    """The card of what was done to an event, with a minute to take it back."""
    speak = words(card.language)
    undo = Button(speak("deadline-button-undo"), Action("event-undo", (event.id,)), tone=Tone.DANGER)
    return replace(card, blocks=(*card.blocks, Note(speak("deadline-undo-hint")), Row((undo,))))


def answered_card(deadline: Deadline, code: str, at: datetime, language: Language, *, late: bool) -> Card:
    """That a delegation's word was recorded, in time or late."""
    key = "deadline-answered-late" if late else "deadline-answered-in-time"
    line = words(language).line(
        key,
        delegation=named([code], (), language),
        moment=moment(at, deadline.zone, language),
    )
    return Card(
        (Heading(deadline_title(deadline, language)), Text(line)),
        language,
        Tone.DANGER if late else Tone.SUCCESS,
    )


def kept_event_card(event: Event, language: Language) -> Card:
    """That an event was kept."""
    told = words(language)("event-kept", event=event.title, day=_day(event.opens, language))
    return Card((Text(told),), language, Tone.SUCCESS)


def text_followed_card(event: Event, document: str, language: Language) -> Card:
    """That the language versions of a document are noted as they are posted, and which there are."""
    speak = words(language)
    spoken = [speak(f"language-{each}") for each in event.complete]
    told = speak("common-list-separator").join(spoken) or speak("texts-none")
    line = speak("texts-followed", event=event.title, document=document, languages=told)
    return Card((Text(line),), language, Tone.SUCCESS)


def counted_card(deadlines: Sequence[Deadline], now: datetime, language: Language) -> Card:
    """The deadlines that rules gave for an event."""
    speak = words(language)
    if not deadlines:
        return Card((Text(speak("event-deadlines-none")),), language)
    blocks: list[Block] = []
    for each in deadlines:
        blocks += [Heading(deadline_title(each, language)), Facts(tuple(facts(each, language, now)))]
    return Card((*blocks, Note(speak("deadline-undo-hint"))), language, Tone.SUCCESS)


def events_card(events: Sequence[Event], language: Language) -> Card:
    """The events of a server."""
    speak = words(language)
    if not events:
        return Card((Heading(speak("event-list")), Text(speak("event-list-empty"))), language)
    lines = tuple(
        speak(
            "event-line",
            kind=speak(f"event-{each.kind}"),
            event=each.title,
            day=_day(each.opens, language),
        )
        for each in events
    )
    return Card((Heading(speak("event-list")), Items(lines)), language)


def wishes_card(
    quiet: Quiet | None, zone: str, language: Language, by_role: Sequence[Delegation] = (), *, alone: bool
) -> Card:
    """How a person is reminded; `by_role` are the delegations that they act for through a role alone."""
    speak = words(language)
    way = speak("reminders-way-dm" if alone else "reminders-way-channel")
    hours = speak("reminders-quiet", hours=quiet, zone=zone) if quiet else speak("reminders-no-quiet")
    told = [Text(way), Text(hours)]
    if alone and by_role:
        codes = [each.code for each in by_role]
        told.append(Text(speak("reminders-by-role", delegations=named(codes, by_role, language))))
    return Card(tuple(told), language, Tone.SUCCESS)


def proposals_card(
    document: HeldClause | None, found: Sequence[tuple[HeldClause, Mention, int]], language: Language
) -> Card:
    """The deadlines that a document states, each with its clause, verbatim; one may be chosen to be set."""
    speak = words(language)
    if document is None or not found:
        return Card((Text(speak("deadline-proposals-none")),), language)
    shown = found[:MOST_SHOWN]
    name = document_name(document.expression.symbol, language)
    blocks: list[Block] = [Heading(speak("deadline-proposals", document=name))]
    for held, mention, _ in shown:
        kind = speak(f"deadline-kind-{mention.kind}")
        end = moment(mention.instant, mention.zone, language)
        line = (f"{kind} · {clause_reference(held, language)} · ", end)
        start = held.clause.text.find(mention.sentence)
        mark = (mention.start - start, mention.end - start) if start >= 0 else None
        blocks += [Text(line), Quote(mention.sentence, held.expression.language, mark)]
    choices = tuple(
        Choice(brief(mention.instant, mention.zone, language), f"{held.ref}.{number}", held.clause.text[:100])
        for held, mention, number in shown
    )
    select = Select(speak("deadline-proposals-choose"), choices, Action("deadline-propose"))
    return Card((*blocks, Note(speak("deadline-proposals-hint")), Row(select)), language)


def stated_card(held: HeldClause, mention: Mention, number: int, language: Language) -> Card:
    """One deadline that a document states, with a button that sets it."""
    speak = words(language)
    kind = speak(f"deadline-kind-{mention.kind}")
    end = moment(mention.instant, mention.zone, language)
    start = held.clause.text.find(mention.sentence)
    mark = (mention.start - start, mention.end - start) if start >= 0 else None
    action = Action("deadline-stated", (held.ref, str(number)))
    blocks: tuple[Block, ...] = (
        Heading(speak("deadline-stated", document=document_name(held.expression.symbol, language))),
        Text((f"{kind} · {clause_reference(held, language)} · ", end)),
        Quote(mention.sentence, held.expression.language, mark),
        Note(speak("deadline-stated-hint")),
        Row((Button(speak("deadline-stated-set"), action, tone=Tone.PRIMARY),)),
    )
    return Card(blocks, language)


def proposing_card(channel: str, language: Language) -> Card:
    """Where deadlines stated in documents are proposed from now on; "" for nowhere."""
    speak = words(language)
    if not channel:
        return Card((Text(speak("deadline-proposing-off")),), language, Tone.SUCCESS)
    return Card((Text(speak.line("deadline-proposing", channel=Named(channel))),), language, Tone.SUCCESS)


def _day(day: date, language: Language) -> str:
    return calendar_day(day, "full", language)
