"""The chair's acts on deadlines: done once, on record, told when they can no longer be taken back."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deadline import Act, State
from bot.domain.deadline_news import News
from bot.domain.deed import Deed
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.notice import Audience
from bot.domain.when import Doubt, Part
from bot.services.deadline_requests import Asked, Later
from bot.store.database import Database
from tests.deadlines import COMMENTS, DAY, END, START, chair, delegate, done, group, secretary

MINUTE = timedelta(minutes=1)


def extension(deadline: str, when: str = "20 May 2025 18:00", reason: str = "asked for") -> Later:
    return Later(Act.EXTEND, deadline, when, reason)


def reopening(deadline: str, when: str = "25 May 2025 18:00") -> Later:
    return Later(Act.REOPEN, deadline, when, "asked for")


async def test_a_deadline_is_kept_with_its_record_and_all_that_will_be_said(database: Database) -> None:
    made = await group(database)

    added = await made.add()

    held = await made.desk.kept("1", added.deadline.id)
    assert held == added.deadline
    assert (held.instant, held.zone, held.terms.typed) == (END, "Europe/Zurich", COMMENTS.when)
    assert [each.act for each in await made.desk.shelf.changes(held.id)] == [Act.ADD]
    assert added.understood is not None
    assert added.understood.explicit == {Part.DAY, Part.TIME}
    waiting = await made.waiting(held.id)
    assert [each.kind for each in waiting] == [News.ADDED.kind, *[News.NEAR.kind] * 5, News.PASSED.kind]
    assert {each.audience for each in waiting} == {Audience("1", "77")}


async def test_the_same_command_twice_sets_one_deadline(database: Database) -> None:
    made = await group(database)

    first, again = await made.add(), await made.add()

    assert first.deadline == again.deadline
    assert len((await made.views.page("1", START)).deadlines) == 1


@pytest.mark.parametrize("deed", [delegate("FR", "x"), Deed("1", "x", START, "nobody")])
async def test_only_chair_and_secretariat_set_deadlines(database: Database, deed: Deed) -> None:
    made = await group(database)

    with pytest.raises(UserError) as error:
        await made.add(deed=deed)

    assert error.value.key == "not-allowed"


async def test_a_date_in_doubt_is_asked_back_and_nothing_is_done(database: Database) -> None:
    made = await group(database)

    asked = await made.deadlines.add(chair("a"), replace(COMMENTS, when="15 May at midnight"), Language.EN)

    assert isinstance(asked, Asked)
    assert asked.doubts == (Doubt.MIDNIGHT,)
    assert len(asked.untils) == 2
    assert not (await made.views.page("1", START)).deadlines
    settled = done(await made.deadlines.settle(chair("b", START + MINUTE), asked.draft, 1))
    assert settled.deadline.instant == asked.untils[1].instant
    assert settled.deadline.what == COMMENTS.what


async def test_a_question_is_answered_once_by_its_own_chair_and_in_time(database: Database) -> None:
    made = await group(database)
    asked = await made.deadlines.add(chair("a"), replace(COMMENTS, when="1 April 2025"), Language.EN)
    assert isinstance(asked, Asked)

    for deed, choice in (
        (secretary("b"), 0),
        (chair("c", START + 16 * MINUTE), 0),
        (chair("d"), 7),
        (replace(chair("e"), guild="2", manages=True), 0),
    ):
        with pytest.raises(UserError) as error:
            await made.deadlines.settle(deed, asked.draft, choice)
        assert error.value.key == "draft-gone"
    one = done(await made.deadlines.settle(chair("f"), asked.draft, 0))
    same = done(await made.deadlines.settle(chair("g"), asked.draft, 0))

    assert one.deadline.id == same.deadline.id


async def test_an_extension_plans_the_reminders_anew_and_tells_old_and_new(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add()).deadline.id

    later = done(await made.later(chair("x", START + DAY), extension(deadline)))

    assert later.deadline.state(START) is State.EXTENDED
    waiting = await made.waiting(deadline)
    instants = {
        each.details["instant"] for each in waiting if each.kind in {"deadline-near", "deadline-passed"}
    }
    assert instants == {str(int(later.deadline.instant.timestamp()))}
    (told,) = [each for each in waiting if each.kind == News.EXTENDED.kind]
    assert told.due == START + DAY + MINUTE


async def test_two_chairs_at_once_the_second_is_told_what_the_first_did(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add(deed=chair("add", START - DAY))).deadline.id

    one, other = await asyncio.gather(
        made.later(chair("x"), extension(deadline, "20 May 2025 18:00")),
        made.later(secretary("y"), extension(deadline, "22 May 2025 18:00")),
    )

    (asked,) = [each for each in (one, other) if isinstance(each, Asked)]
    assert asked.first is not None
    assert (asked.first.act, asked.first.by) == (Act.EXTEND, "uCHAIR" if asked is other else "uSEC")
    assert len(await made.desk.shelf.changes(deadline)) == 2


async def test_a_chair_who_was_told_may_act_all_the_same(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add(deed=chair("add", START - DAY))).deadline.id
    await made.later(chair("x"), extension(deadline, "20 May 2025 18:00"))
    asked = await made.later(secretary("y", START + MINUTE), extension(deadline, "22 May 2025 18:00"))
    assert isinstance(asked, Asked)

    settled = await made.deadlines.settle(secretary("z", START + MINUTE * 1.5), asked.draft, 0)

    assert done(settled).deadline.instant == END + 7 * DAY
    assert len(await made.desk.shelf.changes(deadline)) == 3


async def test_a_chair_who_saw_an_older_state_is_asked_again(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add(deed=chair("add", START - DAY))).deadline.id
    asked = await made.later(chair("x"), extension(deadline, "20 May at midnight"))
    assert isinstance(asked, Asked)

    await made.later(secretary("y", START + MINUTE), extension(deadline, "18 May 2025 18:00"))
    again = await made.deadlines.settle(chair("z", START + 10 * MINUTE), asked.draft, 0)

    assert isinstance(again, Asked)
    assert again.first is not None
    assert again.first.by == "uSEC"


async def test_an_act_taken_back_within_a_minute_is_never_told(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add(deed=chair("add", START - DAY))).deadline.id
    await made.deliver(START - DAY + 2 * MINUTE)
    await made.later(chair("x"), extension(deadline))

    back = await made.deadlines.undo(chair("u", START + timedelta(seconds=50)), deadline)

    assert (back.deadline.instant, back.change.act) == (END, Act.UNDO)
    assert await made.deliver(START + 5 * MINUTE) == []
    assert [each.act for each in await made.desk.shelf.changes(deadline)] == [Act.ADD, Act.EXTEND, Act.UNDO]
    due = {each.details["instant"] for each in await made.waiting(deadline)}
    assert due == {str(int(END.timestamp()))}


async def test_another_chairs_act_of_the_same_minute_is_still_told(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add(deed=chair("add", START - DAY))).deadline.id
    await made.deliver(START - DAY + 2 * MINUTE)
    await made.later(chair("x"), extension(deadline, "20 May 2025 18:00"))
    await made.later(chair("y", START + timedelta(seconds=20)), extension(deadline, "22 May 2025 18:00"))

    await made.deadlines.undo(chair("u", START + timedelta(seconds=30)), deadline)

    sent = await made.deliver(START + 5 * MINUTE)
    assert [(each.kind, each.details["change"]) for each in sent] == [(News.EXTENDED.kind, "1")]


async def test_after_a_minute_an_act_is_recalled_and_everyone_is_told(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add(deed=chair("add", START - DAY))).deadline.id
    await made.later(chair("x"), extension(deadline))
    await made.deliver(START + 2 * MINUTE)

    with pytest.raises(UserError) as error:
        await made.deadlines.undo(chair("u", START + 2 * MINUTE), deadline)
    recalled = await made.deadlines.recall(chair("r", START + 3 * MINUTE), deadline, "wrong date")

    assert error.value.key == "deadline-undo-late"
    assert recalled.deadline.instant == END
    assert [each.act for each in await made.desk.shelf.changes(deadline)] == [Act.ADD, Act.EXTEND, Act.RECALL]
    assert [each.kind for each in await made.deliver(START + 3 * MINUTE)] == [News.RECALLED.kind]


async def test_a_new_deadline_taken_back_says_nothing_at_all(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add()).deadline.id

    await made.deadlines.undo(chair("u", START + timedelta(seconds=10)), deadline)

    assert await made.waiting(deadline) == []
    assert not (await made.views.page("1", START)).deadlines


async def test_a_cancelled_deadline_reminds_no_more_and_can_be_reopened(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add()).deadline.id

    await made.deadlines.cancel(chair("c", START + DAY), deadline, "not needed")

    kinds = [each.kind for each in await made.waiting(deadline)]
    assert kinds == [News.ADDED.kind, News.CANCELLED.kind]
    again = done(await made.later(chair("o", START + 2 * DAY), reopening(deadline)))
    assert again.deadline.state(START + 2 * DAY) is State.REOPENED
    assert News.PASSED.kind in [each.kind for each in await made.waiting(deadline)]


async def test_the_same_act_twice_is_one(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add(deed=chair("add", START - DAY))).deadline.id

    one = await made.later(chair("x"), extension(deadline))
    same = await made.later(chair("x"), extension(deadline))

    assert done(one).change == done(same).change
    assert len(await made.desk.shelf.changes(deadline)) == 2


async def test_another_servers_deadline_is_not_there(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add()).deadline.id
    stranger = Deed("2", "x", START, "boss", manages=True)

    for act in (
        made.later(stranger, extension(deadline)),
        made.deadlines.cancel(stranger, deadline, "mine"),
        made.deadlines.undo(stranger, deadline),
        made.views.show("2", deadline, START),
        made.views.why("2", deadline),
    ):
        with pytest.raises(UserError) as error:
            await act
        assert error.value.key == "deadline-unknown"


@pytest.mark.parametrize(
    ("request_", "key"),
    [
        (replace(COMMENTS, what="  "), "deadline-what-missing"),
        (replace(COMMENTS, what="x" * 301), "deadline-what-long"),
        (replace(COMMENTS, when="someday"), "date-not-understood"),
        (replace(COMMENTS, when="31 February 2026"), "date-impossible"),
        (replace(COMMENTS, zone="Mars/Olympus"), "zone-unknown"),
        (replace(COMMENTS, zone="CST"), "zone-unclear"),
        (replace(COMMENTS, reminders="soon"), "reminders-not-understood"),
    ],
)
async def test_what_cannot_be_taken_is_refused_with_its_reason(
    database: Database, request_: object, key: str
) -> None:
    made = await group(database)

    with pytest.raises(UserError) as error:
        await made.deadlines.add(chair("a"), request_, Language.EN)  # type: ignore[arg-type]

    assert error.value.key == key


async def test_a_zone_typed_apart_holds_for_the_date(database: Database) -> None:
    made = await group(database)

    added = await made.add(replace(COMMENTS, zone="北京"))

    assert (added.deadline.zone, added.deadline.instant) == ("Asia/Shanghai", END - timedelta(hours=6))
