"""Channels are not flooded; files that fail are fetched later; announcements are edited."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import cast

import pytest

from bot.domain.clause import Clause, Kind
from bot.domain.document import Expression, HeldClause
from bot.domain.errors import UserError
from bot.domain.following import Follow
from bot.domain.language import Language
from bot.domain.notice import Audience, Notice
from bot.domain.posting import Posting, document_id
from bot.domain.promise import Promise
from bot.domain.source import Item, Source
from bot.domain.symbol import Symbol
from bot.services.follow_desk import FollowDesk
from bot.services.papers import Papers
from bot.services.ports import Library
from bot.services.posting_desk import subject
from bot.services.posting_ports import Paper
from bot.services.watch import FLOOD, Watch
from bot.store.database import Database
from tests.post import NOW, Mailroom, near
from tests.posted import FakePlaces, Group, deed, group, items, kinds
from tests.postings import DAY, NOON

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


async def test_ten_thousand_new_items_are_one_message(database: Database) -> None:
    held = group(database)
    await held.watch()
    await Watch(held.desk).work(NOON)
    held.places.items = [Item(f"k{number}", f"Title {number}") for number in range(10_000)]

    await Watch(held.desk).work(NOON + HOUR)
    await Watch(held.desk).work(NOON + 2 * HOUR)

    [one] = await held.notices()
    assert (one.kind, one.details["count"]) == ("documents-many", "10000")
    assert len(await held.desk.shelf.of_source("src-1")) == 10_000


async def test_in_a_flood_who_follows_one_document_is_told_of_it_by_name(database: Database) -> None:
    held = group(database)
    await held.watch()
    async with database.transaction() as unit:
        rule = Follow("f1", Audience("1", person="5"), NOON, symbol="itu:doc:C25/7")
        await held.desk.shelf.follow(unit, rule)
    await Watch(held.desk).work(NOON)
    held.places.items = items(*(f"C25/{number}" for number in range(1, FLOOD + 9)))

    await Watch(held.desk).work(NOON + HOUR)

    told = {each.audience.place: each.kind for each in await held.notices()}
    assert told == {"77": "documents-many", "5": "document-new"}


@pytest.mark.parametrize(("left_out", "told"), [({7}, 1), (set(range(2, 30, 2)), 0)])
async def test_in_a_flood_a_number_left_out_is_told_but_no_flood_of_them(
    database: Database, left_out: set[int], told: int
) -> None:
    held = group(database)
    await held.watch()
    await Watch(held.desk).work(NOON)
    held.places.items = items(*(f"C25/{number}" for number in range(1, 31) if number not in left_out))

    await Watch(held.desk).work(NOON + HOUR)

    assert kinds(await held.notices()) == ["documents-many", *["number-missing"] * told]


async def flooded(held: Group) -> None:
    """A great many documents appear at once, C25/1 to C25/20, and their files come in."""
    await Watch(held.desk).work(NOON)
    held.places.items = items(*(f"C25/{number}" for number in range(1, FLOOD + 9)))
    at = NOON + HOUR + timedelta(milliseconds=300)  # no clock strikes in full seconds
    await Watch(held.desk).work(at)
    await Papers(held.desk).work(at + MINUTE)


async def test_why_names_the_message_that_told_of_a_great_many(database: Database) -> None:
    held = group(database)
    await held.watch()
    await flooded(held)

    why = await FollowDesk(held.desk).why(deed(NOON + DAY), "77", "C25/7")
    elsewhere = await FollowDesk(held.desk).why(deed(NOON + DAY), "78", "C25/7")

    assert [each.notice.kind for each in why.told] == ["documents-many"]
    assert list(elsewhere.told) == []


async def test_who_was_told_of_a_great_many_is_still_told_of_what_only_its_words_fit(
    database: Database,
) -> None:
    held = group(database)
    await held.watch(channel="")
    async with database.transaction() as unit:
        for rule in ("C25/1", "C25/2", "C25/3", "C25/4", "C25/5", "C25/6"):
            follow = Follow(f"s{rule}", Audience("1", person="5"), NOON, symbol=f"itu:doc:{rule}")
            await held.desk.shelf.follow(unit, follow)
        cites = Follow("c", Audience("1", person="5"), NOON, citing="itu:pp:res:140")
        await held.desk.shelf.follow(unit, cites)
    library = Citing({"itu:doc:C25/9@en": "The report recalls Resolution 140 (Rev. Bucharest, 2022)."})

    await flooded(replace(held, desk=replace(held.desk, library=cast(Library, library))))

    told = [(each.kind, each.subject) for each in await held.notices()]
    assert sorted(kind for kind, _ in told) == ["document-new", "documents-many"]
    assert ("document-new", subject(document_id(Symbol.parse("itu:doc:C25/9")))) in told


@dataclass
class Citing:
    """A library of one-clause documents, by key."""

    texts: dict[str, str]

    async def expression(self, symbol: str, language: Language) -> Expression | None:
        return Expression(Symbol.parse(symbol), language)

    async def clauses(self, expression: Expression) -> list[HeldClause]:
        text = self.texts.get(expression.key, "")
        return [HeldClause(expression, Clause("1", "", "1", Kind.OPERATIVE, text), 0)] if text else []


class Failing(FakePlaces):
    """Shows documents whose files can't be had yet."""

    missing = True

    async def paper(self, source: Source, posting: Posting) -> Paper:
        if self.missing:
            raise UserError("fetch-not-found")
        return await super().paper(source, posting)


