"""All who have something to say of a document that comes in, as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.domain.clause import Clause
from bot.domain.document import Expression
from bot.domain.notice import Notice
from bot.services.outbox import Outbox
from bot.services.ports import Unit


class Herald(Protocol):
    """Gives the notices that a text gives occasion to."""

    async def notices(self, expression: Expression, clauses: Sequence[Clause]) -> Sequence[Notice]: ...


class Heralds:
    """The Telling port of ingest."""

    def __init__(self, outbox: Outbox, *heralds: Herald) -> None:
        self._outbox = outbox
        self._heralds = heralds

    async def notices(self, expression: Expression, clauses: Sequence[Clause]) -> Sequence[Notice]:
        return [each for herald in self._heralds for each in await herald.notices(expression, clauses)]

    async def put(self, unit: Unit, notices: Sequence[Notice]) -> None:
        await self._outbox.put(unit, notices)
