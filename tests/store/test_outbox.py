"""What is put into the outbox is said once, and can be taken back until it has arrived."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.notice import Audience, Claimed, State
from bot.store.backup import backup
from bot.store.database import Database
from bot.store.deliveries import StoredDeliveries
from bot.store.migrate import migrate
from bot.store.open import open_database
from bot.store.outbox import StoredOutbox
from bot.store.restore import restore
from tests.store.noticed import NOW, SECOND, cancel, claim, notice, put, states


async def test_a_notice_comes_out_as_it_went_in(database: Database) -> None:
    given = replace(
        notice("7d"), details={"rung": "7d", "clause": "التقرير 修订"}, audience=Audience("1", "", "9")
    )
    await put(database, given)

    (claimed,) = await claim(database)

    assert claimed == Claimed(given, 1, None)


async def test_what_was_put_twice_is_said_once(database: Database) -> None:
    await put(database, notice("7d"))
    await put(database, notice("7d", 5), notice("7d", 6))

    (claimed,) = await claim(database, NOW + timedelta(hours=1))
    await StoredDeliveries(database).sent(claimed.notice.id, "m1", NOW)
    await put(database, notice("7d"))

    assert claimed.notice.due == NOW
    assert await claim(database, NOW + timedelta(hours=1)) == []


async def test_nothing_is_put_where_its_cause_failed(database: Database) -> None:
    async def fail() -> None:
        async with database.transaction() as unit:
            await StoredOutbox(database).put(unit, [notice("7d")])
            raise LookupError

    with pytest.raises(LookupError):
        await fail()

    assert await states(database) == {}


async def test_a_fraction_of_a_second_is_never_early(database: Database) -> None:
    await put(database, replace(notice("7d"), due=NOW + timedelta(milliseconds=1)))

    assert await claim(database, NOW + timedelta(milliseconds=999)) == []
    assert len(await claim(database, NOW + SECOND)) == 1


async def test_a_subject_takes_back_what_is_not_sent_yet(database: Database) -> None:
    await put(
        database, notice("sent"), notice("claimed", 1), notice("pending", 2), notice("other", 2, kind="over")
    )
    deliveries = StoredDeliveries(database)
    (first,) = await claim(database)
    await deliveries.sent(first.notice.id, "m1", NOW)
    (second,) = await claim(database, NOW + timedelta(minutes=1))

    taken_back = await cancel(database, "deadline:1", ["near", "soon"])

    assert taken_back == 2
    assert not await deliveries.holds(second, NOW + timedelta(minutes=1))
    assert not await deliveries.retry(second, NOW, "503")
    assert await states(database) == {
        "sent": State.SENT,
        "claimed": State.CANCELLED,
        "pending": State.CANCELLED,
        "other": State.PENDING,
    }
    assert await cancel(database, "deadline:2") == 0
    assert await cancel(database, "deadline:1") == 1


async def test_a_deadline_that_moves_takes_its_reminders_with_it(database: Database) -> None:
    await put(database, notice("7d at noon"), notice("1d at noon", 60))
    outbox = StoredOutbox(database)
    moved = [notice("7d at one", 60), notice("1d at one", 120)]

    async with database.transaction() as unit:
        await outbox.replace(unit, "deadline:1", moved)
    async with database.transaction() as unit:
        await outbox.replace(unit, "deadline:1", [notice("7d at noon", 5), notice("1d at noon", 60)])

    assert await states(database) == {
        "7d at noon": State.PENDING,
        "1d at noon": State.PENDING,
        "7d at one": State.CANCELLED,
        "1d at one": State.CANCELLED,
    }
    assert await StoredDeliveries(database).next_due() == NOW + timedelta(minutes=5)


async def test_a_person_can_be_forgotten(database: Database) -> None:
    for occasion, person in (("sent", "7"), ("waiting", "7"), ("other", "8")):
        await put(
            database, replace(notice(occasion), audience=Audience("1", "", person), details={"who": person})
        )
    for each in await claim(database):
        if each.notice.occasion == "sent":
            await StoredDeliveries(database).sent(each.notice.id, "m1", NOW)

    async with database.transaction() as unit:
        forgotten = await StoredOutbox(database).forget(unit, "7")

    assert forgotten == 2
    assert await states(database) == {
        "sent": State.SENT,
        "waiting": State.CANCELLED,
        "other": State.SENDING,
    }
    rows = await database.rows("SELECT * FROM notices WHERE person = '7' OR details LIKE '%7%'")
    assert rows == []


async def test_a_restored_outbox_looks_before_it_sends_again(tmp_path: Path) -> None:
    database = await open_database("", tmp_path)
    await migrate(database)
    past, future = NOW - timedelta(days=900), NOW + timedelta(days=9000)
    await put(database, replace(notice("past"), due=past), replace(notice("future"), due=future))
    await backup(database, tmp_path / "one.db")
    await database.close()

    await restore("", tmp_path, tmp_path / "one.db")
    database = await open_database("", tmp_path)
    claimed = await claim(database, future)
    await database.close()

    assert [(each.attempt, each.first_tried) for each in claimed] == [(2, past), (1, None)]
