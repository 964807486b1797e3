"""What each clause cites, read when a document is taken in and kept in step with it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Protocol

from bot.domain.cited import GRAMMAR, Cites, cited_in
from bot.domain.clause import Clause
from bot.domain.document import Expression, clause_ref
from bot.domain.document_names import DocumentNames
from bot.domain.vocabulary import SectionLexicon
from bot.services.ports import Library, Transactions, Unit


class CitationGraph(Protocol):
    """Who cites whom, as it is stored."""

    async def put(self, unit: Unit, expression: Expression, cites: Sequence[Cites], grammar: str) -> None:
        """Of this expression's clauses exactly these citations are known, read with this grammar."""
        ...

    async def cites(self, expression: Expression) -> Sequence[Cites]:
        """What the clauses of an expression cite, in their order."""
        ...

    async def citing(self, work: str) -> Sequence[Cites]:
        """What cites any edition of a Work, in every language held."""
        ...

    async def unread(self, grammar: str) -> Sequence[Expression]:
        """The expressions whose citations were not read, or with another grammar."""
        ...


class Citing:
    """Reads citations out of clauses; `edition` tells the lexicons that it reads with from others."""

    def __init__(
        self,
        transactions: Transactions,
        library: Library,
        graph: CitationGraph,
        names: DocumentNames,
        sections: SectionLexicon,
        edition: str,
    ) -> None:
        self._transactions = transactions
        self._library = library
        self._graph = graph
        self._names = names
        self._sections = sections
        self._grammar = f"{GRAMMAR} {edition}"

    async def read(self, expression: Expression, clauses: Sequence[Clause]) -> Sequence[Cites]:
        """What these clauses of an expression cite."""
        return await asyncio.to_thread(self._read, expression, clauses)

    async def keep(self, unit: Unit, expression: Expression, cites: Sequence[Cites]) -> None:
        """Keep what was read, in the transaction that holds the clauses."""
        await self._graph.put(unit, expression, cites, self._grammar)

    async def catch_up(self) -> int:
        """Read what was taken in before citations were kept, or read in another way; how many documents."""
        unread = await self._graph.unread(self._grammar)
        for expression in unread:
            clauses = [held.clause for held in await self._library.clauses(expression)]
            cites = await self.read(expression, clauses)
            async with self._transactions.transaction() as unit:
                await self.keep(unit, expression, cites)
        return len(unread)

    def _read(self, expression: Expression, clauses: Sequence[Clause]) -> list[Cites]:
        return [
            Cites(clause_ref(expression.key, clause.key), cited)
            for clause in clauses
            for cited in cited_in(clause.text, self._names, self._sections)
        ]
