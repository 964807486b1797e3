"""An instant for people: the venue's wall clock with its zone in words, and what remains."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from babel import Locale
from babel.dates import (
    format_date,
    format_interval,
    format_timedelta,
    get_timezone_location,
    get_timezone_name,
)

from bot.domain.language import Language
from bot.domain.zones import tz
from bot.render.card import Moment
from bot.render.words import words

Style = Literal["medium", "long", "full"]
_LOCALES = {Language.EN: "en_GB", Language.UNDETERMINED: "en_GB"}


def moment(instant: datetime, zone: str, language: Language) -> Moment:
    """The instant as cards show it: for each viewer in their own time, and at the venue in words."""
    return Moment(instant, _venue("time-beside", instant, zone, language))


def venue(instant: datetime, zone: str, language: Language) -> str:
    """`Thursday 15 May 2025, 18:00 (Central European Summer Time, UTC+2)`."""
    return _venue("time-at-venue", instant, zone, language)


def brief(instant: datetime, zone: str, language: Language) -> str:
    """`15 May 2025, 18:00 UTC+2`: for a button. Never in figures alone, as Arabic has it for short."""
    local = instant.astimezone(tz(zone))
    day = calendar_day(local, "long" if language is Language.AR else "medium", language)
    return words(language)("time-brief", day=day, clock=f"{local:%H:%M}", offset=utc_offset(local))


def wall(instant: datetime, zone: str, language: Language) -> str:
    """What calendar and clock show in `zone`; seconds only where there are any."""
    local = instant.astimezone(tz(zone))
    day = calendar_day(local, "full", language)
    clock = f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"
    return words(language)("time-wall", day=day, clock=clock)


def zone_words(instant: datetime, zone: str, language: Language) -> str:
    """The zone's name (or where it has none, its city) and its offset at that instant: `…, UTC+5:45`."""
    local = instant.astimezone(tz(zone))
    offset = utc_offset(local)
    if "/" not in zone:
        return offset
    name = get_timezone_name(local, "long", locale=locale(language))
    if any(character.isdigit() for character in name):
        name = get_timezone_location(zone, locale=locale(language), return_city=True)
    return words(language)("time-zone", name=name.replace("’", "'"), offset=offset)


def utc_offset(local: datetime) -> str:
    """`UTC`, `UTC+2`, `UTC-3:30`."""
    minutes = (local.utcoffset() or timedelta()) // timedelta(minutes=1)
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    shown = f"{sign}{hours}:{rest:02}" if rest else f"{sign}{hours}"
    return f"UTC{shown}" if minutes else "UTC"


def remaining(instant: datetime, now: datetime, language: Language) -> str:
    """How long is left, or how long ago it passed."""
    key = "time-left" if instant > now else "time-ago"
    return words(language)(key, duration=duration(abs(instant - now), language))


def duration(length: timedelta, language: Language) -> str:
    """A length of time in its two largest units: `3 days 4 hours`, `20 minutes`, `5 seconds`."""
    seconds = max(0, length // timedelta(seconds=1))
    parts: list[str] = []
    for unit, size in _UNITS:
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(_amount(count * size, unit, language))
        if len(parts) == 2 or (parts and unit in {"minute", "second"}):
            break
    return (
        words(language)("time-two", first=parts[0], second=parts[1])
        if len(parts) == 2
        else _one(parts, language)
    )


def iso(instant: datetime) -> str:
    """ISO 8601 in UTC, for programs: `2025-05-15T16:00:00Z`."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def written_day(day: str, language: Language) -> str:
    """A day of ISO 8601 as the language writes it, `22 April 2027`; what is no whole day as it is."""
    try:
        return calendar_day(date.fromisoformat(day), "long", language)
    except ValueError:
        return day


def calendar_day(day: date, style: Style, language: Language) -> str:
    """A day in words, or in its language's short form; the first of a month is an ordinal in French."""
    written = format_date(day, style, locale=locale(language))
    return _first(written) if language is Language.FR else written


def days(first: date, last: date, language: Language) -> str:
    """From one day to another: `6–10 Jul 2026`."""
    written = str(format_interval(first, last, "yMMMd", locale=locale(language)))
    return _first(written) if language is Language.FR else written


def locale(language: Language) -> Locale:
    """Babel's locale for a language; British for English, as the United Nations writes it."""
    return Locale.parse(_LOCALES.get(language, language.value))


def _venue(key: str, instant: datetime, zone: str, language: Language) -> str:
    return words(language)(key, wall=wall(instant, zone, language), zone=zone_words(instant, zone, language))


def _one(parts: list[str], language: Language) -> str:
    return parts[0] if parts else _amount(0, "second", language)


def _amount(seconds: int, unit: _Unit, language: Language) -> str:
    """So much of one unit, in the right grammatical form."""
    return format_timedelta(
        timedelta(seconds=seconds),
        granularity=unit,
        threshold=_NEVER,
        format="long",
        locale=locale(language),
    )


def _first(written: str) -> str:
    return _FIRST.sub("1er", written)


_FIRST = re.compile(r"\b1(?=[\s–])")
_NEVER = 1e9
_Unit = Literal["day", "hour", "minute", "second"]
_UNITS: tuple[tuple[_Unit, int], ...] = (("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1))
