"""What was chosen is kept for each owner apart."""

from __future__ import annotations

from bot.store.database import Database
from bot.store.preferences import StoredPreferences


async def test_choices_are_given_in_the_order_of_the_owners(database: Database) -> None:
    preferences = StoredPreferences(database)
    await preferences.choose("guild:1", "language", "en")
    await preferences.choose("person:7", "language", "ru")
    await preferences.choose("person:7", "zone", "Asia/Almaty")

    found = await preferences.choices(["person:7", "channel:2", "guild:1"], "language")

    assert list(found.items()) == [("person:7", "ru"), ("guild:1", "en")]
    assert await preferences.choices([], "language") == {}


async def test_a_later_choice_replaces_the_earlier_and_an_empty_one_forgets(database: Database) -> None:
    preferences = StoredPreferences(database)
    await preferences.choose("person:7", "language", "ru")
    await preferences.choose("person:7", "language", "ar")
    replaced = await preferences.choices(["person:7"], "language")

    await preferences.choose("person:7", "language", "")

    assert replaced == {"person:7": "ar"}
    assert await preferences.choices(["person:7"], "language") == {}


async def test_everything_that_a_person_chose_can_be_forgotten(database: Database) -> None:
    preferences = StoredPreferences(database)
    await preferences.choose("person:7", "language", "ru")
    await preferences.choose("person:7", "zone", "UTC")
    await preferences.choose("person:70", "zone", "UTC")

    assert await preferences.forget("person:7") == 2
    assert await preferences.choices(["person:7", "person:70"], "zone") == {"person:70": "UTC"}
