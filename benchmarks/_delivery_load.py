"""What delivering costs: one announcement to 500 channels, 100,000 pending, 2,000 due at once."""

from __future__ import annotations

import asyncio
import contextlib
import resource
import shutil
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import discord
import discord.http

from bot.demo.dossier import incoming, sample_dossier
from bot.domain.notice import Audience, Notice
from bot.launch import opened
from bot.settings import Settings
from bot.store.deliveries import StoredDeliveries
from bot.store.migrate import migrate
from bot.store.open import open_database
from bot.store.outbox import StoredOutbox
from tests.backlog import ask, asking, backlog
from tests.delivery.discord_server import serving
from tests.delivery.harness import Zygote, standing
from tests.delivery.world import Limits, World

DISCORD = Limits(channel=5, whole=50)


@dataclass
class FanOut:
    """One message to each of 500 channels."""

    seconds: float
    lost: int
    refused: int

    def __str__(self) -> str:
        arrived = 500 - self.lost
        rate = arrived / self.seconds
        return f"{self.seconds:>6.1f} s, {rate:>5.1f}/s, {self.lost:>3} lost, {self.refused:>5} × 429"


async def ours(zygote: Zygote, folder: Path) -> FanOut:
    """The bot as a process, from the first message to the last."""
    async with standing(zygote, folder, channels=500) as stand:
        stand.rate, stand.world.limits, stand.world.faults.latency = 48, DISCORD, 0.05
        notices = await stand.put(500)
        await stand.start()
        await stand.until_settled(120)
        took = stand.world.arrived_at[-1] - stand.world.arrived_at[0]
        return FanOut(took, stand.count(notices)[0], stand.world.statuses[429])


async def bare(*, paced: bool) -> FanOut:
    """discord.py alone: all at once, or one after the other every 1/48 s."""
    async with serving(World(500)) as server:
        world = server.world
        world.limits, world.faults.latency = DISCORD, 0.05
        discord.http.Route.BASE = f"{server.url}/api"
        client = discord.Client(intents=discord.Intents.none())
        async with client:
            await client.login("wire")
            await asyncio.sleep(1)
            started = time.monotonic()
            sends = [client.get_partial_messageable(channel).send for channel in world.channels]
            await (_paced(sends) if paced else _at_once(sends))
            took = time.monotonic() - started
        return FanOut(took, 500 - len(world.arrived_at), world.statuses[429])


async def _at_once(sends: list[Callable[[str], Awaitable[object]]]) -> None:
    await asyncio.gather(*(send("x") for send in sends), return_exceptions=True)


async def _paced(sends: list[Callable[[str], Awaitable[object]]]) -> None:
    for send in sends:
        with contextlib.suppress(discord.HTTPException):
            await send("x")
        await asyncio.sleep(1 / 48)


def pending(folder: Path, count: int) -> str:
    """How long a house with so many pending takes to open and to know what is next, in a new process."""
    apart(_fill, folder, count)
    return apart(_open, folder)


def apart(deed: Callable[..., str], *arguments: object) -> str:
    """Done in a process of its own, so that its memory is its own."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(deed, *arguments).result()


def _fill(folder: Path, count: int) -> str:
    async def fill() -> str:
        database = await open_database("", folder)
        await migrate(database)
        later = datetime.now(UTC) + timedelta(days=1)
        notices = [_notice(number, later + timedelta(seconds=number)) for number in range(count)]
        async with database.transaction() as unit:
            await StoredOutbox(database).put(unit, notices)
        await database.close()
        return ""

    return asyncio.run(fill())


def _open(folder: Path) -> str:
    async def opening() -> str:
        before, started = memory(), time.perf_counter()
        database = await open_database("", folder)
        await migrate(database)
        deliveries = StoredDeliveries(database)
        await deliveries.next_due()
        took, grown = time.perf_counter() - started, memory() - before
        started = time.perf_counter()
        for _ in range(500):
            await deliveries.next_due()
        each = (time.perf_counter() - started) / 500 * 1000
        waiting = (await deliveries.counts(datetime.now(UTC))).pending
        await database.close()
        return f"{waiting:,} held: open {took:.3f} s, +{grown:.1f} MB, next due {each:.3f} ms"

    return asyncio.run(opening())


async def due_at_once(folder: Path, count: int) -> str:
    """So many due at once, sent at the pace, while somebody asks: the loop's longest stall, and /ask."""
    async with opened(Settings(RAPPORTEUR_STATE=folder, _env_file=None)) as office:
        for file in incoming(sample_dossier()):
            await office.services.ingest(file)
        await office.services.ingest.ready()
        await ask(office)
        calm = await asking(office, 5.0)
        sent, busy = await backlog(office, count, 30.0)
        if not sent:
            raise RuntimeError("nothing was sent: what was measured is an idle loop")
        return f"{sent} sent in 30 s; {busy} (before: {calm})"


def _notice(number: int, due: datetime) -> Notice:
    return Notice("wire", f"deadline:{number}", str(number), Audience("1", f"c{number % 500}"), due)


def memory() -> float:
    """What this process holds now, in MB; not its peak."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
