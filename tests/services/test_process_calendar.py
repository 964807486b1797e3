"""Who follows a milestone is reminded by the register as it is: when that puts it elsewhere, told anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from babel.dates import format_date

from bot.domain.language import OFFICIAL, Language
from bot.domain.notice import Audience, State
from bot.domain.process import MOVED, NEAR, Process, subject
from bot.render.times import locale
from bot.resources import table
from bot.services.deadline_requests import Request
from bot.services.follow_desk import FollowDesk
from bot.services.milestone_days import MilestoneDays
from bot.services.process import ProcessCalendar
from bot.store.database import Database
from tests import deadlines
from tests.cards import shown
from tests.posted import Group, deed, group

PROCESS = Process.from_table(table("register/process.toml"))
NOW = datetime(2026, 1, 1, tzinfo=UTC)
LATER = NOW + timedelta(days=2)


def moved(days: int | None) -> Process:
    """The register with the Plenipotentiary of 2026 so many days later; on no known day where None."""
    found = PROCESS.named("pp-26")
    assert found
    assert found.start
    assert found.end
    by = timedelta(days=days or 0)
    start, end = (None, None) if days is None else (found.start + by, found.end + by)
    others = (each for each in PROCESS.milestones if each.key != found.key)
    return Process((*others, replace(found, start=start, end=end)))


def calendar(held: Group, process: Process) -> ProcessCalendar:
    return ProcessCalendar(process, held.desk, FollowDesk(held.desk), "UTC")


async def waiting(held: Group, follow: str) -> list[tuple[str, date]]:
    told = await held.desk.outbox.told(subject(follow))
    kept = [each.notice for each in told if each.state is State.PENDING]
    return [(each.kind, date.fromisoformat(each.details["start"])) for each in kept]


async def test_a_milestone_that_moves_is_told_and_reminded_of_on_its_new_days(database: Database) -> None:
    held = group(database)
    _, follow = await calendar(held, PROCESS).follow(deed(NOW), "pp-26", "", "Asia/Tokyo")
    before = await waiting(held, follow.id)
    (start,) = {day for _, day in before}

    same = await calendar(held, PROCESS).work(LATER)
    new = calendar(held, moved(30))
    first, again = await new.work(LATER), await new.work(LATER)
    restarted = await calendar(held, moved(30)).work(LATER)

    after = await waiting(held, follow.id)
    hours = {each.notice.due.hour for each in await held.desk.outbox.told(subject(follow.id))}
    assert (same, first, again, restarted) == (0, 1, 0, 0)
    assert [kind for kind, _ in before] == [NEAR] * 3
    assert sorted(kind for kind, _ in after) == [MOVED, NEAR, NEAR, NEAR]
    assert {day for _, day in after} == {start + timedelta(days=30)}
    assert hours == {0}  # nine in Tokyo, and the moment of the news


async def test_a_milestone_whose_day_is_known_no_more_reminds_nobody(database: Database) -> None:
    held = group(database)
    _, follow = await calendar(held, PROCESS).follow(deed(NOW), "pp-26", "", "UTC")

    await calendar(held, moved(None)).work(LATER)

    assert await waiting(held, follow.id) == []


@pytest.mark.parametrize("language", OFFICIAL)
async def test_the_news_gives_the_old_day_the_new_ones_and_the_source(
    database: Database, language: Language
) -> None:
    held = group(database)
    _, follow = await calendar(held, PROCESS).follow(deed(NOW), "pp-26", "", "UTC")
    new = calendar(held, moved(30))
    await new.work(LATER)
    told = await held.desk.outbox.told(subject(follow.id))
    old = moved(0).named("pp-26")
    (news,) = [each.notice for each in told if each.notice.kind == MOVED]

    card = await new.moved(news, LATER, language)
    overtaken = await calendar(held, moved(60)).moved(news, LATER, language)

    assert card is not None
    told_them = shown(card)
    milestone = moved(30).named("pp-26")
    assert milestone
    assert milestone.titles[language] in told_them
    assert milestone.sources[language] in told_them
    assert old
    assert old.start
    day = format_date(old.start, "long", locale=locale(language))
    assert day in told_them
    assert overtaken is None


async def test_who_hears_of_a_deadline_that_moved_with_it_hears_both_in_one_message(
    database: Database,
) -> None:
    made = await deadlines.group(database)
    deadline = (await made.add(Request("Comments", "3 weeks before PP-26", channel="77"))).deadline
    held = group(database)
    keen, other = (Audience("1", channel) for channel in ("77", "88"))
    for place in (keen, other):
        await calendar(held, PROCESS).follow(deed(NOW), "pp-26", place.channel, "UTC")
    new = moved(30)
    register = replace(made.desk, names=replace(made.desk.names, process=new))

    await calendar(held, new).work(LATER)
    await MilestoneDays(register).work(LATER)

    news = [each for each in await held.notices(MOVED) if each.details["milestone"] == "pp-26"]
    cards = {each.audience: await calendar(held, new).moved(each, LATER, Language.EN) for each in news}
    [event_news] = await made.waiting(f"event:{deadline.event}")
    assert cards.keys() == {keen, other}
    assert (cards[keen], cards[other] is not None) == (None, True)
    assert event_news.audience == keen
    assert {each.due for each in news} == {event_news.due}
