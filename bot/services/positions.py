"""Taking positions: by a delegation itself, as a member's draft, or on its behalf."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.deed import Deed
from bot.domain.delegation import SPEAKING, Delegation
from bot.domain.errors import UserError
from bot.domain.ledger import Act, Entry, Fact
from bot.domain.news import News, poll_notice
from bot.domain.notice import Notice
from bot.domain.poll import Poll
from bot.domain.position import Answer, checked, drafts
from bot.domain.record import KeptPoll, Taken
from bot.domain.silence import breaks
from bot.services.delegations import sitting
from bot.services.desk import Desk, voice_for
from bot.services.ports import Unit


@dataclass(frozen=True, slots=True)
class Statement:
    """Answers for one delegation: its own, a member's draft, or on its behalf from a `source`.

    `told` are the users who then hear of it.
    """

    act: Act
    delegation: Delegation
    answers: Sequence[Answer]
    source: str = ""
    told: Sequence[str] = ()


class Positions:
    """Every act is one transaction; the same interaction twice is one entry."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def take(self, deed: Deed, poll: str, answers: Sequence[Answer], delegation: str = "") -> Taken:
        """Record a delegation's answers, or a member's draft of them."""
        voice = voice_for(await self._desk.own_seats(deed), deed, delegation)
        if voice.speaks:
            return await self._write(deed, poll, Statement(Act.POSITION, voice.delegation, answers))
        told = (await self._desk.own_seats(deed)).speakers(voice.delegation.code, deed.at)
        return await self._write(deed, poll, Statement(Act.DRAFT, voice.delegation, answers, told=told))

    async def take_all(
        self, deed: Deed, poll: str, answer: Answer, delegation: str = "", *, missing_only: bool = False
    ) -> Taken:
        """The same answer to every clause, or to every clause not yet answered; its `clause` is not read."""
        record = await self._desk.own_record(deed, poll)
        voice = voice_for(record.seats, deed, delegation)
        held = record.positions if missing_only else {}
        clauses = [each.key for each in record.poll.clauses if (voice.delegation.code, each.key) not in held]
        if not clauses:
            raise UserError("position-nothing-missing", poll=record.poll)
        return await self.take(deed, poll, [replace(answer, clause=each) for each in clauses], delegation)

    async def withdraw(self, deed: Deed, poll: str, clause: str, delegation: str = "") -> Taken:
        """The delegation has no position on this clause any more, nor a draft; what it said stays on record.

        Raise UserError("position-confirm-head") for a member, "position-none" where there is nothing.
        """
        record = await self._desk.own_record(deed, poll)
        voice = voice_for(record.seats, deed, delegation)
        code = voice.delegation.code
        if not voice.speaks:
            raise UserError("position-confirm-head", delegation=code)
        said = {entry.fact.interaction: entry for entry in record.entries if entry.fact.act is Act.WITHDRAWN}
        if (code, clause) not in {*record.positions, *record.drafts} and deed.interaction not in said:
            raise UserError("position-none", delegation=code)
        return await self._write(deed, poll, Statement(Act.WITHDRAWN, voice.delegation, [Answer(clause, "")]))

    async def confirm(self, deed: Deed, poll: str, delegation: str = "") -> Taken:
        """What members of the delegation drafted becomes its position."""
        voice = voice_for(await self._desk.own_seats(deed), deed, delegation)
        code = voice.delegation.code
        if not voice.speaks:
            raise UserError("position-confirm-head", delegation=code)
        waiting = drafts(await self._desk.ledgers.entries_of(poll, [code]))
        own = [entry.fact for (drafted, _), entry in waiting.items() if drafted == code]
        if not own:
            raise UserError("position-no-drafts", delegation=code)
        answers = [Answer(f.clause, f.stance, f.reason, f.proposal, f.condition) for f in own]
        return await self._write(deed, poll, Statement(Act.POSITION, voice.delegation, answers))

    async def record(
        self, deed: Deed, poll: str, delegation: str, answers: Sequence[Answer], source: str
    ) -> Taken:
        """What the secretariat records on a delegation's behalf, from a document that it names."""
        seats = await self._desk.leading(deed)
        spoken_for = sitting(seats, delegation, deed.at)
        if spoken_for.standing not in SPEAKING:
            raise UserError("position-leads")
        if not source.strip():
            raise UserError("position-needs-source")
        told = seats.users(spoken_for.code, deed.at)
        statement = Statement(Act.BEHALF, spoken_for, answers, source.strip(), told)
        return await self._write(deed, poll, statement)

    def check(self, poll: Poll, answer: Answer) -> None:
        """Raise UserError where an answer lacks what its stance needs."""
        checked(answer, poll, self._desk.scales[poll.scale])

    async def _write(self, deed: Deed, poll: str, statement: Statement) -> Taken:
        async with self._desk.database.transaction() as unit:
            kept = await self._desk.locked(unit, deed.guild, poll)
            taken = await self.write(unit, kept, deed, statement)
        self._desk.changes.tell(taken.poll, deed.at)
        return taken

    async def write(self, unit: Unit, kept: KeptPoll, deed: Deed, statement: Statement) -> Taken:
        """Write into a poll that is locked. In time is what Discord received in time."""
        for answer in statement.answers if statement.act is not Act.WITHDRAWN else ():
            self.check(kept.poll, answer)
        scale = self._desk.scales[kept.poll.scale]
        who = await self._desk.register.token(unit, deed.guild, deed.user)
        facts = [_fact(kept.poll, deed, who, statement, answer) for answer in statement.answers]
        entries = await self._desk.ledgers.append(unit, kept, facts)
        broke = [entry for entry in entries if kept.poll.silence and breaks(scale, entry)]
        told = _to_people(kept.poll, entries[0], statement.told) if entries else []
        await self._desk.say(unit, [*(_broken(kept.poll, entry) for entry in broke), *told])
        return Taken(kept.poll, statement.delegation, entries, broke)


def _broken(poll: Poll, entry: Entry) -> Notice:
    """Everyone is told at once, and once for each clause."""
    occasion = f"broken/{entry.fact.clause}"
    return poll_notice(News.BROKEN, poll, occasion, entry.fact.received, entry=entry.sequence)


def _to_people(poll: Poll, entry: Entry, users: Sequence[str]) -> list[Notice]:
    """The people of the delegation are told what was recorded for it, or once a day that drafts wait."""
    at = entry.fact.received
    if entry.fact.act is Act.DRAFT:
        news, key = News.DRAFTED, f"drafted/{entry.fact.delegation}/{at.date()}"
    else:
        news, key = News.BEHALF, f"behalf/{entry.sequence}"
    return [poll_notice(news, poll, f"{key}/{user}", at, user=user, entry=entry.sequence) for user in users]


def _fact(poll: Poll, deed: Deed, who: str, statement: Statement, answer: Answer) -> Fact:
    late = not poll.takes(deed.at)
    counts = not late and statement.act is not Act.DRAFT and poll.audience.takes(statement.delegation)
    return Fact(
        statement.act,
        deed.interaction,
        deed.at,
        who,
        delegation=statement.delegation.code,
        standing=statement.delegation.standing.value,
        clause=answer.clause,
        revision=poll.symbol.revision,
        stance=answer.stance,
        reason=answer.reason.strip(),
        proposal=answer.proposal.strip(),
        condition=answer.condition.strip(),
        source=statement.source,
        late=late,
        counted=counts,
    )
