"""Deadlines as a calendar file that any calendar can take in again when they change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from bot.domain.deadline import Deadline, State
from bot.domain.language import Language
from bot.render.deadline_cards import about, named
from bot.render.deadline_titles import deadline_title
from bot.render.times import venue
from bot.render.words import words

DOMAIN = "rapporteur.invalid"
"""Entries are known by `<deadline>@` this: a name that can never be anybody's address (RFC 2606)."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose file it is: the names of the server's roles by id, and the deadlines to remind them of."""

    roles: Mapping[str, str] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()


def calendar_file(
    deadlines: Iterable[tuple[Deadline, datetime]], name: str, language: Language, whose: Whose | None = None
) -> bytes:
    """An .ics file (RFC 5545). With each deadline comes when it last changed.

    An entry keeps its UID for ever and raises its SEQUENCE with every change, so that importing a newer
    file moves or cancels what an older one brought. It rings as the deadline reminds, where that is asked of
    whose file it is.
    """
    whose = whose or Whose()
    calendar = Calendar()
    calendar.add("prodid", "-//Rapporteur//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _plain(name))
    for deadline, changed in deadlines:
        calendar.add_component(_entry(deadline, changed, language, whose))
    return bytes(calendar.to_ical())


def _entry(deadline: Deadline, changed: datetime, language: Language, whose: Whose) -> Event:
    entry = Event()
    entry.add("uid", f"{deadline.id}@{DOMAIN}")
    entry.add("sequence", deadline.sequence)
    entry.add("dtstamp", changed.astimezone(UTC))
    entry.add("last-modified", changed.astimezone(UTC))
    entry.add("dtstart", deadline.instant.astimezone(UTC))
    summary = words(language)("calendar-entry", what=_plain(deadline_title(deadline, language)))
    entry.add("summary", summary)
    entry.add("description", "\n".join(_about(deadline, language, whose.roles)))
    off = deadline.terms.state is State.CANCELLED
    entry.add("status", "CANCELLED" if off else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    for rung in deadline.reminders if deadline.id in whose.asked and not off else ():
        entry.add_component(_alarm(rung, summary))
    return entry


def _alarm(rung: timedelta, summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", -rung)
    return alarm


def _about(deadline: Deadline, language: Language, roles: Mapping[str, str]) -> Iterable[str]:
    yield venue(deadline.instant, deadline.zone, language)
    if cited := about(deadline, language):
        yield _plain(cited)
    speak, addressed = words(language), deadline.addressees
    meant = roles.get(addressed.role, ""), named(addressed.delegations, (), language)
    if names := speak("common-list-separator").join(filter(None, meant)):
        yield f"{speak('deadline-fact-for')}{speak('common-colon')}{_plain(names)}"


def _plain(text: str) -> str:
    """Text from outside without control characters or marks of direction."""
    return _CONTROL.sub(" ", text).strip()


_CONTROL = re.compile("[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
