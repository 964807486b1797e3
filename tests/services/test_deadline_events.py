"""Deadlines counted from events: set by rule, and moved together when the event moves."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.deadline import Act
from bot.domain.deadline_news import EVENT_MOVED, News
from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL, Language
from bot.services.deadline_events import NewEvent
from bot.services.deadline_requests import Later
from bot.store.database import Database
from tests.deadlines import DAY, START, chair, delegate, done, group

COUNCIL = NewEvent("council", "Council 2025", "17 June 2025", "77")
SILENCE = NewEvent("silence", "Draft decision", "2 May 2025", "77")


async def test_every_rule_of_the_event_sets_its_deadline(database: Database) -> None:
    made = await group(database)
    event = await made.events.add(chair("e"), COUNCIL, Language.EN)

    found = await made.events.apply(chair("a"), event.id, "", Language.EN)

    days = {each.deadline.rule: each.deadline.instant.date().isoformat() for each in found}
    assert days == {
        "council-contribution": "2025-06-03",
        "council-secretariat": "2025-05-18",
        "posting": "2025-06-10",
        "recent-report": "2025-06-15",
    }
    assert all(each.deadline.event == event.id for each in found)


async def test_a_rule_applied_twice_sets_one_deadline(database: Database) -> None:
    made = await group(database)
    event = await made.events.add(chair("e"), COUNCIL, Language.EN)

    one = await made.events.apply(chair("a"), event.id, "posting", Language.EN)
    two = await made.events.apply(chair("b"), event.id, "posting", Language.FR)

    assert one[0].deadline == two[0].deadline


async def test_when_the_event_moves_all_move_and_are_told_once(database: Database) -> None:
    made = await group(database)
    event = await made.events.add(chair("e"), COUNCIL, Language.EN)
    await made.events.apply(chair("a"), event.id, "", Language.EN)
    await made.deliver(START + timedelta(minutes=2))

    moved = await made.events.move(
        chair("m", START + DAY), event.id, "24 June 2025", "hall flooded", Language.EN
    )

    assert moved.event.opens == date(2025, 6, 24)
    assert len(moved.changes) == 4
    assert {change.act for _, change in moved.changes} == {Act.MOVE}
    assert {change.after.instant - change.before.instant for _, change in moved.changes if change.before} == {
        7 * DAY
    }
    (told,) = await made.waiting(f"event:{event.id}")
    assert told.kind == EVENT_MOVED
    sent = await made.deliver(START + DAY + timedelta(minutes=2))
    assert [each.kind for each in sent] == [EVENT_MOVED]
    for deadline, _ in moved.changes:
        waiting = await made.waiting(deadline.id)
        assert {each.details["instant"] for each in waiting} == {str(int(deadline.instant.timestamp()))}


async def test_why_shows_the_arithmetic_and_what_a_chair_changed_since(database: Database) -> None:
    made = await group(database)
    event = await made.events.add(chair("e"), COUNCIL, Language.EN)
    ((found),) = await made.events.apply(chair("a"), event.id, "council-contribution", Language.EN)

    before = await made.views.why("1", found.deadline.id)
    done(
        await made.later(
            chair("x", START + DAY), Later(Act.EXTEND, found.deadline.id, "5 June 2025", "asked for")
        )
    )
    after = await made.views.why("1", found.deadline.id)

    assert before.computed is not None
    assert before.computed.instant == datetime(2025, 6, 3, 21, 59, tzinfo=UTC)
    assert (before.moved, after.moved) == (False, True)


async def test_silence_begins_when_the_text_is_out_in_six_languages(database: Database) -> None:
    made = await group(database)
    event = await made.events.add(chair("e"), SILENCE, Language.EN)

    with pytest.raises(UserError) as error:
        await made.events.apply(chair("a"), event.id, "silence", Language.EN)
    for number, language in enumerate(OFFICIAL):
        at = START + timedelta(hours=number)
        await made.events.text_out(chair(f"t{number}"), event.id, language, at)
    (found,) = await made.events.apply(chair("b"), event.id, "silence", Language.EN)

    assert error.value.key == "rule-not-started"
    assert found.deadline.instant == START + timedelta(hours=5 + 72)


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        (NewEvent("party", "Council", "17 June 2025"), "event-kind"),
        (NewEvent("council", " ", "17 June 2025"), "event-title-missing"),
        (NewEvent("council", "Council", "05/06/2025"), "date-unclear"),
        (NewEvent("council", "Council", "31 June 2025"), "date-impossible"),
    ],
)
async def test_an_event_that_cannot_be_kept_is_refused(database: Database, asked: NewEvent, key: str) -> None:
    made = await group(database)

    with pytest.raises(UserError) as error:
        await made.events.add(chair("e"), asked, Language.EN)

    assert error.value.key == key


async def test_only_leaders_keep_events_and_only_their_own_servers(database: Database) -> None:
    made = await group(database)
    event = await made.events.add(chair("e"), COUNCIL, Language.EN)

    with pytest.raises(UserError) as member:
        await made.events.move(delegate("FR", "m"), event.id, "24 June 2025", "why not", Language.EN)
    with pytest.raises(UserError) as reasonless:
        await made.events.move(chair("m"), event.id, "24 June 2025", " ", Language.EN)
    with pytest.raises(UserError) as unknown:
        await made.events.apply(chair("a"), "nothing", "", Language.EN)

    keys = (member.value.key, reasonless.value.key, unknown.value.key)
    assert keys == ("not-allowed", "deadline-reason-missing", "event-unknown")
    assert [each.title for each in await made.events.events("1")] == ["Council 2025"]
    assert await made.events.events("2") == []


async def test_a_deadline_that_does_not_move_is_not_told(database: Database) -> None:
    made = await group(database)
    event = await made.events.add(chair("e"), COUNCIL, Language.EN)

    moved = await made.events.move(chair("m"), event.id, "24 June 2025", "hall flooded", Language.EN)

    assert moved.changes == []
    assert await made.waiting(f"event:{event.id}") == []
    assert News.NEAR.kind == "deadline-near"
