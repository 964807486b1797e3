"""How sure an answer is, by the clauses that it has."""

from __future__ import annotations

import pytest

from bot.domain.answer import Finding, Quotation, surest
from bot.domain.clause import Clause, Kind
from bot.domain.document import Expression, HeldClause
from bot.domain.language import Language
from bot.domain.particulars import Particular
from bot.domain.symbol import Symbol

QUOTED = Quotation(
    HeldClause(
        Expression(Symbol("A/RES/81/901"), Language.EN), Clause("7", "", "7.", Kind.OPERATIVE, "Requests"), 1
    )
)


@pytest.mark.parametrize(
    ("found", "sure"),
    [
        ((), 0.0),
        (((0.6, None), (0.8, None)), 0.8),
        (((0.8, Particular.COUNT), (0.6, None)), 0.6),
        (((0.8, Particular.COUNT),), 0.0),
        (((0.8, Particular.PERSON),), 0.8),
    ],
)
def test_an_answer_is_as_sure_as_its_surest_clause_that_is_not_silent(
    found: tuple[tuple[float, Particular | None], ...], sure: float
) -> None:
    assert surest([Finding(QUOTED, likely, untold=untold) for likely, untold in found]) == sure
