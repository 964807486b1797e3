"""Chores are woken at their time, at once when the bell rings, and whatever the clock does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from bot import timer
from bot.lock import replica
from bot.services.present import Present
from bot.timer import Timer


@dataclass
class FakeChore:
    """Due at `due`; takes `takes` seconds."""

    due: datetime | None = None
    takes: float = 0.0
    done: list[datetime] = field(default_factory=list)
    at_once: int = 0
    fails: bool = False

    async def work(self, now: datetime) -> int:
        self.at_once += 1
        assert self.at_once == 1
        await asyncio.sleep(self.takes)
        self.at_once -= 1
        self.done.append(now)
        if self.fails:
            raise ValueError("a fault")
        return 1

    async def next(self, now: datetime) -> datetime | None:
        return self.due if self.due and self.due > now else None


@asynccontextmanager
async def running(
    chore: FakeChore, present: Present | None = None, set_back: timer.SetBack | None = None
) -> AsyncIterator[Timer]:
    started = Timer({"chore": chore}, present, set_back)
    started.start()
    try:
        yield started
    finally:
        await started.stop()


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110 - looked at from outside
            await asyncio.sleep(0.01)


async def test_a_chore_is_done_at_the_start_and_when_it_is_due() -> None:
    due = datetime.now(UTC) + timedelta(seconds=1.2)
    chore = FakeChore(due)

    async with running(chore):
        await until(lambda: len(chore.done) >= 2)

    assert timedelta() <= chore.done[1] - due < timedelta(seconds=0.5)


async def test_it_is_done_at_once_when_the_bell_rings_even_while_it_is_busy() -> None:
    chore = FakeChore(takes=0.2)

    async with running(chore) as keeper:
        await until(lambda: chore.at_once == 1)
        keeper.wake()
        keeper.wake()
        await until(lambda: len(chore.done) == 2)
        planned = keeper.next_wake()

    assert planned is None or planned > datetime.now(UTC) + timedelta(seconds=20)


async def test_when_one_chore_has_done_something_the_others_are_woken() -> None:
    settling, saying = FakeChore(takes=0.3), FakeChore()
    both = Timer({"settling": settling, "saying": saying})

    both.start()
    await until(lambda: len(settling.done) == 1 and len(saying.done) >= 2)
    await both.stop()

    assert saying.done[-1] >= settling.done[0]


async def test_a_chore_that_fails_is_tried_again() -> None:
    chore = FakeChore(fails=True)

    async with running(chore) as keeper:
        await until(lambda: len(chore.done) == 1)
        await until(lambda: keeper.next_wake() is not None)
        keeper.wake()
        await until(lambda: len(chore.done) == 2)


@pytest.mark.parametrize("hours", [1, -1])
async def test_a_clock_that_is_set_delays_nothing(monkeypatch: pytest.MonkeyPatch, hours: int) -> None:
    monkeypatch.setattr(timer, "GLANCE", 0.1)
    chore = FakeChore()

    async with running(chore):
        await until(lambda: len(chore.done) == 1)
        with time_machine.travel(datetime.now(UTC) + timedelta(hours=hours)):
            await until(lambda: len(chore.done) == 2)

    assert abs(chore.done[1] - chore.done[0]) > timedelta(minutes=59)


async def test_what_is_put_by_discords_clock_is_not_due_later_because_ours_was_set_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(timer, "GLANCE", 0.1)
    present, chore = Present(), FakeChore()

    async with running(chore, present):
        await until(lambda: len(chore.done) == 1)
        real = datetime.now(UTC)
        present.hear(real)
        chore.due = real + timedelta(seconds=1)
        with time_machine.travel(real - timedelta(hours=1)):
            await until(lambda: len(chore.done) == 3)

    assert real <= chore.done[1] < chore.due
    assert timedelta() <= chore.done[2] - chore.due < timedelta(seconds=1)


@pytest.mark.parametrize(("hours", "told"), [(-1, 1), (1, 0)])
async def test_what_a_clock_that_was_set_back_put_off_is_brought_back(
    monkeypatch: pytest.MonkeyPatch, hours: int, told: int
) -> None:
    monkeypatch.setattr(timer, "GLANCE", 0.1)
    chore, brought = FakeChore(), list[timedelta]()

    async def bring(gone: datetime, now: datetime) -> None:
        brought.append(gone - now)

    async with running(chore, Present(), bring):
        await until(lambda: len(chore.done) == 1)
        with time_machine.travel(datetime.now(UTC) + timedelta(hours=hours)):
            await until(lambda: len(chore.done) == 2)
            first = list(brought)  # the end of the journey sets it as well

    assert [round(each / timedelta(hours=1), 2) for each in first] == [1] * told


async def test_stopping_waits_for_what_is_being_done_and_wakes_nobody_any_more() -> None:
    chore = FakeChore(takes=0.2)

    async with running(chore) as keeper:
        await until(lambda: chore.at_once == 1)
        await keeper.stop()
        keeper.wake()
        await asyncio.sleep(0.1)

    assert len(chore.done) == 1


def test_a_replica_has_one_name_at_every_start_and_no_two_have_the_same(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    file = tmp_path_factory.mktemp("state") / "replica"

    with replica(file) as first, replica(file) as second:
        assert first != second
    with replica(file) as again:
        assert again == first
