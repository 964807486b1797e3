"""Which clauses a person means who writes `2.1-2.4, resolves 6`, or `all`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.clause import Clause, Kind
from bot.domain.errors import UserError

EVERYTHING = frozenset({"", "*", "all", "tous", "todos", "все", "全部", "الكل"})


def chosen(clauses: Sequence[Clause], typed: str) -> tuple[Clause, ...]:
    """The clauses meant, in the order of the document, each once.

    Nothing or `all` is every operative clause, or every clause with a label where none is operative. A range
    takes what stands between. Raise UserError("poll-clause-unknown") or UserError("poll-clause-ambiguous").
    """
    if typed.strip().casefold() in EVERYTHING:
        return _everything(clauses)
    places: set[int] = set()
    for item in _SEPARATOR.split(typed.strip()):
        if item:
            places |= _places(clauses, item)
    return tuple(clauses[place] for place in sorted(places))


def _everything(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    labelled = [clause for clause in clauses if clause.label and clause.kind is not Kind.FOOTNOTE]
    operative = [clause for clause in labelled if clause.kind is Kind.OPERATIVE]
    return tuple(operative or labelled)


def _places(clauses: Sequence[Clause], item: str) -> set[int]:
    try:
        return {_place(clauses, item)}
    except UserError:
        first, dash, last = (part.strip() for part in _RANGE.sub("\0", item, count=1).partition("\0"))
        if not dash or not first or not last:
            raise
        start, end = _place(clauses, first), _place(clauses, last)
    if end < start:
        raise UserError("poll-clause-unknown", clause=item, known=_known(clauses))
    level = clauses[start].parent
    return {place for place in range(start, end + 1) if clauses[place].parent == level} | {end}


def _place(clauses: Sequence[Clause], typed: str) -> int:
    wanted = _plain(typed)
    for names in (_by_key, _by_citation, _by_label):
        found = [place for place, clause in enumerate(clauses) if wanted in names(clause)]
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            raise UserError(
                "poll-clause-ambiguous", clause=typed, known=_known([clauses[each] for each in found])
            )
    raise UserError("poll-clause-unknown", clause=typed, known=_known(clauses))


def _by_key(clause: Clause) -> set[str]:
    return {_plain(clause.key)}


def _by_citation(clause: Clause) -> set[str]:
    return {_plain(f"{clause.section} {clause.label}")} if clause.section and clause.label else set()


def _by_label(clause: Clause) -> set[str]:
    return {_plain(clause.label), _plain(clause.label).rstrip(").")} if clause.label else set()


def _known(clauses: Sequence[Clause]) -> str:
    named = [f"{clause.section} {clause.label}".strip() for clause in clauses if clause.label]
    return ", ".join(named[:_MOST_NAMED]) + ("…" if len(named) > _MOST_NAMED else "")


def _plain(text: str) -> str:
    return " ".join(text.casefold().translate(_DIGITS).split())


_MOST_NAMED = 20
_SEPARATOR = re.compile(r"\s*[,;،；、\n]\s*")
_RANGE = re.compile(r"\s*[-‐‑–—…]\s*|\s*\.\.\.?\s*")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
