"""A deadline that a new document states is proposed to the secretariat: once, never set by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.domain.clause import Clause
from bot.domain.deed import Deed
from bot.domain.document import Expression, HeldClause
from bot.domain.language import Language
from bot.domain.notice import Audience, Notice
from bot.render.agenda_cards import stated_card
from bot.render.card import Card
from bot.services.chores import Clock
from bot.services.deadline_desk import DeadlineDesk
from bot.services.deadline_ports import Span
from bot.services.ports import Library, Unit
from bot.services.proposals import Proposal, Proposals
from bot.services.tellers import Teller

STATED = "deadline-stated"
PLACE = "secretariat"
"""The preference of a server that names the channel of its secretariat."""
MOST = 10
"""So many of one text are proposed; `/deadline find` shows them all."""


class Stating:
    """Its notices are written in the transaction that holds the document."""

    def __init__(self, desk: DeadlineDesk, library: Library, proposals: Proposals, clock: Clock) -> None:
        self._desk = desk
        self._library = library
        self._proposals = proposals
        self._clock = clock

    @property
    def tellers(self) -> Mapping[str, Teller]:
        return {STATED: self.card}

    async def choose(self, deed: Deed, channel: str) -> None:
        """Propose there from now on, "" for nowhere.

        Raise UserError("not-allowed") but for those who lead.
        """
        await self._desk.leading(deed)
        await self._desk.preferences.choose(f"guild:{deed.guild}", PLACE, channel)

    async def notices(self, expression: Expression, clauses: Sequence[Clause]) -> list[Notice]:
        """What is to be proposed, and where; the same date in the same clause once, in whatever language."""
        chosen = await self._desk.preferences.chosen(PLACE)
        held = [HeldClause(expression, clause, number) for number, clause in enumerate(clauses)]
        now, found = self._clock(), []
        for owner, channel in chosen.items():
            audience = Audience(owner.removeprefix("guild:"), channel)
            zone = await self._desk.venue(audience.guild, "")
            stated = await asyncio.to_thread(self._proposals.found, held, zone, now)
            found += [_notice(each, audience, now) for each in stated[:MOST]]
        return found

    async def put(self, unit: Unit, notices: Sequence[Notice]) -> None:
        await self._desk.outbox.put(unit, notices)

    async def card(self, notice: Notice, now: datetime, language: Language) -> Card | None:
        """The clause with its date; nothing once that is past, was set, or stands there no more."""
        guild = notice.audience.guild
        held = await self._library.clause(notice.details["ref"])
        if held is None:
            return None
        for each in await self._proposals.stated([held], guild, now):
            at = str(int(each.mention.instant.timestamp()))
            if at == notice.details["instant"] and not await self._is_set(each, guild, now):
                return stated_card(each.held, each.mention, each.number, language)
        return None

    async def _is_set(self, stated: Proposal, guild: str, now: datetime) -> bool:
        document = stated.held.expression.symbol.canonical
        known = await self._desk.shelf.deadlines(Span(guild, now, document, limit=100))
        place = (document, stated.held.clause.key, stated.mention.instant)
        return any((each.reference.document, each.reference.clause, each.instant) == place for each in known)


def _notice(stated: Proposal, audience: Audience, now: datetime) -> Notice:
    document, clause = stated.held.expression.symbol.canonical, stated.held.clause.key
    instant = str(int(stated.mention.instant.timestamp()))
    details = {"ref": stated.held.ref, "instant": instant}
    occasion = f"{clause}/{instant}/{audience.channel}"
    return Notice(STATED, f"stated:{document}", occasion, audience, now, details=details)
