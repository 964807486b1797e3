"""In which language a person is answered."""

from __future__ import annotations

import pytest

from bot.domain.language import Language
from bot.domain.person import Person
from bot.services.people import People
from tests.fakes import FakeAffiliations, FakePreferences

CHOICES = [
    ({"person:1": "ru", "delegation:XM": "ar", "channel:3": "fr", "guild:2": "es"}, "zh", Language.RU),
    ({"delegation:XM": "ar", "channel:3": "fr", "guild:2": "es"}, "zh", Language.AR),
    ({"channel:3": "fr", "guild:2": "es"}, "zh", Language.FR),
    ({"guild:2": "es"}, "zh", Language.ZH),
    ({"guild:2": "es"}, "und", Language.ES),
    ({}, "und", Language.EN),
]


@pytest.mark.parametrize(("chosen", "speaks", "expected"), CHOICES)
async def test_the_nearest_choice_wins(chosen: dict[str, str], speaks: str, expected: Language) -> None:
    preferences = FakePreferences()
    for owner, language in chosen.items():
        await preferences.choose(owner, "language", language)
    people = People(preferences, FakeAffiliations(**{"1": "XM"}), Language.EN, "UTC")

    person = await people.person(Person("1", Language(speaks), guild="2", channel="3"))

    assert person.language is expected


async def test_a_forgotten_choice_no_longer_counts() -> None:
    people = People(FakePreferences(), FakeAffiliations(), Language.EN, "UTC")
    met = Person("1", Language.ZH)
    await people.choose_language("person:1", Language.AR)

    await people.choose_language("person:1", None)

    assert (await people.person(met)).language is Language.ZH


async def test_the_zone_is_the_hosts_until_somebody_chooses() -> None:
    preferences = FakePreferences()
    people = People(preferences, FakeAffiliations(), Language.EN, "Europe/Zurich")
    met = Person("1", Language.ZH, guild="2")
    before = await people.person(met)

    await preferences.choose("guild:2", "zone", "America/New_York")

    assert (before.zone, (await people.person(met)).zone) == ("Europe/Zurich", "America/New_York")
