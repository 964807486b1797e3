"""A deadline that starts at the last of six languages: begun, and told, by what was posted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL, Language
from bot.domain.posting import Posting, Seen
from bot.domain.symbol import Symbol
from bot.services.deadline_events import NewEvent
from bot.services.posting_ports import Kept
from bot.services.texts import Texts
from bot.store.database import Database
from bot.store.texts import StoredTexts
from tests import deadlines, posted
from tests.deadlines import START, chair, delegate

HOUR = timedelta(hours=1)
SILENCE = NewEvent("silence", "Draft decision", "2 May 2025", "77")


async def waiting(database: Database) -> tuple[deadlines.Group, posted.Group, Texts, str]:
    """An event that waits for C25/61, and a source that shows it."""
    group, board = await deadlines.group(database), posted.group(database)
    await board.watch()
    texts = Texts(group.desk, group.events, StoredTexts(database), board.desk, Language.EN)
    event = await group.events.add(chair("e"), SILENCE, Language.EN)
    await texts.bind(chair("b"), event.id, "C25/61")
    return group, board, texts, event.id


async def see(board: posted.Group, language: Language, hours: int, symbol: str = "itu:doc:C25/61") -> None:
    named = Symbol.parse(symbol)
    posting = Posting("src-1", f"{symbol}-{language}", named, language)
    async with board.database.transaction() as unit:
        await board.desk.shelf.see(unit, [Kept(Seen(posting, START + hours * HOUR))])


async def test_it_begins_with_the_last_language_and_not_before(database: Database) -> None:
    group, board, texts, event = await waiting(database)
    for hours, language in enumerate(OFFICIAL[:5], 1):
        await see(board, language, hours)

    early = await texts.work(START + 6 * HOUR)
    none = await group.views.due(START + 6 * HOUR, "1")
    await see(board, OFFICIAL[5], 9)
    last = await texts.work(START + 9 * HOUR)
    again = await texts.work(START + 10 * HOUR)

    (deadline,) = await group.views.due(START + 9 * HOUR, "1")
    assert (early, list(none), last, again) == (1, [], 1, 0)
    assert deadline.event == event
    assert deadline.instant == START.replace(microsecond=0) + 81 * HOUR


async def test_a_language_that_comes_later_moves_it_with_one_notice(database: Database) -> None:
    group, board, texts, event = await waiting(database)
    for language in OFFICIAL[:5]:
        await see(board, language, 1)
    await texts.work(START + HOUR)
    await group.events.text_out(chair("t", START + 2 * HOUR), event, OFFICIAL[5], START + 2 * HOUR)
    await group.events.apply(chair("a", START + 2 * HOUR), event, "", Language.EN)
    before = (await group.views.due(START + 3 * HOUR, "1"))[0].instant
    await group.deliver(START + 3 * HOUR)

    await group.events.text_out(chair("u", START + 5 * HOUR), event, OFFICIAL[5], START + 5 * HOUR)

    (after,) = await group.views.due(START + 5 * HOUR, "1")
    told = [each for each in await group.waiting(f"event:{event}") if each.kind == "event-moved"]
    assert after.instant - before == 3 * HOUR
    assert len(told) == 1


async def test_another_document_or_revision_is_not_it(database: Database) -> None:
    _, board, texts, _ = await waiting(database)
    await see(board, Language.FR, 1, "itu:doc:C25/62")
    await see(board, Language.FR, 1, "itu:doc:C25/61(Rev.1)")

    assert await texts.work(START + HOUR) == 0


async def test_only_what_counts_from_languages_waits_for_a_text(database: Database) -> None:
    group, _, texts, event = await waiting(database)
    council = await group.events.add(
        chair("c"), NewEvent("council", "Council 2025", "17 June 2025", "77"), Language.EN
    )

    for deed, named, document, key in (
        (chair("x"), council.id, "C25/61", "event-text-uncounted"),
        (chair("y"), event, "no document at all", "document-unknown"),
        (chair("z"), "nothing", "C25/61", "event-unknown"),
        (delegate("FR", "d"), event, "C25/61", "not-allowed"),
    ):
        with pytest.raises(UserError) as caught:
            await texts.bind(deed, named, document)
        assert caught.value.key == key
