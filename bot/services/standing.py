"""How the outbox stands, in one server or everywhere, and when it is looked at next."""

from __future__ import annotations

from datetime import datetime

from bot.domain.errors import UserError
from bot.domain.person import Person
from bot.domain.standing import Standing
from bot.services.bell import Bell
from bot.services.chores import Clock
from bot.services.deliver import Deliver
from bot.services.encoding import Encoding
from bot.services.outbox import Deliveries
from bot.services.ports import Remembering

SHOWN = 8
"""So many notices that can't be sent are listed."""

ROUND = "round"
"""The name of the fact that the timer came round, and when it will next."""


class Outlook:
    """For those who manage a server."""

    def __init__(
        self, deliveries: Deliveries, deliver: Deliver, bell: Bell, encoding: Encoding, clock: Clock
    ) -> None:
        self._deliveries = deliveries
        self._deliver = deliver
        self._bell = bell
        self._encoding = encoding
        self._clock = clock

    async def standing(self, person: Person) -> Standing:
        """How it stands in this person's server. Raise UserError for who doesn't manage it."""
        _managing(person)
        now = self._clock()
        counts = await self._deliveries.counts(now, person.guild)
        troubled = await self._deliveries.troubled(SHOWN, person.guild)
        return Standing(now, counts, troubled, self._bell.next_wake(), await self._encoding.stand())

    async def retry(self, person: Person) -> None:
        """Try once more what is parked in this server. Raise UserError for who doesn't manage it."""
        _managing(person)
        await self._deliver.back(person.guild)
        self._bell.ring()


class Rounds:
    """A chore that leaves word that the timer came round, for those who look from another process."""

    def __init__(self, memory: Remembering, bell: Bell) -> None:
        self._memory = memory
        self._bell = bell

    async def work(self, now: datetime) -> int:
        wake = self._bell.next_wake()
        await self._memory.remember(ROUND, f"{int(now.timestamp())} {int(wake.timestamp()) if wake else 0}")
        return 0

    async def next(self, now: datetime) -> datetime | None:  # noqa: ARG002 - at every sweep
        return None


async def rest(memory: Remembering) -> None:
    """Nobody comes round any more, as was meant."""
    await memory.remember(ROUND, "")


def _managing(person: Person) -> None:
    if not person.guild:
        raise UserError("server-only")
    if not person.manages:
        raise UserError("not-allowed")
