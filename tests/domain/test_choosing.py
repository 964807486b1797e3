"""Clauses are chosen as delegates cite them."""

from __future__ import annotations

import pytest

from bot.domain.choosing import chosen
from bot.domain.clause import Clause, Kind
from bot.domain.errors import UserError

DOCUMENT = (
    Clause("pp1", "", "pp1", Kind.PREAMBULAR, "Recalling"),
    Clause("2.1", "", "2.1", Kind.OPERATIVE, "one"),
    Clause("2.1/a", "", "a)", Kind.OPERATIVE, "a", parent="2.1"),
    Clause("2.2", "", "2.2", Kind.OPERATIVE, "two"),
    Clause("2.3", "", "2.3", Kind.OPERATIVE, "three"),
    Clause("resolves/1", "resolves", "1", Kind.OPERATIVE, "r1"),
    Clause("instructs/1", "instructs the Director", "1", Kind.OPERATIVE, "i1"),
)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("2.2", ["2.2"]),
        ("2.3, 2.1", ["2.1", "2.3"]),
        ("2.1-2.3", ["2.1", "2.2", "2.3"]),
        ("2.1 – 2.3", ["2.1", "2.2", "2.3"]),
        ("٢.٢، 2.3", ["2.2", "2.3"]),
        ("2.1；2.2", ["2.1", "2.2"]),
        ("a)", ["2.1/a"]),
        ("resolves 1", ["resolves/1"]),
        ("Instructs the Director 1", ["instructs/1"]),
        ("pp1", ["pp1"]),
        ("all", ["2.1", "2.1/a", "2.2", "2.3", "resolves/1", "instructs/1"]),
        ("", ["2.1", "2.1/a", "2.2", "2.3", "resolves/1", "instructs/1"]),
    ],
)
def test_clauses_are_chosen_by_label_citation_range_or_all(typed: str, keys: list[str]) -> None:
    assert [clause.key for clause in chosen(DOCUMENT, typed)] == keys


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("2.9", "poll-clause-unknown"),
        ("2.3-2.1", "poll-clause-unknown"),
        ("1", "poll-clause-ambiguous"),
        ("2.1-", "poll-clause-unknown"),
    ],
)
def test_what_is_not_there_or_not_clear_is_said_with_what_there_is(typed: str, key: str) -> None:
    with pytest.raises(UserError) as refused:
        chosen(DOCUMENT, typed)

    assert refused.value.key == key
    assert "1" in str(refused.value.details["known"])
