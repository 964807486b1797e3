"""Whether the clauses of a draft are numbered one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.domain.clause import Clause, Kind
from bot.domain.counting import from_roman, letter, roman
from bot.domain.drafting_finding import Draft, Fault, Finding
from bot.domain.reference import path_of


def numbering(draft: Draft) -> Iterator[Finding]:
    """Gaps, duplicates and labels out of order among clauses that hang on the same heading or chapeau.

    A count that begins again at 1 is another list.
    """
    for siblings in _series(draft.clauses):
        steps = [path_of(clause.label)[-1] for clause in siblings]
        count = _Count(steps)
        numbers = [count.number(step) for step in steps]
        if numbers[0] > 1 and len(siblings) > 1:
            missing = count.missing(siblings[0].label, 0, numbers[0])
            yield _finding(draft, Fault.GAP, siblings[0], missing)
        for (before, earlier), (after, later) in pairwise(zip(siblings, numbers, strict=True)):
            if later == earlier:
                yield _finding(draft, Fault.DUPLICATE, after, ())
            elif 1 < later < earlier:
                yield _finding(draft, Fault.ORDER, after, (before.label,))
            elif later > earlier + 1:
                yield _finding(draft, Fault.GAP, after, count.missing(after.label, earlier, later))


def _series(clauses: Sequence[Clause]) -> Iterator[list[Clause]]:
    """Clauses that should count on from one another: same parent, same length of label, same kind of step."""
    groups: dict[tuple[str, str, tuple[str, ...], bool], list[Clause]] = {}
    for clause in clauses:
        path = path_of(clause.label)
        if _is_numbered(clause, path):
            place = (clause.parent, clause.section, path[:-1], path[-1].isdecimal())
            groups.setdefault(place, []).append(clause)
    yield from groups.values()


def _is_numbered(clause: Clause, path: Sequence[str]) -> bool:
    """Whether a label counts: not of a footnote, a further paragraph, or a lone number in a table or text."""
    if clause.kind is Kind.FOOTNOTE or _CONTINUED.search(clause.key):
        return False
    lone = clause.kind is Kind.BODY and len(path) == 1 and path[0].isdecimal()
    return bool(path) and not lone and bool(_STEP.fullmatch(path[-1]))


class _Count:
    """How a series counts: 1 2 3, i ii iii, or a b c."""

    def __init__(self, steps: Sequence[str]) -> None:
        self._decimal = steps[0].isdecimal()
        self._roman = not self._decimal and all(map(from_roman, steps))

    def number(self, step: str) -> int:
        if self._decimal:
            return int(step)
        return from_roman(step) if self._roman else ord(step[0]) - ord("a") + 1 + 26 * (len(step) - 1)

    def step(self, number: int) -> str:
        if self._decimal:
            return str(number)
        return roman(number) if self._roman else letter(number)

    def missing(self, label: str, earlier: int, later: int) -> tuple[str, ...]:
        """The labels between two numbers, written as `label`, the first few of them."""
        last = self.step(later)
        numbers = range(earlier + 1, min(later, earlier + 1 + _MOST))
        head, found, tail = label.lower().rpartition(last)
        if not found:
            return tuple(self.step(number) for number in numbers)
        upper = label[len(head) : len(head) + len(found)].isupper() and not self._decimal
        steps = [self.step(number).upper() if upper else self.step(number) for number in numbers]
        return tuple(label[: len(head)] + step + label[len(label) - len(tail) :] for step in steps)


def _finding(draft: Draft, fault: Fault, clause: Clause, labels: tuple[str, ...]) -> Finding:
    text = draft.text[clause.start : clause.end]
    return Finding(fault, clause.label, clause.start, clause.start + len(text.rstrip()), labels=labels)


_CONTINUED = re.compile(r"/p\d+$")  # a further paragraph under the same label
_STEP = re.compile(r"\d{1,3}|[a-z]{1,2}|[ivxl]{1,6}")
_MOST = 5  # missing labels that are listed
