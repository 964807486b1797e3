"""Places are watched: no announcement lost, none twice, whatever they and we do in between."""

from __future__ import annotations

import contextlib
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.following import Follow
from bot.domain.language import OFFICIAL
from bot.domain.notice import Audience, Notice
from bot.domain.posting import Posting
from bot.domain.promise import Promise
from bot.domain.source import Health, Item, Source
from bot.services.ports import Unit
from bot.services.posting_ports import Paper, Shown
from bot.services.watch import Watch
from bot.store.database import Database, Dialect
from bot.store.outbox import StoredOutbox
from bot.store.sources import StoredSources
from tests.posted import FakePlaces, Group, group, items, kinds
from tests.postings import DAY, NOON

HOUR = timedelta(hours=1)


async def polled(held: Group, *names: str, at: int = 1) -> list[str]:
    """What was said, by kind, after the place showed these at that hour."""
    held.places.items = items(*names)
    await Watch(held.desk).work(NOON + at * HOUR)
    return kinds(await held.notices())


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


async def test_a_feed_that_changes_its_ids_tells_nothing_again(database: Database) -> None:
    held = group(database)
    await held.watch()
    notes = [Item(f"id-{n}", f"Note {n} of the Chair", address=f"https://wg.example/{n}") for n in range(3)]
    held.places.items = notes
    await Watch(held.desk).work(NOON)
    held.places.items = [replace(each, key=f"tag:new,{n}") for n, each in enumerate(notes)]
    held.places.items += [Item("tag:new,9", "Note 9 of the Chair", address="https://wg.example/9")]

    await Watch(held.desk).work(NOON + HOUR)
    await Watch(held.desk).work(NOON + 2 * HOUR)

    assert [each.kind for each in await held.notices()] == ["document-new"]


async def test_a_page_whose_addresses_all_change_tells_nothing_again(database: Database) -> None:
    held = group(database)
    await held.watch()
    notes = [
        Item(f"https://wg.example/{n}", f"Note {n}", address=f"https://wg.example/{n}", date="2027-06-01")
        for n in range(3)
    ]
    held.places.items = notes
    await Watch(held.desk).work(NOON)
    moved = [f"https://wg.example/en/documents/note-{n}" for n in range(4)]
    held.places.items = [
        *(replace(each, key=at, address=at) for each, at in zip(notes, moved, strict=False)),
        Item(moved[3], "Note 3", address=moved[3], date="2027-06-05"),
    ]

    await Watch(held.desk).work(NOON + HOUR)
    await Watch(held.desk).work(NOON + 2 * HOUR)

    assert [each.kind for each in await held.notices()] == ["document-new"]


async def test_what_takes_the_place_of_another_is_news_though_it_is_called_the_same(
    database: Database,
) -> None:
    held = group(database)
    await held.watch()
    kept = Item("a", "Note of the Chair", address="https://wg.example/a")
    agenda = Item("1", "Agenda", address="https://wg.example/agenda", date="2027-06-01")
    held.places.items = [kept, agenda]
    await Watch(held.desk).work(NOON)
    later = (
        replace(agenda, key="2", date="2027-06-02"),  # another edition at the same address
        replace(agenda, key="3", address="https://wg.example/agenda-2", date="2027-06-02"),
        replace(agenda, key="4", title="Agenda of the second day", date="2027-06-02"),
    )
    for hour, each in enumerate(later, 1):
        held.places.items = [kept, each]
        await Watch(held.desk).work(NOON + hour * HOUR)

    assert len(await held.notices("document-new")) == len(later)


async def test_a_file_that_is_only_renamed_is_no_news(database: Database) -> None:
    held = group(database)
    await held.watch()
    held.places.items = [Item("notes.txt", "notes", digest="d1"), Item("b.txt", "b", digest="d2")]
    await Watch(held.desk).work(NOON)
    held.places.items = [Item("chair-notes.txt", "chair-notes", digest="d1"), held.places.items[1]]

    await Watch(held.desk).work(NOON + HOUR)

    assert await held.notices() == []


