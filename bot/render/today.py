"""A person's day on one card: what needs their action first; and how their digest comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.deadline import Deadline
from bot.domain.deadline_rules import Event
from bot.domain.delegation import Voice
from bot.domain.language import Language
from bot.domain.meeting import opens_at
from bot.domain.promise import Outcome, Promise, State
from bot.domain.record import Record
from bot.domain.symbol import Symbol
from bot.render.brevity import short
from bot.render.card import (
    Action,
    Block,
    Button,
    Card,
    Heading,
    Line,
    Moment,
    Note,
    Row,
    Strong,
    Text,
    Tone,
)
from bot.render.deadline_titles import deadline_title
from bot.render.delegations import delegation_name
from bot.render.lists import shortened
from bot.render.references import document_name
from bot.render.times import moment, wall
from bot.render.words import Words, words

MOST = 10  # lines of one part


@dataclass(frozen=True, slots=True)
class New:
    """A document that appeared, with the languages that did; `named` where it bears a symbol."""

    symbol: Symbol
    title: str
    languages: Sequence[Language]
    named: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """The parts of a day; see bot.services.today."""

    now: datetime
    polls: Sequence[tuple[Record, Voice]]
    owed: Sequence[Deadline]
    due: Sequence[Deadline]
    promises: Sequence[tuple[Promise, Outcome]]
    meetings: Sequence[Event]
    new: Sequence[New]
    leads: bool


def today_card(day: Shown, language: Language, zone: str, *, digest: bool = False) -> Card:
    """The day in the reader's language and zone."""
    speak = words(language)
    parts = [
        *_part("today-action", [*_polls(day, language, zone), *_owed(day, language, zone)], speak),
        *_part("today-near", list(_near(day, language, zone)), speak),
        *_part("today-new", [_new(each, language) for each in day.new], speak),
    ]
    minute = wall(day.now.replace(second=0, microsecond=0), zone, language)
    blocks: list[Block] = [Heading(speak("today-title", day=minute)), *parts]
    if not parts:
        blocks.append(Text(speak("today-nothing")))
    if day.polls:
        blocks.append(Row(tuple(_panel(*each, language) for each in day.polls[:5])))
    if digest:
        blocks.append(Note(speak("digest-hint")))
    return Card(tuple(blocks), language, Tone.PRIMARY)


def digest_card(hour: str, zone: str, following: datetime | None, language: Language) -> Card:
    """When a person's digest comes next, or that none comes."""
    speak = words(language)
    if following is None:
        return Card((Text(speak("digest-off")),), language, Tone.SUCCESS)
    when = moment(following, zone, language)
    told = speak("digest-on", hour=hour, zone=zone)
    lines = (Text(told), Text(speak.line("digest-next", when=when)), Note(speak("digest-empty-days")))
    return Card(lines, language, Tone.SUCCESS)


def _part(key: str, lines: Sequence[Line], speak: Words) -> Iterator[Block]:
    if lines:
        yield Text((Strong(speak(key)),))
        yield shortened(lines, MOST)


def _polls(day: Shown, language: Language, zone: str) -> Iterator[Line]:
    for record, voice in day.polls:
        done = sum(code == voice.delegation.code for code, _ in record.positions)
        yield words(language).line(
            "today-poll",
            poll=record.poll.title_in(language),
            delegation=delegation_name(voice.delegation, language),
            done=done,
            of=len(record.poll.clauses),
            when=moment(record.poll.closes, zone, language),
        )


def _owed(day: Shown, language: Language, zone: str) -> Iterator[Line]:
    for each in day.owed:
        yield _deadline(each, language, zone)
    if day.leads:
        yield from _promises(day, language, zone)


def _near(day: Shown, language: Language, zone: str) -> Iterator[Line]:
    for each in day.meetings:
        when = moment(opens_at(each), zone, language)
        yield words(language).line("today-meeting", meeting=each.title, when=when)
    for deadline in day.due:
        yield _deadline(deadline, language, zone)
    if not day.leads:
        yield from _promises(day, language, zone)


def _deadline(each: Deadline, language: Language, zone: str) -> Line:
    left = Moment(each.instant, relative=True)
    when = moment(each.instant, zone, language)
    return words(language).line("today-deadline", what=deadline_title(each, language), when=when, left=left)


def _promises(day: Shown, language: Language, zone: str) -> Iterator[Line]:
    for promise, outcome in day.promises:
        name = document_name(Symbol.parse(promise.work), language) if promise.work else promise.document
        key = "today-promise-broken" if outcome.state is State.BROKEN else "today-promise"
        yield words(language).line(key, document=name, when=moment(promise.due, zone, language))


def _new(each: New, language: Language) -> Line:
    speak = words(language)
    spoken = speak("common-list-separator").join(speak(f"language-{one}") for one in each.languages)
    name = document_name(each.symbol, language) if each.named else ""
    return " · ".join(part for part in (name, each.title[:150], spoken) if part)


def _panel(record: Record, voice: Voice, language: Language) -> Button:
    return Button(
        short(record.poll.title_in(language)),
        Action("position-panel", (record.poll.id, voice.delegation.code)),
    )
