"""Which clauses stand before and after each other, whatever the order in which they came."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.clause import Kind
from bot.domain.language import Language
from bot.search.catalogue import Catalogue, load
from bot.search.passages import Passages

Place = tuple[str, str, int]
"""In which expression, under which heading, and at which position a clause stands."""

PLACES = st.lists(
    st.tuples(
        st.sampled_from(["A@en", "A@fr", "B@en"]), st.sampled_from(["", "I", "II"]), st.integers(0, 30)
    ),
    unique_by=lambda place: (place[0], place[2]),
    max_size=40,
)


def clause(place: Place) -> Passages:
    expression, heading, position = place
    ref = f"{expression}{position}"
    return Passages(ref, expression, position, Language.EN, "work", Kind.BODY, (ref,), heading)


def held(places: list[Place]) -> Catalogue:
    return Catalogue.empty("one").changed(1, [], [clause(each) for each in places])


@given(PLACES)
def test_neighbours_are_the_next_under_the_same_heading_of_the_same_text(places: list[Place]) -> None:
    before, after = held(places).neighbours()

    for row, (expression, heading, position) in enumerate(places):
        beside = [each[2] for each in places if each[:2] == (expression, heading)]
        found = [places[at] if at >= 0 else None for at in (before[row], after[row])]
        earlier, later = [each for each in beside if each < position], [e for e in beside if e > position]
        assert found[0] == ((expression, heading, max(earlier)) if earlier else None)
        assert found[1] == ((expression, heading, min(later)) if later else None)


def test_a_clause_that_is_put_between_two_parts_them(tmp_path: Path) -> None:
    catalogue = held([("A@en", "I", 0), ("A@en", "I", 2)])
    catalogue = catalogue.changed(2, ["A@en1"], [clause(("A@en", "I", 1))])
    catalogue.save(tmp_path / "catalogue.npz")

    before, after = load(tmp_path / "catalogue.npz", "one").neighbours()

    assert before.tolist() == [-1, 2, 0]
    assert after.tolist() == [2, -1, 1]
