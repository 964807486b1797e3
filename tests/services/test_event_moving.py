"""A move of an event is taken back within its minute, or recalled: its deadlines and their entries follow."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.domain.deadline import Act
from bot.domain.deadline_news import EVENT_MOVED, LISTED, News
from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL, Language
from bot.render.card import Items
from bot.render.terminal import terminal
from bot.render.times import moment
from bot.render.words import words
from bot.services.deadline_events import NewEvent
from bot.services.deadline_requests import Later
from bot.store.database import Database
from tests.deadlines import DAY, START, Group, chair, delegate, group

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
COUNCIL = NewEvent("council", "Council 2025", "17 June 2025", "77")
MOVE = START + DAY


async def moved(made: Group) -> tuple[str, str]:
    """An event with a deadline, moved by a week at MOVE; their ids."""
    event = await made.events.add(chair("e"), COUNCIL, Language.EN)
    (done,) = await made.events.apply(chair("a"), event.id, "council-contribution", Language.EN)
    await made.deliver(START + 2 * MINUTE)
    await made.events.move(chair("m", MOVE), event.id, "24 June 2025", "hall flooded", Language.EN)
    return event.id, done.deadline.id


async def kept(made: Group, deadline: str) -> tuple[str, int]:
    found = await made.desk.kept("1", deadline)
    return found.instant.date().isoformat(), found.sequence


async def test_a_move_undone_within_its_minute_is_never_told(database: Database) -> None:
    made = await group(database)
    event, deadline = await moved(made)

    back = await made.events.undo(chair("u", MOVE + 30 * SECOND), event)

    assert back.event.opens == date(2025, 6, 17)
    assert [change.act for _, change in back.changes] == [Act.UNDO]
    assert await kept(made, deadline) == ("2025-06-03", 2)
    assert [each.kind for each in await made.deliver(MOVE + DAY)] == []
    planned = {each.details["instant"] for each in await made.waiting(deadline)}
    assert planned == {str(int(back.changes[0][0].instant.timestamp()))}


async def test_after_its_minute_a_move_is_recalled_with_a_reason_and_told_once(database: Database) -> None:
    made = await group(database)
    event, deadline = await moved(made)
    await made.deliver(MOVE + 2 * MINUTE)

    with pytest.raises(UserError) as late:
        await made.events.undo(chair("u", MOVE + 61 * SECOND), event)
    with pytest.raises(UserError) as reasonless:
        await made.events.recall(chair("r0", MOVE + DAY), event, " ")
    back = await made.events.recall(chair("r", MOVE + DAY), event, "hall dry again")

    assert (late.value.key, reasonless.value.key) == ("event-undo-late", "deadline-reason-missing")
    assert [change.act for _, change in back.changes] == [Act.RECALL]
    assert await kept(made, deadline) == ("2025-06-03", 2)
    (told,) = await made.deliver(MOVE + DAY)
    card = await made.voice.card(told, MOVE + DAY, Language.EN)
    assert card is not None
    shown = terminal(card)
    assert all(part in shown for part in ("Correction", "hall dry again", "24", "17 June 2025"))
    acts = [each.act for each in (await made.views.show("1", deadline, START)).changes]
    assert acts == [Act.ADD, Act.MOVE, Act.RECALL]


async def test_the_same_deed_takes_back_once(database: Database) -> None:
    made = await group(database)
    event, deadline = await moved(made)

    first = await made.events.undo(chair("u", MOVE + 30 * SECOND), event)
    again = await made.events.undo(chair("u", MOVE + 30 * SECOND), event)

    assert (again.event, list(again.changes)) == (first.event, list(first.changes))
    assert await kept(made, deadline) == ("2025-06-03", 2)


async def test_what_was_taken_back_is_not_taken_back_again_and_nothing_is_recalled_early(
    database: Database,
) -> None:
    made = await group(database)
    event, _ = await moved(made)

    with pytest.raises(UserError) as early:
        await made.events.recall(chair("r", MOVE + 30 * SECOND), event, "why")
    await made.events.undo(chair("u", MOVE + 30 * SECOND), event)
    with pytest.raises(UserError) as nothing:
        await made.events.undo(chair("v", MOVE + 40 * SECOND), event)
    with pytest.raises(UserError) as stranger:
        await made.events.undo(delegate("FR", "w", MOVE + 40 * SECOND), event)

    keys = [each.value.key for each in (early, nothing, stranger)]
    assert keys == ["event-recall-early", "event-undo-nothing", "not-allowed"]


async def test_undoing_the_second_of_two_moves_leaves_the_first_to_be_told(database: Database) -> None:
    made = await group(database)
    event, deadline = await moved(made)
    await made.events.move(chair("m2", MOVE + 10 * SECOND), event, "1 July 2025", "again", Language.EN)

    await made.events.undo(chair("u", MOVE + 20 * SECOND), event)

    sent = await made.deliver(MOVE + 2 * MINUTE)
    assert [(each.kind, each.details["after"]) for each in sent] == [(EVENT_MOVED, "2025-06-24")]
    assert await kept(made, deadline) == ("2025-06-10", 3)


async def test_a_deadline_changed_since_is_not_overrun_by_an_undo(database: Database) -> None:
    made = await group(database)
    event, deadline = await moved(made)
    extend = Later(Act.EXTEND, deadline, "20 June 2025 18:00", "asked for")
    await made.later(chair("x", MOVE + 10 * SECOND), extend)

    with pytest.raises(UserError) as overtaken:
        await made.events.undo(chair("u", MOVE + 20 * SECOND), event)

    assert overtaken.value.key == "event-undo-overtaken"
    assert await kept(made, deadline) == ("2025-06-20", 2)


async def test_an_extended_deadline_keeps_its_day_when_its_event_moves_and_the_notice_says_so(
    database: Database,
) -> None:
    made = await group(database)
    event, deadline = await moved(made)
    await made.later(chair("x", MOVE + DAY), Later(Act.EXTEND, deadline, "20 June 2025 18:00", "asked for"))
    await made.deliver(MOVE + DAY + 2 * MINUTE)
    waiting = {each.details["instant"] for each in await made.waiting(deadline)}

    again = await made.events.move(chair("n", MOVE + 2 * DAY), event, "1 July 2025", "again", Language.EN)

    ((held, change),) = again.changes
    assert (held.instant.date().isoformat(), change.stays) == ("2025-06-20", True)
    assert {each.details["instant"] for each in await made.waiting(deadline)} == waiting
    (told,) = await made.deliver(MOVE + 2 * DAY + 2 * MINUTE)
    for language in OFFICIAL:
        card = await made.voice.card(told, MOVE + 3 * DAY, language)
        assert card is not None
        at = moment(held.instant, held.zone, language)
        name = f"{words(language)('rule-council-contribution')} – Council 2025"
        stays = words(language).line("event-moved-stays", what=name, after=at)
        assert card.blocks[-1] == Items((stays,))


async def test_a_deadline_that_moved_with_its_event_is_not_undone_alone(database: Database) -> None:
    made = await group(database)
    _, deadline = await moved(made)

    with pytest.raises(UserError) as error:
        await made.deadlines.undo(chair("u", MOVE + 20 * SECOND), deadline)

    assert error.value.key == "deadline-undo-event"


async def test_who_is_reminded_alone_hears_of_the_move_once(database: Database) -> None:
    made = await group(database)
    await made.desk.preferences.choose("person:uFR", "remind", "dm")
    event = await made.events.add(chair("e"), COUNCIL, Language.EN)
    await made.events.apply(chair("a"), event.id, "", Language.EN)
    await made.deliver(START + 2 * MINUTE)

    await made.events.move(chair("m", MOVE), event.id, "24 June 2025", "hall flooded", Language.EN)

    sent = await made.deliver(MOVE + 2 * MINUTE)
    assert sorted((each.kind, each.audience.place) for each in sent) == [
        (EVENT_MOVED, "77"),
        (EVENT_MOVED, "uFR"),
    ]


@pytest.mark.parametrize("language", OFFICIAL)
async def test_the_entry_among_the_events_of_the_server_follows(
    database: Database, language: Language
) -> None:
    made = await group(database)
    event, deadline = await moved(made)
    await made.deadlines.list(chair("l", MOVE + 2 * MINUTE), deadline)
    await made.deliver(MOVE + 3 * MINUTE)

    await made.events.recall(chair("r", MOVE + DAY), event, "hall dry again")

    (listed,) = [each for each in await made.waiting(deadline) if each.kind == LISTED]
    card = await made.voice.card(listed, MOVE + DAY, language)
    assert card is not None
    assert card.entry is not None
    assert (card.entry.ends.date(), card.entry.off) == (date(2025, 6, 3), False)
    await made.deadlines.cancel(chair("c", MOVE + 2 * DAY), deadline, "no need")
    off = await made.voice.card(listed, MOVE + 2 * DAY, language)
    assert off is not None
    assert off.entry is not None
    assert off.entry.off


async def test_what_nobody_listed_makes_no_entry(database: Database) -> None:
    made = await group(database)
    _, deadline = await moved(made)

    kinds = {each.notice.kind for each in await made.told(deadline)}

    assert kinds == {News.ADDED.kind, News.NEAR.kind, News.PASSED.kind}
