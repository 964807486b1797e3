"""What each rule of the grammar of dates makes of the words that it matched; None where they don't fit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.language import Language
from bot.domain.when_parts import (
    After,
    CalendarDay,
    DayOfMonth,
    DaysAhead,
    EitherDay,
    Exact,
    FromEvent,
    MonthEnd,
    NthDay,
    OnWeekday,
    PeriodEnd,
    Shift,
    Which,
)
from bot.domain.when_tokens import Token
from bot.domain.when_words import MONTH_OFFSET, Sense, Vocabulary
from bot.domain.zones import Zone

YEAR_OFFSET = 10_000
"""A year said from this one ("next year") is kept as this number plus the years ahead."""


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
        if said := self.numbers("Y#"):
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
    return CalendarDay(((None, MONTH_OFFSET + _ahead(found), found.numbers("Nr")[0]),))


def chinese_day(found: Matched) -> CalendarDay:
    month, day = found.numbers("N")
    return CalendarDay(((found.year, month, day),))


def coming_day(found: Matched) -> DayOfMonth | None:
    """The 16th; the word for it alone ("the first") names no day, and a bare figure only beside a weekday."""
    bare = not found.has("Jr")
    return DayOfMonth(found.numbers("Nr")[0], bare) if found.tokens[-1 - found.has("J")].figure else None


def nth_day(found: Matched) -> NthDay | None:
    """`the second Friday of June`, `le dernier jour ouvrable du mois`."""
    places = [-1] if found.has("e") else found.numbers("Cr")
    return _nth(found, places[0], found.numbers("M") or found.numbers("N"))


def nth_arabic(found: Matched) -> NthDay | None:
    """The place behind the day, as Arabic has it: `الجمعة الثانية من يونيو`."""
    words = [sense for sense, token in zip(found.senses, found.tokens, strict=True) if not token.figure]
    places = [sense.number for sense in words if sense.letter in "CN"]
    if found.vocabulary.language is not Language.AR or not places:
        return None
    return _nth(found, places[0], found.numbers("M"))


def nth_behind(found: Matched) -> NthDay | EitherDay | None:
    """The place behind the month: `in May, the second Friday`, `в июне, последний понедельник`.

    None for a day by its number with its weekday behind a comma: `May second, Friday`.
    """
    mark = next(place for place, sense in enumerate(found.senses) if sense.letter in "Cre")
    day = next(place for place, sense in enumerate(found.senses) if sense.letter in "W&")
    commas = [place for place, token in enumerate(found.tokens) if token.text == ","]
    number, years = found.senses[mark], found.numbers("Y#V")
    nth = _nth(found, -1 if number.letter == "e" else number.number, found.numbers("M"))
    if nth is None or len(years) > 1 or any(mark < place < day for place in commas):
        return None
    alone = (
        found.vocabulary.language is not Language.EN or found.has("i") or any(each < mark for each in commas)
    )
    if number.letter != "r" or nth.weekday is None or alone or not found.has("M"):
        return nth
    numbered = CalendarDay(((nth.year, nth.month, number.number),))
    return EitherDay(nth, numbered, found.tokens[mark].figure)


def nth_arabic_behind(found: Matched) -> NthDay | None:
    """Both behind the month, as Arabic has them: `في مايو، الجمعة الثانية`."""
    return nth_arabic(found) if len(found.numbers("Y#V")) <= 1 else None


def _nth(found: Matched, place: int, months: list[int]) -> NthDay | None:
    if place not in _PLACES or len(set(months)) > 1:
        return None
    weekdays = found.numbers("W")
    month = months[0] if months else MONTH_OFFSET + _ahead(found)
    return NthDay(place, weekdays[0] if weekdays else None, found.year, month)


def part_end(found: Matched) -> MonthEnd | None:
    """The end of the second quarter or of the first half of a year."""
    if named := found.numbers("L"):
        return MonthEnd(found.year, named[0])
    month = found.numbers("p")[0] * found.numbers("rCN")[0]
    return MonthEnd(found.year, month) if 0 < month <= 12 else None


def shift(found: Matched) -> Shift | None:
    """An amount of days or longer before or after the day that is named beside it."""
    said = after(found)
    if said is None or len(said.amounts) != 1 or said.amounts[0][1] not in "dwly":
        return None
    count, unit = said.amounts[0]
    return Shift(-count if found.has("b") else count, unit)


def shift_behind(found: Matched) -> Shift | None:
    """The same behind the day, as Chinese has it: `5月15日后10天`."""
    return shift(found) if found.vocabulary.language is Language.ZH else None


def days_beside(found: Matched) -> Shift:
    """The eve of a day (-1), the day after it (1), `lundi en huit` (7)."""
    return Shift(found.numbers("G+")[0], "d")


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
    unit = next(sense for sense in found.senses if sense.letter in "wlyROp")
    months = unit.number if unit.letter == "p" else 0
    return PeriodEnd({"R": "y", "O": "l"}.get(unit.letter, unit.letter), _ahead(found), months)


def _ahead(found: Matched) -> int:
    """0 for this, 1 for the next, 2 for the one after that."""
    return max((sense.number or 1 for sense in found.senses if sense.letter == "x"), default=0)


def weekday(found: Matched) -> OnWeekday:
    day = found.numbers("W")[0]
    if found.has("c"):
        return OnWeekday(day, Which.THIS_WEEK)
    if not found.has("x"):
        return OnWeekday(day, Which.COMING)
    certain = found.has("w") or found.vocabulary.next_is_next_week
    return OnWeekday(day, Which.NEXT_WEEK if certain else Which.NEXT, _ahead(found))


def days_ahead(found: Matched) -> DaysAhead:
    return DaysAhead(found.numbers("D")[0])


def from_event(found: Matched) -> FromEvent | None:
    """One amount before or after an event; "a week" without a number is one."""
    if beside := found.numbers("G"):
        return FromEvent(beside[0], "d")
    said = after(found)
    if said is None or len(said.amounts) != 1:
        return None
    count, unit = said.amounts[0]
    return FromEvent(-count if found.has("b") else count, unit)


def after(found: Matched) -> After | None:
    """An amount of time; "in a week" without a number is one of it, "in weeks" is none."""
    amounts: list[tuple[int, str]] = []
    number = 0
    for sense in found.senses:
        if sense.letter in "N#YH":
            number = sense.number
        elif sense.letter in "dwlyRJhgms":
            count = number or sense.number
            amounts.append((count, {"R": "y", "J": "d", "g": "h"}.get(sense.letter, sense.letter)))
            number = 0
        elif sense.letter == "Q":
            amounts.append((sense.number, {"g": "h"}.get(sense.word, sense.word)))
    return After(tuple(amounts)) if all(count for count, _unit in amounts) else None


def zone(found: Matched) -> Zone:
    """The zone of a name; one without a name of its own for an abbreviation of several zones."""
    return next((token.zone for token in found.tokens if token.zone), Zone(""))


_PLACES = frozenset({-1, 1, 2, 3, 4, 5})
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii".split()
