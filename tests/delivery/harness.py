"""Runs the bot against our small Discord, kills it where it hurts, and counts."""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.notice import Audience, Notice, Priority
from bot.store.database import Database
from bot.store.deliveries import StoredDeliveries
from bot.store.migrate import migrate
from bot.store.open import open_database
from bot.store.outbox import StoredOutbox
from tests.delivery.discord_server import DiscordServer, serving
from tests.delivery.world import World

ROOT = Path(__file__).resolve().parents[2]


class Zygote:
    """Starts processes of the bot and knows how they ended."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._started: asyncio.Queue[int] = asyncio.Queue()
        self._ended: dict[int, asyncio.Future[int]] = {}
        self._reading = asyncio.create_task(self._read())

    async def start(self, variables: dict[str, str], log: Path) -> Bot:
        order = json.dumps({"variables": variables, "log": str(log)}) + "\n"
        assert self._process.stdin is not None
        self._process.stdin.write(order.encode())
        pid = await self._started.get()
        return Bot(pid, self._end_of(pid), log)

    async def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        await self._process.wait()
        await self._reading

    async def _read(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            told = json.loads(line)
            if "pid" in told:
                self._started.put_nowait(told["pid"])
            else:
                ended = self._end_of(told["ended"])
                if not ended.done():
                    ended.set_result(told["status"])

    def _end_of(self, pid: int) -> asyncio.Future[int]:
        if pid not in self._ended:
            self._ended[pid] = asyncio.get_running_loop().create_future()
        return self._ended[pid]


@dataclass
class Bot:
    """A running process of the bot."""

    pid: int
    ended: asyncio.Future[int]
    log: Path

    async def kill(self) -> None:
        """kill -9."""
        os.kill(self.pid, signal.SIGKILL)
        await self.ended

    async def terminate(self) -> tuple[int, float]:
        """SIGTERM; its exit status, and the seconds until its end."""
        started = time.monotonic()
        os.kill(self.pid, signal.SIGTERM)
        status = await asyncio.wait_for(asyncio.shield(self.ended), 20)
        return status, time.monotonic() - started

    def worked(self) -> float:
        """The seconds of processor time that it has used; what else the machine does doesn't count."""
        user, system = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def set_clock(self, *, forwards: bool) -> None:
        """An hour forwards, or back, for this process."""
        os.kill(self.pid, signal.SIGUSR1 if forwards else signal.SIGUSR2)


@dataclass
class Tally:
    """What a trial came to."""

    notices: int = 0
    kills: int = 0
    in_flight: int = 0
    lost: int = 0
    twice: int = 0


@dataclass
class Stand:
    """A world, its server, a database, and processes of the bot."""

    server: DiscordServer
    zygote: Zygote
    state: Path
    database: Database
    url: str = ""
    rate: float = 1000.0
    ban: float = 600.0
    sweep: float = 30.0
    random: random.Random = field(default_factory=lambda: random.Random(11))
    bots: list[Bot] = field(default_factory=list)

    @property
    def world(self) -> World:
        return self.server.world

    async def start(self, replica: str = "", **settings: str) -> Bot:
        """A new process of the bot; replicas have state folders of their own."""
        state = self.state / replica
        state.mkdir(exist_ok=True)
        variables = {
            "DISCORD_TOKEN": "wire",
            "RAPPORTEUR_STATE": str(state),
            "DATABASE_URL": self.url,
            "RAPPORTEUR_LOG": "json",
            "RAPPORTEUR_LANGUAGE": "en",
            "WIRE_URL": self.server.url,
            "WIRE_RATE": str(self.rate),
            "WIRE_BAN": str(self.ban),
            "WIRE_SWEEP": str(self.sweep),
            "WIRE_TURNS": str(self.turns),
            **settings,
        }
        bot = await self.zygote.start(variables, self.state / "log.jsonl")
        self.bots.append(bot)
        return bot

    @property
    def turns(self) -> Path:
        """A file with one byte for each turn that a bot took."""
        return self.state / "turns"

    async def put(
        self, count: int, *, salt: str = "", channels: Sequence[int] = (), **later: float
    ) -> list[Notice]:
        """So many notices, due now or later, spread over the channels."""
        due = datetime.now(UTC) + timedelta(**later)
        places = channels or tuple(self.world.channels)
        notices = [
            Notice(
                "wire",
                f"wire:{salt}",
                f"{salt}/{number}",
                Audience(str(self.world.guild), str(places[number % len(places)])),
                due,
                Priority(number % 4),
            )
            for number in range(count)
        ]
        async with self.database.transaction() as unit:
            await StoredOutbox(self.database).put(unit, notices)
        return notices

    async def until(self, holds: Callable[[], bool], within: float = 60.0) -> None:
        async with asyncio.timeout(within):
            while not holds():  # noqa: ASYNC110 - what another process does is looked at
                await asyncio.sleep(0.005)

    async def until_shown(self, notices: Sequence[Notice], within: float = 60.0) -> None:
        """Until each is to be read."""
        wanted = {notice.id[:10] for notice in notices}
        await self.until(lambda: wanted <= self.world.shown().keys(), within)

    async def until_settled(self, within: float = 60.0) -> None:
        """Until nothing waits in the outbox."""
        deliveries = StoredDeliveries(self.database)
        async with asyncio.timeout(within):
            while await deliveries.next_due() is not None:  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    async def until_parked(self, count: int, within: float = 40.0) -> None:
        deliveries = StoredDeliveries(self.database)
        async with asyncio.timeout(within):
            while (await deliveries.counts(datetime.now(UTC))).parked < count:  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    async def half_an_hour_passes(self) -> None:
        """For what was sent and tried until now, and for Discord's memory of nonces."""
        self.world.forget_nonces()
        self.world.age(1800)
        async with self.database.transaction() as transaction:
            await transaction.execute(
                "UPDATE notices SET first_tried = first_tried - 1800, due = due - 1800, ready = ready - 1800"
            )

    async def kill_in_flight(self, bot: Bot, after: int) -> bool:
        """kill -9 once so many more arrived, while a message is on its way; whether one was."""
        goal = len(self.world.arrived_at) + after
        await self.until(lambda: len(self.world.arrived_at) >= goal or bot.ended.done())
        await self.until(lambda: self.world.under_way > 0 or bot.ended.done(), 5)
        flying = self.world.under_way > 0
        await bot.kill()
        return flying

    def count(self, notices: Sequence[Notice]) -> tuple[int, int]:
        """How many are not to be read, and how many more than once."""
        shown = self.world.shown()
        times = [shown[notice.id[:10]] for notice in notices]
        return times.count(0), sum(each > 1 for each in times)

    async def stop(self) -> None:
        for bot in self.bots:
            if not bot.ended.done():
                await bot.kill()


@asynccontextmanager
async def zygotes() -> AsyncIterator[Zygote]:
    """The one who starts processes."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.delivery.zygote",
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    zygote = Zygote(process)
    try:
        yield zygote
    finally:
        await zygote.close()


@asynccontextmanager
async def standing(zygote: Zygote, state: Path, url: str = "", channels: int = 20) -> AsyncIterator[Stand]:
    """A world with its server and database, ready for the bot."""
    state.mkdir(parents=True, exist_ok=True)
    database = await open_database(url, state)
    await migrate(database)
    async with serving(World(channels)) as server:
        stand = Stand(server, zygote, state, database, url)
        try:
            yield stand
        finally:
            await stand.stop()
            await database.close()
