"""What keeping deadlines needs from storage."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.deadline import Change, Deadline
from bot.domain.deadline_rules import Event
from bot.domain.event_changes import EventChange
from bot.services.ports import Unit


@dataclass(frozen=True, slots=True)
class Answered:
    """A delegation's word that it has done what was due; `late` as it was received, by Discord's clock."""

    delegation: str
    at: datetime
    by: str
    late: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """An act that waits for its person to choose. `details` are the act's own; only texts."""

    id: str
    guild: str
    by: str
    made: datetime
    details: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Span:
    """Which deadlines: of one server ("" for all), ending later than `after` if given, not the cancelled.

    `ruled`: only those to which a rule gave date and name.
    """

    guild: str
    after: datetime | None = None
    words: str = ""
    limit: int = 25
    skip: int = 0
    ruled: bool = False


class DeadlineShelf(Protocol):
    """Deadlines and their record. Those of another server are not there."""

    async def add(self, unit: Unit, deadline: Deadline, change: Change) -> bool:
        """Keep a new deadline; False where it was kept before."""
        ...

    async def locked(self, unit: Unit, guild: str, deadline: str) -> Deadline | None:
        """The deadline, ours alone until the transaction ends."""
        ...

    async def change(self, unit: Unit, deadline: Deadline, change: Change) -> None:
        """Keep a locked deadline as it now is, and the record of what was done."""
        ...

    async def list(self, unit: Unit, deadline: Deadline) -> None:
        """Keep that a locked deadline stands among the events of its server too."""
        ...

    async def deadline(self, guild: str, deadline: str) -> Deadline | None: ...

    async def deadlines(self, span: Span) -> Sequence[Deadline]:
        """Those of a span, the next to end first."""
        ...

    async def count(self, span: Span) -> int:
        """How many there are in a span, whatever its limit."""
        ...

    async def all_of(self, guild: str) -> Sequence[tuple[Deadline, datetime]]:
        """Every deadline of a server with when it last changed, the cancelled included: for calendars."""
        ...

    async def of_event(self, unit: Unit, event: str) -> Sequence[Deadline]:
        """The deadlines that are counted from an event, ours alone until the transaction ends."""
        ...

    async def done(self, guild: str, deed: str) -> Sequence[tuple[Deadline, Change]]:
        """What one deed did to the deadlines of a server."""
        ...

    async def record(self, unit: Unit, deadline: str) -> Sequence[Change]:
        """Everything that was done to a locked deadline, in order."""
        ...

    async def changes(self, deadline: str) -> Sequence[Change]:
        """Everything that was done to it, in order."""
        ...

    async def answer(self, unit: Unit, deadline: str, answered: Answered) -> bool:
        """Keep a delegation's word; False where it had given it."""
        ...

    async def withdraw(self, unit: Unit, deadline: str, delegation: str) -> bool:
        """Take a delegation's word back; whether there was one."""
        ...

    async def answers(self, deadline: str) -> Sequence[Answered]:
        """Who has answered, in the order in which they did."""
        ...

    async def answered(self, guild: str, delegation: str) -> Collection[str]:
        """The deadlines of a server that a delegation has answered."""
        ...

    async def forget(self, unit: Unit, user: str) -> int:
        """Let no id of this user remain; the number of rows that held one."""
        ...


class Events(Protocol):
    """Meetings and texts that deadlines are counted from."""

    async def keep(self, unit: Unit, event: Event, channel: str) -> None:
        """Keep an event as it now is."""
        ...

    async def locked(self, unit: Unit, guild: str, event: str) -> tuple[Event, str] | None:
        """The event and its channel, ours alone until the transaction ends."""
        ...

    async def note(self, unit: Unit, change: EventChange) -> None:
        """Keep what was done to a locked event."""
        ...

    async def record(self, unit: Unit, event: str) -> Sequence[EventChange]:
        """Everything that was done to a locked event, in order."""
        ...

    async def event(self, guild: str, event: str) -> Event | None: ...

    async def events(self, guild: str) -> Sequence[Event]:
        """The events of a server, the latest first."""
        ...

    async def everywhere(self) -> Sequence[Event]:
        """The events of all servers, server by server."""
        ...


class Drafts(Protocol):
    """What people are being asked about."""

    async def keep(self, draft: Draft) -> None:
        """Keep a draft; those over a day old are forgotten."""
        ...

    async def draft(self, guild: str, draft: str) -> Draft | None: ...
