"""The outbox as the use cases see it: those who have something to say, and the one who delivers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.notice import LEASE, Audience, Claimed, Counts, Notice, State, Told
from bot.services.ports import Unit


class Outbox(Protocol):
    """For who has something to say: notices are written in the transaction of their cause."""

    async def put(self, unit: Unit, notices: Sequence[Notice]) -> None:
        """Have these said, each once: one that was put before stays as it is, unless it was cancelled."""
        ...

    async def cancel(self, unit: Unit, subject: str, kinds: Sequence[str] = ()) -> int:
        """Take back what is still to be said of a subject (only these kinds); how many notices that were.

        One that is being sent at this moment is taken back too, as far as it can be: see `Deliveries.holds`.
        """
        ...

    async def replace(
        self, unit: Unit, subject: str, notices: Sequence[Notice], kinds: Sequence[str] = ()
    ) -> None:
        """Have these said instead of what is still to be said of a subject; what was sent stays sent."""
        ...

    async def told(self, subject: str) -> Sequence[Told]:
        """Everything that was ever put of a subject and what became of it, in order of due time."""
        ...

    async def forget(self, unit: Unit, person: str) -> int:
        """Let nothing tell any more that these notices were for this person; what waits is never sent."""
        ...


class Deliveries(Protocol):
    """For the one who delivers. Each call is a transaction of its own."""

    async def claim(
        self, now: datetime, limit: int, replica: str, lease: timedelta = LEASE, busy: Sequence[str] = ()
    ) -> Sequence[Claimed]:
        """At most `limit` notices that are due, urgent ones first, nobody else's until now + lease.

        What is for a `busy` place (see `Audience.place`) is left for later.
        """
        ...

    async def reclaim(self, replica: str, now: datetime) -> int:
        """Let what this replica held when it died be claimed again at once; how many notices that were."""
        ...

    async def first_message(self, audience: Audience, subject: str) -> str:
        """The first message that was sent to a channel of a subject, "" where there is none."""
        ...

    async def message_of(self, notice: str) -> tuple[State, str]:
        """What became of a notice, and the message it became; CANCELLED where it was never put."""
        ...

    async def holds(self, claimed: Claimed, now: datetime) -> bool:
        """Whether it is still to be sent, and by this claimant: ask right before sending."""
        ...

    async def sent(self, notice: str, message: str, now: datetime) -> bool:
        """It is there, as this message, whatever was thought before; False where that was known."""
        ...

    async def retry(self, claimed: Claimed, when: datetime, reason: str) -> bool:
        """Try again then. False, and nothing done, where this claim is over; so for the four below."""
        ...

    async def park(self, claimed: Claimed, reason: str) -> bool:
        """The place refuses it: keep it until `resume`."""
        ...

    async def bury(self, claimed: Claimed, reason: str) -> bool:
        """Its place is gone, or it was tried too often: it is dead, and listed."""
        ...

    async def drop(self, claimed: Claimed, reason: str) -> bool:
        """It has nothing to say any more (all have answered; a later rung says it): cancelled."""
        ...

    async def release(self, claimed: Claimed) -> bool:
        """It was not tried: as if never claimed."""
        ...

    async def pause(self, audience: Audience, reason: str) -> int:
        """Park all that is waiting for a place: its guild, and within it the channel or person if named."""
        ...

    async def resume(self, audience: Audience) -> int:
        """Let what is parked for a place (as in `pause`) wait again for its due time; how many those are."""
        ...

    async def parked_places(self, guild: str = "") -> Sequence[Audience]:
        """The places for which something is parked, of one guild if named."""
        ...

    async def in_trouble(self, audience: Audience) -> bool:
        """Whether something for this place is parked or dead."""
        ...

    async def next_due(self) -> datetime | None:
        """When there will be something to claim, None where nothing waits."""
        ...

    async def counts(self, now: datetime, guild: str = "") -> Counts:
        """How the outbox stands, of one guild if named, for /status and `rapporteur health`."""
        ...

    async def troubled(self, limit: int, guild: str = "") -> Sequence[Told]:
        """Parked and dead notices, the latest due first, of one guild if named."""
        ...
