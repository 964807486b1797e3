"""Every notice arrives exactly once: real processes, real sockets, kill -9 and all that Discord may do.

The short form; `python -m benchmarks.delivery` runs the rounds in full.
"""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.notice import State
from bot.store.deliveries import StoredDeliveries
from bot.store.outbox import StoredOutbox
from bot.store.preferences import StoredPreferences
from tests.delivery.events import chose_language
from tests.delivery.harness import Stand, Zygote, standing
from tests.delivery.world import OWNER

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def states(stand: Stand) -> list[State]:
    return [each.state for each in await StoredOutbox(stand.database).told("wire:")]


async def test_killed_twice_it_loses_nothing_and_says_nothing_twice(stand: Stand) -> None:
    stand.world.faults.latency = 0.02
    notices = await stand.put(100)

    flying = await stand.kill_in_flight(await stand.start(), 20)
    flying += await stand.kill_in_flight(await stand.start(), 20)
    await stand.start()
    await stand.until_settled()

    assert flying >= 1
    assert stand.count(notices) == (0, 0)


async def test_two_replicas_that_lose_answers_say_everything_once(
    zygote: Zygote, tmp_path: Path, postgres_url: str
) -> None:
    async with standing(zygote, tmp_path / "state", postgres_url) as stand:
        stand.world.faults.latency, stand.world.faults.drops = 0.02, 0.1
        notices = await stand.put(100)

        first = await stand.start("a")
        await stand.start("b")
        await stand.kill_in_flight(first, 30)
        stand.world.faults.drops = 0
        await stand.start("a")
        await stand.until_settled()

        assert stand.count(notices) == (0, 0)


async def test_after_half_an_hour_discord_has_forgotten_and_history_is_read(stand: Stand) -> None:
    stand.world.faults.latency = 0.05
    notices = await stand.put(40, channels=tuple(stand.world.channels)[:4])
    await stand.kill_in_flight(await stand.start(), 8)

    await stand.half_an_hour_passes()
    await stand.start()
    await stand.until_settled()

    assert stand.count(notices) == (0, 0)


async def test_on_sigterm_it_ends_in_time_and_the_next_start_says_the_rest(stand: Stand) -> None:
    stand.world.faults.latency = 0.2
    notices = await stand.put(60)
    bot = await stand.start()
    await stand.until(lambda: stand.world.under_way > 3)

    status, took = await bot.terminate()
    shown = len(stand.world.arrived_at)
    await stand.start()
    await stand.until_settled()

    assert (status, took < 10, shown < 60) == (0, True, True)
    assert stand.count(notices) == (0, 0)


async def test_a_channel_that_refuses_is_tried_once_and_its_owner_told_once(stand: Stand) -> None:
    closed = next(iter(stand.world.channels))
    stand.world.denied.add(closed)
    refused = await stand.put(5, salt="closed", channels=[closed])
    others = await stand.put(20, channels=tuple(stand.world.channels)[1:])

    await stand.start()
    await stand.until_settled()

    assert stand.count(others) == (0, 0)
    assert stand.count(refused) == (5, 0)
    assert stand.world.statuses[403] == 1
    assert len(stand.world.messages[stand.world.letterboxes[OWNER]]) == 1


async def test_what_is_for_a_deleted_channel_is_dead_and_listed(stand: Stand) -> None:
    gone = next(iter(stand.world.channels))
    del stand.world.channels[gone]
    await stand.put(3, channels=[gone])

    await stand.start()
    await stand.until_settled()

    listed = await StoredDeliveries(stand.database).troubled(10)
    assert [each.state for each in listed] == [State.DEAD] * 3
    assert len(stand.world.messages[stand.world.letterboxes[OWNER]]) == 1


async def test_a_refused_token_ends_the_process_with_a_status_of_its_own(stand: Stand) -> None:
    await stand.put(100)
    bot = await stand.start()
    await stand.until(lambda: len(stand.world.arrived_at) > 5)

    stand.world.faults.status = 401
    status = await asyncio.wait_for(bot.ended, 12)

    assert status == 4
    assert stand.world.statuses[401] <= 50
    assert {*await states(stand)} <= {State.SENT, State.PENDING, State.RETRY}


@pytest.mark.parametrize(("everywhere", "via"), [(False, True), (True, True), (False, False)])
async def test_a_storm_of_429_is_waited_out(stand: Stand, everywhere: bool, via: bool) -> None:
    stand.rate, stand.ban = 48, 1.0
    stand.world.faults.everywhere, stand.world.faults.via = everywhere, via
    notices = await stand.put(40)
    await stand.start()
    await stand.until(lambda: len(stand.world.arrived_at) > 10)

    stand.world.faults.status = 429
    await asyncio.sleep(0.7)
    stand.world.faults.status = 0
    await stand.until_settled()

    assert 1 <= stand.world.statuses[429] <= 50
    assert stand.count(notices) == (0, 0)


