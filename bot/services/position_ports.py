"""What taking positions needs from storage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.delegation import Delegate, Delegation
from bot.domain.ledger import Entry, Fact
from bot.domain.poll import Poll
from bot.domain.record import KeptPoll
from bot.services.ports import Unit


class Register(Protocol):
    """The delegations of each server and their people, as they were at any time."""

    async def seat(self, unit: Unit, delegation: Delegation) -> bool:
        """Seat a delegation, or change how it sits, from its `since` on; whether anything changed."""
        ...

    async def sitting(self, unit: Unit, guild: str, code: str) -> Delegation | None:
        """The delegation of this code as it sits now."""
        ...

    async def unseat(self, unit: Unit, guild: str, code: str, at: datetime) -> bool:
        """End its sitting; whether it sat. What was recorded of it stays."""
        ...

    async def delegations(self, guild: str) -> Sequence[Delegation]:
        """Every sitting there was, by code and time."""
        ...

    async def appoint(self, unit: Unit, guild: str, delegate: Delegate) -> bool:
        """Put a person in function; whether that is new."""
        ...

    async def relieve(self, unit: Unit, guild: str, delegate: str, at: datetime) -> bool:
        """End a person's function; whether they were in it."""
        ...

    async def delegates(self, guild: str) -> Sequence[Delegate]:
        """Everybody who was ever in function."""
        ...

    async def near(
        self, guild: str, user: str, roles: Sequence[str]
    ) -> tuple[Sequence[Delegation], Sequence[Delegate]]:
        """Only the delegations for which this person ever acted, and everybody who acted for those."""
        ...

    async def acting(self, guild: str, user: str, roles: Sequence[str]) -> Sequence[str]:
        """The codes of the delegations that sit and for which this person now acts."""
        ...

    async def token(self, unit: Unit, guild: str, user: str) -> str:
        """The opaque name under which a person writes in the ledger: the same for ever, in this server."""
        ...

    async def users(self, guild: str, tokens: Sequence[str]) -> dict[str, str]:
        """The users behind these tokens, as far as they have not been forgotten."""
        ...

    async def forget(self, unit: Unit, user: str) -> int:
        """Let no id or name of this user remain; the number of rows that held one. Positions stay."""
        ...


class Polls(Protocol):
    """Polls. Those of another server are not there."""

    async def open(self, unit: Unit, poll: Poll) -> bool:
        """Keep a new poll; False where it was kept before."""
        ...

    async def locked(self, unit: Unit, guild: str, poll: str) -> KeptPoll | None:
        """The poll, with its ledger to ourselves until the transaction ends."""
        ...

    async def poll(self, guild: str, poll: str) -> KeptPoll | None: ...

    async def stored(self, guild: str, poll: str) -> KeptPoll | None:
        """The poll as it stands in the database, whatever is remembered of it: to be verified."""
        ...

    async def open_at(self, unit: Unit, guild: str, at: datetime) -> Sequence[KeptPoll]:
        """The polls that take positions at that time, each with its ledger to ourselves."""
        ...

    async def polls(self, guild: str) -> Sequence[Poll]:
        """Every poll of a server, the newest first."""
        ...

    async def change(self, unit: Unit, poll: Poll, *, settled: bool = False) -> None:
        """Keep its windows and message as they now are; its text and rules never change."""
        ...

    async def posted(self, unit: Unit, guild: str, poll: str, channel: str, message: str) -> None:
        """Keep where its card stands."""
        ...

    async def ended(self, before: datetime, limit: int) -> Sequence[Poll]:
        """Polls that closed before that time and whose end has not been told, the earliest first."""
        ...

    async def running(self, at: datetime) -> Sequence[Poll]:
        """Polls of every server that are open at that time."""
        ...

    async def server_of(self, poll: str) -> str:
        """For the terminal, whose user holds the database: the server that a poll is of, "" where unknown."""
        ...

    async def next_close(self) -> datetime | None:
        """When the next poll closes whose end has not been told."""
        ...


class Ledgers(Protocol):
    """The ledgers of polls: they only grow."""

    async def append(self, unit: Unit, kept: KeptPoll, facts: Sequence[Fact]) -> Sequence[Entry]:
        """Write facts of one interaction after the others of a locked poll, unless it was written before.

        Gives the entries of that interaction, written now or then.
        """
        ...

    async def written(self, unit: Unit, poll: str, interaction: str) -> bool:
        """Whether this interaction has been recorded in the poll."""
        ...

    async def entries_of(self, poll: str, delegations: Sequence[str]) -> Sequence[Entry]:
        """What these delegations said and what was done to the poll itself, in the order written."""
        ...

    async def entries(self, poll: str) -> Sequence[Entry]:
        """The whole ledger in the order written."""
        ...
