"""Where the register puts a milestone elsewhere, the deadlines counted from it follow, told once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.domain.deadline_news import EVENT_MOVED
from bot.domain.language import Language
from bot.domain.process import Process
from bot.services.deadline_requests import Request
from bot.services.milestone_days import MilestoneDays
from bot.store.database import Database
from tests.deadlines import DAY, START, Group, chair, group

BEFORE = Request("Comments", "3 weeks before PP-26", channel="77")
LATER = START + 30 * DAY


def published(made: Group, day: date) -> MilestoneDays:
    """The chore of a program whose register has PP-26 on that day."""
    known = made.desk.names.process.milestones
    moved = [replace(each, start=day, end=day) if each.key == "pp-26" else each for each in known]
    return MilestoneDays(replace(made.desk, names=replace(made.desk.names, process=Process(tuple(moved)))))


async def test_a_deadline_follows_the_register_and_everyone_is_told_once(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add(BEFORE)).deadline
    register = published(made, date(2026, 11, 16))

    moved = [await register.work(LATER), await register.work(LATER)]
    again = await published(made, date(2026, 11, 16)).work(LATER + DAY)

    kept = await made.views.show("1", deadline.id, LATER)
    told = await made.waiting(f"event:{deadline.event}")
    assert (moved, again) == ([1, 0], 0)
    assert kept.deadline.instant == datetime(2026, 10, 26, 20, 59, tzinfo=UTC)
    assert [each.kind for each in told] == [EVENT_MOVED]
    assert kept.changes[-1].reason == "ITU: About PP-26"


async def test_what_a_chair_moved_stays_where_she_put_it(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add(BEFORE)).deadline
    await made.events.move(chair("m"), deadline.event, "10 November 2026", "ours", Language.EN)

    moved = await published(made, date(2026, 11, 16)).work(LATER)

    (event,) = await made.events.events("1")
    assert (moved, event.opens) == (0, date(2026, 11, 10))


async def test_where_the_register_says_the_same_nothing_happens(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add(BEFORE)).deadline

    moved = await MilestoneDays(made.desk).work(LATER + timedelta(days=1))

    assert moved == 0
    assert await made.waiting(f"event:{deadline.event}") == []
