"""Reminders: only to those who still owe something, only the latest, never what is no longer true."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deadline import Act
from bot.domain.deadline_news import News
from bot.domain.language import OFFICIAL, Language
from bot.domain.notice import Notice
from bot.render.card import Mention, Text
from bot.render.terminal import terminal
from bot.services.deadline_requests import Later
from bot.store.database import Database
from tests.deadlines import COMMENTS, DAY, END, START, chair, delegate, group

HOUR = timedelta(hours=1)


def near(notices: list[Notice]) -> list[str]:
    """The rungs of the reminders among these, in hours."""
    return [str(int(each.details["rung"]) // 3600) for each in notices if each.kind == News.NEAR.kind]


async def test_each_rung_reminds_at_its_time(database: Database) -> None:
    made = await group(database)
    await made.add()

    sent = [near(await made.deliver(END - rung)) for rung in (7 * DAY, 72 * HOUR, 24 * HOUR, 2 * HOUR)]

    assert sent == [["168"], ["72"], ["24"], ["2"]]
    assert [each.kind for each in await made.deliver(END + HOUR)] == [News.PASSED.kind]


async def test_after_a_downtime_only_the_latest_rung_is_said_and_it_says_that_it_is_late(
    database: Database,
) -> None:
    made = await group(database)
    await made.add()

    sent = await made.deliver(END - 20 * HOUR)

    assert near(sent) == ["24"]
    late = next(each for each in sent if each.kind == News.NEAR.kind)
    card = await made.voice.card(late, END - 20 * HOUR, Language.EN)
    assert card is not None
    assert "This reminder comes late, by 4 hours." in terminal(card)


async def test_after_the_end_no_reminder_is_said(database: Database) -> None:
    made = await group(database)
    await made.add()

    assert [each.kind for each in await made.deliver(END + HOUR)] == [News.ADDED.kind, News.PASSED.kind]


async def test_delegations_that_have_answered_are_left_alone(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add(replace(COMMENTS, delegations="FR, JP"))).deadline.id
    await made.views.answer(delegate("FR", "a"), deadline)

    (reminder,) = [each for each in await made.waiting(deadline) if near([each]) == ["72"]]
    card = await made.voice.card(reminder, END - 72 * HOUR, Language.EN)
    await made.views.answer(delegate("JP", "b"), deadline)
    nothing = await made.voice.card(reminder, END - 72 * HOUR, Language.EN)

    assert card is not None
    assert "Still expected from: JP" in terminal(card)
    assert nothing is None


async def test_a_reminder_calls_the_role_that_is_asked(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add(replace(COMMENTS, role="55"))).deadline.id
    (reminder,) = [each for each in await made.waiting(deadline) if near([each]) == ["72"]]

    card = await made.voice.card(reminder, END - 72 * HOUR, Language.EN)

    assert card is not None
    assert Text((Mention("55"),)) in card.blocks


async def test_a_person_who_wants_it_is_reminded_alone_and_not_at_night(database: Database) -> None:
    made = await group(database)
    for name, value in (("remind", "dm"), ("quiet", "17:00-20:00"), ("zone", "Europe/Zurich")):
        await made.desk.preferences.choose("person:uFR", name, value)
    deadline = (await made.add(replace(COMMENTS, delegations="FR, JP"))).deadline

    alone = [each for each in await made.waiting(deadline.id) if each.audience.person == "uFR"]

    assert near(alone) == ["336", "168", "72", "24", "2"]
    delays = [each.due - (END - timedelta(seconds=int(each.details["rung"]))) for each in alone[1:]]
    assert delays == [2 * HOUR, 2 * HOUR, 2 * HOUR, timedelta(), timedelta()]
    await made.views.answer(delegate("FR", "a"), deadline.id)
    assert await made.voice.card(alone[1], alone[1].due, Language.EN) is None


async def test_who_was_reminded_alone_hears_of_every_change(database: Database) -> None:
    made = await group(database)
    await made.desk.preferences.choose("person:uFR", "remind", "dm")
    deadline = (await made.add()).deadline.id
    await made.deliver(END - 7 * DAY)
    await made.desk.preferences.choose("person:uFR", "remind", "")

    await made.later(chair("x", END - 6 * DAY), Later(Act.EXTEND, deadline, "20 May 2025 18:00", "asked for"))

    waiting = await made.waiting(deadline)
    assert [each.kind for each in waiting if each.audience.person == "uFR"] == [News.EXTENDED.kind]


async def test_a_reminder_of_what_has_moved_is_not_said(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add()).deadline.id
    (reminder,) = [each for each in await made.waiting(deadline) if near([each]) == ["2"]]

    await made.later(chair("x", START + DAY), Later(Act.EXTEND, deadline, "20 May 2025 18:00", "asked for"))

    assert await made.voice.card(reminder, END - 2 * HOUR, Language.EN) is None


async def test_the_end_tells_who_answered(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add(replace(COMMENTS, delegations="FR, JP, EG"))).deadline.id
    await made.views.answer(delegate("FR", "a"), deadline)
    await made.views.answer(delegate("JP", "b", END), deadline)

    (end,) = [each for each in await made.waiting(deadline) if each.kind == News.PASSED.kind]
    card = await made.voice.card(end, END + HOUR, Language.EN)

    assert card is not None
    told = terminal(card)
    assert ["In time: FR" in told, "Late: JP" in told, "No answer: EG" in told] == [True] * 3


@pytest.mark.parametrize("language", OFFICIAL)
async def test_every_notice_has_words_in_every_language(database: Database, language: Language) -> None:
    made = await group(database)
    deadline = (await made.add(replace(COMMENTS, delegations="FR"))).deadline.id
    await made.later(chair("x", START + DAY), Later(Act.EXTEND, deadline, "20 May 2025 18:00", "asked for"))

    for notice in await made.waiting(deadline):
        card = await made.voice.card(notice, notice.due, language)
        assert card is not None
        assert COMMENTS.what in terminal(card)
