"""`:name` becomes `$n` where it is a place for a value, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.store.placeholders import numbered

STATEMENTS = [
    ("SELECT :a, :b, :a", "SELECT $1, $2, $1", ("a", "b")),
    ("SELECT ':a', 'it''s :b', :c", "SELECT ':a', 'it''s :b', $1", ("c",)),
    ('SELECT ":a" FROM t WHERE x=:x', 'SELECT ":a" FROM t WHERE x=$1', ("x",)),
    ("SELECT :a::text, x::bigint", "SELECT $1::text, x::bigint", ("a",)),
    ("SELECT 1 -- not :a\n, :b", "SELECT 1 -- not :a\n, $1", ("b",)),
    ("SELECT 1 /* :a\n:b */, :c", "SELECT 1 /* :a\n:b */, $1", ("c",)),
    ("SELECT $$ :a $$, $x$ :b $x$, :c", "SELECT $$ :a $$, $x$ :b $x$, $1", ("c",)),
    ("VALUES (:a_1,:a)", "VALUES ($1,$2)", ("a_1", "a")),
    ("SELECT '12:30'", "SELECT '12:30'", ()),
]


@pytest.mark.parametrize(("sql", "expected", "names"), STATEMENTS)
def test_places_are_numbered(sql: str, expected: str, names: tuple[str, ...]) -> None:
    query = numbered(sql)

    assert (query.sql, query.names) == (expected, names)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["SELECT", "':a'", ":a", ":b", "::text", '":a"', "--:a\n", " ", "/*:a*/"])))
def test_what_is_quoted_or_a_comment_is_never_a_place(pieces: list[str]) -> None:
    query = numbered(" ".join(pieces))

    assert query.sql.count("$") == sum(piece in (":a", ":b") for piece in pieces)


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        numbered("SELECT :a").arguments({})
