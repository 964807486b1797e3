"""What a place shows again under other ids, addresses or names is no news; what takes its place is."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.source import Item
from bot.services.watch import Watch
from bot.store.database import Database
from tests.posted import HOUR, group
from tests.postings import NOON


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
