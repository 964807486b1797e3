"""After a person is forgotten, no column of any table holds their number, and no tally has changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.domain.deadline import Act as Deed
from bot.domain.delegation import Delegate, Function
from bot.domain.digest import Digest
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.ledger import Act, Fact
from bot.domain.notice import Audience, Notice
from bot.domain.personal import Kind
from bot.services.deadline_requests import Later, Request
from bot.services.forgetting import Forgetting
from bot.services.troubles import REFUSED
from bot.store.database import Database
from bot.store.delegations import Register
from bot.store.digests import StoredDigests
from bot.store.ledger import Ledgers
from bot.store.outbox import StoredOutbox
from bot.store.personal import StoredPersonal
from bot.store.polls import Polls
from bot.store.preferences import StoredPreferences
from tests.databases import tables
from tests.deadlines import START, chair, group
from tests.polls import OPENS
from tests.polls import poll as example

USER = "700700700700700700"
MINUTE = timedelta(minutes=1)
OTHERS = (
    """INSERT INTO follows (id, guild, channel, person, since, body, kind, words, symbol, citing, language,
        source) VALUES ('f', '1', '', :user, 0, '', '', '', '', '', '', '')""",
    """INSERT INTO enquiries (id, guild, asker, question, language, asked, answer, clause, author, answered)
        VALUES ('q', '1', :user, 'why', 'en', 0, '', '', :user, 0)""",
)


async def holding(database: Database) -> list[str]:
    """The tables in which the number stands, anywhere."""
    found = []
    for table in await tables(database):
        rows = await database.rows(f"SELECT * FROM {table}")
        if any(USER in str(value) for row in rows for value in dict(row).values()):
            found.append(table)
    return sorted(found)


async def known(database: Database) -> None:
    """Fill every table that may hold a person's number with that of one."""
    made = await group(database)
    await StoredPreferences(database).choose(f"person:{USER}", "remind", "dm")
    register, outbox = Register(database), StoredOutbox(database)
    kept = replace(example(), guild="1")
    head = Delegate("d", "FR", Function.HEAD, START, user=USER, name="A. Person")
    seven = datetime(2025, 5, 2, 7, tzinfo=UTC)
    warned = {"person": USER}
    async with database.transaction() as unit:
        await register.appoint(unit, "1", head)
        token = await register.token(unit, "1", USER)
        await Polls(database).open(unit, kept)
        locked = await Polls(database).locked(unit, "1", kept.id)
        assert locked
        fact = Fact(Act.POSITION, "i", OPENS + MINUTE, token, "FR", "voting", "2.1", stance="support")
        await Ledgers(database).append(unit, locked, [fact])
        await StoredDigests(database).keep(unit, Digest("1", USER, time(7), seven))
        await outbox.put(
            unit, [Notice(REFUSED, f"place:{USER}", "x", Audience("1", person="9"), START, details=warned)]
        )
        for sql in OTHERS:
            await unit.execute(sql, user=USER)
    own = replace(chair("add"), user=USER, manages=True)
    done = await made.add(Request("Comments", "15 May 2025 18:00", "WG/12", channel="77"), own)
    await made.views.answer(replace(own, interaction="answer"), done.deadline.id, "FR")
    doubtful = Later(Deed.EXTEND, done.deadline.id, "06/07/2025 18:00", "asked for")
    await made.deadlines.later(replace(own, interaction="later"), doubtful, Language.EN)


async def test_nothing_of_a_forgotten_person_remains_and_no_position_changes(database: Database) -> None:
    await known(database)
    forgetting = Forgetting(StoredPersonal(database))
    before, positions = await holding(database), await Ledgers(database).entries("p1")

    held = await forgetting.forget(USER, START)
    again = await forgetting.forget(USER, START)

    assert set(before) == {
        "deadline_answers", "deadline_changes", "delegates", "digests", "drafts", "enquiries", "follows",
        "notices", "preferences", "speakers",
    }  # fmt: skip
    assert set(held) == set(Kind)
    assert again == {}
    assert await holding(database) == []
    assert await Ledgers(database).entries("p1") == positions
    assert len(await Polls(database).polls("1")) == 1


async def test_nobody_else_is_forgotten(database: Database) -> None:
    made = await group(database)
    await made.desk.preferences.choose("person:7", "language", "fr")
    await made.desk.preferences.choose("person:77", "language", "ru")

    await Forgetting(StoredPersonal(database)).forget("7", START)

    left = await made.desk.preferences.choices(["person:7", "person:77"], "language")
    assert dict(left) == {"person:77": "ru"}


async def test_two_of_one_delegation_are_forgotten_and_speak_for_it_no_longer(database: Database) -> None:
    made = await group(database)
    async with database.transaction() as unit:
        for user in ("71", "72"):
            member = Delegate(user, "FR", Function.MEMBER, START, user=user)
            await made.desk.register.appoint(unit, "1", member)

    for user in ("71", "72"):
        await Forgetting(StoredPersonal(database)).forget(user, START + MINUTE)

    people = [each for each in await made.desk.register.delegates("1") if each.function is Function.MEMBER]
    assert [(each.user, each.serves(START + 2 * MINUTE)) for each in people] == [("", False)] * 2


@pytest.mark.parametrize("typed", ["", "me", "12 OR 1=1", "١٢٣", "9" * 21])
async def test_only_a_number_of_discords_is_taken(database: Database, typed: str) -> None:
    with pytest.raises(UserError) as error:
        await Forgetting(StoredPersonal(database)).forget(typed, START)

    assert error.value.key == "user-number"
