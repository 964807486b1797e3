"""Fakes: small working stand-ins for what the use cases need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.person import Person


class FakePreferences:
    """Preferences in memory."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], str] = {}

    async def choices(self, owners: Sequence[str], name: str) -> Mapping[str, str]:
        return {owner: self._kept[owner, name] for owner in owners if (owner, name) in self._kept}

    async def chosen(self, name: str) -> Mapping[str, str]:
        return {owner: value for (owner, each), value in self._kept.items() if each == name}

    async def choose(self, owner: str, name: str, value: str) -> None:
        if value:
            self._kept[owner, name] = value
        else:
            self._kept.pop((owner, name), None)


class FakeAffiliations:
    """Delegations by person."""

    def __init__(self, **delegations: str) -> None:
        self._delegations = delegations

    async def delegations_of(self, person: Person) -> Sequence[str]:
        code = self._delegations.get(person.id)
        return [code] if code else []


class FakeMemory:
    """What the bot remembers of itself."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    async def recall(self, name: str) -> str:
        return self.kept.get(name, "")

    async def remember(self, name: str, value: str) -> None:
        self.kept[name] = value
