"""Who cites whom, derived from the clauses and written with them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.cited import Cited, Cites
from bot.domain.document import Expression
from bot.domain.symbol import Symbol
from bot.services.ports import Unit
from bot.store.clauses import expression
from bot.store.database import Queries, Row, storable, within


class StoredCitations:
    """The CitationGraph port."""

    def __init__(self, queries: Queries) -> None:
        self._queries = queries

    async def put(self, unit: Unit, expression: Expression, cites: Sequence[Cites], grammar: str) -> None:
        """Of this expression's clauses exactly these citations are known, read with this grammar."""
        transaction = within(unit)
        await transaction.execute("DELETE FROM citations WHERE expression = :key", key=expression.key)
        rows = [_row(expression, place, each) for place, each in enumerate(cites)]
        await transaction.execute_many(_PUT, rows)
        await transaction.execute(_READ, key=expression.key, grammar=grammar)

    async def cites(self, expression: Expression) -> Sequence[Cites]:
        """What the clauses of an expression cite, in their order."""
        rows = await self._queries.rows(
            "SELECT * FROM citations WHERE expression = :key ORDER BY place", key=expression.key
        )
        return [_cites(row) for row in rows]

    async def citing(self, work: str) -> Sequence[Cites]:
        """What cites any edition of a Work, in every language held; a joint document by either symbol."""
        one, other = [half.work for half in Symbol.parse(work).halves] or [work, work]
        rows = await self._queries.rows(
            "SELECT * FROM citations WHERE work IN (:work, :one, :other) ORDER BY expression, place",
            work=work,
            one=one,
            other=other,
        )
        return [_cites(row) for row in rows]

    async def unread(self, grammar: str) -> Sequence[Expression]:
        """The expressions whose citations were not read, or with another grammar."""
        rows = await self._queries.rows(
            "SELECT e.* FROM expressions AS e LEFT JOIN citations_read AS r ON r.expression = e.key "
            "WHERE r.grammar IS NULL OR r.grammar <> :grammar ORDER BY e.key",
            grammar=grammar,
        )
        return [expression(row) for row in rows]


def _row(expression: Expression, place: int, each: Cites) -> Row:
    return storable(
        {
            "clause": each.clause,
            "expression": expression.key,
            "work": each.cited.symbol.work,
            "revision": each.cited.symbol.revision,
            "label": each.cited.label,
            "place": place,
        }
    )


def _cites(row: Row) -> Cites:
    symbol = Symbol(str(row["work"]), str(row["revision"]))
    return Cites(str(row["clause"]), Cited(symbol, str(row["label"])))


_PUT = """
    INSERT INTO citations (clause, expression, work, revision, label, place)
    VALUES (:clause, :expression, :work, :revision, :label, :place)
    ON CONFLICT (clause, work, revision, label) DO NOTHING"""
_READ = """
    INSERT INTO citations_read (expression, grammar) VALUES (:key, :grammar)
    ON CONFLICT (expression) DO UPDATE SET grammar = excluded.grammar"""
