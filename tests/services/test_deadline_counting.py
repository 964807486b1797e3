"""A deadline that a chair counts from an event: computed, explained, and moved with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.deadline import Act
from bot.domain.deadline_rules import DAY_END, Mark
from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL, Language
from bot.domain.when import Doubt
from bot.services.deadline_events import NewEvent
from bot.services.deadline_requests import Asked, Later, Request
from bot.store.database import Database
from tests.deadlines import DAY, START, Group, chair, done, group

COUNCIL = NewEvent("council", "Council 2025", "17 June 2025", "77")
BEFORE = Request("Comments", "14 days before the Council session", channel="77")


async def refused(made: Group, when: str) -> UserError:
    with pytest.raises(UserError) as found:
        await made.deadlines.add(chair("x"), replace(BEFORE, when=when), Language.EN)
    return found.value


async def test_it_is_computed_and_says_its_arithmetic(database: Database) -> None:
    made = await group(database)
    event = await made.events.add(chair("e"), COUNCIL, Language.EN)

    set_ = await made.add(BEFORE)
    why = await made.views.why("1", set_.deadline.id)

    assert set_.deadline.instant == datetime(2025, 6, 3, 21, 59, tzinfo=UTC)
    assert set_.deadline.event == event.id
    assert set_.counted is not None
    assert why.computed == set_.counted[1]
    assert [step.mark for step in why.computed.steps] == [Mark.OPENS, Mark.SHIFT, Mark.HOUR]
    assert (why.event, why.rule and why.rule.hour) == (event, DAY_END)
    assert why.changes[0].after.typed == "14 days before the Council session"


async def test_when_the_event_moves_it_moves_with_the_deadlines_by_rule_and_is_told_once(
    database: Database,
) -> None:
    made = await group(database)
    event = await made.events.add(chair("e"), COUNCIL, Language.EN)
    await made.events.apply(chair("a"), event.id, "posting", Language.EN)
    own = await made.add(replace(BEFORE, when="3 weeks before Council 2025, 18:00 Geneva time"))

    moved = await made.events.move(chair("m", START + DAY), event.id, "24 June 2025", "hall", Language.EN)
    why = await made.views.why("1", own.deadline.id)

    assert {change.act for _, change in moved.changes} == {Act.MOVE}
    assert len(moved.changes) == 2
    assert why.deadline.instant == datetime(2025, 6, 3, 16, tzinfo=UTC)
    assert not why.moved
    assert len(await made.waiting(f"event:{event.id}")) == 1


async def test_a_milestone_of_the_process_becomes_an_event_that_can_be_moved(database: Database) -> None:
    made = await group(database)

    first = await made.add(replace(BEFORE, when="3 weeks before PP-26"))
    second = await made.add(replace(BEFORE, when="за 3 недели до ПК-26"), chair("second"))
    (event,) = await made.events.events("1")
    moved = await made.events.move(chair("m"), event.id, "16 November 2026", "venue", Language.EN)

    assert first.deadline.instant == datetime(2026, 10, 19, 20, 59, tzinfo=UTC)  # 23:59 in Doha
    assert second.deadline.instant == first.deadline.instant
    assert (event.opens, event.kind, event.zone) == (date(2026, 11, 9), "plenipotentiary", "Asia/Qatar")
    assert len(moved.changes) == 2
    assert moved.changes[0][0].instant == datetime(2026, 10, 26, 20, 59, tzinfo=UTC)


async def test_the_groups_own_event_goes_before_a_milestone_of_that_name(database: Database) -> None:
    made = await group(database)
    own = await made.events.add(
        chair("e"), NewEvent("plenipotentiary", "PP-26", "10 November 2026"), Language.EN
    )

    found = await made.add(replace(BEFORE, when="3 weeks before PP-26"))

    assert found.deadline.event == own.id
    assert len(await made.events.events("1")) == 1


async def test_the_groups_own_event_of_that_kind_and_day_is_the_milestone_under_another_name(
    database: Database,
) -> None:
    made = await group(database)
    asked = NewEvent("plenipotentiary", "Doha conference", "9 November 2026")
    own = await made.events.add(chair("e"), asked, Language.EN)

    found = await made.add(replace(BEFORE, when="3 weeks before PP-26"))

    assert found.deadline.event == own.id


async def test_the_name_of_a_kind_stands_for_the_next_of_that_kind(database: Database) -> None:
    made = await group(database)
    for number, day in enumerate(("3 June 2024", "17 June 2025", "2 June 2026")):
        asked = NewEvent("council", f"Session {number}", day)
        await made.events.add(chair(f"e{number}"), asked, Language.EN)

    found = await made.add(BEFORE)

    assert found.deadline.instant.date() == date(2025, 6, 3)


async def test_a_name_that_two_events_have_is_asked_back(database: Database) -> None:
    made = await group(database)
    for number, day in enumerate(("17 June 2025", "2 June 2026")):
        await made.events.add(chair(f"e{number}"), NewEvent("conference", "Assembly", day), Language.EN)

    error = await refused(made, "3 weeks before the Assembly")

    assert error.key == "date-event-which"
    assert all(day in str(error.details["events"]) for day in ("2025-06-17", "2026-06-02"))


async def test_one_that_would_be_past_is_asked_about_and_still_moves_when_confirmed(
    database: Database,
) -> None:
    made = await group(database)
    event = await made.events.add(chair("e"), COUNCIL, Language.EN)

    asked = await made.deadlines.add(
        chair("a"), replace(BEFORE, when="8 weeks before the Council session"), Language.EN
    )
    assert isinstance(asked, Asked)
    settled = done(await made.deadlines.settle(chair("s"), asked.draft, 0))

    assert asked.doubts == (Doubt.PAST,)
    assert (settled.deadline.event, settled.deadline.rule) == (event.id, "said:-8 week 23:59")


async def test_hours_are_counted_from_the_hour_of_a_meeting_and_from_no_other(database: Database) -> None:
    made = await group(database)
    meeting = NewEvent("meeting", "Fourth meeting", "17 June 2025 09:30", meeting=True)
    await made.events.add(chair("e"), meeting, Language.EN)
    await made.events.add(chair("f"), COUNCIL, Language.EN)

    found = await made.add(replace(BEFORE, when="72 hours before the fourth meeting"))
    error = await refused(made, "72 hours before the Council session")

    assert found.deadline.instant == datetime(2025, 6, 14, 7, 30, tzinfo=UTC)
    assert error.key == "rule-hour-unknown"


async def test_a_zone_given_apart_holds_for_the_hour_and_not_for_the_event(database: Database) -> None:
    made = await group(database)
    when = "3 weeks before PP-26, 18:00"

    venue = await made.add(replace(BEFORE, when=when))
    apart = await made.add(replace(BEFORE, when=when, zone="New York"), chair("b"))

    assert venue.deadline.instant == datetime(2026, 10, 19, 15, tzinfo=UTC)  # 18:00 in Doha
    assert apart.deadline.instant == datetime(2026, 10, 19, 22, tzinfo=UTC)
    assert (apart.deadline.zone, apart.deadline.event) == ("America/New_York", venue.deadline.event)


async def test_what_is_refused_for_another_reason_leaves_no_event_behind(database: Database) -> None:
    made = await group(database)
    wrong = replace(BEFORE, when="3 weeks before PP-26", reminders="soon")

    with pytest.raises(UserError, match="reminders-not-understood"):
        await made.deadlines.add(chair("x"), wrong, Language.EN)

    assert await made.events.events("1") == []


async def test_a_milestone_that_was_taken_off_comes_back_when_it_is_counted_from_again(
    database: Database,
) -> None:
    made = await group(database)
    first = await made.add(replace(BEFORE, when="3 weeks before PP-26"))
    async with database.transaction() as transaction:
        await transaction.execute("UPDATE events SET removed = 1 WHERE id = :id", id=first.deadline.event)

    again = await made.add(replace(BEFORE, when="2 weeks before PP-26"), chair("b"))

    assert [each.id for each in await made.events.events("1")] == [again.deadline.event]
    assert (await made.views.why("1", again.deadline.id)).event is not None


async def test_an_unknown_event_is_refused_and_keeps_nothing(database: Database) -> None:
    made = await group(database)

    error = await refused(made, "3 weeks before the World Cup")

    assert (error.key, error.details["name"]) == ("date-event-unknown", "the World Cup")
    assert await made.events.events("1") == []


@pytest.mark.parametrize("language", OFFICIAL)
async def test_each_language_names_the_milestone_by_its_own_title(
    database: Database, language: Language
) -> None:
    made = await group(database)

    set_ = done(await made.deadlines.add(chair("a"), replace(BEFORE, when="3 weeks before PP-26"), language))

    (event,) = await made.events.events("1")
    milestone = made.desk.names.process.named("pp-26")
    assert milestone is not None
    assert event.title == milestone.titles[language]
    assert set_.deadline.instant - START > timedelta(days=365)


async def test_an_extension_counted_from_an_event_is_the_day_that_gives_now(database: Database) -> None:
    made = await group(database)
    event = await made.events.add(chair("e"), COUNCIL, Language.EN)
    own = await made.add(BEFORE)
    extend = Later(Act.EXTEND, own.deadline.id, "за неделю до сессии Совета, 18:00", "asked for")

    extended = done(await made.later(chair("x"), extend))
    moved = await made.events.move(chair("m", START + DAY), event.id, "20 June 2025", "hall", Language.EN)
    stays = moved.changes[0][1].stays
    later = await made.events.move(chair("n", START + DAY), event.id, "1 July 2025", "hall", Language.EN)

    assert extended.counted is not None
    assert [step.mark for step in extended.counted[1].steps] == [Mark.OPENS, Mark.SHIFT, Mark.CLOCK]
    assert extended.deadline.instant == datetime(2025, 6, 10, 16, tzinfo=UTC)
    assert (extended.deadline.rule, extended.deadline.event) == (own.deadline.rule, event.id)
    assert extended.deadline.terms.typed == extend.when
    assert stays
    assert later.changes[0][0].instant == datetime(2025, 6, 17, 21, 59, tzinfo=UTC)  # by its own rule


async def test_a_reopening_counted_from_a_milestone_leaves_the_events_as_they_are(database: Database) -> None:
    made = await group(database)
    held = await made.add(replace(BEFORE, when="15 May 2025 18:00"))
    reopen = Later(Act.REOPEN, held.deadline.id, "3 weeks before PP-26", "asked for")

    reopened = done(await made.later(chair("x", START + 20 * DAY), reopen))

    assert reopened.deadline.instant == datetime(2026, 10, 19, 20, 59, tzinfo=UTC)  # 23:59 in Doha
    assert (reopened.deadline.zone, reopened.deadline.event) == ("Asia/Qatar", "")
    assert await made.events.events("1") == []


async def test_a_new_end_counted_from_an_event_that_is_past_is_asked_about_or_refused(
    database: Database,
) -> None:
    made = await group(database)
    await made.events.add(chair("e"), replace(COUNCIL, opens="20 May 2025"), Language.EN)
    own = await made.add(replace(BEFORE, when="15 May 2025 18:00"))
    extend = Later(Act.EXTEND, own.deadline.id, "4 weeks before the Council session", "asked for")

    asked = await made.later(chair("x"), extend)
    with pytest.raises(UserError) as sooner:
        await made.later(chair("y"), replace(extend, when="a week before the Council session"))
    with pytest.raises(UserError) as unknown:
        await made.later(chair("z"), replace(extend, when="a week before the Assembly of Birds"))

    assert isinstance(asked, Asked)
    assert asked.doubts == (Doubt.PAST,)
    assert (sooner.value.key, unknown.value.key) == ("deadline-extend-sooner", "date-event-unknown")


@pytest.mark.parametrize(
    ("when", "doubt", "hour"),
    [
        ("2 weeks before the Council session, 02:30", Doubt.DST_GAP, 1),
        ("30 weeks after the Council session, 02:30 (Geneva)", Doubt.DST_FOLD, 0),
    ],
)
async def test_an_hour_that_clocks_skip_or_show_twice_is_asked_about_when_it_is_counted_too(
    database: Database, when: str, doubt: Doubt, hour: int
) -> None:
    made = await group(database)
    opens = "12 April 2026" if doubt is Doubt.DST_GAP else "29 March 2026"
    await made.events.add(chair("e"), replace(COUNCIL, opens=opens), Language.EN)

    asked = await made.deadlines.add(chair("x"), replace(BEFORE, when=when), Language.EN)
    assert isinstance(asked, Asked)
    settled = done(await made.deadlines.settle(chair("y"), asked.draft, 0))

    assert asked.doubts == (doubt,)
    assert [until.instant for until in asked.untils] == [settled.deadline.instant]
    assert (settled.deadline.instant.hour, settled.deadline.instant.minute) == (hour, 30)
