"""A clause inherits the words of all those that it hangs on."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.chapeau import chapeau
from tests.segments import by_key, clauses

RESOLUTION = """RESOLUTION 931 (DOHA, 2026)
The Plenipotentiary Conference (Doha, 2026),
considering
that offices need staff,
resolves
1 that each office shall have:
a) a head, who:
i) speaks two languages;
"""


def test_the_verb_of_its_section_reaches_the_deepest_item() -> None:
    held = by_key(clauses(RESOLUTION))

    above = chapeau(held["resolves/1.a.i"], held)

    assert above == ("resolves", "that each office shall have:", "a head, who:")


def test_a_clause_at_the_top_inherits_nothing() -> None:
    held = by_key(clauses(RESOLUTION))

    assert chapeau(held["resolves"], held) == ()


def test_parents_that_go_in_a_circle_end() -> None:
    held = by_key(clauses(RESOLUTION))
    turned = {**held, "resolves": replace(held["resolves"], parent="resolves/1")}

    assert len(chapeau(turned["resolves/1"], turned)) == 1
