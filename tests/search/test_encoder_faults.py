"""An encoder that fails leaves the rest at work, is said once, left alone for a while, and tried again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from bot.search.index import Index
from tests.logged import logged_of_encoders
from tests.search.encoders import FUND, SAFE, SCHOOL, Counting, Damaged, Hours, settled
from tests.search.library import FakeLibrary, found, held

MakeMeaning = Callable[..., Index]


async def test_a_damaged_encoder_leaves_words(make_meaning: MakeMeaning, library: FakeLibrary) -> None:
    library.hold(FUND, SAFE)
    index = await settled(make_meaning(default=Damaged()))

    assert await found(index, "the trust fund") == [FUND.ref]
    assert index.progress == (0, 0)


async def test_that_an_encoder_fails_is_said_once(make_meaning: MakeMeaning, library: FakeLibrary) -> None:
    library.hold(FUND, SAFE)

    with logged_of_encoders() as logged:
        index = await settled(make_meaning(Counting(fails=True), default=Damaged()))
        for _ in range(3):
            await found(index, "the trust fund")
        library.hold(SCHOOL)
        await settled(index)

    told = [each["encoder"] for each in logged if each["event"] == "finding without this encoder"]
    assert sorted(told) == sorted({"counting-1", Damaged().name})


async def test_a_second_encoder_that_fails_leaves_the_default_one(
    make_meaning: MakeMeaning, library: FakeLibrary
) -> None:
    library.hold(FUND, SCHOOL, SAFE)
    index = await settled(make_meaning(Counting(fails=True)))

    assert (await found(index, "Are my relatives alive?"))[0] == SAFE.ref


@pytest.mark.parametrize("length", [1, 3, 65])
async def test_another_model_under_the_same_name_is_an_encoder_that_fails(
    make_meaning: MakeMeaning, library: FakeLibrary, length: int
) -> None:
    second = Counting()
    library.hold(FUND, SCHOOL, SAFE)
    index = await settled(make_meaning(second))
    second.length = length

    with logged_of_encoders() as logged:
        assert (await found(index, "Are my relatives alive?"))[0] == SAFE.ref
        library.hold(held("the hangar is painted green", key="4"))
        await settled(index)

    assert index.failing
    assert index.progress == (4, 4)
    assert [each["encoder"] for each in logged if each["log_level"] == "warning"] == ["counting-1"]
    assert f"1×{length} numbers came where 1×64 were due" in str(logged)


async def test_an_encoder_that_fails_rests_longer_each_time_and_is_tried_while_nobody_waits(
    make_meaning: MakeMeaning, library: FakeLibrary
) -> None:
    second, clock = Counting(), Hours()
    library.hold(FUND, SAFE)
    index = await settled(make_meaning(second, clock=clock))
    second.fails = True
    second.asked.clear()

    async def tries(after: float) -> int:
        """How often it is asked by two questions so long after the last ones."""
        clock.now += after
        second.asked.clear()
        for _ in range(2):
            assert await found(index, "the trust fund")
            await asyncio.sleep(0)
        return len(second.asked)

    with logged_of_encoders() as logged:
        assert [await tries(after) for after in (0, 29, 1, 59, 1, 119, 1)] == [1, 0, 1, 0, 1, 0, 1]
        for _ in range(5):
            await tries(600)
        assert await tries(599) == 0
        assert index.failing
        second.fails = False
        assert await tries(1) == 2  # the trial, and the question after it

    assert not index.failing
    told = [each["event"] for each in logged if each.get("encoder")]
    assert told == ["finding without this encoder", "finding with this encoder again"]


async def test_an_encoder_that_fails_as_it_is_opened_is_seen_and_opened_later(
    make_meaning: MakeMeaning, library: FakeLibrary
) -> None:
    second, clock = Counting(fails=True), Hours()
    library.hold(FUND, SAFE)
    index = await settled(make_meaning(second, clock=clock))
    assert (index.failing, index.progress) == (True, (2, 2))
    second.fails = False

    await found(index, "the trust fund")
    assert FUND.clause.text not in second.given
    clock.now += 30
    await found(index, "the trust fund")
    await index.settle()

    assert (index.failing, index.progress) == (False, (2, 2))
    assert FUND.clause.text in second.given


async def test_a_damaged_default_encoder_is_seen_beside_another_that_works(
    make_meaning: MakeMeaning, library: FakeLibrary
) -> None:
    library.hold(FUND, SAFE)
    index = await settled(make_meaning(Counting(), default=Damaged()))

    assert (index.failing, index.progress) == (True, (0, 0))
    assert await found(index, "the trust fund") == [FUND.ref]


async def test_many_questions_at_once_make_one_failure(
    make_meaning: MakeMeaning, library: FakeLibrary
) -> None:
    second, clock = Counting(), Hours()
    library.hold(FUND, SAFE)
    index = await settled(make_meaning(second, clock=clock))
    second.fails = True
    await asyncio.gather(*(found(index, "the trust fund") for _ in range(5)))
    second.fails = False

    clock.now += 30
    await found(index, "the trust fund")
    await asyncio.sleep(0)

    assert not index.failing
