"""What a revision that was posted changed: clause by clause, and on which clauses positions were taken."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.domain.compare import Change, Compared, compare
from bot.domain.document import Expression
from bot.render.posting_cards import Revised
from bot.services.ports import Library
from bot.services.posting_polls import PollsNear


class ChangesNear:
    """Reads the versions that are held for the sake of announcements."""

    def __init__(self, library: Library, polls: PollsNear) -> None:
        self._library = library
        self._polls = polls

    async def of(self, guild: str, held: Expression) -> Revised | None:
        """What reads otherwise than in the version before it in the same language; None where that isn't
        held.
        """
        before = await self._before(held)
        if before is None:
            return None
        changes = await self._changes(before, held)
        keys = {each.old.key for each in changes if each.old and _reads_otherwise(each)}
        touched = await self._polls.touched(guild, held.symbol, keys) if keys else []
        told = tuple((each.label, each.poll, each.positions) for each in touched)
        return Revised(before.symbol, tuple(changes), told)

    async def _before(self, held: Expression) -> Expression | None:
        older = [
            each
            for each in await self._library.expressions(held.symbol.work)
            if each.language is held.language and each.symbol.recency < held.symbol.recency
        ]
        return max(older, key=lambda each: each.symbol.recency, default=None)

    async def _changes(self, before: Expression, held: Expression) -> Sequence[Compared]:
        old = [one.clause for one in await self._library.clauses(before)]
        new = [one.clause for one in await self._library.clauses(held)]
        compared = await asyncio.to_thread(compare, old, new)
        return [one for one in compared if one.change is not Change.SAME]


def _reads_otherwise(one: Compared) -> bool:
    return one.change in {Change.CHANGED, Change.DELETED} or one.reworded
