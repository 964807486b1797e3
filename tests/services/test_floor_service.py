"""Concerns and co-sponsors through a poll."""

from __future__ import annotations

import pytest

from bot.domain.errors import UserError
from bot.domain.floor import When, concerns
from bot.domain.position import Answer
from bot.services.floor import Floor
from bot.services.polling import Polling
from bot.services.positions import Positions
from bot.store.database import Database
from tests.desks import CHAIR, OPENING, deed, group


async def test_a_concern_is_settled_by_the_chair_with_a_reason_and_raised_again_by_its_owner(
    database: Database,
) -> None:
    made = await group(database)
    floor = Floor(made.desk)
    poll = (await Polling(made.desk, made.library).open(CHAIR, OPENING)).poll.id
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
    poll = (await Polling(made.desk, made.library).open(CHAIR, OPENING)).poll.id
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
        ("uFR", "Words.", "9.9", "position-unknown"),
        ("nobody", "Words.", "", "position-not-accredited"),
    ],
)
async def test_an_explanation_that_can_not_be_is_refused(
    database: Database, user: str, text: str, clause: str, key: str
) -> None:
    made = await group(database)
    poll = (await Polling(made.desk, made.library).open(CHAIR, OPENING)).poll.id

    with pytest.raises(UserError) as refused:
        await Floor(made.desk).explain(deed(user, "a"), poll, text, When.BEFORE, clause)

    assert refused.value.key == key
