"""What a notice is called, and when it is tried again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.notice import TRIES, Audience, Claimed, Notice, next_try, notice_id

NOW = datetime(2026, 5, 15, 18, tzinfo=UTC)
NOTICE = Notice("deadline-near", "deadline:1", "7d", Audience("1", "2"), NOW)


@settings(max_examples=60, deadline=None)
@given(st.text(), st.text(), st.text())
def test_an_id_fits_discords_nonce(kind: str, subject: str, occasion: str) -> None:
    name = notice_id(kind, subject, occasion)

    assert len(name) == 24
    assert name.isascii()
    assert name.isalnum()


def test_an_id_is_the_same_for_ever() -> None:
    assert NOTICE.id == "lzakmhhqevx3efa6h5gk7hdc"
    assert replace(NOTICE, due=NOW + timedelta(days=1), audience=Audience("1", "3")).id == NOTICE.id


@pytest.mark.parametrize(
    ("one", "other"),
    [(("a", "b", "c"), ("a", "bc", "")), (("a", "b", "c"), ("c", "b", "a")), (("", "a", ""), ("a", "", ""))],
)
def test_other_notices_have_other_ids(one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    assert notice_id(*one) != notice_id(*other)


def test_each_pause_is_longer_than_the_one_before_until_an_hour() -> None:
    pauses = [
        when - NOW
        for attempt in range(1, 12)
        if (when := next_try(Claimed(NOTICE, attempt), NOW)) is not None
    ]

    assert pauses == sorted(pauses)
    assert timedelta(seconds=2) <= pauses[0] <= timedelta(seconds=2.4)
    assert timedelta(hours=1) <= pauses[-1] <= timedelta(hours=1.2)


def test_what_the_other_side_asks_for_is_respected() -> None:
    assert next_try(Claimed(NOTICE, 1), NOW, timedelta(minutes=9)) == NOW + timedelta(minutes=9)


def test_after_two_days_it_is_given_up() -> None:
    tried = NOW
    for attempt in range(1, TRIES):
        tried = next_try(Claimed(NOTICE, attempt), tried) or tried

    assert timedelta(days=2) < tried - NOW < timedelta(days=2.6)
    assert next_try(Claimed(NOTICE, TRIES), tried) is None


@pytest.mark.parametrize(
    ("first_tried", "expected"),
    [
        (None, False),
        (NOW - timedelta(seconds=59), False),
        (NOW - timedelta(seconds=60), True),
        (NOW + timedelta(hours=1), True),
    ],
)
def test_what_was_tried_a_minute_ago_may_be_there(first_tried: datetime | None, expected: bool) -> None:
    assert Claimed(NOTICE, 2, first_tried).may_be_there(NOW) is expected
