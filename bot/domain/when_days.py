"""Which days of the calendar are meant by what was said, seen from today."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.errors import UserError
from bot.domain.when_parts import (
    After,
    CalendarDay,
    Day,
    DayOfMonth,
    DaysAhead,
    EitherDay,
    MonthEnd,
    NthDay,
    OnWeekday,
    PeriodEnd,
    Shift,
    Which,
)
from bot.domain.when_pieces import YEAR_OFFSET
from bot.domain.when_words import MONTH_OFFSET


class Doubt(StrEnum):
    """Why a person is asked whether this is what they meant."""

    PAST = "past"
    AMBIGUOUS = "ambiguous"  # day and month, which Friday, morning or evening
    BEFORE = "before"  # "before 15 May": is the 15th still in time?
    DST_GAP = "dst-gap"  # clocks jump over this hour
    DST_FOLD = "dst-fold"  # clocks show this hour twice
    LITERAL_ABBREVIATION = "literal-abbreviation"  # "CET" in summer
    MIDNIGHT = "midnight"  # which end of the day
    OFFICE_HOURS = "office-hours"  # "close of business"
    NEXT_YEAR = "next-year"  # no year was typed and this year's day is just past
    NEXT_MONTH = "next-month"  # no month was typed and this month's day is just past, or it has none
    WORKING_DAY = "working-day"  # nobody's holidays are known
    FAR = "far"  # more than five years ahead


def days_of(day: Day, today: date, doubts: set[Doubt]) -> list[date]:
    """Every day that may be meant, the likeliest first. Raise UserError("date-impossible") for none."""
    if isinstance(day, CalendarDay):
        return _calendar(day, today, doubts)
    if isinstance(day, DayOfMonth):
        return [_coming(day.day, today, doubts)]
    if isinstance(day, NthDay):
        return [_nth(day, today, doubts)]
    if isinstance(day, EitherDay):
        return _either(day, today, doubts)
    if isinstance(day, DaysAhead):
        return [today + timedelta(days=day.days)]
    if isinstance(day, After):
        return [ahead(day, today)]
    if isinstance(day, MonthEnd):
        year = _year(day.year, today) or today.year + (day.month < today.month)
        return [_month_end(year, day.month)]
    return _period_end(day, today)


def _calendar(day: CalendarDay, today: date, doubts: set[Doubt]) -> list[date]:
    found: list[date] = []
    for year, named, number in day.readings:
        said, month = _month(year, named, today)
        _of_this_calendar(said)
        here = _date(said or today.year, month, number)
        if said is None and (here is None or here < today):
            if here and today - here <= _JUST_PAST:
                doubts.add(Doubt.NEXT_YEAR)
            here = _date(today.year + 1, month, number)
        if here and here not in found:
            found.append(here)
    if not found:
        raise UserError("date-impossible")
    return found


def _of_this_calendar(year: int | None) -> None:
    """Years of the Hijra, of the Buddhist and of the Hebrew era are no years of this calendar."""
    if year is not None and any(year in era for era in _OTHER_ERAS):
        raise UserError("date-other-calendar")


def _coming(number: int, today: date, doubts: set[Doubt]) -> date:
    """The day of this month with this number, or of the next month that has it."""
    here = _date(today.year, today.month, number)
    if here and here >= today:
        return here
    if here is None or today - here <= _WEEK:
        doubts.add(Doubt.NEXT_MONTH)
    months = (add_months(today.replace(day=1), ahead) for ahead in (1, 2))
    found = next((day for month in months if (day := _date(month.year, month.month, number))), None)
    if found is None:
        raise UserError("date-impossible")
    return found


def _nth(day: NthDay, today: date, doubts: set[Doubt]) -> date:
    """The second Friday of a month, the next one to come where no year was said."""
    if day.weekday is None:
        doubts.add(Doubt.WORKING_DAY)
    said, month = _month(day.year, day.month, today)
    _of_this_calendar(said)
    here = _nth_in(day, said or today.year, month)
    if said is None and here < today:
        if today - here <= _JUST_PAST:
            doubts.add(Doubt.NEXT_YEAR)
        return _nth_in(day, today.year + 1, month)
    return here


def _either(day: EitherDay, today: date, doubts: set[Doubt]) -> list[date]:
    """The day by its place among the weekdays of its month, and the one by its number where that fits."""
    numbered = _calendar(day.numbered, today, doubts)
    fitting = [each for each in numbered if _is(each, day.nth.weekday)]
    if day.figures and not fitting:
        raise UserError("date-weekday-mismatch", date=numbered[0].isoformat())
    return list(dict.fromkeys([_nth(day.nth, today, doubts), *fitting]))


def _nth_in(day: NthDay, year: int, month: int) -> date:
    last = _month_end(year, month)
    every = [last.replace(day=number) for number in range(1, last.day + 1)]
    fitting = [each for each in every if _is(each, day.weekday)]
    if day.nth > len(fitting):
        raise UserError("date-impossible")
    return fitting[day.nth - 1 if day.nth > 0 else day.nth]


def _is(day: date, weekday: int | None) -> bool:
    return day.weekday() < _SATURDAY if weekday is None else day.weekday() == weekday


def shifted(day: date, shift: Shift) -> date:
    """The day so much before or after this one."""
    if abs(shift.count) > _MOST_DAYS:
        raise UserError("date-impossible")
    if shift.unit in "ly":
        return add_months(day, shift.count * (12 if shift.unit == "y" else 1))
    moved = day + timedelta(days=shift.count * (7 if shift.unit == "w" else 1))
    if not FIRST_YEAR <= moved.year <= LAST_YEAR:
        raise UserError("date-impossible")
    return moved


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def _year(year: int | None, today: date) -> int | None:
    return today.year + year - YEAR_OFFSET if year is not None and year >= YEAR_OFFSET else year


def _month(year: int | None, month: int, today: date) -> tuple[int | None, int]:
    """The year, None where none was said, and the month; "next month" says both."""
    if month < MONTH_OFFSET:
        return _year(year, today), month
    first = add_months(today.replace(day=1), month - MONTH_OFFSET)
    return first.year, first.month


def _month_end(year: int, month: int) -> date:
    _of_this_calendar(year)
    if not 1 <= month <= 12 or not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError("date-impossible")
    return date(year, month, monthrange(year, month)[1])


def _period_end(day: PeriodEnd, today: date) -> list[date]:
    if day.unit == "y":
        return [date(today.year + day.ahead, 12, 31)]
    if day.months:
        first = today.replace(month=(today.month - 1) // day.months * day.months + 1, day=1)
        last = add_months(first, (day.ahead + 1) * day.months - 1)
        return [_month_end(last.year, last.month)]
    if day.unit == "l":
        months = today.year * 12 + today.month - 1 + day.ahead
        return [_month_end(months // 12, months % 12 + 1)]
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=day.ahead)
    return [monday + timedelta(days=4), monday + timedelta(days=6)]


def weekdays(day: OnWeekday, today: date) -> list[date]:
    monday = today - timedelta(days=today.weekday())
    coming = today + timedelta(days=(day.weekday - today.weekday()) % 7)
    following = monday + timedelta(days=7 * day.weeks + day.weekday)
    if day.which is Which.THIS_WEEK:
        return [monday + timedelta(days=day.weekday)]
    if day.which is Which.NEXT_WEEK:
        return [following]
    if day.which is Which.NEXT:
        later = coming + timedelta(days=7) if coming == today else coming
        return list(dict.fromkeys([later, following]))
    return [coming, coming + timedelta(days=7)] if coming == today else [coming]


def ahead(after: After, start: date) -> date:
    """The day so much after this one."""
    for number, unit in after.amounts:
        start = shifted(start, Shift(number, unit))
    return start


def add_months(start: date, months: int) -> date:
    """The same day so many months later (or earlier), or the last of that month where it has no such day."""
    count = start.year * 12 + start.month - 1 + months
    year, month = divmod(count, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError("date-impossible")
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


FIRST_YEAR, LAST_YEAR = 1900, 2199
_MOST_DAYS = 20_000
_JUST_PAST = timedelta(days=60)
_WEEK = timedelta(days=7)
_SATURDAY = 5
_OTHER_ERAS = (range(1300, 1501), range(2400, 2701), range(5700, 5901))
