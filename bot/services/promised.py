"""What a new document says will be posted is proposed to the secretariat: once, never written by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.clause import Clause
from bot.domain.document import Expression, HeldClause
from bot.domain.language import Language
from bot.domain.notice import Audience, Notice
from bot.domain.symbol import Symbol
from bot.render.card import Card
from bot.render.pledge_cards import Shown, stated_card
from bot.services.chores import Clock
from bot.services.pledges import Pledges, Stated
from bot.services.ports import Library
from bot.services.posting_ports import PromiseShelf
from bot.services.stating import PLACE
from bot.services.tellers import Teller

STATED = "promise-stated"


class Chosen(Protocol):
    """What servers have chosen."""

    async def chosen(self, name: str) -> Mapping[str, str]:
        """By owner: `guild:…` and the channel."""
        ...


class Promised:
    """Its notices are written in the transaction that holds the document, beside those of deadlines."""

    def __init__(
        self, pledges: Pledges, library: Library, promises: PromiseShelf, preferences: Chosen, clock: Clock
    ) -> None:
        self._pledges = pledges
        self._library = library
        self._promises = promises
        self._preferences = preferences
        self._clock = clock

    @property
    def tellers(self) -> Mapping[str, Teller]:
        return {STATED: self.card}

    async def notices(self, expression: Expression, clauses: Sequence[Clause]) -> list[Notice]:
        """One for each secretariat's channel and version, whichever language comes first."""
        chosen, now = await self._preferences.chosen(PLACE), self._clock()
        held = [HeldClause(expression, clause, number) for number, clause in enumerate(clauses)]
        if not chosen or not await asyncio.to_thread(self._pledges.found, held, now):
            return []
        symbol = expression.symbol.canonical
        details = {"symbol": symbol, "language": expression.language.value}
        return [
            Notice(
                STATED,
                f"promised:{symbol}",
                channel,
                Audience(owner.removeprefix("guild:"), channel),
                now,
                details=details,
            )
            for owner, channel in chosen.items()
        ]

    async def card(self, notice: Notice, now: datetime, language: Language) -> Card | None:
        """What it says, ready to be written down; nothing once all of it was, or stands there no more."""
        symbol = Symbol.parse(notice.details["symbol"])
        held = await self._library.expression(symbol.canonical, Language(notice.details["language"]))
        known = await self._promises.promises(notice.audience.guild)
        written = {(each.said_in, each.clause) for each in known}
        found = await self._pledges.of(held, now) if held else ()
        open_ones = [shown_of(each) for each in found if _place(each) not in written]
        return stated_card(symbol, open_ones, language) if open_ones else None


def shown_of(stated: Stated) -> Shown:
    mention = stated.mention
    return Shown(stated.held, stated.number, mention.sentence, mention.place, stated.when, stated.document)


def _place(stated: Stated) -> tuple[str, str]:
    """The document and clause, as a promise that was written down from it names them."""
    clause = stated.held.clause
    return stated.held.expression.symbol.printed, clause.label or clause.key