async def test_a_429_for_the_whole_bot_stills_every_channel_for_as_long_as_it_says(stand: Stand) -> None:
    faults, stand.rate = stand.world.faults, 48
    faults.status, faults.refusals, faults.everywhere, faults.retry_after = 429, 1, True, 1.5
    notices = await stand.put(20)

    await stand.start()
    await stand.until_settled()

    (refused_at,) = [when for when, _, status in stand.world.requests if status == 429]
    under_way = refused_at + 0.7  # what had begun before the refusal was read
    since = [when - refused_at for when, channel, _ in stand.world.requests if channel and when > under_way]
    assert len(since) > 10
    assert min(since) >= 1.45
    assert stand.count(notices) == (0, 0)


async def test_a_429_that_others_caused_in_one_channel_holds_up_no_other(stand: Stand) -> None:
    faults, busy = stand.world.faults, next(iter(stand.world.channels))
    faults.channels, faults.refusals, faults.shared, faults.retry_after = {busy: 429}, 1, True, 2.0
    others = await stand.put(40, salt="others", channels=tuple(stand.world.channels)[1:])
    (held,) = await stand.put(1, salt="held", channels=[busy])

    await stand.start()
    await stand.until_settled()

    tries = [(when, status) for when, channel, status in stand.world.requests if channel == busy]
    (refused_at, refused), (again_at, accepted) = tries
    elsewhere = [when for when, channel, _ in stand.world.requests if channel and channel != busy]
    assert (refused, accepted) == (429, 200)
    assert again_at - refused_at >= 1.95
    assert len(elsewhere) == 40
    assert max(elsewhere) < again_at
    assert stand.count([held, *others]) == (0, 0)


async def test_whatever_is_asked_of_discord_for_a_notice_has_had_its_turn(stand: Stand) -> None:
    gone, *channels = stand.world.channels
    del stand.world.channels[gone]
    await stand.put(2, salt="gone", channels=[gone])  # fetched, and the owner told alone
    notices = await stand.put(40, channels=channels[:10])

    await stand.start()
    await stand.until_settled()

    asked = [channel for _, channel, _ in stand.world.requests if channel]
    letterboxes = len(stand.world.letterboxes)
    assert letterboxes == 1
    assert len(asked) + letterboxes == stand.turns.stat().st_size
    assert stand.count(notices) == (0, 0)


async def test_a_time_of_502_is_waited_out(stand: Stand) -> None:
    notices = await stand.put(40)
    stand.world.faults.status = 502
    await stand.start()
    await stand.until(lambda: stand.world.statuses[502] > 5)

    stand.world.faults.status = 0
    await stand.until_settled()

    assert stand.count(notices) == (0, 0)


async def test_what_was_done_is_kept_when_its_answer_comes_too_late(stand: Stand) -> None:
    await stand.start()
    await stand.server.connected.wait()
    stand.world.faults.answers = 10062

    await stand.server.dispatch("INTERACTION_CREATE", chose_language(stand.world, "fr"))
    await stand.until(lambda: stand.world.statuses[404] > 0)

    kept = await StoredPreferences(stand.database).choices([f"person:{OWNER}"], "language")
    assert kept == {f"person:{OWNER}": "fr"}


async def test_people_are_answered_while_a_backlog_goes_out(stand: Stand) -> None:
    stand.rate = 48
    notices = await stand.put(120)
    await stand.start()
    await stand.server.connected.wait()
    await stand.until(lambda: len(stand.world.arrived_at) > 10)

    await stand.server.dispatch("INTERACTION_CREATE", chose_language(stand.world, "ru"))
    await stand.until(lambda: bool(stand.server.callbacks))
    out_by_then = len(stand.world.arrived_at)
    await stand.until_settled()

    kept = await StoredPreferences(stand.database).choices([f"person:{OWNER}"], "language")
    assert kept == {f"person:{OWNER}": "ru"}
    assert out_by_then < 100
    assert stand.count(notices) == (0, 0)


async def test_after_an_invalid_session_what_changed_meanwhile_is_known_within_5_seconds(
    stand: Stand,
) -> None:
    closed = next(iter(stand.world.channels))
    stand.world.denied.add(closed)
    notices = await stand.put(3, channels=[closed])
    await stand.start()
    await stand.until_settled()

    stand.world.denied.clear()
    started = time.monotonic()
    await stand.server.invalidate()
    await stand.until_shown(notices)

    assert time.monotonic() - started <= 5
    assert stand.count(notices) == (0, 0)


async def test_what_is_for_a_server_that_removed_us_waits_until_we_are_back(stand: Stand) -> None:
    later = await stand.put(5, seconds=3)
    await stand.start()
    await stand.server.connected.wait()
    await stand.server.kick()
    await stand.until_parked(5)

    await asyncio.sleep((later[0].due - datetime.now(UTC)).total_seconds() + 0.5)
    while_away = stand.count(later)
    await stand.server.invite()
    await stand.until_shown(later)

    assert while_away == (5, 0)
    assert stand.count(later) == (0, 0)


async def test_what_another_process_wrote_is_said_by_the_next_sweep_though_nobody_woke_the_bot(
    stand: Stand,
) -> None:
    stand.sweep = 2
    first = await stand.put(3, salt="first")
    await stand.start()
    await stand.until_shown(first)
    await stand.until_settled()

    behind_its_back = await stand.put(5, salt="second")  # by this process: the bot is told nothing
    await stand.until_shown(behind_its_back, within=20)

    assert stand.count([*first, *behind_its_back]) == (0, 0)
