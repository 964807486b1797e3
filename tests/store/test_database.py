"""The contract of the database port, the same on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio

import pytest

from bot.store.database import ConflictError, Database, Transaction, listed, retrying

TABLE = "CREATE TABLE things (name TEXT PRIMARY KEY, number BIGINT NOT NULL)"
PUT = "INSERT INTO things (name, number) VALUES (:name, :number)"


@pytest.fixture
async def things(empty_database: Database) -> Database:
    async with empty_database.transaction() as transaction:
        await transaction.execute(TABLE)
    return empty_database


async def names(database: Database) -> list[object]:
    return [row["name"] for row in await database.rows("SELECT name FROM things ORDER BY number, name")]


async def test_what_a_transaction_wrote_is_read_after_it(things: Database) -> None:
    async with things.transaction() as transaction:
        changed = await transaction.execute(PUT, name="a", number=1)
        inside = await transaction.row("SELECT number FROM things WHERE name = :name", name="a")
        outside = await things.row("SELECT number FROM things WHERE name = :name", name="a")

    assert (changed, inside, outside) == (1, {"number": 1}, None)
    assert await names(things) == ["a"]


async def test_nothing_stays_of_a_transaction_that_raised(things: Database) -> None:
    async def write() -> None:
        async with things.transaction() as transaction:
            await transaction.execute(PUT, name="a", number=1)
            raise LookupError

    with pytest.raises(LookupError):
        await write()

    assert await names(things) == []


@pytest.mark.parametrize("fails", [0, 1])  # the first of those that wait together, too
async def test_a_transaction_that_raises_does_no_harm_to_those_beside_it(
    things: Database, fails: int
) -> None:
    async def write(number: int) -> None:
        async with things.transaction() as transaction:
            await transaction.execute(PUT, name=f"n{number}", number=number)
            if number % 2 == fails:
                raise LookupError(number)

    ended = await asyncio.gather(*(write(number) for number in range(10)), return_exceptions=True)

    assert [isinstance(end, LookupError) for end in ended] == [fails == 0, fails == 1] * 5
    assert await names(things) == [f"n{number}" for number in range(1 - fails, 10, 2)]


async def test_a_statement_that_fails_undoes_its_own_transaction_only(things: Database) -> None:
    async def write(name: str) -> None:
        async with things.transaction() as transaction:
            await transaction.execute(PUT, name=name, number=1)

    ended = await asyncio.gather(write("a"), write("a"), write("b"), return_exceptions=True)

    assert sum(isinstance(end, Exception) for end in ended) == 1
    assert await names(things) == ["a", "b"]


async def test_a_cancelled_transaction_leaves_nothing_and_blocks_nobody(things: Database) -> None:
    inside = asyncio.Event()

    async def dawdle() -> None:
        async with things.transaction() as transaction:
            await transaction.execute(PUT, name="slow", number=1)
            inside.set()
            await asyncio.sleep(60)

    async def write(name: str) -> None:
        async with things.transaction() as transaction:
            await transaction.execute(PUT, name=name, number=2)

    slow = asyncio.create_task(dawdle())
    await inside.wait()
    waiting = [asyncio.create_task(write(name)) for name in ("gone", "kept")]
    await asyncio.sleep(0)
    waiting[0].cancel()
    slow.cancel()
    await asyncio.gather(slow, *waiting, return_exceptions=True)

    assert waiting[1].exception() is None
    assert await names(things) in (["kept"], ["gone", "kept"])
    assert "slow" not in await names(things)


async def test_a_task_is_in_one_transaction_at_a_time(things: Database) -> None:
    async with things.transaction():
        with pytest.raises(RuntimeError):
            async with things.transaction():
                pass


async def test_upserts_and_returning_are_the_same(things: Database) -> None:
    add = (
        "INSERT INTO things (name, number) VALUES (:name, :number) "
        "ON CONFLICT (name) DO UPDATE SET number = things.number + excluded.number RETURNING number"
    )
    async with things.transaction() as transaction:
        first = await transaction.rows(add, name="a", number=1)
        second = await transaction.rows(add, name="a", number=2)

    assert (first, second) == ([{"number": 1}], [{"number": 3}])


async def test_many_sets_of_values_and_lists(things: Database) -> None:
    async with things.transaction() as transaction:
        await transaction.execute_many(PUT, [{"name": f"n{n}", "number": n} for n in range(20)])
        removed = await transaction.execute("DELETE FROM things WHERE number >= :least", least=10)
    sql, values = listed(
        "SELECT name FROM things WHERE name IN (:names) ORDER BY name", "names", ["n1", "n3"]
    )

    assert removed == 10
    assert [row["name"] for row in await things.rows(sql, **values)] == ["n1", "n3"]
    assert await things.rows(listed(sql, "names", [])[0], **values) == [{"name": "n1"}, {"name": "n3"}]
    assert await things.rows(listed("SELECT 1 FROM things WHERE name IN (:no)", "no", [])[0]) == []


async def test_sums_are_whole_numbers(things: Database) -> None:
    async with things.transaction() as transaction:
        await transaction.execute_many(PUT, [{"name": "a", "number": 2**40}, {"name": "b", "number": 1}])

    row = await things.row("SELECT SUM(number) AS total, COUNT(*) AS count FROM things")

    assert row == {"total": 2**40 + 1, "count": 2}
    assert row is not None
    assert type(row["total"]) is int


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("التقرير 修订 Ё é 🙂", "التقرير 修订 Ё é 🙂"),
        ("a\x00b", "a\ufffdb"),
        ("a\ud83db", "a\ufffdb"),
        ("'; DROP TABLE things; --", "'; DROP TABLE things; --"),
    ],
)
async def test_any_text_is_kept(things: Database, given: str, kept: str) -> None:
    async with things.transaction() as transaction:
        await transaction.execute(PUT, name=given, number=1)

    assert await names(things) == [kept]
    assert await things.row("SELECT name FROM things WHERE name = :name", name=given) == {"name": kept}


async def test_forty_writers_at_once_all_get_their_turn(things: Database) -> None:
    async def add(number: int) -> None:
        async with things.transaction() as transaction:
            await transaction.execute(PUT, name=f"n{number}", number=number)
            await transaction.rows("UPDATE things SET number = number WHERE name = 'n0' RETURNING number")

    await asyncio.gather(*(add(number) for number in range(40)))

    assert len(await names(things)) == 40


async def test_a_deed_is_done_again_after_a_conflict(things: Database) -> None:
    tried: list[int] = []

    async def deed(transaction: Transaction) -> str:
        tried.append(await transaction.execute(PUT, name="a", number=1))
        if len(tried) < 3:
            raise ConflictError
        return "done"

    assert await retrying(things, deed) == "done"
    assert (tried, await names(things)) == ([1, 1, 1], ["a"])


async def test_a_closed_database_takes_no_more(things: Database) -> None:
    await things.close()

    with pytest.raises(Exception, match=r"(?i)clos"):
        async with things.transaction():
            pass
