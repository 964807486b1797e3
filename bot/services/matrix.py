"""Which goals an action line serves, which lines serve a goal, and which clauses held cite a line."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Protocol

from bot.domain.action_lines import Matrix, Served
from bot.domain.browsing import preferred
from bot.domain.document import HeldClause
from bot.domain.errors import UserError
from bot.domain.language import Language


class Texts(Protocol):
    async def naming(self, words: Sequence[str]) -> Sequence[HeldClause]:
        """Every clause held whose text contains one of these words, in the order of documents."""
        ...


class WsisMatrix:
    """Answers from the register, and from the texts of the library."""

    def __init__(self, matrix: Matrix, texts: Texts) -> None:
        self._matrix = matrix
        self._texts = texts

    async def answer(self, query: str, language: Language) -> Served:
        """Raise UserError("matrix-unknown") where the query names neither a line nor a goal."""
        asked = self._matrix.asked(query)
        if asked is None:
            raise UserError("matrix-unknown", query=query)
        if asked.goal:
            return Served(asked, self._matrix.of_goal(asked.goal), self._matrix)
        clauses = await self._citing(asked.line, language)
        return Served(asked, self._matrix.of_line(asked), self._matrix, clauses)

    async def _citing(self, line: str, language: Language) -> tuple[HeldClause, ...]:
        """Each clause once, in the reader's language where it is held; a range begins at a lower number."""
        number = int(line[1:])
        lower = [f"{letter}{one}" for letter in "CС" for one in range(1, min(number, 9) + 1)]
        found = await self._texts.naming([*lower, f"C {number}", f"С {number}", "جيم"])
        return await asyncio.to_thread(self._once, found, line, language)

    def _once(self, found: Sequence[HeldClause], line: str, language: Language) -> tuple[HeldClause, ...]:
        same: dict[tuple[str, str], list[HeldClause]] = {}
        for held in found:
            if self._matrix.cites(held.clause.text, line):
                same.setdefault((held.expression.symbol.canonical, held.clause.key), []).append(held)
        return tuple(_in_language(each, language) for each in same.values())


def _in_language(same: Sequence[HeldClause], language: Language) -> HeldClause:
    best = preferred([held.expression for held in same], language)
    return next(held for held in same if held.expression == best)
