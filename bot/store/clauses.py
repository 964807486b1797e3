"""Reads clauses as the library holds them: whole documents, single refs, the other languages."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.clause import Clause, Kind
from bot.domain.document import Expression, HeldClause
from bot.domain.language import Language
from bot.domain.symbol import Symbol
from bot.services.ports import Labelled
from bot.store.database import Queries, Row, listed
from bot.store.folding import escaped

_AT_ONCE = 500  # refs in one statement
_MOST_WORKS = 50  # twice as many as a choice shows


class Clauses:
    def __init__(self, queries: Queries) -> None:
        self._queries = queries

    async def clauses(self, expression: Expression) -> Sequence[HeldClause]:
        """All clauses of an expression in order."""
        rows = await self._queries.rows(
            HELD + "WHERE c.expression = :expression AND c.held = 1 ORDER BY c.place",
            expression=expression.key,
        )
        return [held_clause(row) for row in rows]

    async def clause(self, ref: str) -> HeldClause | None:
        """The clause with this ref, or None where there is none or it is no longer held."""
        row = await self._queries.row(HELD + "WHERE c.ref = :ref AND c.held = 1", ref=ref)
        return held_clause(row) if row else None

    async def clauses_by_ref(self, refs: Sequence[str]) -> Sequence[HeldClause]:
        """The clauses with these refs that are held, in the order of `refs`."""
        found: dict[str, HeldClause] = {}
        for start in range(0, len(refs), _AT_ONCE):
            sql, values = listed(
                HELD + "WHERE c.ref IN (:refs) AND c.held = 1", "refs", refs[start : start + _AT_ONCE]
            )
            found |= {str(row["ref"]): held_clause(row) for row in await self._queries.rows(sql, **values)}
        return [found[ref] for ref in refs if ref in found]

    async def naming(self, words: Sequence[str]) -> Sequence[HeldClause]:
        """Every clause held whose text contains one of these words, in the order of documents.

        On SQLite Latin letters are the same in both cases.
        """
        found: dict[str, HeldClause] = {}
        for word in words:
            rows = await self._queries.rows(_NAMING, word=f"%{escaped(word)}%")
            found |= {str(row["ref"]): held_clause(row) for row in rows}
        return sorted(found.values(), key=lambda held: (held.expression.key, held.position))

    async def labelled(self, labels: Sequence[str]) -> Labelled:
        """Those held that have one of these labels, in any section of the 50 Works taken in last."""
        sql, values = listed(_LABELLED_WORKS, "labels", labels)
        works = await self._queries.rows(sql, most=_MOST_WORKS, **values)
        sql, values = listed(_LABELLED, "labels", labels)
        sql, among = listed(sql, "works", [str(row["work"]) for row in works])
        rows = await self._queries.rows(sql, **values, **among)
        return Labelled([held_clause(row) for row in rows], number(works[0]["every"]) if works else 0)

    async def chapeau(self, ref: str) -> Sequence[str]:
        """The texts that a clause hangs on, its parent's last."""
        row = await self._queries.row("SELECT chapeau FROM clauses WHERE ref = :ref", ref=ref)
        return str(row["chapeau"]).splitlines() if row else ()

    async def translations(self, held: HeldClause) -> Sequence[HeldClause]:
        """The same clause (version and key) in the other languages held, official ones first."""
        rows = await self._queries.rows(
            HELD + "WHERE e.work = :work AND e.revision = :revision AND c.key = :key AND c.held = 1 "
            "AND c.expression <> :expression",
            work=held.expression.symbol.work,
            revision=held.expression.symbol.revision,
            key=held.clause.key,
            expression=held.expression.key,
        )
        return sorted(map(held_clause, rows), key=lambda each: _ORDER.index(each.expression.language))


def held_clause(row: Row) -> HeldClause:
    """A row of `HELD`."""
    clause = Clause(
        key=str(row["key"]),
        section=str(row["section"]),
        label=str(row["label"]),
        kind=Kind(str(row["kind"])),
        text=str(row["text"]),
        parent=str(row["parent"]),
        mark=str(row["mark"]),
        start=number(row["starts"]),
        end=number(row["ends"]),
    )
    return HeldClause(expression(row), clause, number(row["place"]))


def expression(row: Row) -> Expression:
    """A row of `expressions`, or one of `HELD`."""
    return Expression(
        symbol=Symbol(str(row["work"]), str(row["revision"])),
        language=Language(str(row["language"])),
        title=str(row["title"]),
        date=str(row["date"]),
        link=str(row["link"]),
        original_language=Language(str(row["original_language"])),
    )


def number(value: object) -> int:
    """A BIGINT that is never NULL."""
    if not isinstance(value, int):
        message = f"{value!r} is no whole number"
        raise TypeError(message)
    return value


HELD = """
    SELECT c.ref, c.key, c.section, c.label, c.kind, c.text, c.parent, c.mark, c.chapeau, c.place, c.starts,
           c.ends, c.held, c.seq, e.work, e.revision, e.language, e.title, e.date, e.link, e.original_language
    FROM clauses AS c JOIN expressions AS e ON e.key = c.expression """
_NAMING = HELD + r"WHERE c.held = 1 AND c.text LIKE :word ESCAPE '\'"
_LABELLED_WORKS = """
    SELECT e.work, COUNT(*) OVER () AS every
    FROM clauses AS c JOIN expressions AS e ON e.key = c.expression
    WHERE c.label IN (:labels) AND c.held = 1
    GROUP BY e.work ORDER BY MAX(c.seq) DESC LIMIT :most"""
_LABELLED = HELD + "WHERE c.label IN (:labels) AND c.held = 1 AND e.work IN (:works) ORDER BY c.seq DESC"
_ORDER = tuple(Language)  # as the United Nations lists them, und last
