"""What delegations say beside their positions: explanations, concerns, co-sponsorship."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.domain.choosing import chosen
from bot.domain.clause import Clause, Kind
from bot.domain.deed import Deed
from bot.domain.errors import UserError
from bot.domain.floor import Concern, When, check_resolution, concerns, proposals, sponsors
from bot.domain.ledger import Act, Entry, Fact
from bot.domain.news import News, poll_notice
from bot.domain.notice import Notice
from bot.domain.poll import Poll
from bot.domain.position import MOST_WORDS
from bot.domain.record import KeptPoll, Record
from bot.domain.seats import leads
from bot.services.desk import Desk, voice_for


class Floor:
    """All of it is written in the poll's ledger."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def explain(
        self, deed: Deed, poll: str, text: str, when: When, clause: str = "", delegation: str = ""
    ) -> Entry:
        """Explain the delegation's position; it is published in its turn."""
        record = await self._desk.record(deed.guild, poll)
        fact = _said(record, deed, Act.EXPLAINED, text, clause, delegation)
        fact = replace(fact, stance=when.value)
        late = when is When.BEFORE and not record.poll.takes(deed.at)
        return await self._write(deed, record, replace(fact, late=late), _explained)

    async def concern(
        self, deed: Deed, poll: str, text: str, clause: str = "", delegation: str = ""
    ) -> Concern:
        """Raise a concern, of which the delegation is the owner."""
        record = await self._desk.record(deed.guild, poll)
        fact = _said(record, deed, Act.CONCERN, text, clause, delegation)
        return Concern(await self._write(deed, record, fact))

    async def resolve(self, deed: Deed, poll: str, concern: str, reason: str = "") -> Concern:
        """Settle a concern: its owner, or the chair with a reason."""
        return await self._settle(deed, poll, concern, Act.RESOLVED, reason)

    async def raise_again(self, deed: Deed, poll: str, concern: str, reason: str = "") -> Concern:
        """Open a settled concern again: its owner, or the chair with a reason."""
        return await self._settle(deed, poll, concern, Act.RAISED, reason)

    async def sponsor(
        self, deed: Deed, poll: str, proposal: str, *, join: bool = True, delegation: str = ""
    ) -> tuple[str, ...]:
        """Join those who put a proposal forward, or leave them; who they are now."""
        record = await self._desk.record(deed.guild, poll)
        found = next((entry for entry in proposals(record.entries) if entry.hash == proposal), None)
        if found is None:
            raise UserError("proposal-unknown")
        code = voice_for(record.seats, deed, delegation).delegation.code
        if (code in sponsors(record.entries, proposal)) is join or code == found.fact.delegation:
            return sponsors(record.entries, proposal)
        act = Act.SPONSORED if join else Act.UNSPONSORED
        fact = _said(record, deed, act, " ", found.fact.clause, code)
        entry = await self._write(deed, record, replace(fact, reason="", subject=proposal))
        return sponsors([*record.entries, entry], proposal)

    async def concerns(self, deed: Deed, poll: str) -> tuple[Record, tuple[Concern, ...]]:
        """Every concern of a poll, in the order in which they were raised."""
        record = await self._desk.record(deed.guild, poll)
        return record, tuple(concerns(record.entries).values())

    async def _settle(self, deed: Deed, poll: str, concern: str, act: Act, reason: str) -> Concern:
        record = await self._desk.record(deed.guild, poll)
        about = concerns(record.entries).get(concern)
        if about is None:
            raise UserError("concern-unknown")
        if about.open is (act is Act.RAISED):
            raise UserError("concern-open" if about.open else "concern-resolved")
        own = {voice.delegation.code for voice in record.seats.voices(deed) if voice.speaks}
        code = about.owner if about.owner in own else ""
        check_resolution(about, delegation=code, leads=leads(deed, record.seats), reason=reason)
        fact = Fact(
            act,
            deed.interaction,
            deed.at,
            "",
            code,
            clause=about.raised.fact.clause,
            reason=reason.strip(),
            subject=concern,
        )
        entry = await self._write(deed, record, fact)
        return replace(about, open=act is Act.RAISED, told=(*about.told, entry))

    async def _write(
        self,
        deed: Deed,
        record: Record,
        fact: Fact,
        told: Callable[[KeptPoll, Entry], list[Notice]] = lambda _kept, _entry: [],
    ) -> Entry:
        async with self._desk.database.transaction() as unit:
            kept = await self._desk.locked(unit, deed.guild, record.poll.id)
            who = await self._desk.register.token(unit, deed.guild, deed.user)
            (entry, *_) = await self._desk.ledgers.append(unit, kept, [replace(fact, who=who)])
            await self._desk.say(unit, told(kept, entry))
        return entry


def _said(record: Record, deed: Deed, act: Act, text: str, clause: str, code: str) -> Fact:
    """What a person says for a delegation. Raise UserError where they may not, or say nothing or too much."""
    voice = voice_for(record.seats, deed, code)
    if not voice.speaks:
        raise UserError("position-confirm-head", delegation=voice.delegation.code)
    if not text:
        raise UserError("floor-no-words")
    if len(text) > MOST_WORDS:
        raise UserError("position-too-long", most=MOST_WORDS)
    about = clause_meant(record.poll, clause)
    return Fact(
        act,
        deed.interaction,
        deed.at,
        "",
        delegation=voice.delegation.code,
        standing=voice.delegation.standing.value,
        clause=about,
        revision=record.poll.symbol.revision,
        reason=text.strip(),
        late=not record.poll.takes(deed.at),
    )


def clause_meant(poll: Poll, typed: str) -> str:
    """The key of the one clause that was typed; "" is the whole text. Raise UserError("poll-clause-…")."""
    if not typed.strip() or poll.clause(typed) is not None:
        return typed.strip()
    shown = [Clause(each.key, each.section, each.label, Kind.OPERATIVE, each.text) for each in poll.clauses]
    found = chosen(shown, typed)
    if len(found) != 1:
        known = ", ".join(each.citation for each in poll.clauses)
        raise UserError("poll-clause-ambiguous", clause=typed, known=known)
    return found[0].key


def _explained(kept: KeptPoll, entry: Entry) -> list[Notice]:
    """Said at once unless it waits for the close."""
    poll = kept.poll
    before = entry.fact.received < poll.closes and not kept.settled
    if entry.fact.late or (before and (poll.sealed or entry.fact.stance == When.AFTER)):
        return []
    at = entry.fact.received
    return [poll_notice(News.EXPLAINED, poll, f"explained/{entry.sequence}", at, entry=entry.sequence)]
