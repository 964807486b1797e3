"""What is posted keeps what was promised, once."""

from __future__ import annotations

from bot.domain.promise import Promise
from bot.store.database import Database
from tests.posted import group, polled
from tests.postings import DAY, NOON


async def test_a_promise_that_an_addendum_keeps_is_kept_once(database: Database) -> None:
    held = group(database)
    await held.watch()
    await polled(held, at=0)
    promise = Promise("p1", "1", "9", "C25/61", NOON + 10 * DAY, NOON, work="itu:doc:C25/61")
    async with database.transaction() as unit:
        await held.desk.promises.put(unit, promise)

    early = await polled(held, "C25/61(Add.1)", at=1)
    then = await polled(held, "C25/61(Add.1)", "C25/61", at=2)

    assert "promise-kept" in early
    assert then.count("promise-kept") == 1


async def test_a_promise_is_kept_by_a_revision_in_the_same_breath(database: Database) -> None:
    held = group(database)
    await held.watch()
    await polled(held, "C25/61", at=0)
    async with database.transaction() as unit:
        await held.desk.promises.put(
            unit, Promise("p1", "1", "77", "C25/61", NOON + DAY, NOON, work="itu:doc:C25/61")
        )

    told = await polled(held, "C25/61", "C25/61(Rev.1)")

    assert told == ["document-revision", "promise-kept"]
