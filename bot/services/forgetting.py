"""What is kept of a person, shown and deleted; what is on record of their delegation stays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from bot.domain.errors import UserError
from bot.domain.personal import Kind


class Personal(Protocol):
    """Everything that is kept under a person's number."""

    async def held(self, user: str) -> Mapping[Kind, int]:
        """How many things of each kind; kinds with none are left out."""
        ...

    async def forget(self, user: str, now: datetime) -> None:
        """Nothing leads to this person any more; what their delegation said stays, their functions end."""
        ...


class Forgetting:
    """For everybody, of themselves; and for whoever holds the database, of anybody who asked."""

    def __init__(self, personal: Personal) -> None:
        self._personal = personal

    async def held(self, user: str) -> Mapping[Kind, int]:
        """What is kept of this person. Raise UserError("user-number") for what is no number of Discord's."""
        return await self._personal.held(_number(user))

    async def forget(self, user: str, now: datetime) -> Mapping[Kind, int]:
        """Delete it all, in every server; what that was. Doing it again deletes nothing more."""
        held = await self._personal.held(_number(user))
        await self._personal.forget(user, now)
        return held


def _number(user: str) -> str:
    if not (user.isascii() and user.isdecimal() and len(user) <= 20):
        raise UserError("user-number", typed=user)
    return user
