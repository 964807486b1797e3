"""Which clauses can answer at all."""

from __future__ import annotations

import pytest

from bot.domain.clause import Clause, Kind
from bot.domain.document import Expression, HeldClause
from bot.domain.language import Language
from bot.domain.symbol import Symbol
from bot.services.ask import says_something


@pytest.mark.parametrize(
    ("label", "kind", "text", "says"),
    [
        ("", Kind.HEADING, "Connecting remote communities", False),
        ("considering", Kind.HEADING, "considering", False),
        ("instructs the Director", Kind.HEADING, "instructs the Director", False),
        ("II", Kind.HEADING, "Proposals", True),
        ("a)", Kind.PREAMBULAR, "that rural schools have no connection;", True),
        ("", Kind.BODY, "The Group met twice.", True),
    ],
)
def test_a_heading_that_is_only_its_title_says_nothing(label: str, kind: Kind, text: str, says: bool) -> None:
    clause = Clause("key", "", label, kind, text)
    held = HeldClause(Expression(Symbol("WG/1"), Language.EN), clause, 1)

    assert says_something(held) is says
