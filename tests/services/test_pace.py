"""One pace for everything: evenly spaced, and slower when Discord says so."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Sequence

import pytest

from bot.services.pace import RATE, Pace

LIMIT = 50
"""Requests a second that Discord allows."""


class SimulatedLoop(asyncio.SelectorEventLoop):
    """Its clock jumps to what is due next: a minute passes at once, whatever else the machine does.

    A jump comes late by up to `jitter` seconds, and by half a second at each of the `stalls`.
    """

    def __init__(self, jitter: float = 0.0, stalls: Sequence[float] = ()) -> None:
        super().__init__()
        self._now = 0.0
        self._jitter = jitter
        self._stalls = list(stalls)
        self._random = random.Random(5)

    def time(self) -> float:
        return self._now

    def _run_once(self) -> None:
        if not self._ready and self._scheduled:  # type: ignore[attr-defined]
            due = self._scheduled[0].when()  # type: ignore[attr-defined]
            self._now = max(self._now, due) + self._random.uniform(0, self._jitter)
            if self._stalls and self._now >= self._stalls[0]:
                self._now = self._stalls.pop(0) + 0.5
        super()._run_once()  # type: ignore[misc]


def turns(loop: SimulatedLoop, seconds: float, waiting: int, asking_from: float = 0.0) -> list[float]:
    """When each turn was had, with so many who always wait for one, for so many simulated seconds."""
    pace, taken = Pace(RATE, clock=loop.time), []

    async def ask() -> None:
        await asyncio.sleep(asking_from)
        while loop.time() < asking_from + seconds:
            assert await pace.turn()
            taken.append(loop.time())

    async def everybody() -> None:
        await asyncio.gather(*(ask() for _ in range(waiting)))

    try:
        loop.run_until_complete(everybody())
    finally:
        loop.close()
    return taken


def most_in_a_second(taken: Sequence[float]) -> int:
    """The most turns in any second, wherever it begins."""
    return max(
        sum(start <= each < start + 1 for each in taken[place:][: 2 * LIMIT])
        for place, start in enumerate(taken)
    )


@pytest.mark.parametrize("jitter", [0.0, 0.01])
@pytest.mark.parametrize("waiting", [1, 16, 200])
def test_95_percent_of_what_discord_allows_are_used_and_never_more_than_it_allows(
    jitter: float, waiting: int
) -> None:
    taken = turns(SimulatedLoop(jitter), 60, waiting)

    for start in range(0, 60, 10):
        assert sum(start <= each < start + 10 for each in taken) >= 0.95 * LIMIT * 10
    assert most_in_a_second(taken) <= LIMIT


def test_nothing_is_saved_up_for_a_rush_while_nobody_asks_or_the_machine_stands_still() -> None:
    stalled = turns(SimulatedLoop(0.005, [3, 4.2, 9, 9.6, 20]), 30, 16)
    rested = turns(SimulatedLoop(), 5, 200, asking_from=40)

    assert most_in_a_second(stalled) <= LIMIT
    assert most_in_a_second(rested) <= LIMIT
    assert len(stalled) >= 0.95 * LIMIT * (30 - 5 * 0.5) - 5


async def test_turns_are_evenly_spaced_however_many_ask() -> None:
    pace, taken = Pace(100), []

    async def take() -> None:
        await pace.turn()
        taken.append(time.monotonic())

    await asyncio.gather(*(take() for _ in range(21)))

    assert 0.19 <= taken[-1] - taken[0] <= 0.4
    assert max(sum(start <= each < start + 0.1 for each in taken) for start in taken) <= 12


async def test_after_a_stall_of_the_machine_what_is_late_does_not_go_out_at_once() -> None:
    pace, taken = Pace(480, span=0.1), []

    async def take() -> None:
        await pace.turn()
        taken.append(time.monotonic())

    going = asyncio.gather(*(take() for _ in range(120)))
    await asyncio.sleep(0.08)
    time.sleep(0.05)  # noqa: ASYNC251 - the machine does something else
    await going

    assert max(sum(start <= each < start + 0.099 for each in taken) for start in taken) <= 49
    assert len(taken) == 120


async def test_nothing_begins_while_it_rests() -> None:
    pace = Pace(1000)
    waiting = asyncio.create_task(pace.turn())
    started = time.monotonic()
    pace.rest(0.2)

    await pace.turn()
    await waiting

    assert time.monotonic() - started >= 0.2


async def test_who_would_wait_too_long_is_sent_away() -> None:
    pace = Pace(1000)
    pace.rest(600)

    assert not await pace.turn(within=60)
    assert 590 < pace.rests <= 600


async def test_each_refusal_in_a_row_rests_longer_until_one_is_accepted() -> None:
    now = [0.0]
    pace, rests = Pace(1000, clock=lambda: now[0]), []

    for _ in range(7):
        pace.refused(0.5)
        pace.refused(0.5)
        rests.append(pace.rests)
        now[0] += pace.rests
    pace.accepted()
    pace.refused(0.5)

    assert rests == [1, 2, 4, 8, 16, 30, 30]
    assert pace.rests == 1
