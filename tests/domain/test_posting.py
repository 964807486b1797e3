"""What is news: once for each document, whatever a source does with order, dates and addresses."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.language import OFFICIAL, Language
from bot.domain.postboard import Gap, boards, gaps, new_gaps
from bot.domain.posting import Known, Posting, What, base_of, body_of, fresh, kind_of, news, of_body
from bot.domain.symbol import Symbol
from tests.postings import NOON, posting, seen

BEFORE = Known.of([posting("itu:doc:C25/61"), posting("A/79/12", Language.FR, digest="one")])


@pytest.mark.parametrize(
    ("posted", "what"),
    [
        (posting("itu:doc:C25/62"), What.NEW),
        (posting("itu:doc:C25/61", Language.RU), What.LANGUAGE),
        (posting("itu:doc:C25/61/Rev.1"), What.REVISION),
        (posting("itu:doc:C25/61/Add.1"), What.ADDENDUM),
        (posting("itu:doc:C25/61/Corr.1"), What.CORRIGENDUM),
        (posting("A/79/12", Language.FR, digest="two"), What.REPLACED),
    ],
)
def test_why_a_posting_is_news(posted: Posting, what: What) -> None:
    found = news([posted], BEFORE)

    assert [each.what for each in found] == [what]


@pytest.mark.parametrize(
    "posted",
    [
        posting("itu:doc:C25/61"),
        posting("itu:doc:C25/61", key="another address"),
        posting("A/79/12", Language.FR),
        posting("A/79/12", Language.FR, digest="one"),
    ],
)
def test_what_was_seen_is_no_news_wherever_it_moves(posted: Posting) -> None:
    assert news([posted], BEFORE) == ()


def test_languages_that_appear_at_once_are_one_piece_of_news() -> None:
    found = news([posting("A/80/1", language) for language in OFFICIAL], BEFORE)

    assert [(each.what, len(each.postings)) for each in found] == [(What.NEW, 6)]


_POSTED = st.lists(
    st.builds(
        posting,
        st.sampled_from(["A/79/1", "A/79/2", "A/79/2/Add.1", "A/79/2/Rev.1", "itu:doc:C25/61"]),
        st.sampled_from(OFFICIAL),
        key=st.sampled_from(["", "guid", "moved"]),
    ),
    max_size=12,
)


@given(_POSTED)
@settings(max_examples=60, deadline=None)
def test_no_order_loses_an_expression_or_tells_it_twice(postings: list[Posting]) -> None:
    meant = {(each.symbol, each.language) for each in postings}

    told = [(each.symbol, each.language) for one in news(postings, Known()) for each in one.postings]

    assert sorted(told) == sorted(meant)
    assert fresh(postings, Known.of(postings + list(fresh(postings, Known())))) == ()


@pytest.mark.parametrize(
    ("symbol", "body", "kind", "base"),
    [
        ("itu:doc:C25/61", "C25", "document", "itu:doc:C25/61"),
        ("itu:doc:C25/INF/4", "C25/INF", "information", "itu:doc:C25/INF/4"),
        ("A/C.3/78/L.49/Rev.1", "A/C.3/78", "draft", "A/C.3/78/L.49"),
        ("A/60/L.50/Add.1", "A/60", "draft", "A/60/L.50"),
        ("A/RES/70/125", "A/RES/70", "resolution", "A/RES/70/125"),
    ],
)
def test_body_kind_and_work_are_read_out_of_the_symbol(symbol: str, body: str, kind: str, base: str) -> None:
    named = Symbol.parse(symbol)

    assert (body_of(named), kind_of(named).value, base_of(named)) == (body, kind, base)


@pytest.mark.parametrize(
    ("symbol", "body", "fits"),
    [
        ("itu:doc:C25/61", "C25", True),
        ("itu:doc:C25/61", "c", True),
        ("itu:doc:CWG-WSIS-41/3", "C", False),
        ("A/C.3/78/L.49", "A/C.3", True),
        ("A/C.3/78/L.49", "A/C.2", False),
        ("A/C.3/78/L.49", "", False),
    ],
)
def test_a_body_is_named_as_people_name_it(symbol: str, body: str, fits: bool) -> None:
    assert of_body(Symbol.parse(symbol), body) is fits


def test_a_number_left_out_is_news_once() -> None:
    first = [Symbol.parse(f"itu:doc:C25/{number}") for number in (59, 60)]
    then = [*first, Symbol.parse("itu:doc:C25/62/Rev.1"), Symbol.parse("itu:doc:C25/900")]

    assert new_gaps(first, then) == (Gap("itu:doc:C25/", 61),)
    assert new_gaps(then, [*then, Symbol.parse("itu:doc:C25/61/Add.1")]) == ()


@given(st.sets(st.integers(1, 60), min_size=1))
@settings(max_examples=60)
def test_a_gap_is_never_a_number_that_was_posted(numbers: set[int]) -> None:
    found = {gap.number for gap in gaps(Symbol(f"A/79/{number}") for number in numbers)}

    assert not found & numbers
    assert all(min(numbers) < number < max(numbers) for number in found)


def test_the_board_tells_languages_missing_and_hours_since_the_first() -> None:
    [board] = boards([seen("A/79/1", 1, Language.FR), seen("A/79/1"), seen("A/79/1", 2)])

    assert board.missing() == (Language.AR, Language.ZH, Language.RU, Language.ES)
    assert board.hours(seen("A/79/1", 1.5).at) == 36
    assert board.hours(seen("A/79/1", -0.1).at) == 0  # by a clock that is behind ours
    assert board.complete((Language.EN, Language.FR)) == seen("A/79/1", 1).at
    assert board.first == NOON
