"""What the clock brings to polls: reminders to those who owe, closes and adoptions, each told once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.domain.floor import When
from bot.domain.ledger import Act
from bot.domain.news import News
from bot.domain.notice import Priority
from bot.domain.position import Answer
from bot.domain.silence import Fate
from bot.services.floor import Floor
from bot.services.positions import Positions
from bot.services.settling import GRACE, Settling
from bot.store.database import Database
from tests.desks import CHAIR, OPENING, SILENT, deed, group
from tests.polls import CLOSES, OPENS

HOUR = timedelta(hours=1)
SETTLED = CLOSES + GRACE


async def test_a_silence_is_broken_on_one_clause_and_adopts_the_others_at_the_expiry(
    database: Database,
) -> None:
    made = await group(database)
    settling = Settling(made.desk)
    poll = (await made.polling.open(CHAIR, SILENT)).poll

    taken = await Positions(made.desk).take(
        deed("uFR", "x", 60), poll.id, [Answer("2.3", "object", "No date.", "by 1 June")]
    )
    await settling.work(SETTLED + HOUR)

    assert len(taken.broke) == 1
    assert made.told.news() == [News.OPENED, News.BROKEN, News.ADOPTED]
    assert made.told.said[1].priority is Priority.URGENT
    record = await made.desk.record("1", poll.id)
    fates = record.fates(SETTLED)
    assert [fate.fate for fate in fates] == [Fate.ADOPTED, Fate.ADOPTED, Fate.BROKEN, Fate.ADOPTED]
    assert {fate.at for fate in fates if fate.fate is Fate.ADOPTED} == {CLOSES}
    assert record.entries[-1].fact.act is Act.CLOSED
    assert record.entries[-1].fact.received == CLOSES


async def test_a_second_objection_to_a_clause_is_recorded_and_not_told_again(database: Database) -> None:
    made = await group(database)
    poll = (await made.polling.open(CHAIR, SILENT)).poll

    for user in ("uFR", "uJP"):
        await Positions(made.desk).take(deed(user, user), poll.id, [Answer("2.3", "amend", "Why.", "How.")])

    assert made.told.news() == [News.OPENED, News.BROKEN]


async def test_a_close_is_settled_once_by_any_number_of_replicas(database: Database) -> None:
    made = await group(database)
    poll = (await made.polling.open(CHAIR, OPENING)).poll

    await asyncio.gather(*(Settling(made.desk).work(SETTLED) for _ in range(4)))

    entries = await made.desk.ledgers.entries(poll.id)
    assert [entry.fact.act for entry in entries] == [Act.OPENED, Act.CLOSED]
    assert made.told.news() == [News.OPENED, News.CLOSED]
    assert await Settling(made.desk).work(SETTLED + HOUR) == 0


async def test_a_click_in_time_counts_though_it_is_handled_after_the_end_was_told(database: Database) -> None:
    made = await group(database)
    poll = (await made.polling.open(CHAIR, OPENING)).poll
    await Settling(made.desk).work(SETTLED)
    just = CLOSES - timedelta(milliseconds=1)

    taken = await Positions(made.desk).take(
        replace(deed("uFR", "x"), at=just), poll.id, [Answer("2.1", "support")]
    )

    assert not taken.late
    assert (await made.desk.record("1", poll.id)).tally.heard == {"FR"}


async def test_nothing_is_settled_before_its_time_nor_after_an_extension(database: Database) -> None:
    made = await group(database)
    polling, settling = made.polling, Settling(made.desk)
    poll = (await polling.open(CHAIR, OPENING)).poll

    assert await settling.next(OPENS) == CLOSES - timedelta(hours=72)
    assert await settling.next(CLOSES - HOUR) == SETTLED
    await settling.work(CLOSES)
    await polling.extend(deed("uCHAIR", "e", at=CLOSES - HOUR), poll.id, CLOSES + HOUR, "Asked for.")
    await settling.work(SETTLED)

    assert News.CLOSED not in made.told.news()


async def test_a_poll_that_the_chair_ended_is_told_with_the_chairs_own_entry(database: Database) -> None:
    made = await group(database)
    polling = made.polling
    poll = (await polling.open(CHAIR, OPENING)).poll
    await polling.close(deed("uCHAIR", "c", 60), poll.id, "All have spoken.")

    await Settling(made.desk).work(OPENS + 2 * HOUR)

    entries = await made.desk.ledgers.entries(poll.id)
    assert [entry.fact.reason for entry in entries[1:]] == ["All have spoken."]
    assert made.told.news()[-1] is News.CLOSED


async def test_only_those_who_owe_are_reminded_each_alone_and_once_a_rung(database: Database) -> None:
    made = await group(database)
    settling = Settling(made.desk)
    poll = (await made.polling.open(CHAIR, OPENING)).poll
    await Positions(made.desk).take_all(deed("uFR", "f"), poll.id, Answer("", "support"))

    await settling.work(CLOSES - timedelta(hours=72))
    await settling.work(CLOSES - timedelta(hours=71))
    first = [notice.audience.person for notice in made.told.of(News.NUDGE)]
    await settling.work(CLOSES - HOUR)
    nudged = [notice.audience.person for notice in made.told.of(News.NUDGE)]

    assert first == ["mBR", "mEG", "mJP", "uBR", "uEG", "uJP"]
    assert nudged == first * 2
    assert all(not notice.audience.channel for notice in made.told.of(News.NUDGE))


async def test_the_chair_reminds_and_hears_only_how_many(database: Database) -> None:
    made = await group(database)
    poll = (await made.polling.open(CHAIR, OPENING)).poll
    await Positions(made.desk).take_all(deed("uFR", "f"), poll.id, Answer("", "support"))

    nudged = await Settling(made.desk).remind(deed("uCHAIR", "n", 9), poll.id)

    assert (nudged.delegations, nudged.unreachable) == (3, ())


async def test_explanations_after_adoption_are_published_in_their_order_at_the_close(
    database: Database,
) -> None:
    made = await group(database)
    floor = Floor(made.desk)
    poll = (await made.polling.open(CHAIR, OPENING)).poll
    await floor.explain(deed("uJP", "a", 9), poll.id, "Second.", When.AFTER)
    await floor.explain(deed("uFR", "b", 5), poll.id, "First.", When.AFTER)
    await floor.explain(deed("uBR", "c", 7), poll.id, "At once.", When.BEFORE)
    assert made.told.news() == [News.OPENED, News.EXPLAINED]

    await Settling(made.desk).work(SETTLED)

    entries = await made.desk.ledgers.entries(poll.id)
    told = [entries[int(notice.details["entry"]) - 1].fact.reason for notice in made.told.of(News.EXPLAINED)]
    assert told == ["At once.", "First.", "Second."]
    assert made.told.news()[-1] is News.CLOSED
