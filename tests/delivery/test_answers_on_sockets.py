"""People are answered by real processes on real sockets, and what they did is kept whatever happens then."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.delegation import Delegate, Delegation, Function, Standing
from bot.domain.ledger import Act
from bot.domain.notice import Audience
from bot.domain.poll import Window
from bot.store.delegations import Register
from bot.store.deliveries import StoredDeliveries
from bot.store.ledger import Ledgers
from bot.store.polls import Polls
from tests.delivery.events import clicked
from tests.delivery.harness import Stand
from tests.delivery.world import OWNER
from tests.polls import poll
from tests.store.noticed import put_many

pytestmark = pytest.mark.asyncio(loop_scope="session")
SUPPORT = "r:position-take:p1:1:support:"


async def polled(stand: Stand) -> None:
    """A poll is open, and the one who clicks speaks for France."""
    now, guild = datetime.now(UTC).replace(microsecond=0), str(stand.world.guild)
    opens = now - timedelta(hours=1)
    asked = replace(poll(), guild=guild, windows=(Window(opens, now + timedelta(days=1)),))
    register = Register(stand.database)
    async with stand.database.transaction() as unit:
        await Polls(stand.database).open(unit, asked)
        await register.seat(unit, Delegation(guild, "FR", Standing.VOTING, opens))
        await register.appoint(unit, guild, Delegate("d1", "FR", Function.HEAD, opens, user=str(OWNER)))


async def positions(stand: Stand) -> list[tuple[str, str, str]]:
    entries = await Ledgers(stand.database).entries("p1")
    said = [entry.fact for entry in entries if entry.fact.act is Act.POSITION]
    return [(fact.delegation, fact.clause, fact.stance) for fact in said]


async def test_a_vote_is_kept_when_its_answer_comes_too_late(stand: Stand) -> None:
    await polled(stand)
    await stand.start()
    await stand.server.connected.wait()
    stand.world.faults.answers = 10062

    await stand.server.dispatch("INTERACTION_CREATE", clicked(stand.world, SUPPORT))
    await stand.until(lambda: stand.world.statuses[404] > 0)

    assert len(stand.server.callbacks) == 1  # that it was heard; the words that follow came too late
    assert await positions(stand) == [("FR", "2.2", "support")]


async def test_a_click_on_a_poll_works_in_a_process_that_never_showed_it(stand: Stand) -> None:
    await polled(stand)
    first = await stand.start()
    await stand.server.connected.wait()
    await first.kill()
    stand.server.connected.clear()
    await stand.start()
    await stand.server.connected.wait()

    await stand.server.dispatch("INTERACTION_CREATE", clicked(stand.world, SUPPORT))
    await stand.until(lambda: len(stand.server.callbacks) > 1)

    assert await positions(stand) == [("FR", "2.2", "support")]
    assert "France" in str(stand.server.callbacks[-1])


async def test_with_100_000_waiting_a_process_speaks_after_2_seconds_of_work(stand: Stand) -> None:
    later = datetime.now(UTC) + timedelta(days=30)
    await put_many(stand.database, 100_000, later, Audience(str(stand.world.guild), "7"))
    due = await stand.put(1)

    bot = await stand.start()
    await stand.until_shown(due)

    assert bot.worked() <= 2
    assert (await StoredDeliveries(stand.database).counts(later)).pending == 100_000
