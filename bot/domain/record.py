"""A poll with all that was said in it, and what one person may see of that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.deed import Deed
from bot.domain.delegation import Delegation
from bot.domain.ledger import Act, Entry
from bot.domain.poll import Poll, PollClause
from bot.domain.position import Tally, Where, drafts, owing, sees, standing, tally
from bot.domain.scale import Scale
from bot.domain.seats import Seats, leads
from bot.domain.silence import ClauseFate, fates


@dataclass(frozen=True, slots=True)
class KeptPoll:
    """A poll as stored, with the length and head of its ledger; `settled` once its end has been told."""

    poll: Poll
    length: int
    head: str
    settled: bool = False


@dataclass(slots=True)
class _Found:
    """What a record has worked out of its ledger, which never changes under it."""

    positions: dict[Where, Entry] | None = None
    tally: Tally | None = None
    by_clause: dict[str, dict[str, Entry]] | None = None
    fates: tuple[datetime, tuple[ClauseFate, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A poll, its scale, its whole ledger and everybody's seats, read at one time.

    `earlier` is the poll on the revision before, from which positions were carried over.
    """

    kept: KeptPoll
    scale: Scale
    entries: Sequence[Entry]
    seats: Seats
    earlier: Poll | None = None
    _found: _Found = field(default_factory=_Found, init=False, repr=False, compare=False)

    @property
    def poll(self) -> Poll:
        return self.kept.poll

    @property
    def positions(self) -> Mapping[Where, Entry]:
        """Worked out once: cards and reports ask for it clause by clause."""
        if self._found.positions is None:
            self._found.positions = standing(self.entries)
        return self._found.positions

    def on(self, clause: str) -> Mapping[str, Entry]:
        """The positions on a clause, by its key, each under its delegation's code."""
        if self._found.by_clause is None:
            found: dict[str, dict[str, Entry]] = {}
            for (code, key), entry in self.positions.items():
                found.setdefault(key, {})[code] = entry
            self._found.by_clause = found
        return self._found.by_clause.get(clause, {})

    @property
    def drafts(self) -> dict[Where, Entry]:
        return drafts(self.entries)

    @property
    def tally(self) -> Tally:
        if self._found.tally is None:
            self._found.tally = tally(self.positions.values())
        return self._found.tally

    def before(self, clause: PollClause) -> PollClause | None:
        """The clause as it stood in the earlier revision, where it stood otherwise."""
        old = self.earlier.clause(clause.key) if self.earlier else None
        return old if old and old.hash != clause.hash else None

    def roll(self, now: datetime) -> tuple[Delegation, ...]:
        """The delegations that count in it."""
        return self.poll.eligible(self.seats.delegations, now)

    def owing(self, now: datetime) -> tuple[Delegation, ...]:
        """Those of them that have not answered every clause."""
        return owing(self.poll, self.roll(now), self.positions)

    def fates(self, now: datetime) -> tuple[ClauseFate, ...]:
        """What has become of each clause of a silence procedure."""
        held = self._found.fates
        if held is None or held[0] != now:
            held = self._found.fates = (now, fates(self.poll, self.scale, self.entries, now))
        return held[1]

    def open_to(self, deed: Deed) -> bool:
        """Whether this person may see others' positions now."""
        own = {voice.delegation.code for voice in self.seats.voices(deed)}
        spoken = any(code in own for code, _ in self.positions)
        over = deed.at >= self.poll.closes
        return sees(self.poll, leads=leads(deed, self.seats), spoken=spoken, over=over)


@dataclass(frozen=True, slots=True)
class Seen:
    """A poll as one person may see it: `whole` where others’ positions show, else how many were heard."""

    record: Record
    whole: bool
    now: datetime

    @property
    def heard(self) -> int:
        """How many of those that count have answered; who has left the roll does not count."""
        return len(self.record.tally.heard & {each.code for each in self.record.roll(self.now)})

    @property
    def eligible(self) -> int:
        return len(self.record.roll(self.now))

    @property
    def quorate(self) -> bool:
        return self.record.poll.quorum.met(self.heard, self.eligible)


@dataclass(frozen=True, slots=True)
class Taken:
    """What was recorded: for whom, whether as a draft, and whether too late to count.

    `counted` is false for an observer; `broke` are the entries that broke a silence.
    """

    poll: Poll
    delegation: Delegation
    entries: Sequence[Entry]
    broke: Sequence[Entry] = ()

    @property
    def late(self) -> bool:
        return any(entry.fact.late for entry in self.entries)

    @property
    def draft(self) -> bool:
        return any(entry.fact.act is Act.DRAFT for entry in self.entries)

    @property
    def counted(self) -> bool:
        return any(entry.fact.counted for entry in self.entries)
