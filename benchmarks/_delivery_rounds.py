"""Rounds of kills, lost answers and bad hours on real sockets; each counts what was lost or said twice."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.delivery.harness import Stand, Zygote, standing


@dataclass
class Tally:
    """What the rounds of one trial came to."""

    notices: int = 0
    kills: int = 0
    in_flight: int = 0
    lost: int = 0
    twice: int = 0

    def add(self, notices: int, counted: tuple[int, int]) -> None:
        self.notices += notices
        self.lost += counted[0]
        self.twice += counted[1]

    def __str__(self) -> str:
        return (
            f"{self.notices:>6,} notices, {self.kills:>3} kills ({self.in_flight} in flight): "
            f"{self.lost} lost, {self.twice} twice"
        )


async def kills(zygote: Zygote, folder: Path, rounds: int, size: int) -> Tally:
    """kill -9 twice a round while messages are on their way."""
    tally = Tally()
    async with standing(zygote, folder) as stand:
        stand.world.faults.latency = 0.01
        for number in range(rounds):
            notices = await stand.put(size, salt=str(number))
            for after in (stand.random.randrange(5, size // 3) for _ in range(2)):
                tally.kills += 1
                tally.in_flight += await stand.kill_in_flight(await stand.start(), after)
            async with _speaking(stand):
                await stand.until_settled()
            tally.add(size, stand.count(notices))
    return tally


async def replicas(zygote: Zygote, folder: Path, url: str, rounds: int, size: int) -> Tally:
    """Two replicas on PostgreSQL, a tenth of the answers lost, one of them killed in each round."""
    tally = Tally()
    async with standing(zygote, folder, url) as stand:
        stand.world.faults.latency = 0.01
        for number in range(rounds):
            stand.world.faults.drops = 0.1
            notices = await stand.put(size, salt=str(number))
            first = await stand.start("a")
            async with _speaking(stand, "b"):
                tally.kills += 1
                tally.in_flight += await stand.kill_in_flight(first, size // 4)
                async with _speaking(stand, "a"):
                    await stand.until_settled(120)
            tally.add(size, stand.count(notices))
    return tally


async def forgotten(zygote: Zygote, folder: Path, rounds: int, size: int) -> Tally:
    """Killed in flight, half an hour down: Discord's memory of nonces has passed."""
    tally = Tally()
    async with standing(zygote, folder) as stand:
        stand.world.faults.latency = 0.02
        for number in range(rounds):
            notices = await stand.put(size, salt=str(number))
            tally.kills += 1
            tally.in_flight += await stand.kill_in_flight(await stand.start(), size // 4)
            await stand.half_an_hour_passes()
            async with _speaking(stand):
                await stand.until_settled()
            tally.add(size, stand.count(notices))
    return tally


async def bad_hour(zygote: Zygote, folder: Path, status: int, seconds: float, size: int) -> tuple[Tally, int]:
    """Every message is answered with this status for so long; how many such answers there were."""
    tally = Tally()
    async with standing(zygote, folder) as stand:
        stand.rate = 48
        notices = await stand.put(size)
        async with _speaking(stand):
            await stand.until(lambda: len(stand.world.arrived_at) > 10)
            stand.world.faults.status = status
            await asyncio.sleep(seconds)
            stand.world.faults.status = 0
            await stand.until_settled(180)
        tally.add(size, stand.count(notices))
        return tally, stand.world.statuses[status]


async def clock(zygote: Zygote, folder: Path, *, forwards: bool) -> tuple[Tally, float]:
    """The machine's clock is set by an hour: seconds until what is due by it was said."""
    tally = Tally()
    async with standing(zygote, folder) as stand:
        bot = await stand.start()
        await stand.server.connected.wait()
        await asyncio.sleep(1)
        notices = await stand.put(20, **({"minutes": 30} if forwards else {"minutes": -61}))
        started = time.monotonic()
        bot.set_clock(forwards=forwards)
        await stand.until_shown(notices, 60)
        took = time.monotonic() - started
        tally.add(20, stand.count(notices))
    return tally, took


async def stopping(zygote: Zygote, folder: Path, rounds: int) -> tuple[Tally, float, int]:
    """SIGTERM in mid-send: the longest end, and how many ended with another status than 0."""
    tally, longest, wrong = Tally(), 0.0, 0
    async with standing(zygote, folder) as stand:
        stand.world.faults.latency = 0.2
        for number in range(rounds):
            notices = await stand.put(60, salt=str(number))
            bot = await stand.start()
            goal = len(stand.world.arrived_at) + 10
            await stand.until(partial(_arrived, stand, goal))
            status, took = await bot.terminate()
            longest, wrong = max(longest, took), wrong + (status != 0)
            async with _speaking(stand):
                await stand.until_settled()
            tally.add(60, stand.count(notices))
    return tally, longest, wrong


@asynccontextmanager
async def _speaking(stand: Stand, replica: str = "") -> AsyncIterator[None]:
    bot = await stand.start(replica)
    try:
        yield
    finally:
        await bot.kill()


def _arrived(stand: Stand, goal: int) -> bool:
    return len(stand.world.arrived_at) >= goal
