"""From what was said to the instant: which year, which Friday, which clocks, and what is in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import product

from bot.domain.errors import UserError
from bot.domain.when_days import LAST_YEAR, Doubt, ahead, days_of, shifted, weekdays
from bot.domain.when_parts import After, Clock, Midnight, MonthEnd, OnWeekday, PeriodEnd, Said, Which
from bot.domain.zones import tz


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
        days = weekdays(said.weekday, today) if said.weekday else []
        coming = said.weekday and said.weekday.which is Which.COMING and not said.shift
        if coming and _gone(said.clock, local):
            days = days[1:] or days
    else:
        days = days_of(said.day, today, doubts)
        _check_weekday(said.weekday, days, today)
    if said.shift:
        days = [shifted(day, said.shift) for day in days]
    if len(days) > 1:
        doubts.add(Doubt.AMBIGUOUS)
    if said.before and said.clock is None and not isinstance(said.day, (MonthEnd, PeriodEnd)):
        doubts.add(Doubt.BEFORE)
        yield from (day - timedelta(days=1) for day in days)
    yield from days


def _gone(clock: Clock | None, local: datetime) -> bool:
    return clock is not None and time(clock.hour % 24, clock.minute) <= local.time() and clock.hour < 24


def _check_weekday(weekday: OnWeekday | None, days: list[date], today: date) -> None:
    if weekday is None:
        return
    if weekday.which in _CERTAIN and not set(weekdays(weekday, today)) & set(days):
        raise UserError("date-unclear")
    fitting = [day for day in days if day.weekday() == weekday.weekday]
    if not fitting:
        raise UserError("date-weekday-mismatch", date=days[0].isoformat())
    days[:] = fitting


def _later(after: After, now: datetime, zone: tzinfo) -> datetime:
    """Days and longer by the calendar of the place, hours and shorter as they pass."""
    long = After(tuple(amount for amount in after.amounts if amount[1] not in "hms"))
    local = now.astimezone(zone).replace(microsecond=0)
    wall = datetime.combine(ahead(long, local.date()), local.timetz())
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
    ways = [length]
    if clock.either:
        ways.append(length + timedelta(hours=-12 if clock.hour == 12 else 12))
    if clock.half:
        ways += [way - timedelta(hours=1) for way in ways]
    if len(ways) > 1:
        doubts.add(Doubt.AMBIGUOUS)
    return ways


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


_CERTAIN = (Which.THIS_WEEK, Which.NEXT_WEEK)
_FAR = timedelta(days=5 * 366)
_PASSING = {"h": "hours", "m": "minutes", "s": "seconds"}
