"""What anybody may see of deadlines, and the word of a delegation that has done what was due."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import perf_counter

import pytest

from bot.domain.deadline import Act
from bot.domain.deed import Deed
from bot.domain.delegation import Delegate, Function
from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL, Language
from bot.render.deadline_titles import deadline_title
from bot.services.deadline_events import NewEvent
from bot.services.deadline_requests import Later, Request
from bot.store.database import Database
from tests.deadlines import COMMENTS, DAY, END, START, chair, delegate, group


async def test_the_next_to_end_comes_first_and_what_has_passed_is_apart(database: Database) -> None:
    made = await group(database)
    for number, when in enumerate(("20 May 2025", "10 May 2025", "15 May 2025")):
        await made.add(Request(f"No. {number}", when), chair(f"a{number}"))

    coming = await made.views.page("1", START + 12 * DAY)
    every = await made.views.page("1", START + 12 * DAY, past=True)

    assert [each.what for each in coming.deadlines] == ["No. 2", "No. 0"]
    assert [each.what for each in every.deadlines] == ["No. 1", "No. 2", "No. 0"]


async def test_ten_thousand_deadlines_are_paged_and_searched_at_once(database: Database) -> None:
    made = await group(database)
    first = (await made.add(replace(COMMENTS, what="Отчёт № 0", document=""))).deadline
    async with database.transaction() as transaction:
        await transaction.execute(_MANY, first=first.id, most=9_999)
    started = perf_counter()

    page = await made.views.page("1", START, 999)
    found = await made.views.suggestions("1", "отчет № 9999", START, Language.EN)

    assert perf_counter() - started < 1
    assert (page.pages, page.deadlines[-1].what) == (1000, "Отчёт № 9999")
    assert [each.what for each in found] == ["Отчёт № 9999"]


_MANY = """
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :most)
INSERT INTO deadlines (id, guild, what, words, instant, zone, typed, state, windows, document, clause, role,
                       delegations, reminders, rule, event, channel, sequence, changed, listed)
SELECT 'd' || n, guild, replace(what, '0', CAST(n AS TEXT)), replace(words, '0', CAST(n AS TEXT)),
       instant + n * 3600, zone, typed, state, windows, document, clause, role, delegations, reminders, rule,
       event, channel, sequence, changed, listed
