"""Whoever touches a poll's tables is found out, however they do it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.position import Answer
from bot.services.outcomes import Outcomes
from bot.services.poll_opening import Opening
from bot.services.positions import Positions
from bot.services.results import Results
from bot.services.settling import Settling
from bot.store.database import Database
from tests.desks import CHAIR, OPENING, SILENT, Group, deed, group
from tests.polls import CLOSES, OPENS

AFTER = CLOSES + timedelta(hours=1)
TEXTS = "(SELECT texts FROM poll_clauses WHERE number = {})"


async def polled(made: Group, opening: Opening = OPENING) -> str:
    poll = (await made.polling.open(CHAIR, opening)).poll.id
    positions = Positions(made.desk)
    await positions.take_all(deed("uFR", "f"), poll, Answer("", "object", "No date.", "SUP"))
    await positions.take(deed("uJP", "j"), poll, [Answer("2.1", "object", "No place.", "SUP")])
    await made.polling.extend(deed("uCHAIR", "x", 5), poll, CLOSES + timedelta(minutes=1), "Time is short.")
    return poll


async def closed(made: Group, opening: Opening = OPENING) -> str:
    poll = await polled(made, opening)
    await Settling(made.desk).work(AFTER)
    return poll


@pytest.mark.parametrize(
    ("sql", "faults"),
    [
        ("UPDATE ledger SET stance = 'support' WHERE sequence = 3", {"verify-broken": 3}),
        ("UPDATE ledger SET late = 1 WHERE sequence = 3", {"verify-broken": 3}),
        ("UPDATE ledger SET sequence = 99 WHERE sequence = 6", {"verify-broken": 6}),
        ("DELETE FROM ledger WHERE sequence = 8", {"verify-incomplete": 7}),
        ("DELETE FROM ledger WHERE sequence = 2", {"verify-broken": 2, "verify-incomplete": 7}),
        ("UPDATE poll_clauses SET text = 'Other words.' WHERE number = 0", {"verify-text": 1}),
        ("UPDATE poll_clauses SET texts = '{}' WHERE number = 0", {"verify-text": 1}),
        (f"UPDATE poll_clauses SET texts = {TEXTS.format(1)} WHERE number = 0", {"verify-text": 1}),
        ("UPDATE poll_clauses SET label = '2.4' WHERE number = 0", {"verify-text": 1}),
        ("UPDATE poll_clauses SET section = 'resolves' WHERE number = 0", {"verify-text": 1}),
        ("UPDATE poll_clauses SET number = 3 - number + 10", {"verify-text": 1}),
        ("UPDATE polls SET quorum = '1'", {"verify-text": 1}),
        ("UPDATE polls SET symbol = 'WG/13'", {"verify-text": 1}),
        ("UPDATE polls SET silence = 1", {"verify-text": 1}),
        ("UPDATE polls SET language = 'fr'", {"verify-text": 1}),
        ("UPDATE polls SET windows = replace(windows, ', 0]', ', 1]')", {"verify-times": 1}),
        ("UPDATE polls SET windows = replace(windows, '[[', '[[1, 2, 0], [')", {"verify-text": 1}),
    ],
)
async def test_whoever_touches_the_tables_is_found_out(
    database: Database, sql: str, faults: dict[str, int]
) -> None:
    made = await group(database)
    poll = await closed(made)
    before = await Results(made.desk).verify(poll)
    async with database.transaction() as unit:
        await unit.execute(sql)

    found = await Results(made.desk).verify(poll)

    assert (before.faults, before.length) == ({}, 8)
    assert faults.items() <= found.faults.items()


@pytest.mark.parametrize("opening", [OPENING, SILENT])
async def test_an_end_cut_off_with_the_head_set_back_is_found_out(
    database: Database, opening: Opening
) -> None:
    made = await group(database)
    poll = await closed(made, opening)
    for sequence in (8, 7):
        async with database.transaction() as unit:
            await unit.execute("DELETE FROM ledger WHERE sequence = :last", last=sequence)
            await unit.execute(
                "UPDATE polls SET length = :before,"
                " head = (SELECT hash FROM ledger WHERE sequence = :before)",
                before=sequence - 1,
            )

        found = await Results(made.desk).verify(poll)

        assert "verify-incomplete" in found.faults
    assert "verify-times" in found.faults  # the extension was cut off too


async def test_what_was_posted_at_the_close_is_told_when_more_was_written_since(database: Database) -> None:
    made = await group(database)
    poll = await closed(made)
    posted = (await Results(made.desk).verify(poll)).head

    await Outcomes(made.desk, made.library).conclude(deed("uCHAIR", "o", at=AFTER), poll, "We agree.")

    found = await Results(made.desk).verify(poll)
    assert found.whole
    assert found.close is not None
    assert found.close.hash == posted != found.head


async def test_every_act_of_the_chair_leaves_a_ledger_that_is_whole(database: Database) -> None:
    made = await group(database)
    poll, polling = await polled(made), made.polling
    at = OPENS + timedelta(hours=1, milliseconds=300)

    await polling.close(deed("uCHAIR", "c", at=at), poll, "All have spoken.")
    cut = await Results(made.desk).verify(poll)
    again = at + timedelta(hours=1)
    await polling.reopen(deed("uCHAIR", "r", at=again), poll, CLOSES, "Not all had.")
    await polling.extend(deed("uCHAIR", "e", at=again + timedelta(hours=1)), poll, AFTER, "More time.")
    await Settling(made.desk).work(AFTER + timedelta(hours=1))

    assert cut.whole
    assert (await Results(made.desk).verify(poll)).whole
