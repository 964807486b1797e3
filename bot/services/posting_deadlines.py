"""What is due on a posted document: the deadline that comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.deadline import Deadline
from bot.domain.symbol import Symbol
from bot.services.deadline_ports import Span

MOST = 100


class DueShelf(Protocol):
    async def deadlines(self, span: Span) -> Sequence[Deadline]: ...


class DeadlinesNear:
    """Reads the deadlines of one server for the sake of announcements."""

    def __init__(self, shelf: DueShelf) -> None:
        self._shelf = shelf

    async def next(self, guild: str, symbol: Symbol, now: datetime) -> Deadline | None:
        """The next one on this very version."""
        names = {symbol.canonical, symbol.printed}  # as it was chosen from a list, or typed
        found = await self._shelf.deadlines(Span(guild, now, symbol.printed, MOST))
        return next((each for each in found if each.reference.document in names), None)
