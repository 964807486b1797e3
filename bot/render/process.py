"""The calendar of the process as a card and as a calendar file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache

from babel.dates import format_date, format_skeleton
from icalendar import Calendar, Event

from bot.domain.language import Language
from bot.domain.process import Milestone, Process
from bot.domain.symbol import Symbol
from bot.render.calendar import DOMAIN
from bot.render.card import Block, Card, Facts, File, Heading, Line, Note, Strong, Text, Tone
from bot.render.references import document_name
from bot.render.times import calendar_day, days, locale
from bot.render.words import words
from bot.resources import table

MOST = 12


def process_card(shown: Sequence[Milestone], now: datetime, language: Language, *, past: bool) -> Card:
    """Milestones with their time, place, document and source; those with days also as a calendar file."""
    speak = words(language)
    blocks: list[Block] = [Heading(speak("process-past" if past else "process-coming"))]
    for each in shown[:MOST]:
        head = (Strong(each.titles[language]), f"\n{_about(each, language)}")
        blocks += [Text(head), Note(speak("process-source", source=each.sources[language]))]
    if not shown:
        blocks.append(Text(speak("process-none")))
    dated = [each for each in shown if each.start]
    if dated:
        blocks.append(File("process.ics", process_file(dated, now, language)))
    blocks.append(Note(speak("process-how")))
    return Card(tuple(blocks), language, Tone.PRIMARY)


def followed_card(milestone: Milestone, language: Language) -> Card:
    """That somebody is reminded of a milestone."""
    told = words(language)("process-followed", milestone=milestone.titles[language])
    lines = (Text(told), Text(_about(milestone, language)))
    return Card(lines, language, Tone.SUCCESS)


def near_card(milestone: Milestone, language: Language) -> Card:
    """A reminder of a milestone, with its source."""
    speak = words(language)
    facts: list[tuple[str, Line]] = [(speak("process-when"), when(milestone, language))]
    if milestone.place:
        facts.append((speak("meeting-fact-place"), milestone.place[language]))
    note = Note(speak("process-source", source=milestone.sources[language]))
    return Card((Heading(milestone.titles[language]), Facts(tuple(facts)), note), language, Tone.PRIMARY)


def moved_card(milestone: Milestone, before: date, language: Language) -> Card:
    """That a milestone is on other days than it was, with its source."""
    card = near_card(milestone, language)
    day = calendar_day(before, "long", language)
    told = Text(words(language)("process-moved", before=day))
    return replace(card, blocks=(card.blocks[0], told, *card.blocks[1:]))


def when(milestone: Milestone, language: Language) -> str:
    """Its days, or the month or year that the source names, or that none is known."""
    if milestone.start and milestone.end:
        if milestone.start == milestone.end:
            return calendar_day(milestone.start, "long", language)
        return days(milestone.start, milestone.end, language)
    if not milestone.said:
        return words(language)("process-undated")
    if "-" not in milestone.said:
        return str(format_skeleton("y", date(int(milestone.said), 1, 1), locale=locale(language)))
    month = date.fromisoformat(f"{milestone.said}-01")
    return format_date(month, "LLLL y", locale=locale(language))


def process_file(shown: Sequence[Milestone], now: datetime, language: Language) -> bytes:
    """An .ics file (RFC 5545) of whole days; an entry keeps its UID for ever."""
    calendar = Calendar()
    calendar.add("prodid", "-//Rapporteur//Process//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for each in shown:
        if each.start and each.end:
            calendar.add_component(_entry(each, each.start, each.end, now, language))
    return bytes(calendar.to_ical())


def milestone_title(symbol: str, language: Language) -> str:
    """The title of a followed milestone; the symbol itself where the register has it no longer."""
    found = _process().named(symbol)
    return found.titles[language] if found else symbol


def _entry(each: Milestone, start: date, end: date, now: datetime, language: Language) -> Event:
    entry = Event()
    entry.add("uid", f"{each.key}@{DOMAIN}")
    entry.add("dtstamp", now)
    entry.add("dtstart", start)
    entry.add("dtend", end + timedelta(days=1))
    entry.add("summary", each.titles[language])
    entry.add("description", words(language)("process-source", source=each.sources[language]))
    if each.place:
        entry.add("location", each.place[language])
    entry.add("transp", "TRANSPARENT")
    return entry


def _about(each: Milestone, language: Language) -> str:
    parts = [when(each, language)]
    if each.place:
        parts.append(each.place[language])
    if each.document:
        parts.append(document_name(Symbol.parse(each.document), language))
    return " · ".join(parts)


@cache
def _process() -> Process:
    return Process.from_table(table("register/process.toml"))
