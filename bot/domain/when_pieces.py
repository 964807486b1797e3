"""What each rule of the grammar of dates makes of the words that it matched; None where they don't fit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.language import Language
from bot.domain.when_parts import (
    After,
    CalendarDay,
    Clock,
    DaysAhead,
    Exact,
    FromEvent,
    Midnight,
    MonthEnd,
    OnWeekday,
    PeriodEnd,
    Which,
)
from bot.domain.when_tokens import Token
from bot.domain.when_words import Sense, Vocabulary
from bot.domain.zones import Zone

YEAR_OFFSET = 10_000
"""A year said from this one ("next year") is kept as this number plus the years ahead."""
MONTH_OFFSET = 100
"""A month said from this one is kept as this number plus the months ahead."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The words of one rule, in order."""

    senses: tuple[Sense, ...]
    tokens: tuple[Token, ...]
    vocabulary: Vocabulary

    def numbers(self, letters: str) -> list[int]:
        return [sense.number for sense in self.senses if sense.letter in letters]

    def words(self, letters: str) -> list[str]:
        return [sense.word for sense in self.senses if sense.letter in letters]

    def has(self, letters: str) -> bool:
        return any(sense.letter in letters for sense in self.senses)

    @property
    def year(self) -> int | None:
        if said := self.numbers("Y"):
            return said[0]
        ahead = self.numbers("V")
        return YEAR_OFFSET + ahead[0] if ahead else None


def stamp(found: Matched) -> Exact | None:
    """`<t:1747324800:F>`, as Discord writes an instant."""
    figures = re.search(r"\d+", found.tokens[0].text)
    return Exact(datetime.fromtimestamp(int(figures[0]), UTC)) if figures else None


def figures_in_full(found: Matched) -> Exact | None:
    """ISO 8601 with a zone; None for a day or an hour that does not exist."""
    text = found.tokens[0].text.upper()
    try:
        return Exact(datetime.fromisoformat(text).astimezone(UTC))
    except (ValueError, OverflowError):
        return None


def calendar_day(found: Matched) -> CalendarDay | None:
    """A day and the name of its month; two names of one month (`مايو/أيار`) are one."""
    months = set(found.numbers("M"))
    if len(months) != 1:
        return None
    return CalendarDay(((found.year, months.pop(), found.numbers("Nr")[0]),))


def day_of_month(found: Matched) -> CalendarDay:
    """The 30th of this or of the next month."""
    return CalendarDay(((None, MONTH_OFFSET + found.has("x"), found.numbers("Nr")[0]),))


def chinese_day(found: Matched) -> CalendarDay:
    month, day = found.numbers("N")
    return CalendarDay(((found.year, month, day),))


def full_figures(found: Matched) -> CalendarDay | None:
    """`2025-05-15`, `15.05.2025`, `15/5/25`, `20250515`, `15.V.2025`."""
    text = found.tokens[0].text
    if text.isdigit():
        return CalendarDay(((int(text[:4]), int(text[4:6]), int(text[6:])),))
    figures = re.split(r"[./-] ?| ", text)
    if figures[1].isalpha():
        day, year = int(figures[0]), int(figures[2])
        return CalendarDay(((year + 2000 * (year < 100), _ROMAN.index(figures[1]) + 1, day),))
    first, second, third = (int(figure) for figure in figures)
    if len(figures[0]) == 4:
        return None if len(figures[2]) == 4 else CalendarDay(((first, second, third),))
    if len(figures[0]) == 3 or len(figures[2]) not in {2, 4}:
        return None
    return CalendarDay(_either_way(found.vocabulary, text, (first, second, third, len(figures[2]) == 2)))


def _either_way(
    vocabulary: Vocabulary, text: str, figures: tuple[int, int, int, bool]
) -> tuple[tuple[int, int, int], ...]:
    """Day first; month first too where slashes may be; year first too where it has two figures.

    With points the day comes first everywhere.
    """
    first, second, third, short = figures
    year = third + 2000 if short else third
    ways = [(year, second, first)]
    if "." not in text and vocabulary.slash_unclear:
        ways.append((year, first, second))
    if short and (vocabulary.language is Language.ZH or "-" in text):
        ways.append((first + 2000, second, third))
    return tuple(dict.fromkeys(ways))


def short_figures(found: Matched) -> CalendarDay:
    """`15/5`, `15.05`: as in full figures, without the year."""
    text = found.tokens[0].text
    first, second = (int(figure) for figure in re.split(r"[./]", text))
    ways: list[tuple[None, int, int]] = [(None, second, first)]
    if "/" in text and found.vocabulary.slash_unclear:
        ways.append((None, first, second))
    return CalendarDay(tuple(dict.fromkeys(ways)))


def month_end(found: Matched) -> MonthEnd:
    return MonthEnd(found.year, (found.numbers("M") or found.numbers("N"))[0])


def year_end(found: Matched) -> MonthEnd:
    return MonthEnd(found.year, 12)


def period_end(found: Matched) -> PeriodEnd:
    if ahead := found.numbers("V"):
        return PeriodEnd("y", ahead[0])
    unit = next(sense.letter for sense in found.senses if sense.letter in "wlyRO")
    return PeriodEnd({"R": "y", "O": "l"}.get(unit, unit), int(found.has("x")))


