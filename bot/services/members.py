"""What somebody is in a server when nobody clicked: their roles now, and whether they manage it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.deed import Deed


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a server; ids are Discord's, as text."""

    roles: tuple[str, ...] = ()
    manages: bool = False


class Roll(Protocol):
    """Who is in a server."""

    async def member(self, guild: str, user: str) -> Member | None:
        """None where they are not in it any more. Raise PostError where it can't be learnt now."""
        ...


class Members:
    """Asks anew each time: who lost a role acts by it no more. Not connected, it knows of no roles."""

    def __init__(self) -> None:
        self._roll: Roll | None = None

    def connect(self, roll: Roll) -> None:
        """Ask this one from now on."""
        self._roll = roll

    async def reader(self, guild: str, user: str, at: datetime) -> Deed:
        """This person, who reads what is said unasked at `at`. Raise PostError."""
        found = await self._roll.member(guild, user) if self._roll else None
        known = found or Member()
        return Deed(guild, "", at, user, known.roles, known.manages)
