"""Makes the clauses held of an expression those given, numbering each change for the search index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.domain.chapeau import chapeau
from bot.domain.clause import Clause
from bot.domain.document import Expression, clause_ref, content_hash
from bot.services.ports import Kept
from bot.store.clauses import number
from bot.store.database import Row, Transaction, Value, storable

_CONTENT = ("section", "label", "kind", "text", "parent", "mark", "held")
_PLACES = ("place", "starts", "ends")


async def hold(
    transaction: Transaction, expression: Expression, clauses: Sequence[Clause], *, again: bool
) -> Kept:
    """Hold exactly these clauses; `again` numbers even those that are the same.

    A clause whose own content or whose chapeau differs is numbered anew; one that only moved is not.
    """
    present = {str(row["key"]): row for row in await transaction.rows(_PRESENT, expression=expression.key)}
    wanted = _rows(expression, clauses)
    fresh = [row for key, row in wanted.items() if again or _is_news(present.get(key), row)]
    gone = [row for key, row in present.items() if row["held"] and key not in wanted]
    news = await _numbered(transaction, (*fresh, *gone))
    moved = [
        {**row, "seq": present[key]["seq"]}
        for key, row in wanted.items()
        if row["ref"] not in news and any(row[name] != present[key][name] for name in _PLACES)
    ]
    await transaction.execute_many(_PUT, [*({**row, "seq": news[row["ref"]]} for row in fresh), *moved])
    await transaction.execute_many(_LET_GO, [{"ref": row["ref"], "seq": news[row["ref"]]} for row in gone])
    return _kept(present, wanted, len(gone))


def _rows(expression: Expression, clauses: Sequence[Clause]) -> dict[str, Mapping[str, Value]]:
    by_key = {clause.key: clause for clause in clauses}
    if len(by_key) < len(clauses):
        message = f"{expression.key}: two clauses have the same key"
        raise ValueError(message)
    return {
        clause.key: storable(_row(expression, clause, place, "\n".join(chapeau(clause, by_key))))
        for place, clause in enumerate(clauses)
    }


def _row(expression: Expression, clause: Clause, place: int, chapeau: str) -> dict[str, Value]:
    return {
        "ref": clause_ref(expression.key, clause.key),
        "expression": expression.key,
        "key": clause.key,
        "section": clause.section,
        "label": clause.label,
        "kind": clause.kind.value,
        "text": clause.text,
        "parent": clause.parent,
        "mark": clause.mark,
        "chapeau": chapeau,
        "place": place,
        "starts": clause.start,
        "ends": clause.end,
        "content_hash": content_hash(clause.text),
        "held": 1,
    }


def _is_news(before: Row | None, row: Row) -> bool:
    return before is None or any(before[name] != row[name] for name in (*_CONTENT, "chapeau"))


async def _numbered(transaction: Transaction, rows: Sequence[Row]) -> dict[Value, int]:
    """The next numbers in the order of changes, by ref."""
    if not rows:
        return {}
    row = await transaction.row(_NEXT, count=len(rows))
    last = number(row["value"]) if row else 0
    return {row["ref"]: last - len(rows) + 1 + place for place, row in enumerate(rows)}


def _kept(present: Mapping[str, Row], wanted: Mapping[str, Row], gone: int) -> Kept:
    """How many clauses are new, different in themselves, gone, and the same."""
    added = sum(key not in present or not present[key]["held"] for key in wanted)
    same = sum(_alike(present.get(key), row, _CONTENT) for key, row in wanted.items())
    return Kept(added=added, changed=len(wanted) - added - same, removed=gone, same=same)


def _alike(before: Row | None, row: Row, names: Iterable[str]) -> bool:
    return before is not None and all(before[name] == row[name] for name in names)


_PRESENT = "SELECT * FROM clauses WHERE expression = :expression"
_NEXT = "UPDATE counters SET value = value + :count WHERE name = 'library' RETURNING value"
_LET_GO = "UPDATE clauses SET held = 0, seq = :seq WHERE ref = :ref"
_PUT = """
    INSERT INTO clauses (ref, expression, key, section, label, kind, text, parent, mark, chapeau, place,
                         starts, ends, content_hash, held, seq)
    VALUES (:ref, :expression, :key, :section, :label, :kind, :text, :parent, :mark, :chapeau, :place,
            :starts, :ends, :content_hash, :held, :seq)
    ON CONFLICT (ref) DO UPDATE SET
        section = excluded.section, label = excluded.label, kind = excluded.kind, text = excluded.text,
        parent = excluded.parent, mark = excluded.mark, chapeau = excluded.chapeau, place = excluded.place,
        starts = excluded.starts, ends = excluded.ends, content_hash = excluded.content_hash,
        held = excluded.held, seq = excluded.seq"""
