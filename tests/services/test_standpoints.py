"""A position on the text answers the deadline on it: who took one is left alone, and named at the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.deadline_news import News
from bot.domain.language import Language
from bot.domain.ledger import Act, Fact
from bot.domain.notice import Notice
from bot.domain.poll import Poll, Visibility, Window
from bot.render.terminal import terminal
from bot.services.deadline_requests import Request
from bot.services.deadlines import Deadlines
from bot.store.database import Database
from bot.store.ledger import Ledgers
from bot.store.polls import Polls
from tests.deadlines import DAY, END, START, Group, group
from tests.polls import poll as example

HOUR = timedelta(hours=1)
OPENED = START + DAY
BOTH = Request("Comments", "15 May 2025 18:00", "WG/12", delegations="FR, JP", channel="77")


async def opened(made: Group, visibility: Visibility = Visibility.LIVE, *, silence: bool = False) -> Poll:
    poll = replace(
        example(), guild="1", windows=(Window(OPENED, END),), visibility=visibility, silence=silence
    )
    async with made.database.transaction() as unit:
        await Polls(made.database).open(unit, poll)
    return poll


async def says(
    made: Group, poll: Poll, code: str, clauses: list[str], at: datetime, act: Act = Act.POSITION
) -> None:
    async with made.database.transaction() as unit:
        kept = await Polls(made.database).locked(unit, "1", poll.id)
        assert kept
        facts = [Fact(act, f"{code}/{at}", at, "token", code, clause=clause) for clause in clauses]
        await Ledgers(made.database).append(unit, kept, facts)


async def reminder(made: Group, request: Request = BOTH) -> tuple[str, Notice, Notice]:
    """A deadline, its reminder 24 hours before, and its end."""
    deadline = (await made.add(request)).deadline.id
    waiting = await made.waiting(deadline)
    near = next(each for each in waiting if each.details.get("rung") == str(24 * 3600))
    return deadline, near, next(each for each in waiting if each.kind == News.PASSED.kind)


async def told(made: Group, notice: Notice, now: datetime) -> str:
    card = await made.voice.card(notice, now, Language.EN)
    return terminal(card) if card else ""


async def test_who_took_a_position_on_every_clause_owes_nothing_any_more(database: Database) -> None:
    made = await group(database)
    poll = await opened(made)
    keys = [clause.key for clause in poll.clauses]
    _, near, _ = await reminder(made)
    await says(made, poll, "FR", keys[:1], OPENED + HOUR)

    partly = await told(made, near, END - DAY)
    await says(made, poll, "FR", keys[1:], OPENED + 2 * HOUR)
    wholly = await told(made, near, END - DAY)
    await says(made, poll, "JP", keys, OPENED + 3 * HOUR)

    assert "Still expected from: FR, JP" in partly
    assert "Still expected from: JP" in wholly
    assert await told(made, near, END - DAY) == ""


async def test_a_deadline_on_one_clause_is_answered_by_that_clause(database: Database) -> None:
    made = await group(database)
    poll = await opened(made)
    first, second = poll.clauses[:2]
    _, near, _ = await reminder(made, replace(BOTH, clause=first.label))
    await says(made, poll, "FR", [first.key], OPENED + HOUR)
    await says(made, poll, "JP", [second.key], OPENED + HOUR)

    assert "Still expected from: JP" in await told(made, near, END - DAY)


async def test_in_a_silence_procedure_any_word_is_an_answer(database: Database) -> None:
    made = await group(database)
    poll = await opened(made, silence=True)
    _, near, _ = await reminder(made)
    await says(made, poll, "FR", [poll.clauses[0].key], OPENED + HOUR)

    assert "Still expected from: JP" in await told(made, near, END - DAY)


async def test_the_end_names_who_took_a_position_in_time_and_late(database: Database) -> None:
    made = await group(database)
    poll = await opened(made)
    keys = [clause.key for clause in poll.clauses]
    _, _, end = await reminder(made, replace(BOTH, delegations="FR, JP, EG"))
    await says(made, poll, "FR", keys, OPENED + HOUR)
    await says(made, poll, "JP", keys, END + HOUR)

    shown = await told(made, end, END + 2 * HOUR)

    assert ["In time: FR" in shown, "Late: JP" in shown, "No answer: EG" in shown] == [True] * 3


@pytest.mark.parametrize("act", [Act.DRAFT, Act.CONCERN, Act.LEFT])
async def test_what_is_no_position_is_no_answer(database: Database, act: Act) -> None:
    made = await group(database)
    poll = await opened(made)
    keys = [clause.key for clause in poll.clauses]
    _, near, _ = await reminder(made)
    if act is Act.LEFT:
        await says(made, poll, "FR", keys, OPENED + HOUR)
    await says(made, poll, "FR", keys, OPENED + 2 * HOUR, act)

    assert "Still expected from: FR, JP" in await told(made, near, END - DAY)


@pytest.mark.parametrize("visibility", [Visibility.OWN, Visibility.CLOSE, Visibility.CHAIR])
async def test_where_it_does_not_show_who_answered_no_reminder_tells_either(
    database: Database, visibility: Visibility
) -> None:
    made = await group(database)
    poll = await opened(made, visibility)
    keys = [clause.key for clause in poll.clauses]
    deadline, near, _ = await reminder(made)
    await says(made, poll, "FR", keys, OPENED + HOUR)

    one = await told(made, near, END - DAY)
    shown = await made.views.show("1", deadline, END - DAY)
    await says(made, poll, "JP", keys, OPENED + HOUR)

    assert one
    assert "expected" not in one
    assert (list(shown.answers), list(shown.owing)) == ([], [])
    assert await told(made, near, END - DAY) == ""


async def test_positions_on_another_version_or_server_are_no_answer(database: Database) -> None:
    made = await group(database)
    poll = await opened(made)
    keys = [clause.key for clause in poll.clauses]
    _, near, _ = await reminder(made, replace(BOTH, document="WG/12/Rev.1"))
    await says(made, poll, "FR", keys, OPENED + HOUR)

    assert "Still expected from: FR, JP" in await told(made, near, END - DAY)
    assert isinstance(made.deadlines, Deadlines)
