"""What another server's source shows settles nothing here, and is not told here."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.errors import UserError
from bot.domain.gate import Gate, Stage
from bot.domain.language import Language
from bot.domain.promise import Promise, State
from bot.lexicons import date_lexicon
from bot.services.follow_desk import FollowDesk
from bot.services.promising import Promising
from bot.services.watch import Watch
from bot.store.database import Database
from tests.posted import Group, deed, group, items, kinds
from tests.postings import DAY, NOON

HOUR = timedelta(hours=1)


async def neighbours(held: Group) -> None:
    """Server 2 alone follows the place where C25/61 appears; server 1 follows another one."""
    await held.watch("1", "77", "src-1")
    await held.watch("2", "88", "src-2")
    await Watch(held.desk).work(NOON)


async def shows(held: Group, source: str, *names: str, hours: int = 1) -> None:
    """The place shows these, and the other one is not looked at."""
    held.places.items = items(*names)
    async with held.database.transaction() as unit:
        await unit.execute("UPDATE sources SET next = :later", later=2**40)  # type: ignore[attr-defined]
        await unit.execute("UPDATE sources SET next = 0 WHERE id = :id", id=source)  # type: ignore[attr-defined]
    await Watch(held.desk).work(NOON + hours * HOUR)


async def test_a_gate_here_is_not_opened_by_what_is_posted_elsewhere(database: Database) -> None:
    held = group(database)
    await neighbours(held)
    promising = Promising(held.desk, date_lexicon(), "UTC")
    gate = Gate("", "1", "77", "C25/61", "UNCSTD", 21, NOON)
    await shows(held, "src-2", "C25/61")

    gated = await promising.gate(deed(NOON + 2 * HOUR), gate)
    later = await promising.gates("1", NOON + 30 * DAY)
    with pytest.raises(UserError, match="gate-unposted"):
        await promising.send(deed(NOON + 30 * DAY), "C25/61", "", override=False)

    assert gated.standing.stage is Stage.UNPOSTED
    assert [each.standing.stage for each in later] == [Stage.UNPOSTED]


async def test_a_promise_here_is_not_kept_by_what_is_posted_elsewhere(database: Database) -> None:
    held = group(database)
    await neighbours(held)
    promising = Promising(held.desk, date_lexicon(), "UTC")
    promise = Promise("p1", "1", "77", "C25/61", NOON + DAY, NOON, work="itu:doc:C25/61")
    async with database.transaction() as unit:
        await held.desk.promises.put(unit, promise)
    await shows(held, "src-2", "C25/61")

    elsewhere = await promising.show("1", "p1", NOON + 2 * DAY)
    await shows(held, "src-1", "C25/61", hours=60)
    here = await promising.show("1", "p1", NOON + 3 * DAY)

    assert (elsewhere.outcome.state, here.outcome.state) == (State.BROKEN, State.LATE)


async def test_why_and_follow_know_nothing_of_what_is_posted_elsewhere(database: Database) -> None:
    held = group(database)
    await neighbours(held)
    await shows(held, "src-2", "C25/61")
    [kept] = await held.desk.shelf.of_work("itu:doc:C25/61", "2")
    desk, asker = FollowDesk(held.desk), deed(NOON + DAY)

    with pytest.raises(UserError, match="posting-unknown"):
        await desk.why(asker, "77", "C25/61")
    with pytest.raises(UserError, match="posting-unknown"):
        await desk.this(asker, kept.seen.posting.document)

    assert await held.desk.shelf.of_work("itu:doc:C25/61", "1") == []


async def test_a_language_seen_elsewhere_before_is_news_here(database: Database) -> None:
    held = group(database)
    await neighbours(held)
    await shows(held, "src-2", "C25/61@en")
    await shows(held, "src-1", "C25/61@fr", hours=2)

    await shows(held, "src-1", "C25/61@fr", "C25/61@en", hours=3)

    own = [each for each in await held.notices() if each.audience.guild == "1"]
    assert kinds(own) == ["document-language", "document-new"]
    assert [each.details["languages"] for each in own if "edits" in each.details] == [Language.EN.value]


async def test_what_a_source_showed_counts_after_the_server_leaves_it(database: Database) -> None:
    held = group(database)
    await neighbours(held)
    await shows(held, "src-1", "C25/61")
    async with database.transaction() as unit:
        await held.desk.sources.remove(unit, "1", "src-1")

    [kept] = await held.desk.shelf.of_work("itu:doc:C25/61", "1")

    assert kept.seen.posting.symbol.canonical == "itu:doc:C25/61"
