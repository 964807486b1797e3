"""What comes back every day at a local hour, as instants: once a day, whatever the clocks do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.zones import tz


def at_wall(wall: datetime, zone: str) -> datetime:
    """The instant, in UTC, at which the clocks of `zone` show `wall`.

    The first of two where they are put back over it; where they are put forward over it, as much later as
    they were put forward (02:30 becomes 03:30).
    """
    return wall.replace(tzinfo=tz(zone), fold=0).astimezone(UTC)


def daily(hour: time, zone: str, first: date, days: int) -> Iterator[datetime]:
    """One instant for each of so many local days from `first`, strictly later each time."""
    last = datetime.min.replace(tzinfo=UTC)
    for number in range(days):
        instant = at_wall(datetime.combine(first + timedelta(days=number), hour), zone)
        if instant > last:
            yield instant
            last = instant


def next_daily(after: datetime, hour: time, zone: str) -> datetime:
    """The first such instant later than `after`."""
    start = after.astimezone(tz(zone)).date() - timedelta(days=1)
    return next(instant for instant in daily(hour, zone, start, _ENOUGH) if instant > after)


_ENOUGH = 5
