"""Promises and gates that two people write, settle or set anew at once: each is one, and settled once."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.domain.deed import Deed
from bot.domain.errors import UserError
from bot.domain.gate import Gate
from bot.domain.language import Language
from bot.lexicons import date_lexicon
from bot.services.promising import Pledge, Promising
from bot.store.database import Database
from tests.posted import deed, group
from tests.postings import DAY, NOON

ONE, OTHER = deed(), replace(deed(), interaction="i2", user="10")
PLEDGE = Pledge("C25/61", "in 5 days", "CWG site", said_in="C25/3", clause="2.2")
GATE = Gate("", "1", "77", "C25/61", "UNCSTD", 21, NOON)


@pytest.fixture
def promising(database: Database) -> Promising:
    return Promising(group(database).desk, date_lexicon(), "UTC")


async def test_two_who_write_the_same_promise_down_at_once_write_one(promising: Promising) -> None:
    written = await asyncio.gather(*(promising.add(each, PLEDGE, Language.EN) for each in (ONE, OTHER)))
    later = await promising.add(replace(ONE, interaction="i3"), replace(PLEDGE, words="as said"), Language.EN)

    record = await promising.record("1", NOON)
    assert {each.promise.id for each in (*written, later)} == {each.promise.id for each in record}
    assert len(record) == 1


async def test_what_was_withdrawn_can_be_promised_again(promising: Promising) -> None:
    first = await promising.add(ONE, PLEDGE, Language.EN)
    await promising.withdraw(ONE, first.promise.id, "a mistake")

    again = await promising.add(OTHER, PLEDGE, Language.EN)

    assert again.promise.id != first.promise.id
    assert len(await promising.record("1", NOON)) == 2


async def test_of_two_who_settle_a_promise_at_once_one_is_told_that_it_is_settled(
    promising: Promising,
) -> None:
    promise = (await promising.add(ONE, PLEDGE, Language.EN)).promise.id

    done = await asyncio.gather(
        promising.keep(ONE, promise, "seen in print"),
        promising.withdraw(OTHER, promise, "no longer owed"),
        return_exceptions=True,
    )

    assert sorted(str(each) for each in done if isinstance(each, UserError)) == ["promise-closed()"]


async def test_of_two_who_send_a_document_on_at_once_one_is_told_that_it_was_sent(
    promising: Promising,
) -> None:
    await promising.gate(ONE, GATE)

    async def send(by: Deed) -> object:
        return await promising.send(by, "C25/61", f"urgent, says {by.user}", override=True)

    done = await asyncio.gather(send(ONE), send(OTHER), return_exceptions=True)

    assert [each.key for each in done if isinstance(each, UserError)] == ["gate-sent"]


async def test_a_gate_set_anew_takes_the_place_of_the_one_that_waits(promising: Promising) -> None:
    first = await promising.gate(ONE, replace(GATE, days=210))
    same = await promising.gate(OTHER, replace(GATE, days=210, to=" uncstd "))
    other = await promising.gate(ONE, replace(GATE, to="the Council"))

    mended = await promising.gate(OTHER, GATE)

    waiting = {(each.gate.to, each.gate.days) for each in await promising.gates("1", NOON + DAY)}
    assert same.gate == first.gate
    assert mended.gate.id != first.gate.id
    assert waiting == {("UNCSTD", 21), (other.gate.to, 21)}


@pytest.mark.parametrize(
    ("language", "typed", "key"),
    [
        ("en", "before 15 May 2027", "date-unclear"),
        ("fr", "avant le 15 mai 2027", "date-unclear"),
        ("ru", "до 15 мая 2027", "date-unclear"),
        ("es", "antes del 15 de mayo de 2027", "date-unclear"),
        ("ar", "قبل 15 مايو 2027", "date-unclear"),
        ("zh", "2027年5月15日前", "date-unclear"),
        ("en", "15 July 2027 23:59 CET", "date-unclear"),
        ("en", "last working day of March 2027", "date-working-days"),
    ],
)
async def test_a_promise_is_never_due_by_a_guess(
    promising: Promising, language: str, typed: str, key: str
) -> None:
    with pytest.raises(UserError) as refused:
        await promising.add(ONE, replace(PLEDGE, when=typed), Language(language))

    assert refused.value.key == key
