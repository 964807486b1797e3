"""How sure an answer is, by the clauses that it has."""

from __future__ import annotations

import pytest

from bot.domain.answer import Finding, Quotation, surest
from bot.domain.clause import Clause, Kind
from bot.domain.document import Expression, HeldClause
from bot.domain.language import Language
from bot.domain.symbol import Symbol

QUOTED = Quotation(
    HeldClause(
        Expression(Symbol("A/RES/81/901"), Language.EN), Clause("7", "", "7.", Kind.OPERATIVE, "Requests"), 1
    )
)


@pytest.mark.parametrize(
    ("found", "sure"),
    [
        ([], 0.0),
        ([(0.6, {}), (0.8, {})], 0.8),
        ([(0.8, {"amount_missing": 0.0}), (0.6, {})], 0.8),
        ([(0.8, {"amount_missing": 1.0}), (0.6, {"amount_missing": 0.0})], 0.6),
        ([(0.8, {"amount_missing": 1.0})], 0.0),
    ],
)
def test_a_clause_without_the_amount_that_is_asked_for_makes_nothing_sure(
    found: list[tuple[float, dict[str, float]]], sure: float
) -> None:
    assert surest([Finding(QUOTED, likely, reasons) for likely, reasons in found]) == sure
