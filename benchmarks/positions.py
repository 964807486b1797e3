"""Clicks through the whole bot, beside a bot that only answers and beside bare inserts; a burst, timed.

python -m benchmarks.positions
"""

from __future__ import annotations

import asyncio
import logging
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import discord
import structlog

from bot.client import Rapporteur
from bot.domain.deed import Deed
from bot.domain.delegation import Function, Standing
from bot.domain.document import Expression, Manifestation
from bot.domain.language import Language
from bot.domain.ledger import broken_at
from bot.domain.symbol import Symbol
from bot.launch import Office, opened
from bot.render.delegations import states
from bot.services.poll_opening import Opening
from bot.settings import Settings
from bot.store.deliveries import StoredDeliveries
from bot.store.documents import Documents
from tests.fakes import FakeMemory
from tests.polls import clauses
from tests.wire import CARD, CHANNEL, GUILD, Wire, click, on_wire

CLICKS = 1000
CODES = sorted(states(Language.EN))[:193]
KEYS = ("0", "1", "2", "3")
STANCES = ("support", "live")


class Bare(discord.Client):
    """Acknowledges and answers, and keeps nothing."""

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.followup.send("recorded", ephemeral=True)


async def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with tempfile.TemporaryDirectory() as folder:
        print(f"{CLICKS} clicks by {len(CODES)} delegations on 4 clauses")
        print(f"  bare sqlite3, a commit each:     {_inserts(Path(folder) / 'bare.db'):>7,.0f} rows/s")
        print(f"  bare discord.py, answering only: {await _bare():>7,.0f} clicks/s")
        async with opened(Settings(RAPPORTEUR_STATE=Path(folder) / "state", _env_file=None)) as office:
            await _whole_bot(office)


async def _whole_bot(office: Office) -> None:
    poll = await _poll(office, "open")
    async with on_wire() as wire:
        client = Rapporteur(office.services, FakeMemory())
        await client.login("token")
        speed = await _all_at_once(wire, client, lambda: _custom_id(poll))
        print(f"  the whole bot:                   {speed:>7,.0f} clicks/s, {len(wire.edits)} edits")
        await _check(office, poll, CLICKS)
        await _burst(wire, client, await _poll(office, "burst"), office)
        await client.close()


async def _burst(wire: Wire, client: discord.Client, poll: str, office: Office) -> None:
    """200 clicks spread over 10 s by chance."""
    wire.edits.clear()
    await asyncio.sleep(2)
    dice = random.Random(7)
    moments = sorted(dice.uniform(0, 10) for _ in range(200))
    clicked: dict[str, float] = {}
    started = time.perf_counter()
    for number, moment in enumerate(moments):
        await asyncio.sleep(max(0.0, started + moment - time.perf_counter()))
        clicked[click(client, 10_000 + number % len(CODES), _custom_id(poll), number)] = time.perf_counter()
    await wire.quiet(3)
    waits = sorted((wire.acknowledged[each] - at) * 1000 for each, at in clicked.items())
    shown = wire.edits[-1][0] - max(clicked.values())
    print("200 clicks in 10 s")
    print(
        f"  acknowledged: p50 {statistics.median(waits):.1f} ms, p99 {waits[197]:.1f} ms, {len(waits)} of 200"
    )
    print(f"  card: {len(wire.edits)} edits, the last {shown:.1f} s after the last click")
    await _check(office, poll, 200)


async def _all_at_once(wire: Wire, client: discord.Client, custom_id: Callable[[], str]) -> float:
    """Clicks a second, 50 under way at a time, from the first click to the last answer."""
    dice = random.Random(7)
    before, started = len(wire.answered), time.perf_counter()
    for number in range(CLICKS):
        click(client, 10_000 + dice.randrange(len(CODES)), custom_id(), number)
        await wire.until(before + number - 50)
    await wire.until(before + CLICKS)
    return CLICKS / (max(wire.answered.values()) - started)


async def _bare() -> float:
    async with on_wire() as wire:
        client = Bare(intents=discord.Intents.none())
        await client.login("token")
        speed = await _all_at_once(wire, client, lambda: "r:x")
        await client.close()
    return speed


async def _check(office: Office, poll: str, expected: int) -> None:
    record = await office.services.chamber.desk.record(str(GUILD), poll)
    positions = len(record.positions)
    whole = "whole" if broken_at(poll, record.entries) is None else "BROKEN"
    print(f"  ledger: {record.kept.length - 1} of {expected} entries, chain {whole}, {positions} positions")


async def _poll(office: Office, name: str) -> str:
    """A poll on four clauses with its card in the channel; its id."""
    chamber, now = office.services.chamber, datetime.now(UTC)
    chair = Deed(str(GUILD), f"seat-{name}", now - timedelta(minutes=1), "1", manages=True)
    for number, code in enumerate(CODES):
        await chamber.delegations.seat(chair, code, Standing.VOTING)
        await chamber.delegations.appoint(chair, code, Function.HEAD, user=str(10_000 + number))
    expression = Expression(Symbol("WG/12"), Language.EN, "Revised report")
    async with office.database.transaction() as unit:
        file = Manifestation("0", "benchmark", "text/plain", 1)
        await Documents(office.database).put(unit, expression, clauses(), file)
    opening = Opening("WG/12", now + timedelta(hours=1), channel=str(CHANNEL))
    deed = Deed(str(GUILD), name, now, "1", manages=True)
    poll = (await chamber.polling.open(deed, opening)).poll
    deliveries = StoredDeliveries(office.database)
    for claimed in await deliveries.claim(now + timedelta(seconds=5), 9, "benchmark"):
        await deliveries.sent(claimed.notice.id, str(CARD), now)
    return poll.id


def _custom_id(poll: str) -> str:
    return f"r:position-take:{poll}:{random.choice(KEYS)}:{random.choice(STANCES)}:"


def _inserts(path: Path) -> float:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE ledger (sequence INTEGER PRIMARY KEY, entry TEXT)")
    started = time.perf_counter()
    for number in range(CLICKS):
        connection.execute("INSERT INTO ledger VALUES (?, ?)", (number, "x" * 300))
    took = time.perf_counter() - started
    connection.close()
    return CLICKS / took


if __name__ == "__main__":
    asyncio.run(main())
