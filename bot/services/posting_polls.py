"""What is polled of a posted document: where to take a position, and which ones a revision touches."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.ledger import Entry
from bot.domain.poll import Poll
from bot.domain.position import standing
from bot.domain.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Touched:
    """A clause polled in an earlier version that reads otherwise now, and how many took a position on it."""

    poll: Poll
    label: str
    positions: int


class PollShelf(Protocol):
    async def polls(self, guild: str) -> Sequence[Poll]: ...


class LedgerShelf(Protocol):
    async def entries(self, poll: str) -> Sequence[Entry]: ...


class PollsNear:
    """Reads polls of one server for the sake of announcements."""

    def __init__(self, polls: PollShelf, ledgers: LedgerShelf) -> None:
        self._polls = polls
        self._ledgers = ledgers

    async def open(self, guild: str, symbol: Symbol, now: datetime) -> Poll | None:
        """The poll on this very version that is open, the latest where there are several."""
        found = await self._polls.polls(guild)
        return next((each for each in found if each.symbol == symbol and _is_open(each, now)), None)

    async def touched(self, guild: str, symbol: Symbol, keys: Collection[str]) -> list[Touched]:
        """Positions on clauses of earlier versions that were changed or deleted."""
        found = []
        for poll in await self._polls.polls(guild):
            if poll.symbol.work != symbol.work or poll.symbol == symbol:
                continue
            told = standing(await self._ledgers.entries(poll.id))
            for clause in poll.clauses:
                count = sum(key == clause.key for _, key in told)
                if clause.key in keys and count:
                    found.append(Touched(poll, clause.label or clause.key, count))
        return found


def _is_open(poll: Poll, now: datetime) -> bool:
    return any(window.opens <= now < window.closes for window in poll.windows)
