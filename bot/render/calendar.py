"""Deadlines as a calendar file that any calendar can take in again when they change."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from icalendar import Calendar, Event

from bot.domain.deadline import Deadline, State
from bot.domain.language import Language
from bot.render.deadline_cards import about, named
from bot.render.deadline_titles import deadline_title
from bot.render.times import venue
from bot.render.words import words

DOMAIN = "rapporteur.invalid"
"""Entries are known by `<deadline>@` this: a name that can never be anybody's address (RFC 2606)."""


def calendar_file(deadlines: Iterable[tuple[Deadline, datetime]], name: str, language: Language) -> bytes:
    """An .ics file (RFC 5545). With each deadline comes when it last changed.

    An entry keeps its UID for ever and raises its SEQUENCE with every change, so that importing a newer
    file moves or cancels what an older one brought.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Rapporteur//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _plain(name))
    for deadline, changed in deadlines:
        calendar.add_component(_entry(deadline, changed, language))
    return bytes(calendar.to_ical())


def _entry(deadline: Deadline, changed: datetime, language: Language) -> Event:
    entry = Event()
    entry.add("uid", f"{deadline.id}@{DOMAIN}")
    entry.add("sequence", deadline.sequence)
    entry.add("dtstamp", changed.astimezone(UTC))
    entry.add("last-modified", changed.astimezone(UTC))
    entry.add("dtstart", deadline.instant.astimezone(UTC))
    entry.add("summary", words(language)("calendar-entry", what=_plain(deadline_title(deadline, language))))
    entry.add("description", "\n".join(_about(deadline, language)))
    entry.add("status", "CANCELLED" if deadline.terms.state is State.CANCELLED else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    return entry


def _about(deadline: Deadline, language: Language) -> Iterable[str]:
    yield venue(deadline.instant, deadline.zone, language)
    if cited := about(deadline, language):
        yield _plain(cited)
    if codes := deadline.addressees.delegations:
        yield f"{words(language)('deadline-fact-for')}: {_plain(named(codes, (), language))}"


def _plain(text: str) -> str:
    """Text from outside without control characters or marks of direction."""
    return _CONTROL.sub(" ", text).strip()


_CONTROL = re.compile("[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
