"""One pace for everything: evenly spaced, and slower when Discord says so."""

from __future__ import annotations

import asyncio
import time

from bot.services.pace import Pace


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
