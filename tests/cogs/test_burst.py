"""A burst of clicks: all recorded and acknowledged, the card edited once a second at most and right."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta

from bot.client import Rapporteur
from bot.domain.deed import Deed
from bot.domain.delegation import Function, Standing
from bot.domain.language import Language
from bot.domain.news import News
from bot.launch import Office
from bot.render.delegations import states
from bot.services.poll_opening import Opening
from bot.store.deliveries import StoredDeliveries
from tests.fakes import FakeMemory
from tests.wire import CARD, CHANNEL, GUILD, click, on_wire

CODES = sorted(states(Language.EN))[:193]


async def open_poll(office: Office, codes: list[str]) -> str:
    """A poll on one clause, its card in the channel, each delegation's head known by number."""
    chamber, now = office.services.chamber, datetime.now(UTC)
    chair = Deed(str(GUILD), "seat", now - timedelta(minutes=1), "1", manages=True)
    for number, code in enumerate(codes):
        await chamber.delegations.seat(chair, code, Standing.VOTING)
        await chamber.delegations.appoint(chair, code, Function.HEAD, user=str(10_000 + number))
    opening = Opening("CWG-CC-7/3", now + timedelta(hours=1), "2.2", channel=str(CHANNEL))
    poll = (await chamber.polling.open(Deed(str(GUILD), "open", now, "1", manages=True), opening)).poll
    deliveries = StoredDeliveries(office.database)
    (claimed,) = await deliveries.claim(datetime.now(UTC) + timedelta(seconds=2), 9, "test")
    assert claimed.notice.kind == News.OPENED.kind
    await deliveries.sent(claimed.notice.id, str(CARD), datetime.now(UTC))
    return poll.id


async def test_a_burst_is_recorded_whole_and_shown_at_most_once_a_second(office: Office) -> None:
    poll = await open_poll(office, CODES[:100])
    async with on_wire() as wire:
        client = Rapporteur(office.services, FakeMemory())
        await client.login("token")
        started = time.perf_counter()
        for number in range(200):
            stance = "support" if number >= 100 else "live"
            click(client, 10_000 + number % 100, f"r:position-take:{poll}:0:{stance}:", number)
            await asyncio.sleep(0.01)
        await wire.quiet(1.5)
        took = time.perf_counter() - started
        await client.close()

    record = await office.services.chamber.desk.record(str(GUILD), poll)
    assert len(wire.acknowledged) == 200
    assert record.kept.length == 201
    assert record.tally.count(record.poll.clauses[0].key).stances == {"support": 100}
    assert 1 <= len(wire.edits) <= took + 1
    assert "100 of 100" in wire.edits[-1][1]
