"""The ledger is complete and whole under any crowd, on both databases."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deed import Deed
from bot.domain.delegation import Delegate, Function, Standing
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.ledger import Act, broken_at, head
from bot.domain.poll import Audience, Poll, Quorum, Visibility, Window
from bot.domain.position import Answer, standing, tally
from bot.domain.symbol import Symbol
from bot.render.delegations import states
from bot.services.desk import Desk
from bot.services.positions import Positions
from bot.store.database import Database
from bot.store.delegations import Register
from bot.store.ledger import Ledgers
from bot.store.polls import Polls
from tests.desks import Told, delegations_of
from tests.polls import CLOSES, KEYS, OPENS, SCALES, delegation, poll

DAY = timedelta(days=1)
CODES = sorted(states(Language.EN))[:193]


def _desk(database: Database) -> Desk:
    return Desk(database, Polls(database), Ledgers(database), Register(database), Told(), SCALES)


async def _opened(desk: Desk, codes: list[str], asked: Poll) -> None:
    async with desk.database.transaction() as unit:
        assert await desk.polls.open(unit, asked)
        for code in codes:
            await desk.register.seat(unit, delegation(code))
            person = Delegate(f"d{code}", code, Function.HEAD, OPENS - timedelta(days=9), user=f"u{code}")
            await desk.register.appoint(unit, asked.guild, person)


def _deed(code: str, interaction: str, minutes: float = 1) -> Deed:
    return Deed("1", interaction, OPENS + timedelta(minutes=minutes), f"u{code}")


async def test_a_thousand_clicks_at_once_leave_one_position_each(
    database: Database,
) -> None:
    desk, asked, dice = _desk(database), poll(), random.Random(7)
    await _opened(desk, CODES, asked)
    clicks = [
        (dice.choice(CODES), dice.choice(KEYS), dice.choice(["support", "live"]), number)
        for number in range(1000)
    ]

    async def click(code: str, clause: str, stance: str, number: int) -> None:
        answer = Answer(clause, stance)
        await Positions(desk).take(_deed(code, f"i{number}", 1 + number / 100), asked.id, [answer])

    await asyncio.gather(*(click(*each) for each in dice.sample(clicks, len(clicks))))
    entries = await desk.ledgers.entries(asked.id)
    kept = await desk.polls.poll("1", asked.id)

    model: dict[tuple[str, str], str] = {}
    for code, clause, stance, _ in clicks:
        model[code, clause] = stance
    assert {where: entry.fact.stance for where, entry in standing(entries).items()} == model
    assert tally(standing(entries).values()).heard == {code for code, _ in model}
    assert [entry.sequence for entry in entries] == list(range(1, 1001))
    assert broken_at(asked.id, entries) is None
    assert kept is not None
    assert (kept.length, kept.head) == (1000, head(asked.id, entries))


async def test_the_same_interaction_twice_at_once_is_one_entry(database: Database) -> None:
    desk, asked = _desk(database), poll()
    await _opened(desk, ["FR"], asked)
    take = Positions(desk).take

    one, other = await asyncio.gather(
        *(take(_deed("FR", "i1"), asked.id, [Answer("2.1", "support")]) for _ in range(2))
    )

    assert one.entries == other.entries
    assert len(await desk.ledgers.entries(asked.id)) == 1


async def test_the_same_answer_to_all_clauses_is_one_interaction(database: Database) -> None:
    desk, asked = _desk(database), poll()
    await _opened(desk, ["FR"], asked)
    await Positions(desk).take(_deed("FR", "i1"), asked.id, [Answer("2.2", "live")])

    taken = await Positions(desk).take_all(
        _deed("FR", "i2", 2), asked.id, Answer("", "support"), missing_only=True
    )

    assert [entry.fact.clause for entry in taken.entries] == ["2.1", "2.3", "2.4"]
    assert len(standing(await desk.ledgers.entries(asked.id))) == 4


async def test_in_time_is_what_discord_received_in_time_whenever_written(database: Database) -> None:
    desk, asked = _desk(database), poll()
    await _opened(desk, ["FR", "JP"], asked)
    last = CLOSES - timedelta(milliseconds=1)
    answers = [Answer("2.1", "support")]

    late = await Positions(desk).take(replace(_deed("JP", "i2"), at=CLOSES), asked.id, answers)
    early = await Positions(desk).take(replace(_deed("FR", "i1"), at=last), asked.id, answers)

    assert (early.late, late.late) == (False, True)
    assert tally(standing(await desk.ledgers.entries(asked.id)).values()).heard == {"FR"}


async def test_a_poll_of_another_server_is_not_there(database: Database) -> None:
    desk, asked = _desk(database), poll()
    await _opened(desk, ["FR"], asked)
    stranger = replace(_deed("FR", "i1"), guild="2")
    async with database.transaction() as unit:
        await desk.register.seat(unit, replace(delegation("FR"), guild="2"))
        await desk.register.appoint(unit, "2", Delegate("x", "FR", Function.HEAD, OPENS, user="uFR"))

    with pytest.raises(UserError, match="poll-unknown"):
        await Positions(desk).take(stranger, asked.id, [Answer("2.1", "support")])


async def test_a_refused_answer_leaves_nothing_behind(database: Database) -> None:
    desk, asked = _desk(database), poll()
    await _opened(desk, ["FR"], asked)
    answers = [Answer("2.1", "support"), Answer("2.2", "object")]

    with pytest.raises(UserError, match="position-needs-reason"):
        await Positions(desk).take(_deed("FR", "i1"), asked.id, answers)

    assert await desk.ledgers.entries(asked.id) == []


async def test_words_are_hashed_as_they_are_kept(database: Database) -> None:
    desk, asked = _desk(database), poll()
    await _opened(desk, ["FR"], asked)
    nasty = "nul \x00, lone \ud800, لا نوافق \u202e(2.1)\u202c, 4,000 characters " + "长" * 3900

    await Positions(desk).take(_deed("FR", "i1"), asked.id, [Answer("2.1", "object", nasty, "SUP")])

    entries = await desk.ledgers.entries(asked.id)
    assert broken_at(asked.id, entries) is None
    assert entries[0].fact.reason.endswith("长")


async def test_a_poll_and_its_rules_come_back_as_they_were_opened(database: Database) -> None:
    desk = _desk(database)
    audience = Audience(frozenset({Standing.VOTING}), frozenset({"cept"}), frozenset({"FR"}))
    asked = replace(
        poll("silence"),
        symbol=Symbol.parse("C25/61/Rev.1"),
        quorum=Quorum(2, 3),
        audience=audience,
        visibility=Visibility.CLOSE,
        zone="Europe/Zurich",
        windows=(Window(OPENS, CLOSES, cut=True), Window(CLOSES + DAY, CLOSES + 2 * DAY)),
    )
    asked = replace(asked, clauses=tuple(replace(each, texts={Language.AR: "نص"}) for each in asked.clauses))

    await _opened(desk, [], asked)
    kept = await desk.polls.poll("1", asked.id)

    assert kept is not None
    assert kept.poll == asked
    assert await desk.polls.polls("1") == [asked]
    assert await desk.polls.polls("2") == []
    assert await desk.polls.next_close() == asked.closes
    assert await desk.polls.ended(asked.closes - timedelta(seconds=1), 9) == []
    assert await desk.polls.ended(asked.closes, 9) == [asked]


async def test_a_delegation_that_leaves_in_mid_poll_counts_no_more(database: Database) -> None:
    desk, asked = _desk(database), poll()
    await _opened(desk, ["FR", "JP"], asked)
    for code in ("FR", "JP"):
        await Positions(desk).take(_deed(code, f"i{code}"), asked.id, [Answer("2.1", "support")])

    service = delegations_of(desk)
    await service.unseat(replace(_deed("X", "i9", 5), manages=True), "FR")

    record = await desk.record("1", asked.id)
    assert record.tally.heard == {"JP"}
    assert [entry.fact.act for entry in record.entries] == [Act.POSITION, Act.POSITION, Act.LEFT]
    assert [each.code for each in record.roll(CLOSES)] == ["JP"]
    with pytest.raises(UserError, match="position-not-accredited"):
        await Positions(desk).take(_deed("FR", "i10", 6), asked.id, [Answer("2.1", "live")])


async def test_a_person_is_named_in_the_ledger_by_a_token_that_can_be_forgotten(database: Database) -> None:
    desk, asked = _desk(database), poll()
    await _opened(desk, ["FR"], asked)
    taken = await Positions(desk).take(_deed("FR", "i1"), asked.id, [Answer("2.1", "support")])
    token = taken.entries[0].fact.who
    assert await desk.register.users("1", [token]) == {token: "uFR"}
    before = (await desk.record("1", asked.id)).tally

    async with database.transaction() as unit:
        forgotten = await desk.register.forget(unit, "uFR")

    record = await desk.record("1", asked.id)
    assert forgotten == 2
    assert await desk.register.users("1", [token]) == {}
    assert record.tally == before
    assert broken_at(asked.id, record.entries) is None
    assert "uFR" not in repr(record)
