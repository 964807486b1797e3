"""From what was said to the instant: which year, which Friday, which clocks, and what is in doubt."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from itertools import product

from bot.domain.errors import UserError
from bot.domain.when_parts import (
    After,
    CalendarDay,
    Clock,
    Day,
    DaysAhead,
    Midnight,
    MonthEnd,
    OnWeekday,
    PeriodEnd,
    Said,
    Which,
)
from bot.domain.when_pieces import MONTH_OFFSET, YEAR_OFFSET
from bot.domain.zones import tz


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
    FAR = "far"  # more than five years ahead


@dataclass(frozen=True, slots=True)
class Settled:
    """The instants that one reading may mean, the likeliest first, and what is in doubt about them."""

    instants: tuple[datetime, ...]
    zone: str
    doubts: frozenset[Doubt]


def settle(said: Said, now: datetime, zone: str) -> Settled:
    """Raise UserError for a day that does not exist, a weekday that is another, zones that disagree."""
    if said.exact:
        if said.exact.instant.year > LAST_YEAR:
            raise UserError("date-impossible")
        return _judged([said.exact.instant], set(), zone, now)
    named = said.zones[0].name if said.zones else zone
    if isinstance(said.day, After) and said.day.exact:
        return _judged([_later(said.day, now, tz(named))], set(), named, now)
    doubts: set[Doubt] = set()
    walls = list(dict.fromkeys(_walls(said, now.astimezone(tz(named)), doubts)))
    instants = [instant for wall in walls for instant in _instants(wall, said, named, doubts)]
    return _judged(instants, doubts, named, now)


def unclocked(wall: datetime, zone: str) -> frozenset[Doubt]:
    """What is in doubt about what the clocks of a zone show: that they skip it, or show it twice."""
    doubts: set[Doubt] = set()
    _shown(wall, tz(zone), doubts)
    return frozenset(doubts)


def _judged(instants: list[datetime], doubts: set[Doubt], zone: str, now: datetime) -> Settled:
    first, *others = dict.fromkeys(instants)
    if first > now:
        others = [other for other in others if other > now]
    if not others:
        doubts -= {Doubt.AMBIGUOUS, Doubt.MIDNIGHT}
    return Settled((first, *others), zone, frozenset(doubts) | untimely(first, now))


def untimely(instant: datetime, now: datetime) -> frozenset[Doubt]:
    """What is in doubt about an instant, however it was said: that it is past, or more than 5 years off."""
    if instant <= now:
        return frozenset({Doubt.PAST})
    return frozenset({Doubt.FAR}) if instant > now + _FAR else frozenset()


def _walls(said: Said, local: datetime, doubts: set[Doubt]) -> Iterator[datetime]:
    """What the clocks at the place show at each instant that may be meant."""
    clock = said.clock or Clock(23, 59, assumed=True)
    if said.day is None and said.weekday is None:
        yield from (_next_time(hour, local) for hour in _hours(clock, doubts))
        return
    days = list(_days(said, local, doubts))
    for day, hour in product(days, _hours(clock, doubts)):
        yield datetime.combine(day, time()) + hour


def _days(said: Said, local: datetime, doubts: set[Doubt]) -> Iterator[date]:
    today = local.date()
    if said.day is None:
        days = _weekdays(said.weekday, today) if said.weekday else []
        if said.weekday and said.weekday.which is Which.COMING and _gone(said.clock, local):
            days = days[1:] or days
    else:
        days = _day(said.day, today, doubts)
        _check_weekday(said.weekday, days)
    if len(days) > 1:
        doubts.add(Doubt.AMBIGUOUS)
    if said.before and said.clock is None and not isinstance(said.day, (MonthEnd, PeriodEnd)):
        doubts.add(Doubt.BEFORE)
        yield from (day - timedelta(days=1) for day in days)
    yield from days


def _gone(clock: Clock | None, local: datetime) -> bool:
    return clock is not None and time(clock.hour % 24, clock.minute) <= local.time() and clock.hour < 24


def _check_weekday(weekday: OnWeekday | None, days: list[date]) -> None:
    if weekday is None:
        return
    fitting = [day for day in days if day.weekday() == weekday.weekday]
    if not fitting:
        raise UserError("date-weekday-mismatch", date=days[0].isoformat())
    days[:] = fitting


def _day(day: Day, today: date, doubts: set[Doubt]) -> list[date]:
    if isinstance(day, CalendarDay):
        return _calendar(day, today, doubts)
    if isinstance(day, DaysAhead):
        return [today + timedelta(days=day.days)]
    if isinstance(day, After):
        return [_ahead(day, today)]
    if isinstance(day, MonthEnd):
        year = _year(day.year, today) or today.year + (day.month < today.month)
        return [_month_end(year, day.month)]
    return _period_end(day, today)


def _calendar(day: CalendarDay, today: date, doubts: set[Doubt]) -> list[date]:
    found: list[date] = []
    for year, named, number in day.readings:
        said, month = _month(year, named, today)
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
    if not 1 <= month <= 12:
        raise UserError("date-impossible")
    return date(year, month, monthrange(year, month)[1])


def _period_end(day: PeriodEnd, today: date) -> list[date]:
    if day.unit == "y":
        return [date(today.year + day.ahead, 12, 31)]
    if day.unit == "l":
        months = today.year * 12 + today.month - 1 + day.ahead
        return [_month_end(months // 12, months % 12 + 1)]
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=day.ahead)
    return [monday + timedelta(days=4), monday + timedelta(days=6)]


def _weekdays(day: OnWeekday, today: date) -> list[date]:
    monday = today - timedelta(days=today.weekday())
    coming = today + timedelta(days=(day.weekday - today.weekday()) % 7)
    following = monday + timedelta(days=7 + day.weekday)
    if day.which is Which.THIS_WEEK:
        return [monday + timedelta(days=day.weekday)]
    if day.which is Which.NEXT_WEEK:
        return [following]
    if day.which is Which.NEXT:
        later = coming + timedelta(days=7) if coming == today else coming
        return list(dict.fromkeys([later, following]))
    return [coming, coming + timedelta(days=7)] if coming == today else [coming]


def _ahead(after: After, start: date) -> date:
    for number, unit in after.amounts:
        if number > _MOST_DAYS:
            raise UserError("date-impossible")
        if unit in "dw":
            start += timedelta(days=number * (7 if unit == "w" else 1))
        else:
            start = add_months(start, number * (12 if unit == "y" else 1))
    return start


def add_months(start: date, months: int) -> date:
    """The same day so many months later (or earlier), or the last of that month where it has no such day."""
    count = start.year * 12 + start.month - 1 + months
    year, month = divmod(count, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError("date-impossible")
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _later(after: After, now: datetime, zone: tzinfo) -> datetime:
    """Days and longer by the calendar of the place, hours and shorter as they pass."""
    long = After(tuple(amount for amount in after.amounts if amount[1] not in "hms"))
    local = now.astimezone(zone).replace(microsecond=0)
    wall = datetime.combine(_ahead(long, local.date()), local.timetz())
    passing = sum((timedelta(**{_PASSING[u]: n}) for n, u in after.amounts if u in _PASSING), timedelta())
    return wall.astimezone(UTC) + passing


def _next_time(hour: timedelta, local: datetime) -> datetime:
    """The next time the clocks show this."""
    wall = datetime.combine(local.date(), time()) + hour
    return wall if wall > local.replace(tzinfo=None) else wall + timedelta(days=1)


def _hours(clock: Clock, doubts: set[Doubt]) -> list[timedelta]:
    """How far into the day the hour is; a second one where it may be another."""
    length, day = _length(clock), timedelta(days=1)
    if clock.midnight is not Midnight.NO:
        doubts.add(Doubt.MIDNIGHT)
        return [day, length] if clock.midnight is Midnight.WORD else [length, day]
    if clock.office:
        doubts.add(Doubt.OFFICE_HOURS)
    if clock.either:
        doubts.add(Doubt.AMBIGUOUS)
        half = timedelta(hours=12)
        return [length, length - half if clock.hour == 12 else length + half]
    return [length]


def _length(clock: Clock) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)


def _instants(wall: datetime, said: Said, zone: str, doubts: set[Doubt]) -> list[datetime]:
    """When the clocks show `wall`: once, twice, or (in a gap) as much later as they were put forward."""
    found = _shown(wall, tz(zone), doubts)
    for other in said.zones[1:]:
        if found[0] not in _shown(wall, tz(other.name), set()):
            raise UserError("date-zones-disagree", zones=", ".join(each.name for each in said.zones))
    if said.zones and (civil := said.zones[0].civil):
        meant = _shown(wall, tz(civil), set())
        if found[0] not in meant:
            doubts.add(Doubt.LITERAL_ABBREVIATION)
            found += meant
    return found


def _shown(wall: datetime, zone: tzinfo, doubts: set[Doubt]) -> list[datetime]:
    first, second = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first == second:
        return [first]
    if first.astimezone(zone).replace(tzinfo=None, fold=0) == wall:
        doubts.add(Doubt.DST_FOLD)
        return [first, second]
    doubts.add(Doubt.DST_GAP)
    return [first]


FIRST_YEAR, LAST_YEAR = 1900, 2199
_MOST_DAYS = 20_000
_FAR = timedelta(days=5 * 366)
_JUST_PAST = timedelta(days=60)
_PASSING = {"h": "hours", "m": "minutes", "s": "seconds"}
