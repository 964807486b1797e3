"""What a clause inherits from those above it, and what belongs to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.clause import Clause, Kind


def chapeau(clause: Clause, by_key: Mapping[str, Clause]) -> tuple[str, ...]:
    """The texts that a clause hangs on, outermost first: its heading, the items above it.

    For `resolves 6 ii)`: `resolves`, then the text of `resolves 6`. `by_key` has the clauses of its document.
    """
    above: list[str] = []
    parent, seen = clause.parent, {clause.key}
    while parent in by_key and parent not in seen:
        seen.add(parent)
        above.insert(0, by_key[parent].text)
        parent = by_key[parent].parent
    return tuple(text for text in above if text)


def whole(clauses: Sequence[Clause], clause: Clause) -> tuple[Clause, ...]:
    """A clause with everything that hangs on it, in order: what a delegate calls `resolves 6`."""
    inside = {clause.key}
    found = []
    for each in clauses:
        if each.key == clause.key or each.parent in inside:
            inside.add(each.key)
            if each.kind is not Kind.FOOTNOTE:
                found.append(each)
    return tuple(found)
