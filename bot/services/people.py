"""Who is asking, and in which language and zone they want to be answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from bot.domain.language import OFFICIAL, Language, from_tag
from bot.domain.person import Person
from bot.services.ports import Preferences


class Affiliations(Protocol):
    """Which delegations a person speaks for."""

    async def delegations_of(self, person: Person) -> Sequence[str]:
        """The ids of the delegations, in this person's guild."""
        ...


class People:
    """Fills in what people chose. A choice of the person wins over the delegation's, that over the
    channel's, that over what their Discord speaks, and that over the server's."""

    def __init__(
        self, preferences: Preferences, affiliations: Affiliations, language: Language, zone: str
    ) -> None:
        self._preferences = preferences
        self._affiliations = affiliations
        self._language = language
        self._zone = zone

    async def person(self, met: Person) -> Person:
        """The person as Discord shows them, with language and zone as chosen."""
        delegations = await self._affiliations.delegations_of(met) if met.guild else ()
        owners = [f"person:{met.id}", *(f"delegation:{code}" for code in delegations)]
        if met.channel:
            owners.append(f"channel:{met.channel}")
        language = await self._language_of(met, owners)
        zone = _first(await self._preferences.choices([*owners, f"guild:{met.guild}"], "zone"))
        return replace(met, language=language, zone=zone or self._zone)

    async def choose_language(self, owner: str, language: Language | None) -> None:
        """Keep a language for `person:<id>`, `channel:<id>` or `guild:<id>`; None forgets it."""
        await self._preferences.choose(owner, "language", language.value if language else "")

    @staticmethod
    def spoken(locale: str, guild_locale: str) -> Language:
        """What a person's Discord speaks, else their server's; UNDETERMINED where neither is official."""
        return from_tag(locale) or from_tag(guild_locale) or Language.UNDETERMINED

    async def _language_of(self, met: Person, owners: Sequence[str]) -> Language:
        chosen = await self._preferences.choices([*owners, f"guild:{met.guild}"], "language")
        own = {owner: code for owner, code in chosen.items() if not owner.startswith("guild:")}
        if code := _first(own, owners):
            return Language(code)
        if met.language in OFFICIAL:
            return met.language
        return Language(_first(chosen) or self._language)


def _first(chosen: Mapping[str, str], owners: Sequence[str] = ()) -> str:
    """The value of the first owner that chose one, in the order given."""
    return next((chosen[owner] for owner in owners or chosen if owner in chosen), "")
