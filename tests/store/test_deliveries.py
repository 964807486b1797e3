"""What is due is claimed by one replica at a time, in order, until it has arrived; places can be paused."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.domain.notice import LEASE, LONGEST_PAUSE, Audience, Counts, Priority, State
from bot.store.database import Database, Dialect
from bot.store.deliveries import StoredDeliveries
from bot.store.migrate import migrate
from bot.store.open import open_database
from bot.store.outbox import StoredOutbox
from bot.store.set_back import set_back
from tests.store.noticed import NOW, SECOND, claim, notice, put, put_many, states


async def test_urgent_ones_go_first_and_then_what_was_due_first(database: Database) -> None:
    await put(
        database,
        notice("digest", -9, Priority.DIGEST),
        notice("late", -1),
        notice("later", 0),
        notice("earlier", -5),
        notice("broken", 0, Priority.URGENT),
        notice("future", 1, Priority.URGENT),
    )

    first = await claim(database, limit=2)
    rest = await claim(database)

    assert [each.notice.occasion for each in first] == ["broken", "earlier"]
    assert [each.notice.occasion for each in rest] == ["late", "later", "digest"]


async def test_a_lease_that_is_over_passes_to_another(database: Database) -> None:
    await put(database, notice("7d"))
    deliveries = StoredDeliveries(database)

    (first,) = await claim(database)
    during = await claim(database, NOW + LEASE - SECOND)
    (second,) = await claim(database, NOW + LEASE)
    late = await deliveries.retry(first, NOW, "503")

    assert during == []
    assert (second.attempt, second.first_tried) == (2, NOW)
    assert not late
    assert await deliveries.holds(second, NOW + LEASE + SECOND)
    assert not await deliveries.holds(first, NOW + SECOND)


async def test_what_a_clock_that_ran_ahead_put_off_comes_back_at_the_next_start(database: Database) -> None:
    await put(database, notice("7d"), notice("72h"))
    deliveries, ahead = StoredDeliveries(database), NOW + timedelta(days=1)
    for claimed, when in zip(await claim(database, ahead), (ahead, NOW + timedelta(minutes=50)), strict=True):
        await deliveries.retry(claimed, when, "503")

    count = await deliveries.reclaim("test", NOW)

    (again,) = await claim(database, NOW)
    assert count == 1
    assert again.may_be_there(NOW)
    assert again.tried_since(NOW) == NOW - timedelta(days=1) - LONGEST_PAUSE


async def test_what_a_clock_that_was_set_back_put_off_is_due_again_and_what_is_to_come_stays(
    database: Database,
) -> None:
    deliveries, back = StoredDeliveries(database), NOW - timedelta(hours=1)
    await put(database, notice("sent", -2), notice("failed", -1), notice("put", 0), notice("to come", 1))
    sending, failed = await claim(database, limit=2)
    await deliveries.retry(failed, NOW + 5 * SECOND, "503")

    for _ in range(2):
        await set_back(database, NOW, back)

    again = await claim(database, back)
    assert [each.notice.occasion for each in again] == ["failed", "put"]
    assert await deliveries.holds(sending, back)
    after = await claim(database, back + LEASE)
    assert [each.notice.occasion for each in after] == ["sent", "failed", "put"]


async def test_a_retry_comes_back_at_its_time(database: Database) -> None:
    await put(database, notice("7d"))
    (claimed,) = await claim(database)

    await StoredDeliveries(database).retry(claimed, NOW + timedelta(seconds=15), "503")

    assert await states(database) == {"7d": State.RETRY}
    assert await StoredDeliveries(database).next_due() == NOW + timedelta(seconds=15)
    assert await claim(database, NOW + timedelta(seconds=14)) == []
    (again,) = await claim(database, NOW + timedelta(seconds=15))
    assert (again.attempt, again.first_tried) == (2, NOW)


async def test_what_was_released_was_never_tried(database: Database) -> None:
    await put(database, notice("7d"))
    (claimed,) = await claim(database)

    await StoredDeliveries(database).release(claimed)

    assert await claim(database) == [claimed]


async def test_each_end_is_recorded(database: Database) -> None:
    await put(database, *(notice(end) for end in ("sent", "parked", "dead", "cancelled")))
    deliveries = StoredDeliveries(database)
    claimed = {each.notice.occasion: each for each in await claim(database)}

    done = [
        await deliveries.sent(claimed["sent"].notice.id, "m1", NOW),
        await deliveries.park(claimed["parked"], "403"),
        await deliveries.bury(claimed["dead"], "404"),
        await deliveries.drop(claimed["cancelled"], "all have answered"),
    ]

    assert done == [True] * 4
    assert await states(database) == {end: State(end) for end in claimed}
    assert await deliveries.next_due() is None
    assert {(each.notice.occasion, each.reason) for each in await deliveries.troubled(9)} == {
        ("parked", "403"),
        ("dead", "404"),
    }
    assert await deliveries.troubled(9, "2") == []
    (sent,) = [each for each in await StoredOutbox(database).told("deadline:1") if each.state is State.SENT]
    assert (sent.message, sent.sent_at) == ("m1", NOW)


async def test_what_arrived_is_sent_whatever_was_thought(database: Database) -> None:
    await put(database, notice("7d"))
    deliveries = StoredDeliveries(database)
    (claimed,) = await claim(database)
    await deliveries.bury(claimed, "gave up")

    first = await deliveries.sent(claimed.notice.id, "m1", NOW)
    second = await deliveries.sent(claimed.notice.id, "m2", NOW)

    assert (first, second) == (True, False)
    assert (await StoredOutbox(database).told("deadline:1"))[0].message == "m1"


async def test_a_place_can_be_paused_and_resumed(database: Database) -> None:
    elsewhere = replace(notice("elsewhere"), audience=Audience("1", "3"))
    foreign = replace(notice("foreign"), audience=Audience("9", "2"))
    await put(database, notice("here"), elsewhere, foreign)
    deliveries = StoredDeliveries(database)

    paused = await deliveries.pause(Audience("1", "2"), "403")
    claimed = await claim(database)
    await deliveries.pause(Audience("1"), "kicked")
    resumed = await deliveries.resume(Audience("1"))

    assert (paused, resumed) == (1, 2)
    assert {each.notice.occasion for each in claimed} == {"elsewhere", "foreign"}
    assert {each.notice.occasion for each in await claim(database)} == {"here", "elsewhere"}


async def test_the_outbox_says_how_it_stands(database: Database) -> None:
    deliveries = StoredDeliveries(database)
    empty = await deliveries.counts(NOW)
    await put(database, *(notice(f"n{minutes}", minutes) for minutes in (-5, -4, -3, 0, 1)))
    claimed = await claim(database, limit=3)
    await deliveries.sent(claimed[0].notice.id, "m1", NOW)
    await deliveries.retry(claimed[1], NOW + SECOND, "503")
    await deliveries.park(claimed[2], "403")

    assert empty == Counts()
    assert await deliveries.counts(NOW) == Counts(
        pending=2, retry=1, late=1, parked=1, last_sent=NOW, next_due=NOW
    )


async def test_claimants_at_once_never_get_the_same_notice(migrated_url: str, tmp_path: Path) -> None:
    databases = [await open_database(migrated_url, tmp_path) for _ in range(3)]
    await put(databases[0], *(notice(f"n{number}", 0, Priority(number % 4)) for number in range(120)))

    async def drain(database: Database) -> list[str]:
        mine: list[str] = []
        while some := await claim(database, limit=7):
            mine += [each.notice.id for each in some]
        return mine

    shares = await asyncio.gather(*(drain(database) for database in databases))
    for database in databases:
        await database.close()

    assert len({each for share in shares for each in share}) == 120
    assert sum(map(len, shares)) == 120


async def test_what_comes_next_is_read_off_an_index(database: Database) -> None:
    await put(database, *(notice(f"n{number}", number, Priority(number % 4)) for number in range(2000)))
    async with database.transaction() as transaction:
        await transaction.execute("ANALYZE")
        plans = "EXPLAIN QUERY PLAN " if database.dialect is Dialect.SQLITE else "EXPLAIN "
        next_due = await transaction.rows(
            plans + "SELECT ready FROM notices WHERE ready IS NOT NULL ORDER BY ready LIMIT 1"
        )
        first = await transaction.rows(
            plans + "SELECT id FROM notices WHERE priority = 0 AND ready <= 0 ORDER BY ready LIMIT 50"
        )

    assert "notices_ready" in str(next_due)
    assert "notices_first" in str(first)


async def test_with_100_000_waiting_it_is_ready_in_2_seconds_and_knows_the_next_in_a_millisecond(
    migrated_url: str, tmp_path: Path
) -> None:
    filled = await open_database(migrated_url, tmp_path)
    await put_many(filled, 100_000)
    await filled.close()

    started = time.perf_counter()
    database = await open_database(migrated_url, tmp_path)
    await migrate(database)
    first = await StoredDeliveries(database).next_due()
    ready = time.perf_counter() - started
    fastest = min([await _took(database) for _ in range(100)])
    held = (await StoredDeliveries(database).counts(NOW)).pending
    await database.close()

    assert (held, first) == (100_000, NOW + SECOND)
    assert ready <= 2
    assert fastest < 0.001


async def _took(database: Database) -> float:
    started = time.perf_counter()
    await StoredDeliveries(database).next_due()
    return time.perf_counter() - started
