"""Who owes nothing by a deadline any more: they said so, or have taken a position on what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.deadline import Deadline
from bot.domain.deadline_answers import answered_in
from bot.domain.ledger import Entry
from bot.domain.poll import Poll, Visibility
from bot.domain.symbol import Symbol
from bot.services.deadline_ports import Answered, DeadlineShelf


class PollsOn(Protocol):
    """The polls of a server on one document."""

    async def on(self, guild: str, symbol: str) -> Sequence[Poll]: ...


class Entries(Protocol):
    """What was said in a poll."""

    async def entries(self, poll: str) -> Sequence[Entry]: ...


@dataclass(frozen=True, slots=True)
class Answers:
    """Who has answered, in the order in which they did.

    `hidden` are delegations that answered in a poll which does not show yet who did: they are not reminded,
    and nobody is told by name who is still expected.
    """

    told: Sequence[Answered]
    hidden: frozenset[str] = frozenset()

    @property
    def codes(self) -> set[str]:
        return {each.delegation for each in self.told} | self.hidden


class Standpoints:
    """Reads it anew each time it is asked."""

    def __init__(self, shelf: DeadlineShelf, polls: PollsOn, ledgers: Entries) -> None:
        self._shelf = shelf
        self._polls = polls
        self._ledgers = ledgers

    async def answers(self, deadline: Deadline, now: datetime) -> Answers:
        """What delegations said themselves, else by their position on the same text."""
        said = {each.delegation: each for each in await self._shelf.answers(deadline.id)}
        hidden: set[str] = set()
        for poll in await self._on(deadline):
            entries = await self._ledgers.entries(poll.id)
            for code, at in answered_in(poll, entries, deadline.reference.clause).items():
                if not _shows(poll, now):
                    hidden.add(code)
                elif code not in said or at < said[code].at:
                    said[code] = Answered(code, at, "", not deadline.takes(at))
        told = sorted(said.values(), key=lambda each: (each.at, each.delegation))
        return Answers(told, frozenset(hidden - said.keys()))

    async def _on(self, deadline: Deadline) -> Sequence[Poll]:
        """The polls on the version of the document that it is about."""
        document = deadline.reference.document
        if not document:
            return ()
        return await self._polls.on(deadline.guild, Symbol.parse(document).canonical)


def _shows(poll: Poll, now: datetime) -> bool:
    """Whether everyone may know who has answered in it."""
    match poll.visibility:
        case Visibility.LIVE:
            return True
        case Visibility.CHAIR:
            return False
        case Visibility.OWN | Visibility.CLOSE:
            return now >= poll.closes