async def test_a_file_that_failed_is_fetched_later_and_its_announcement_edited(database: Database) -> None:
    held = group(database)
    await held.watch()
    await Watch(held.desk).work(NOON)
    places = Failing(items("C25/61"))
    desk = replace(held.desk, places=places)
    await Watch(desk).work(NOON + HOUR)
    papers = Papers(desk)

    early = await papers.work(NOON + HOUR)
    failed = await papers.work(NOON + HOUR + 2 * MINUTE)
    places.missing = False
    came = await papers.work(NOON + HOUR + 4 * MINUTE)

    [kept] = await held.desk.shelf.of_work("itu:doc:C25/61", "1")
    first, edit = await held.notices()
    assert (early, failed, came) == (0, 0, 1)
    assert kept.held == "itu:doc:C25/61@en"
    assert (first.kind, edit.kind, edit.details["edits"]) == ("document-new", "document-read", first.id)
    assert await papers.next(NOON) is None


async def test_a_revision_whose_file_comes_later_is_told_as_one_to_whom_only_its_words_fit(
    database: Database,
) -> None:
    held = group(database)
    await held.watch(channel="")
    async with database.transaction() as unit:
        cites = Follow("c", Audience("1", person="5"), NOON, citing="itu:pp:res:140")
        await held.desk.shelf.follow(unit, cites)
    await Watch(held.desk).work(NOON)
    library = Citing({"itu:doc:C25/61/Rev.1@en": "Recalling Resolution 140 (Rev. Bucharest, 2022)."})
    places = Failing(items("C25/61(Rev.1)"))
    desk = replace(held.desk, places=places, library=cast(Library, library))
    await Watch(desk).work(NOON + HOUR)
    places.missing = False

    await Papers(desk).work(NOON + HOUR + 2 * MINUTE)

    assert kinds(await held.notices()) == ["document-revision"]


async def test_a_file_that_never_comes_is_given_up_and_stays_on_record(database: Database) -> None:
    held = group(database)
    await held.watch()
    await Watch(held.desk).work(NOON)
    desk = replace(held.desk, places=Failing(items("C25/61")))
    await Watch(desk).work(NOON + HOUR)

    for day in range(1, 12):
        await Papers(desk).work(NOON + day * DAY)

    [kept] = await held.desk.shelf.of_work("itu:doc:C25/61", "1")
    assert kept.trouble == "fetch-not-found"
    assert await Papers(desk).next(NOON) is None


async def test_a_source_followed_again_begins_with_a_silent_reading(database: Database) -> None:
    held = group(database)
    source = await held.watch()
    await Watch(held.desk).work(NOON)
    async with database.transaction() as unit:
        await held.desk.sources.remove(unit, "1", source.id)
    held.places.items = items("C25/61")

    await held.watch()
    await Watch(held.desk).work(NOON + HOUR)

    assert await held.notices() == []


async def test_what_a_stranger_breaks_degrades_his_source_alone(database: Database) -> None:
    held = group(database)
    await held.watch()
    await held.watch(source="src-2", channel="88")

    class Breaking(FakePlaces):
        async def read(self, source: Source, etag: str = "", modified: str = ""):  # type: ignore[no-untyped-def]
            if source.id == "src-1":
                raise RuntimeError
            return await super().read(source)

    await Watch(replace(held.desk, places=Breaking(items("C25/61")))).work(NOON)

    assert kinds(await held.notices()) == ["source-degraded"]
    assert len(await held.desk.shelf.of_source("src-2")) == 1


async def test_when_a_promise_is_due_the_places_are_read_at_once(database: Database) -> None:
    held = group(database)
    await held.watch()
    async with database.transaction() as unit:
        promised = Promise("p1", "1", "77", "C25/61", NOON + MINUTE, NOON, work="itu:doc:C25/61")
        await held.desk.promises.put(unit, promised)
    await Watch(held.desk).work(NOON)
    planned = await Watch(held.desk).next(NOON)
    held.places.items = items("C25/61")

    await Watch(held.desk).work(NOON + MINUTE)
    await Watch(held.desk).work(NOON + 2 * MINUTE)

    assert planned == NOON + MINUTE
    assert held.places.reads == 2
    assert kinds(await held.notices()) == ["document-new", "promise-kept"]


def amending(first: Notice, occasion: str = "2") -> Notice:
    return replace(first, occasion=occasion, details={"edits": first.id})


async def test_a_further_language_edits_the_message_and_posts_nothing(database: Database) -> None:
    room = Mailroom(database)
    first = near(1)
    await room.put(first)
    await room.round()

    room.words[first.subject] = "now in two languages"
    await room.put(amending(first))
    arrived = await room.round()

    assert arrived == 1
    assert room.post.texts("2") == ["now in two languages"]


async def test_an_edit_waits_for_the_message_that_it_edits(database: Database) -> None:
    room = Mailroom(database)
    first = replace(near(1), due=NOW + MINUTE)
    await room.put(first, replace(amending(first), due=NOW))

    await room.round()
    before = room.post.texts("2")
    for _ in range(3):
        room.pass_time(minutes=1)
        await room.round()

    assert before == []
    assert len(room.post.texts("2")) == 1
    assert await room.deliveries.next_due() is None


async def test_a_message_that_somebody_deleted_is_not_posted_again(database: Database) -> None:
    room = Mailroom(database)
    first = near(1)
    await room.put(first)
    await room.round()
    room.post.shown["2"].clear()

    await room.put(amending(first))
    await room.round()

    assert room.post.texts("2") == []
    assert await room.deliveries.next_due() is None
