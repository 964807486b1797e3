"""What an announcement shows of a document, as of now: its words, its changes, its comments, its poll."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime

from bot.domain.corrigendum import CorrectionLexicon, corrections
from bot.domain.document import Expression
from bot.domain.language import Language
from bot.domain.posting import What, base_of
from bot.domain.progress import newer, progress
from bot.domain.symbol import Symbol
from bot.render.deadline_titles import deadline_title
from bot.render.posting_cards import Announced, Course
from bot.services.pledges import Pledges
from bot.services.posting_changes import ChangesNear
from bot.services.posting_deadlines import DeadlinesNear
from bot.services.posting_desk import PostingDesk
from bot.services.posting_polls import PollsNear
from bot.services.posting_ports import Kept
from bot.services.promising import Gated, Promising


class Portrait:
    """Reads what is held of a document at the time of telling."""

    def __init__(
        self,
        desk: PostingDesk,
        promising: Promising,
        polls: PollsNear,
        corrigenda: CorrectionLexicon,
        pledges: Pledges,
        deadlines: DeadlinesNear,
    ) -> None:
        self._desk = desk
        self._promising = promising
        self._polls = polls
        self._changes = ChangesNear(desk.library, polls)
        self._corrigenda = corrigenda
        self._pledges = pledges
        self._deadlines = deadlines

    async def of(
        self,
        what: What,
        added: tuple[Language, ...],
        kept: Sequence[Kept],
        guild: str,
        now: datetime,
        language: Language,
    ) -> Announced:
        """What this server is shown of the document that was posted."""
        postings = tuple(each.seen.posting for each in kept)
        held, opening = await self._held(kept, language)
        symbol = held.symbol if held else postings[0].symbol
        poll = await self._polls.open(guild, symbol, now)
        due = await self._deadlines.next(guild, symbol, now)
        return Announced(
            what,
            postings,
            added,
            held,
            opening,
            _trouble(kept, held),
            corrects=await self._corrects(held) if held and what is What.CORRIGENDUM else (),
            revised=await self._changes.of(guild, held) if held and what is What.REVISION else None,
            promised=await self._promised(held, now) if held else (),
            course=await self._course(guild, postings[0].symbol, now),
            poll=poll.id if poll else "",
            due=(due.instant, deadline_title(due, language)) if due else None,
        )

    async def _held(self, kept: Sequence[Kept], language: Language) -> tuple[Expression | None, str]:
        """What the library holds of it, in the reader's language if it can be, and its first words."""
        keys = [each.held for each in kept if each.held]
        keys.sort(key=lambda key: (not key.endswith(f"@{language}"), not key.endswith("@en")))
        for key in keys:
            symbol, _, spoken = key.rpartition("@")
            held = await self._desk.library.expression(symbol, Language(spoken))
            if held is not None:
                texts = [one.clause.text for one in await self._desk.library.clauses(held)]
                least = 25 if held.language is Language.ZH else 80
                return held, next((text for text in texts if len(text) > least), "")
        return None, ""

    async def _course(self, guild: str, symbol: Symbol, now: datetime) -> Course:
        """How far it has come here: at its gate, and whether a later version was posted."""
        gated = await self._gated(guild, symbol, now)
        seen = [each.seen for each in await self._desk.shelf.of_work(base_of(symbol), guild)]
        later = newer(symbol, seen, now)
        if gated is None:
            return Course(progress(symbol, None, later), later=later)
        come = progress(symbol, gated.standing, later)
        return Course(come, gated.standing.closes, gated.gate.rule, gated.gate.to, later)

    async def _gated(self, guild: str, symbol: Symbol, now: datetime) -> Gated | None:
        """How the document stands at its gate: one that is still to be passed before one that was."""
        gates = await self._promising.gates(guild, now)
        base = base_of(symbol)
        own = [each for each in gates if base_of(Symbol.parse(each.gate.document)) == base]
        return next((each for each in own if not each.gate.sent), own[-1] if own else None)

    async def _promised(self, held: Expression, now: datetime) -> tuple[tuple[str, str, str], ...]:
        """The promises that it states: reference of the clause and number, its label, the place."""
        return tuple(
            (
                f"{each.held.ref} {each.number}",
                each.held.clause.label or each.held.clause.section or each.held.clause.key,
                each.mention.place,
            )
            for each in await self._pledges.of(held, now)
        )

    async def _corrects(self, held: Expression) -> tuple[str, ...]:
        """The clauses that a corrigendum names."""
        clauses = [one.clause for one in await self._desk.library.clauses(held)]
        found = await asyncio.to_thread(corrections, clauses, self._corrigenda)
        return tuple(dict.fromkeys(label for each in found for label in each.labels))


def _trouble(kept: Sequence[Kept], held: Expression | None) -> str:
    """Why the file is not what it should be, or not there."""
    if any(each.trouble == "document-other" for each in kept):
        return "document-other"
    return "" if held else next((each.trouble for each in kept if each.trouble), "")
