"""What comes back every day comes once a day, in every zone, whatever the clocks do."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from bot.domain.recurrence import at_wall, daily, next_daily
from bot.domain.zones import tz

ZONES = [
    "Europe/Zurich",
    "America/New_York",
    "America/Havana",
    "Asia/Beirut",
    "Africa/Cairo",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Casablanca",
]
HOURS = [time(0), time(0, 30), time(2, 30), time(9)]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("hour", HOURS)
def test_a_daily_hour_comes_365_times_in_2026(hour: time, zone: str) -> None:
    instants = list(daily(hour, zone, date(2026, 1, 1), 365))

    days = [instant.astimezone(tz(zone)).date() for instant in instants]
    assert len(instants) == len(set(instants)) == 365
    assert days == [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    assert all(
        timedelta(hours=22) <= later - sooner <= timedelta(hours=26) for sooner, later in pairwise(instants)
    )


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("hour", HOURS)
def test_the_next_one_follows_the_last_through_the_year(hour: time, zone: str) -> None:
    planned = list(daily(hour, zone, date(2026, 1, 1), 365))

    walked = [planned[0]]
    while len(walked) < 365:
        walked.append(next_daily(walked[-1], hour, zone))

    assert walked == planned


@pytest.mark.parametrize(
    ("wall", "instant"),
    [
        ("2026-03-29T02:30", "2026-03-29T01:30"),  # does not exist there: an hour later
        ("2026-10-25T02:30", "2026-10-25T00:30"),  # comes twice: the first
    ],
)
def test_a_wall_clock_names_one_instant(wall: str, instant: str) -> None:
    found = at_wall(datetime.fromisoformat(wall), "Europe/Zurich")

    assert found == datetime.fromisoformat(instant).replace(tzinfo=UTC)
