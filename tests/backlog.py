"""How people fare while a backlog goes out: how long the loop can't go round, how long `/ask` takes."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.language import Language
from bot.domain.notice import Audience, Notice
from bot.domain.person import Person
from bot.launch import Office
from bot.services.pace import Pace
from tests.post import FakePost, Mailroom

QUESTION = "where are reports posted before they are transmitted?"


@dataclass(frozen=True, slots=True)
class Fared:
    """The longest stall of the loop, by the clock and of its own work, and how long each answer took, the
    quickest first; in seconds. On a busy machine others take the rest of a stall."""

    stall: float
    work: float
    answers: tuple[float, ...]

    @property
    def p99(self) -> float:
        return self.answers[min(len(self.answers) - 1, int(len(self.answers) * 0.99))]

    def __str__(self) -> str:
        asked = len(self.answers)
        stalled = f"loop stalled {self.stall * 1000:.0f} ms ({self.work * 1000:.0f} of its own work)"
        return f"{stalled}, /ask p99 {self.p99 * 1000:.0f} ms of {asked}"


async def backlog(office: Office, count: int, seconds: float) -> tuple[int, Fared]:
    """So many due at once to 500 places, sent at the bot's pace while somebody asks; how many went."""
    now = datetime.now(UTC).replace(microsecond=0)
    room = Mailroom(office.database, FakePost(), now, pace=Pace())
    places = (Audience("1", f"c{number % 500}") for number in range(count))
    due = [Notice("near", f"deadline:{number}", "7d", there, now) for number, there in enumerate(places)]
    await room.put(*due)
    deliver = room.deliver()
    await deliver.connect(room.post)
    working = asyncio.create_task(deliver.work(room.now))
    fared = await asking(office, seconds)
    await deliver.stop()
    await working
    return sum(map(len, room.post.shown.values())), fared


async def asking(office: Office, seconds: float) -> Fared:
    """Somebody asks one question after the other for so long."""
    took: list[float] = []

    async def ask_on() -> None:
        while True:
            started = time.perf_counter()
            await ask(office)
            took.append(time.perf_counter() - started)
            await asyncio.sleep(0.05)

    task = asyncio.create_task(ask_on())
    longest, work = await stall(seconds)
    task.cancel()
    return Fared(longest, work, tuple(sorted(took)))


async def ask(office: Office) -> None:
    await office.services.ask(QUESTION, Person("1", Language.EN, "1"))


async def stall(seconds: float) -> tuple[float, float]:
    """The longest time in which the loop did not go round, and the most work that it did in one round."""
    longest, most, until = 0.0, 0.0, time.monotonic() + seconds
    while time.monotonic() < until:
        started, worked = time.perf_counter(), time.thread_time()
        await asyncio.sleep(0.001)
        longest = max(longest, time.perf_counter() - started - 0.001)
        most = max(most, time.thread_time() - worked)
    return longest, most
