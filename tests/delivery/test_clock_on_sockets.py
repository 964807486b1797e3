"""The machine's clock is set while the bot runs: what is due is said at once all the same."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.delivery.harness import Stand

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_when_the_clock_is_set_what_is_due_by_it_is_said_at_once(stand: Stand) -> None:
    later = await stand.put(5, minutes=30)
    bot = await stand.start()
    await stand.server.connected.wait()

    bot.set_clock(forwards=True)
    await stand.until_shown(later, 35)

    assert stand.count(later) == (0, 0)
    assert datetime.now(UTC) < later[0].due


async def test_when_the_clock_is_set_back_what_is_due_by_discords_clock_is_said_at_once(stand: Stand) -> None:
    stand.sweep = 1
    bot = await stand.start()
    await stand.server.connected.wait()

    bot.set_clock(forwards=False)
    now = await stand.put(5)
    await stand.until_shown(now, 20)

    assert stand.count(now) == (0, 0)
