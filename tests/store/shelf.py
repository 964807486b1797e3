"""Documents to put on the shelf."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.clause import Clause, Kind
from bot.domain.document import Expression, Manifestation
from bot.domain.language import Language
from bot.domain.symbol import Symbol
from bot.services.ports import Kept
from bot.store.database import Database
from bot.store.documents import Documents

FILE = Manifestation("ab" * 32, "folder/report.txt", "text/plain", 12)


def expression(symbol: str, language: Language = Language.EN, title: str = "") -> Expression:
    return Expression(Symbol.parse(symbol), language, title)


def clause(key: str, text: str, parent: str = "") -> Clause:
    return Clause(key, "resolves", key, Kind.OPERATIVE, text, parent)


def clauses(*texts: str) -> list[Clause]:
    """Clauses 1, 2, 3 … with these texts."""
    return [clause(str(place), text) for place, text in enumerate(texts, 1)]


async def put(database: Database, held: Expression, given: Sequence[Clause]) -> Kept:
    async with database.transaction() as unit:
        return await Documents(database).put(unit, held, given, FILE)
