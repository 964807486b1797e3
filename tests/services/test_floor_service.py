"""Concerns and co-sponsors through a poll."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.errors import UserError
from bot.domain.floor import When, concerns
from bot.domain.language import Language
from bot.domain.news import News
from bot.domain.notice import Notice
from bot.domain.position import Answer
from bot.lexicons import date_lexicon, table_lexicon
from bot.readers.readers import Readers
from bot.render.card import Card
from bot.services.chamber import chamber
from bot.services.closing_times import ClosingTimes
from bot.services.deadline_counting import Counting
from bot.services.floor import Floor
from bot.services.positions import Positions
from bot.store.database import Database
from tests.deadlines import desk_of
from tests.desks import CHAIR, OPENING, deed, group
from tests.polls import OPENS


async def test_a_concern_is_settled_by_the_chair_with_a_reason_and_raised_again_by_its_owner(
    database: Database,
) -> None:
    made = await group(database)
    floor = Floor(made.desk)
    poll = (await made.polling.open(CHAIR, OPENING)).poll.id
    concern = await floor.concern(deed("uFR", "a"), poll, "No budget.", "2.3")

    with pytest.raises(UserError, match="concern-needs-reason"):
        await floor.resolve(deed("uCHAIR", "b", 2), poll, concern.id)
    with pytest.raises(UserError, match="concern-not-yours"):
        await floor.resolve(deed("uJP", "c", 2), poll, concern.id, "It is fine.")
    settled = await floor.resolve(deed("uCHAIR", "d", 3), poll, concern.id, "Paid from savings.")
    again = await floor.raise_again(deed("uFR", "e", 4), poll, concern.id)

    assert (settled.open, again.open) == (False, True)
    with pytest.raises(UserError, match="concern-open"):
        await floor.raise_again(deed("uFR", "f", 5), poll, concern.id)
    assert len(concerns(await made.desk.ledgers.entries(poll))[concern.id].told) == 2


async def test_delegations_join_a_proposal_and_leave_it(database: Database) -> None:
    made = await group(database)
    floor = Floor(made.desk)
    poll = (await made.polling.open(CHAIR, OPENING)).poll.id
    taken = await Positions(made.desk).take(
        deed("uFR", "a"), poll, [Answer("2.3", "object", "No date.", "by 1 June")]
    )
    proposal = taken.entries[0].hash

    assert await floor.sponsor(deed("uJP", "b", 2), poll, proposal) == ("FR", "JP")
    assert await floor.sponsor(deed("uJP", "c", 3), poll, proposal) == ("FR", "JP")
    assert await floor.sponsor(deed("uJP", "d", 4), poll, proposal, join=False) == ("FR",)
    with pytest.raises(UserError, match="proposal-unknown"):
        await floor.sponsor(deed("uJP", "e", 5), poll, "none")


@pytest.mark.parametrize(
    ("user", "text", "clause", "key"),
    [
        ("mFR", "Words.", "", "position-confirm-head"),
        ("uFR", "", "", "floor-no-words"),
        ("uFR", "x" * 4001, "", "position-too-long"),
        ("uFR", "Words.", "9.9", "poll-clause-unknown"),
        ("nobody", "Words.", "", "position-not-accredited"),
    ],
)
async def test_an_explanation_that_can_not_be_is_refused(
    database: Database, user: str, text: str, clause: str, key: str
) -> None:
    made = await group(database)
    poll = (await made.polling.open(CHAIR, OPENING)).poll.id

    with pytest.raises(UserError) as refused:
        await Floor(made.desk).explain(deed(user, "a"), poll, text, When.BEFORE, clause)

    assert refused.value.key == key


async def test_who_speaks_for_a_delegation_hears_once_a_day_that_drafts_wait(database: Database) -> None:
    made = await group(database)
    poll = (await made.polling.open(CHAIR, OPENING)).poll.id
    positions = Positions(made.desk)

    await positions.take(deed("mFR", "a", 1), poll, [Answer("2.1", "support")])
    await positions.take(deed("mFR", "b", 2), poll, [Answer("2.2", "support")])
    await positions.take(deed("mFR", "c", 60 * 24 + 2), poll, [Answer("2.3", "support")])

    told = [(notice.audience.person, notice.details["entry"]) for notice in made.told.of(News.DRAFTED)]
    assert told == [("uFR", "2"), ("uFR", "4")]


async def test_news_that_has_become_old_is_not_told(database: Database) -> None:
    made = await group(database)
    times = ClosingTimes(date_lexicon(), Counting(desk_of(database)))
    tables = (Readers(), table_lexicon())
    house = chamber(made.desk, made.library, made.naming, times, *tables, timedelta())
    poll = (await made.polling.open(CHAIR, OPENING)).poll.id
    await house.positions.take(deed("mFR", "a", 1), poll, [Answer("2.1", "support")])
    (drafted,) = made.told.of(News.DRAFTED)
    await house.settling.remind(deed("uCHAIR", "n", 2), poll)
    nudges = {notice.audience.person: notice for notice in made.told.of(News.NUDGE)}

    async def card(notice: Notice) -> Card | None:
        return await house.notice(notice, OPENS + timedelta(minutes=9), Language.EN)

    assert await card(drafted) is not None
    assert await card(nudges["uJP"]) is not None
    await house.positions.confirm(deed("uFR", "c", 3), poll)
    await house.positions.take_all(deed("uJP", "j", 4), poll, Answer("", "support"))

    assert await card(drafted) is None
    assert await card(nudges["uJP"]) is None
