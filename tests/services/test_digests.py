"""A digest a day: once, at the reader's hour, over changes of clock, restarts and replicas."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.digest import Digest, digest_notice, following
from bot.domain.language import Language
from bot.domain.person import Person
from bot.domain.recurrence import next_daily
from bot.domain.zones import tz
from bot.services.digests import Digests
from bot.services.people import People
from bot.store.database import Database
from bot.store.digests import StoredDigests
from bot.store.outbox import StoredOutbox
from tests.fakes import FakeAffiliations, FakePreferences

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
ZONES = (
    "Europe/Zurich",
    "America/New_York",
    "America/Santiago",
    "Africa/Cairo",
    "Asia/Beirut",
    "Australia/Lord_Howe",
    "Atlantic/Azores",
    "America/Havana",
    "Asia/Kathmandu",
)


def desk(database: Database, preferences: FakePreferences) -> Digests:
    people = People(preferences, FakeAffiliations(), Language.EN, "UTC")
    return Digests(database, StoredDigests(database), StoredOutbox(database), people)


def reader(zone: str) -> Person:
    return Person("9", Language.EN, guild="1", zone=zone)


async def said(database: Database) -> list[datetime]:
    return [each.notice.due for each in await StoredOutbox(database).told("digest:1/9")]


@pytest.mark.parametrize("hour", [time(0), time(0, 30), time(2, 30), time(9)])
@pytest.mark.parametrize("zone", ZONES)
def test_every_day_of_a_year_has_one(zone: str, hour: time) -> None:
    local = datetime(2026, 1, 1, tzinfo=tz(zone)).astimezone(UTC)
    digest = Digest("1", "9", hour, next_daily(local - timedelta(seconds=1), hour, zone))
    days: Counter[date] = Counter()
    occasions = set()

    while (day := digest.next.astimezone(tz(zone)).date()).year == 2026:
        days[day] += 1
        occasions.add(digest_notice(digest, zone).id)
        digest = replace(digest, next=following(digest, digest.next, zone))

    assert len(occasions) == len(days) == 365
    assert set(days.values()) == {1}


async def test_one_that_was_missed_is_said_once_when_the_bot_is_back(database: Database) -> None:
    digests = desk(database, FakePreferences())
    await digests.start(reader("UTC"), time(8), NEW_YEAR)

    done = await digests.work(NEW_YEAR + timedelta(days=3, hours=10))
    again = await digests.work(NEW_YEAR + timedelta(days=3, hours=10, seconds=30))

    assert (done, again) == (1, 0)
    assert await said(database) == [NEW_YEAR + timedelta(hours=8)]
    assert await digests.next(NEW_YEAR) == NEW_YEAR + timedelta(days=4, hours=8)


async def test_two_replicas_have_it_said_once(database: Database) -> None:
    one, two = desk(database, FakePreferences()), desk(database, FakePreferences())
    await one.start(reader("UTC"), time(8), NEW_YEAR)
    due = NEW_YEAR + timedelta(hours=8)

    done = await asyncio.gather(one.work(due), two.work(due))

    assert sum(done) == 1
    assert await said(database) == [due]


async def test_who_stops_gets_none_not_even_one_that_waits(database: Database) -> None:
    digests = desk(database, FakePreferences())
    await digests.start(reader("UTC"), time(8), NEW_YEAR)
    await digests.work(NEW_YEAR + timedelta(hours=8))

    await digests.stop(reader("UTC"))

    states = [each.state.value for each in await StoredOutbox(database).told("digest:1/9")]
    assert states == ["cancelled"]
    assert await digests.next(NEW_YEAR) is None


async def test_another_hour_on_the_same_day_brings_no_second(database: Database) -> None:
    digests = desk(database, FakePreferences())
    await digests.start(reader("UTC"), time(8), NEW_YEAR)
    await digests.work(NEW_YEAR + timedelta(hours=8))

    await digests.start(reader("UTC"), time(17), NEW_YEAR + timedelta(hours=9))
    await digests.work(NEW_YEAR + timedelta(hours=17))

    assert len(await said(database)) == 1
