"""Places are watched: what they show anew is told to who follows, once and as what it is."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.following import Follow
from bot.domain.notice import Audience
from bot.domain.posting import Posting
from bot.domain.source import Source
from bot.services.posting_ports import Paper
from bot.services.watch import Watch
from bot.store.database import Database
from tests.posted import HOUR, FakePlaces, group, items, kinds, polled
from tests.postings import NOON


async def test_the_first_reading_is_silent_and_the_next_tells_what_came(database: Database) -> None:
    held = group(database)
    await held.watch()

    first = await polled(held, "C25/59", "C25/60", at=0)
    then = await polled(held, "C25/60", "C25/61", "C25/59")

    assert first == []
    assert then == ["document-new"]


async def test_a_second_language_edits_the_announcement_of_the_first(database: Database) -> None:
    held = group(database)
    await held.watch()
    await polled(held, at=0)
    await polled(held, "C25/61@ru")
    [first] = await held.notices()

    await polled(held, "C25/61@ru", "C25/61@en", "C25/61@fr", at=2)

    [second] = await held.notices("document-language")
    assert second.subject == first.subject
    assert (second.details["languages"], second.details["edits"]) == ("en fr", first.id)


async def test_revisions_corrigenda_and_numbers_left_out_are_told_as_such(database: Database) -> None:
    held = group(database)
    await held.watch()
    await polled(held, "C25/59", "C25/60", at=0)

    told = await polled(held, "C25/60(Rev.1)", "C25/60(Corr.1)", "C25/62")

    assert told == ["document-corrigendum", "document-new", "document-revision", "number-missing"]


async def test_a_source_that_fails_is_said_once_and_comes_back_with_what_it_missed(
    database: Database,
) -> None:
    held = group(database)
    await held.watch()
    await polled(held, "C25/59", at=0)
    held.places.fault = "source-not-xml"
    for hour in (1, 2, 4):
        await polled(held, "C25/60", at=hour)
    failing = kinds(await held.notices())
    held.places.fault = ""

    back = await polled(held, "C25/60", at=8)
    again = await polled(held, "C25/60", at=9)

    assert failing == ["source-degraded"]
    assert back == again == ["document-new", "source-degraded", "source-recovered"]


async def test_two_servers_that_follow_one_source_have_it_read_once(database: Database) -> None:
    held = group(database)
    await held.watch()
    await held.watch("2", "88")
    await polled(held, at=0)

    await polled(held, "C25/61")

    assert held.places.reads == 2
    assert {each.audience.guild for each in await held.notices()} == {"1", "2"}


async def test_what_bears_a_date_of_the_future_or_none_is_told_all_the_same(database: Database) -> None:
    held = group(database)
    await held.watch()
    await polled(held, at=0)
    dates = ("", "2099-01-01", "1900-01-01", "9999-12-31")
    dated = zip(items("C25/61", "C25/62", "C25/63", "C25/64"), dates, strict=True)
    held.places.items = [replace(item, date=date) for item, date in dated]

    await Watch(held.desk).work(NOON + HOUR)

    told = await held.notices()
    kept = await held.desk.shelf.latest("1", 9)
    assert [each.kind for each in told] == ["document-new"] * 4
    assert {each.due for each in told} == {each.seen.at for each in kept} == {NOON + HOUR}


async def test_one_document_in_two_sources_is_told_once_in_a_channel(database: Database) -> None:
    held = group(database)
    for source in ("src-1", "src-2"):
        await held.watch(source=source)
    await polled(held, at=0)

    told = await polled(held, "C25/61")

    assert told == ["document-new"]


async def test_a_source_removed_in_mid_poll_tells_nobody(database: Database) -> None:
    held = group(database)
    source = await held.watch()
    await polled(held, at=0)

    class Removing(FakePlaces):
        async def paper(self, source: Source, posting: Posting) -> Paper:
            async with database.transaction() as unit:
                await held.desk.sources.remove(unit, "1", source.id)
            return await super().paper(source, posting)

    watch = Watch(replace(held.desk, places=Removing(items("C25/61"))))
    await watch.work(NOON + HOUR)

    assert await held.notices() == []
    assert [each.symbol.canonical for each in await held.desk.shelf.of_source(source.id)] == [
        "itu:doc:C25/61"
    ]


async def test_rules_tell_a_person_or_channel_once_and_only_what_fits(database: Database) -> None:
    held = group(database)
    await held.watch(channel="")
    rules = [
        Follow("f1", Audience("1", person="5"), NOON, body="C25"),
        Follow("f2", Audience("1", person="5"), NOON, words="report"),
        Follow("f3", Audience("1", "99"), NOON, symbol="itu:doc:C25/62"),
        Follow("f4", Audience("2", "88"), NOON),
    ]
    async with database.transaction() as unit:
        for rule in rules:
            await held.desk.shelf.follow(unit, rule)
    await polled(held, at=0)

    await polled(held, "C25/61")

    assert [each.audience.place for each in await held.notices()] == ["5"]


async def test_another_documents_file_under_a_symbol_is_remarked(database: Database) -> None:
    held = group(database)
    await held.watch()
    await polled(held, at=0)
    held.ingest.symbol = "A/80/1"

    await polled(held, "C25/61")

    [kept] = await held.desk.shelf.of_work("itu:doc:C25/61", "1")
    assert (kept.held, kept.trouble) == ("A/80/1@en", "document-other")