def weekday(found: Matched) -> OnWeekday:
    day = found.numbers("W")[0]
    if found.has("c"):
        return OnWeekday(day, Which.THIS_WEEK)
    if not found.has("x"):
        return OnWeekday(day, Which.COMING)
    certain = found.has("w") or found.vocabulary.next_is_next_week
    return OnWeekday(day, Which.NEXT_WEEK if certain else Which.NEXT)


def days_ahead(found: Matched) -> DaysAhead:
    return DaysAhead(found.numbers("D")[0])


def from_event(found: Matched) -> FromEvent | None:
    """One amount before or after an event; "a week" without a number is one."""
    amounts = after(found).amounts
    if len(amounts) != 1:
        return None
    count, unit = amounts[0]
    return FromEvent(-count if found.has("b") else count, unit)


def after(found: Matched) -> After:
    """An amount of time; "in week" without a number is one of it."""
    amounts: list[tuple[int, str]] = []
    number = 1
    for sense in found.senses:
        if sense.letter in "N#YH":
            number = sense.number
        elif sense.letter in "dwlyRJhgms":
            amounts.append((number, {"R": "y", "J": "d", "g": "h"}.get(sense.letter, sense.letter)))
            number = 1
        elif sense.letter == "Q":
            amounts.append((sense.number, {"g": "h"}.get(sense.word, sense.word)))
    return After(tuple(amounts))


def clock(found: Matched) -> Clock | None:
    """A time of day in figures, with or without the half of the day."""
    hour, minute, second, bare = _figures(found)
    half = (found.words("P") or [""])[0]
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and (minute or second)):
        return None
    if half:
        return _in_half(half, hour, minute, second)
    either = bare and 1 <= hour <= 12 and found.vocabulary.twelve_hours
    zero = Midnight.ZERO if not (hour or minute or second) else Midnight.NO
    return Clock(hour, minute, second, either=either, midnight=zero)


def _figures(found: Matched) -> tuple[int, int, int, bool]:
    """Hour, minute, second, and whether they are written so that twelve hours may be missing."""
    if times := found.words("T"):
        parts = [int(part) for part in times[0].split(":")]
        padded = times[0].startswith(("0", "10", "11", "12"))
        return parts[0], parts[1], parts[2] if len(parts) > 2 else 0, not padded
    if together := found.numbers("H"):
        return together[0] // 100, together[0] % 100, 0, False
    numbers = found.numbers("N")
    if any(len(word) == 1 and word.isdigit() for word in found.words("N")[1:]) and not found.has("mu"):
        return 99, 0, 0, False
    part = found.numbers("q")
    minute = part[0] if part else (numbers[1] if len(numbers) > 1 else 0)
    return numbers[0], minute, numbers[2] if len(numbers) > 2 else 0, True


def _in_half(half: str, hour: int, minute: int, second: int) -> Clock | None:
    """The hour in its half of the day; None where they contradict each other.

    Twelve in the morning or in the evening is noon to some and midnight to others: None.
    """
    zero = Midnight.NO if minute or second else Midnight.WORD
    if hour > 12:
        return Clock(hour, minute, second) if half not in {"am", "morning"} and hour < 24 else None
    if hour == 0:
        early = half in {"am", "night"}
        return Clock(0, minute, second, midnight=zero and Midnight.ZERO) if early else None
    if half in {"morning", "evening"}:
        return Clock(hour + 12 * (half == "evening"), minute, second) if hour < 12 else None
    if half == "am":
        return Clock(hour % 12, minute, second, midnight=zero if hour == 12 else Midnight.NO)
    if half == "pm":
        return Clock(hour % 12 + 12, minute, second)
    if hour == 12:
        return Clock(0, minute, second, midnight=zero) if zero else None
    if hour in {5, 6}:
        return None
    return Clock(hour + 12 if hour > 6 else hour, minute, second)


def noon(found: Matched) -> Clock | None:
    """Noon; "12:30 ظهرا" and "1 ظهرا" are after it."""
    if not found.has("NT"):
        return Clock(12, sum(found.numbers("q")))
    hour, minute, second, _bare = _figures(found)
    if hour not in {12, 13, 1, 2, 3}:
        return None
    return Clock(hour + 12 if hour < 12 else hour, minute, second)


def midnight(found: Matched) -> Clock | None:
    if not found.has("NT"):
        return Clock(0, midnight=Midnight.WORD)
    hour, minute, second, _bare = _figures(found)
    if hour not in {0, 12, 24} or minute or second:
        return None
    return Clock(24) if hour == 24 else Clock(0, midnight=Midnight.WORD)


def office(_found: Matched) -> Clock:
    """Close of business: six in the evening, and asked back."""
    return Clock(18, office=True)


def day_end(_found: Matched) -> Clock:
    return Clock(23, 59, assumed=True)


def zone(found: Matched) -> Zone:
    """The zone of a name; one without a name of its own for an abbreviation of several zones."""
    return next((token.zone for token in found.tokens if token.zone), Zone(""))


_ROMAN = "i ii iii iv v vi vii viii ix x xi xii".split()