async def test_a_promise_that_an_addendum_keeps_is_kept_once(database: Database) -> None:
    held = group(database)
    await held.watch()
    await polled(held, at=0)
    promise = Promise("p1", "1", "9", "C25/61", NOON + 10 * DAY, NOON, work="itu:doc:C25/61")
    async with database.transaction() as unit:
        await held.desk.promises.put(unit, promise)

    early = await polled(held, "C25/61(Add.1)", at=1)
    then = await polled(held, "C25/61(Add.1)", "C25/61", at=2)

    assert "promise-kept" in early
    assert then.count("promise-kept") == 1


async def test_a_promise_is_kept_by_a_revision_in_the_same_breath(database: Database) -> None:
    held = group(database)
    await held.watch()
    await polled(held, "C25/61", at=0)
    async with database.transaction() as unit:
        await held.desk.promises.put(
            unit, Promise("p1", "1", "77", "C25/61", NOON + DAY, NOON, work="itu:doc:C25/61")
        )

    told = await polled(held, "C25/61", "C25/61(Rev.1)")

    assert told == ["document-revision", "promise-kept"]


class Killed(BaseException):
    """The process ended here."""


@dataclass
class Fate:
    """When the process ends: now and then, at whichever step."""

    chance: random.Random
    kills: int = 0

    def strike(self, how_often: float = 0.1) -> None:
        if self.chance.random() < how_often:
            self.kills += 1
            raise Killed


class Deadly(FakePlaces):
    """Shows things as badly as places do; the process may end while a file is fetched."""

    def __init__(self, fate: Fate, posted: list[Item]) -> None:
        super().__init__()
        self.fate, self.posted = fate, posted

    async def read(self, source: Source, etag: str = "", modified: str = "") -> Shown:
        chance = self.fate.chance
        self.fault = chance.choice(["", "", "", "fetch-busy", "source-not-xml"])
        shown = chance.sample(self.posted, chance.randint(0, len(self.posted)))
        shown += chance.choices(self.posted, k=2) if self.posted else []
        self.items = [replace(item, date=chance.choice(["", "2099-01-01"])) for item in shown]
        return await super().read(source)

    async def paper(self, source: Source, posting: Posting) -> Paper:
        self.fate.strike()
        return await super().paper(source, posting)


class DeadlyOutbox(StoredOutbox):
    """The process may end once its notices are written, before they are kept."""

    fate: Fate

    async def put(self, unit: Unit, notices: Sequence[Notice]) -> None:
        await super().put(unit, notices)
        self.fate.strike()


class DeadlySources(StoredSources):
    """The process may end once all is told, before the reading is noted."""

    fate: Fate

    async def fared(self, unit: Unit, source: str, health: Health) -> None:
        self.fate.strike()
        await super().fared(unit, source, health)


def deadly(held: Group, fate: Fate, posted: list[Item]) -> Watch:
    outbox, sources = DeadlyOutbox(held.database), DeadlySources(held.database)
    outbox.fate = sources.fate = fate
    return Watch(replace(held.desk, places=Deadly(fate, posted), outbox=outbox, sources=sources))


async def test_no_announcement_is_lost_and_none_said_twice_over_200_runs_with_kills(
    database: Database,
) -> None:
    """A hundred on each database."""
    held, first = group(database), 0 if database.dialect is Dialect.SQLITE else 100
    fate = Fate(random.Random(first))
    for seed in range(first, first + 100):
        fate.chance.seed(seed)
        source = await held.watch(source=f"src-{seed}", channel=f"{seed}")
        names = [f"A/{seed}/{number}@{language}" for number in range(1, 4) for language in OFFICIAL[:3]]
        held.places.items = items(*names[:3])
        await Watch(held.desk).work(NOON)
        at = NOON
        for step in range(6):
            at = max(at + HOUR, await held.due(source.id))
            with contextlib.suppress(Killed):
                await deadly(held, fate, items(*names[: 3 + step])).work(at)
        held.places.items = items(*names)
        await Watch(held.desk).work(max(at + HOUR, await held.due(source.id)))
        async with database.transaction() as unit:
            await held.desk.sources.remove(unit, "1", source.id)

    told = Counter(
        f"{each.subject} {language} {each.audience.channel}"
        for each in await held.notices("document-")
        for language in each.details["languages"].split()
    )
    assert fate.kills > 100
    assert set(told.values()) == {1}
    assert len(told) == 100 * 6
