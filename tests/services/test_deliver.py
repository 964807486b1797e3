"""What is due is said once, whatever goes wrong on the way."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.notice import Audience, Claimed, Priority, State
from bot.services.deliver import LOOK
from bot.services.post import (
    BlockedError,
    GoneError,
    PassingError,
    PostError,
    RefusedError,
    UnauthorisedError,
)
from bot.store.database import Database
from bot.store.deliveries import StoredDeliveries
from tests.post import NOW, WARDEN, Mailroom, near


@pytest.fixture
def room(database: Database) -> Mailroom:
    return Mailroom(database)


async def states(room: Mailroom, *numbers: int) -> list[State]:
    return [(await room.outbox.told(f"deadline:{number}"))[0].state for number in numbers]


async def test_everything_due_is_said_once_and_nothing_before_its_time(room: Mailroom) -> None:
    later = replace(near(99), due=NOW.replace(hour=19))
    await room.put(*(near(number, f"c{number % 7}") for number in range(50)), later)

    arrived = await room.round()
    again = await room.round()

    assert (arrived, again) == (50, 0)
    assert sum(len(messages) for messages in room.post.shown.values()) == 50
    assert await states(room, 99) == [State.PENDING]


async def test_what_goes_to_one_place_goes_urgent_first_then_in_order_of_its_time(room: Mailroom) -> None:
    for number in (3, 1, 2):
        await room.put(replace(near(number), due=NOW.replace(minute=0, second=0, hour=10 + number)))
    await room.put(replace(near(4), priority=Priority.URGENT))

    await room.round()

    assert room.post.texts("2") == [f"deadline:{number} {number}" for number in (4, 1, 2, 3)]


async def test_what_has_nothing_to_say_any_more_is_dropped(room: Mailroom) -> None:
    await room.put(near(1))
    room.words["deadline:1"] = None

    await room.round()

    assert await states(room, 1) == [State.CANCELLED]
    assert room.post.texts("2") == []


async def test_what_is_taken_back_while_it_is_worded_is_not_said(room: Mailroom) -> None:
    await room.put(near(1))

    async def move() -> None:
        async with room.database.transaction() as unit:
            await room.outbox.cancel(unit, "deadline:1")

    room.post.before_sending = move
    await room.round()

    assert await states(room, 1) == [State.CANCELLED]
    assert room.post.tries == 0


@pytest.mark.parametrize("late", [False, True], ids=["lost", "arrived, but the answer was lost"])
@pytest.mark.parametrize("pause", [5, 600], ids=["soon again", "after the memory of nonces"])
async def test_after_a_passing_fault_it_is_there_once(room: Mailroom, late: bool, pause: int) -> None:
    await room.put(near(1), near(2, "3"))
    room.post.failing["2"], room.post.late = PassingError("502"), late

    await room.round()
    room.post.failing.clear()
    room.post.remembers = pause < 60
    room.pass_time(seconds=pause)
    await room.round()

    assert await states(room, 1, 2) == [State.SENT, State.SENT]
    assert [len(room.post.shown[place]) for place in ("2", "3")] == [1, 1]


@pytest.mark.parametrize(
    ("error", "state", "kind"),
    [(RefusedError("50013"), State.PARKED, "refused"), (GoneError("10003"), State.DEAD, "gone")],
)
async def test_a_place_that_takes_nothing_is_tried_once_and_told_once(
    room: Mailroom, error: PostError, state: State, kind: str
) -> None:
    await room.put(*(near(number) for number in range(1, 6)), near(6, "3"))
    room.post.failing["2"] = error

    await room.round()
    room.pass_time(hours=1)
    await room.round()

    assert set(await states(room, 1, 2, 3, 4, 5)) == {state}
    assert await states(room, 6) == [State.SENT]
    assert (
        room.post.tries == {"refused": 3, "gone": 7}[kind]
    )  # the refused, the other, the word to the warden
    assert len(room.post.texts(WARDEN.place)) == 1


async def test_what_was_parked_goes_out_when_the_place_is_open_again(room: Mailroom) -> None:
    await room.put(near(1), near(2))
    room.post.failing["2"] = RefusedError("50013")
    await room.round()

    await room.round()
    refused = await states(room, 1, 2)
    room.post.failing.clear()
    await room.round()

    assert refused == [State.PARKED, State.PARKED]
    assert await states(room, 1, 2) == [State.SENT, State.SENT]


async def test_a_warden_who_cannot_be_told_starts_no_chain(room: Mailroom) -> None:
    await room.put(near(1))
    room.post.failing |= {"2": RefusedError("50013"), WARDEN.place: RefusedError("50007")}

    await room.round()
    await room.round()

    assert (await room.deliveries.counts(room.now)).parked == 2


async def test_a_refused_token_stops_everything(room: Mailroom) -> None:
    await room.put(*(near(number, f"c{number}") for number in range(200)))
    room.post.failing |= {f"c{number}": UnauthorisedError("401") for number in range(200)}
    deliver = room.deliver()
    await deliver.connect(room.post)

    await deliver.work(room.now)

    await asyncio.wait_for(deliver.unauthorised(), 1)
    assert room.post.tries <= 50
    assert await deliver.next(room.now) is None
    assert (await room.deliveries.counts(room.now)).pending == 200


async def test_a_ban_stops_everything_for_ten_minutes(room: Mailroom) -> None:
    await room.put(*(near(number, f"c{number}") for number in range(200)))
    room.post.failing |= {f"c{number}": BlockedError("429") for number in range(200)}
    deliver = room.deliver()
    await deliver.connect(room.post)

    await deliver.work(room.now)
    again = await deliver.next(room.now)

    assert room.post.tries <= 50
    assert again is not None
    assert 590 <= (again - room.now).total_seconds() <= 600


async def test_a_slow_place_holds_nobody_else_up(room: Mailroom) -> None:
    gate = room.post.slow["slow"] = asyncio.Event()
    await room.put(*(near(number, "slow") for number in range(40)))
    await room.put(*(near(number, f"c{number}") for number in range(40, 90)))
    deliver = room.deliver()
    await deliver.connect(room.post)

    working = asyncio.create_task(deliver.work(room.now))
    async with asyncio.timeout(5):
        while sum(map(len, room.post.shown.values())) < 50:  # noqa: ASYNC110 - looked at from outside
            await asyncio.sleep(0.01)
    gate.set()

    assert await working == 90


class Slow(StoredDeliveries):
    """A database that takes its time to say what is due."""

    async def claim(self, *arguments: Any, **more: Any) -> Sequence[Claimed]:
        found = await super().claim(*arguments, **more)
        await asyncio.sleep(0.05)
        return found


async def test_a_round_ends_when_the_last_has_arrived_and_not_at_the_next_look(room: Mailroom) -> None:
    room.deliveries = Slow(room.database)
    await room.put(near(1))

    async with asyncio.timeout(LOOK * 0.8):
        assert await room.round() == 1


async def test_stopping_lets_arrive_what_is_under_way_and_leaves_the_rest(room: Mailroom) -> None:
    gate = room.post.slow["slow"] = asyncio.Event()
    room.post.slow["stuck"] = asyncio.Event()
    await room.put(near(1, "slow"), near(2, "slow"), near(3, "stuck"))
    deliver = room.deliver()
    await deliver.connect(room.post)
    working = asyncio.create_task(deliver.work(room.now))
    await asyncio.sleep(0.1)

    stopping = asyncio.create_task(deliver.stop(within=0.3))
    await asyncio.sleep(0.05)
    gate.set()
    await stopping
    await working

    assert sorted(await states(room, 1, 2)) == [State.PENDING, State.SENT]
    assert await states(room, 3) == [State.RETRY]
    del room.post.slow["stuck"]
    assert await room.round() == 2


async def test_what_a_replica_held_when_it_died_is_said_at_its_next_start(room: Mailroom) -> None:
    await room.put(near(1), near(2, "3"))
    await room.deliveries.claim(room.now, 10, "a")

    others = await room.round("b")

    assert others == 0
    assert await room.round("a") == 2


async def test_a_kind_that_nobody_tells_is_kept_and_tried_again(room: Mailroom) -> None:
    await room.put(replace(near(1), kind="unheard-of"))

    await room.round()

    assert await states(room, 1) == [State.RETRY]


async def test_two_replicas_share_the_work(room: Mailroom) -> None:
    await room.put(*(near(number, f"c{number % 20}") for number in range(200)))

    arrived = await asyncio.gather(room.round("a"), room.round("b"))

    assert sum(arrived) == 200
    assert sum(len(messages) for messages in room.post.shown.values()) == 200


async def test_nothing_is_sent_before_there_is_a_way_out(room: Mailroom) -> None:
    await room.put(near(1))

    assert await room.deliver().work(NOW) == 0
    assert await room.deliver().next(NOW) is None


async def test_an_audience_is_one_place() -> None:
    assert (Audience("1", "2").place, Audience("1", person="3").place) == ("2", "3")
