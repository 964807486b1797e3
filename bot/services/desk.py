"""Where polls are kept: a poll with all that was said in it, and the writing of what is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.deed import Deed
from bot.domain.delegation import SPEAKING, Voice
from bot.domain.errors import UserError
from bot.domain.notice import Notice
from bot.domain.poll import Poll
from bot.domain.record import KeptPoll, Record
from bot.domain.scale import Scale
from bot.domain.seats import Seats, leads
from bot.render.delegations import state_code
from bot.services.outbox import Outbox
from bot.services.ports import Transactions, Unit
from bot.services.position_ports import Ledgers, Polls, Register

Heard = Callable[[str, str, datetime], None]


@dataclass(slots=True)
class Changes:
    """Tells those who show polls that one has changed."""

    _listeners: list[Heard] = field(default_factory=list)

    def listen(self, heard: Heard) -> None:
        """Have `heard` called with the server, the poll and the time whenever one has changed."""
        self._listeners.append(heard)

    def tell(self, poll: Poll, at: datetime) -> None:
        """Say, after its transaction, that a poll has changed."""
        for heard in self._listeners:
            heard(poll.guild, poll.id, at)


@dataclass(frozen=True, slots=True)
class Desk:
    """The ports of taking positions, with what every act on a poll begins with."""

    database: Transactions
    polls: Polls
    ledgers: Ledgers
    register: Register
    outbox: Outbox
    scales: Mapping[str, Scale]
    changes: Changes = field(default_factory=Changes)

    async def seats(self, guild: str) -> Seats:
        return Seats(await self.register.delegations(guild), await self.register.delegates(guild))

    async def own_seats(self, deed: Deed) -> Seats:
        """Only the delegations for which this person acts, with their people."""
        return Seats(*await self.register.near(deed.guild, deed.user, deed.roles))

    async def kept(self, guild: str, poll: str) -> KeptPoll:
        """Raise UserError("poll-unknown") where this server has no such poll."""
        kept = await self.polls.poll(guild, poll)
        if kept is None:
            raise UserError("poll-unknown")
        return kept

    async def locked(self, unit: Unit, guild: str, poll: str) -> KeptPoll:
        """The poll with its ledger to ourselves. Raise UserError("poll-unknown")."""
        kept = await self.polls.locked(unit, guild, poll)
        if kept is None:
            raise UserError("poll-unknown")
        return kept

    async def record(self, guild: str, poll: str) -> Record:
        kept = await self.kept(guild, poll)
        entries = await self.ledgers.entries(poll)
        earlier = await self._earlier(kept.poll)
        return Record(kept, self.scales[kept.poll.scale], entries, await self.seats(guild), earlier)

    async def _earlier(self, poll: Poll) -> Poll | None:
        before = await self.polls.poll(poll.guild, poll.previous) if poll.previous else None
        return before.poll if before else None

    async def own_record(self, deed: Deed, poll: str) -> Record:
        """The poll with only what this person's own delegations said in it: enough for their panel."""
        kept, seats = await self.kept(deed.guild, poll), await self.own_seats(deed)
        codes = sorted({voice.delegation.code for voice in seats.voices(deed)})
        entries = await self.ledgers.entries_of(poll, codes)
        return Record(kept, self.scales[kept.poll.scale], entries, seats, await self._earlier(kept.poll))

    async def say(self, unit: Unit, notices: Iterable[Notice]) -> None:
        """Have these said after the transaction, as far as there is somewhere to say them."""
        placed = [each for each in notices if each.audience.channel or each.audience.person]
        await self.outbox.put(unit, placed)

    async def leads(self, deed: Deed) -> bool:
        """Whether this person is chair, secretariat or manager of the server."""
        return bool(deed.guild) and leads(deed, await self.seats(deed.guild))

    async def leading(self, deed: Deed) -> Seats:
        """Raise UserError("not-allowed") but for chair, secretariat and managers of the server."""
        seats = await self.seats(deed.guild)
        if not leads(deed, seats):
            raise UserError("not-allowed")
        return seats


def speaking_for(seats: Seats, deed: Deed) -> tuple[Voice, ...]:
    """Every delegation whose positions this person takes or drafts here."""
    return tuple(voice for voice in seats.voices(deed) if voice.delegation.standing in SPEAKING)


def voice_for(seats: Seats, deed: Deed, code: str = "") -> Voice:
    """For which delegation this person speaks here; `code`, or its name, chooses where they act for several.

    Raise UserError: "position-not-accredited", "position-leads", "position-which", "delegation-not-yours".
    """
    own, speaking = seats.voices(deed), speaking_for(seats, deed)
    if code:
        wanted = {code.strip().upper(), state_code(code)}
        speaking = tuple(voice for voice in speaking if voice.delegation.code in wanted)
        if not speaking:
            raise UserError("delegation-not-yours", delegation=code)
    if not speaking:
        raise UserError("position-leads" if own else "position-not-accredited")
    if len(speaking) > 1:
        codes = ", ".join(voice.delegation.code for voice in speaking)
        raise UserError("position-which", delegations=codes)
    return speaking[0]
