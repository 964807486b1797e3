"""Where polls are kept: a poll with all that was said in it, and the writing of what is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.deed import Deed
from bot.domain.delegation import SPEAKING, Delegation, Voice
from bot.domain.errors import UserError
from bot.domain.ledger import Entry
from bot.domain.poll import Poll
from bot.domain.position import Tally, Where, drafts, owing, sees, standing, tally
from bot.domain.scale import Scale
from bot.domain.silence import ClauseFate, fates
from bot.services.delegations import Seats, leads
from bot.services.ports import Transactions
from bot.services.position_ports import KeptPoll, Ledgers, Polls, Register, Tellings


@dataclass(frozen=True, slots=True)
class Record:
    """A poll, its scale, its whole ledger and everybody's seats, read at one time."""

    kept: KeptPoll
    scale: Scale
    entries: Sequence[Entry]
    seats: Seats

    @property
    def poll(self) -> Poll:
        return self.kept.poll

    @property
    def positions(self) -> dict[Where, Entry]:
        return standing(self.entries)

    @property
    def drafts(self) -> dict[Where, Entry]:
        return drafts(self.entries)

    @property
    def tally(self) -> Tally:
        return tally(self.positions.values())

    def roll(self, now: datetime) -> tuple[Delegation, ...]:
        """The delegations that count in it."""
        return self.poll.eligible(self.seats.delegations, now)

    def owing(self, now: datetime) -> tuple[Delegation, ...]:
        """Those of them that have not answered every clause."""
        return owing(self.poll, self.roll(now), self.positions)

    def fates(self, now: datetime) -> tuple[ClauseFate, ...]:
        """What has become of each clause of a silence procedure."""
        return fates(self.poll, self.scale, self.entries, now)

    def open_to(self, deed: Deed) -> bool:
        """Whether this person may see others' positions now."""
        own = {voice.delegation.code for voice in self.seats.voices(deed)}
        spoken = any(code in own for code, _ in self.positions)
        over = deed.at >= self.poll.closes
        return sees(self.poll, leads=leads(deed, self.seats), spoken=spoken, over=over)


@dataclass(frozen=True, slots=True)
class Desk:
    """The ports of taking positions, with what every act on a poll begins with."""

    database: Transactions
    polls: Polls
    ledgers: Ledgers
    register: Register
    tellings: Tellings
    scales: Mapping[str, Scale]

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

    async def record(self, guild: str, poll: str) -> Record:
        kept = await self.kept(guild, poll)
        entries = await self.ledgers.entries(poll)
        return Record(kept, self.scales[kept.poll.scale], entries, await self.seats(guild))

    async def leading(self, deed: Deed) -> Seats:
        """Raise UserError("not-allowed") but for chair, secretariat and managers of the server."""
        seats = await self.seats(deed.guild)
        if not leads(deed, seats):
            raise UserError("not-allowed")
        return seats


def voice_for(seats: Seats, deed: Deed, code: str = "") -> Voice:
    """For which delegation this person speaks here; `code` chooses where they act for several.

    Raise UserError: "position-not-accredited", "position-leads", "position-which", "delegation-not-yours".
    """
    own = seats.voices(deed)
    speaking = [voice for voice in own if voice.delegation.standing in SPEAKING]
    if code:
        speaking = [voice for voice in speaking if voice.delegation.code == code]
        if not speaking:
            raise UserError("delegation-not-yours", delegation=code)
    if not speaking:
        raise UserError("position-leads" if own else "position-not-accredited")
    if len(speaking) > 1:
        codes = ", ".join(voice.delegation.code for voice in speaking)
        raise UserError("position-which", delegations=codes)
    return speaking[0]