FROM deadlines CROSS JOIN numbers WHERE id = :first
"""


@pytest.mark.parametrize("typed", ["100%", "a_b", "\\", "'; DROP TABLE deadlines; --"])
async def test_what_is_typed_is_searched_as_it_stands(database: Database, typed: str) -> None:
    made = await group(database)
    await made.add(replace(COMMENTS, what=f"Quorum of {typed} needed"))
    await made.add(replace(COMMENTS, what="Quorum of 100 ab needed"), chair("b"))

    found = await made.views.suggestions("1", typed, START, Language.EN)

    assert [each.what for each in found] == [f"Quorum of {typed} needed"]


async def test_a_delegation_says_that_it_has_done_it_in_time_or_late(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add()).deadline.id

    in_time = await made.views.answer(delegate("FR", "a", END - timedelta(seconds=1)), deadline)
    late = await made.views.answer(delegate("JP", "b", END), deadline)
    again = await made.views.answer(delegate("FR", "c", END + DAY), deadline)

    assert (in_time.late, late.late) == (False, True)
    assert again == in_time
    shown = await made.views.show("1", deadline, END)
    assert [each.delegation for each in shown.answers] == ["FR", "JP"]
    assert [each.code for each in shown.owing] == ["EG"]


async def test_what_came_while_it_was_closed_stays_late_after_a_reopening(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add()).deadline.id
    await made.views.answer(delegate("FR", "a", END + DAY), deadline)
    await made.later(chair("o", END + 2 * DAY), Later(Act.REOPEN, deadline, "30 May 2025", "asked for"))

    answered = await made.views.answer(delegate("JP", "b", END + 3 * DAY), deadline)

    shown = await made.views.show("1", deadline, END + 3 * DAY)
    assert {each.delegation: each.late for each in shown.answers} == {"FR": True, "JP": False}
    assert not answered.late


async def test_a_word_can_be_taken_back(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add()).deadline.id
    await made.views.answer(delegate("FR", "a"), deadline)

    assert await made.views.withdraw(delegate("FR", "b"), deadline)
    assert not await made.views.withdraw(delegate("FR", "c"), deadline)


async def test_only_a_delegation_that_is_asked_gives_its_word(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add(replace(COMMENTS, delegations="France"))).deadline.id

    with pytest.raises(UserError) as other:
        await made.views.answer(delegate("JP", "a"), deadline)
    with pytest.raises(UserError) as nobody:
        await made.views.answer(Deed("1", "b", START, "guest"), deadline)
    with pytest.raises(UserError) as leader:
        await made.views.answer(chair("c"), deadline)

    keys = (other.value.key, nobody.value.key, leader.value.key)
    assert keys == ("answer-not-yours", "answer-nobody", "answer-nobody")


async def test_why_says_the_words_of_the_chair(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add()).deadline.id

    why = await made.views.why("1", deadline)

    assert why.rule is None
    assert why.changes[0].after.typed == "15 May 2025 18:00"


async def test_the_calendar_keeps_what_was_cancelled(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add()).deadline.id
    await made.deadlines.cancel(chair("c", START + DAY), deadline, "not needed")

    ((held, changed),) = await made.views.calendar("1")

    assert (held.sequence, changed) == (1, START + DAY)


async def test_what_is_due_everywhere_is_told_to_the_terminal(database: Database) -> None:
    made = await group(database)
    await made.add()
    await made.add(deed=Deed("2", "x", START, "boss", manages=True))

    assert len(await made.views.due(START)) == 2
    assert len(await made.views.due(START, "2")) == 1
    assert await made.views.due(datetime(2030, 1, 1, tzinfo=UTC)) == []


async def test_forgetting_a_person_leaves_no_id(database: Database) -> None:
    made = await group(database)
    deadline = (await made.add()).deadline.id
    await made.views.answer(delegate("FR", "a"), deadline)

    async with database.transaction() as unit:
        forgotten = [await made.desk.shelf.forget(unit, user) for user in ("uCHAIR", "uFR")]

    shown = await made.views.show("1", deadline, START)
    assert forgotten == [1, 1]
    assert (shown.changes[0].by, shown.answers[0].by) == ("", "")


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_deadline_is_found_by_the_name_that_its_reader_sees(
    database: Database, language: Language
) -> None:
    made = await group(database)
    council = NewEvent("council", "C25", "17 June 2025", "77")
    event = await made.events.add(chair("e"), council, Language.EN)
    held = (await made.events.apply(chair("a"), event.id, "posting", Language.EN))[0].deadline

    title = deadline_title(held, language)
    found = await made.views.suggestions("1", title[:40], START, language)

    assert held in found
    assert {deadline_title(each, language) for each in found if title[:40] in deadline_title(each, language)}


async def test_a_file_reminds_of_what_is_asked_through_a_seat_a_role_or_as_of_everybody(
    database: Database,
) -> None:
    made = await group(database)
    async with database.transaction() as unit:
        role = Delegate("dJP2", "JP", Function.MEMBER, START - DAY, role="r1")
        await made.desk.register.appoint(unit, "1", role)
    every, japan, france, called = [
        (await made.add(replace(COMMENTS, what=what, delegations=whom, role=held), chair(what))).deadline
        for what, whom, held in (("a", "", ""), ("b", "Japan", ""), ("c", "France", ""), ("d", "", "r2"))
    ]
    through_role = Deed("1", "x", START, "somebody", ("r1",))
    found = [held for held, _ in await made.views.calendar("1")]

    asked = await made.views.asked(through_role, found)
    await made.views.answer(delegate("JP", "y"), japan.id)
    left = await made.views.asked(through_role, found)
    holder = await made.views.asked(replace(through_role, roles=("r2",)), found)

    assert asked == {every.id, japan.id}
    assert left == {every.id}
    assert holder == {every.id, called.id}
    assert france.id in await made.views.asked(delegate("FR", "z"), found)
