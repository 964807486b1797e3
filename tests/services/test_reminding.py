"""A person's wishes for reminders hold from the moment they are told, and nothing due is lost by it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.deadline import Act
from bot.domain.deadline_news import News
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.notice import Notice
from bot.domain.person import Person
from bot.services.deadline_requests import Later
from bot.services.reminding import Reminding
from bot.store.database import Database
from bot.store.deliveries import StoredDeliveries
from tests.deadlines import DAY, END, START, Group, chair, group

FRANCE = Person("uFR", Language.FR, "1", "77", zone="Europe/Zurich")
HOUR = timedelta(hours=1)


async def alone(made: Group, deadline: str) -> list[Notice]:
    """What waits for the head of France alone."""
    return [each for each in await made.waiting(deadline) if each.audience.person == "uFR"]


async def test_who_asks_for_messages_gets_those_still_to_come(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add()).deadline.id
    reminding = Reminding(made.desk)

    wishes = await reminding.choose(FRANCE, END - 5 * DAY, way="dm", quiet="22-7")

    assert (wishes.alone, str(wishes.quiet)) == (True, "22:00-07:00")
    assert len(await alone(made, deadline)) >= 3
    await reminding.choose(FRANCE, END - 4 * DAY, way="channel")
    assert await alone(made, deadline) == []


async def test_a_reminder_that_is_due_survives_a_change_of_wishes(database: Database) -> None:
    made = await group(database)
    await made.add()
    await made.deliver(END - 4 * DAY)

    await Reminding(made.desk).choose(FRANCE, END - 71 * HOUR, way="dm")

    sent = await made.deliver(END - 71 * HOUR)
    assert {(each.audience.channel, each.details["rung"]) for each in sent} >= {("77", str(72 * 3600))}


async def test_wishes_that_cannot_be_read_change_nothing(database: Database) -> None:
    made = await group(database)
    reminding = Reminding(made.desk)

    for more in ({"quiet": "night"}, {"zone": "Mars"}):
        with pytest.raises(UserError):
            await reminding.choose(FRANCE, START, way="dm", **more)

    assert not (await reminding.wishes(FRANCE)).alone


async def test_what_was_claimed_before_the_deadline_moved_is_not_sent(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add()).deadline.id
    await made.deliver(START + HOUR)
    deliveries, now = StoredDeliveries(database), END - 7 * DAY
    claimed = [each for each in await deliveries.claim(now, 10, "one") if each.notice.kind == News.NEAR.kind]

    await made.later(chair("x", now), Later(Act.EXTEND, deadline, "20 May 2025 18:00", "asked for"))

    assert claimed
    assert [await deliveries.holds(each, now) for each in claimed] == [False] * len(claimed)
