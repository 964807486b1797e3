"""When a poll takes positions, whom it counts, and what its chair may do to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.delegation import Standing
from bot.domain.errors import UserError
from bot.domain.poll import (
    Audience,
    Quorum,
    check_opening,
    closed,
    extended,
    quorum,
    reopened,
)
from tests.polls import CLOSES, OPENS, delegation, poll

SECOND = timedelta(seconds=1)
MOMENT = timedelta(milliseconds=300)
HOUR = OPENS + timedelta(hours=1)


@pytest.mark.parametrize(
    ("at", "taken"),
    [
        (OPENS - SECOND, False),
        (OPENS, True),
        (CLOSES - timedelta(milliseconds=1), True),
        (CLOSES, False),
        (CLOSES + SECOND, False),
    ],
)
def test_in_time_is_from_the_opening_until_just_before_the_close(at: datetime, taken: bool) -> None:
    assert poll().takes(at) is taken


def test_what_came_between_a_close_and_a_reopening_stays_late() -> None:
    ended = closed(poll(), OPENS + timedelta(days=1))
    again = reopened(ended, CLOSES, OPENS + timedelta(days=3))

    assert ended.stopped
    assert not again.takes(OPENS + timedelta(days=2))
    assert again.takes(OPENS + timedelta(days=3))
    assert again.closes == CLOSES


def test_an_extension_keeps_the_opening_and_moves_the_close() -> None:
    longer = extended(poll(), CLOSES + timedelta(days=7), CLOSES - SECOND)

    assert (longer.opens, longer.closes) == (OPENS, CLOSES + timedelta(days=7))


@pytest.mark.parametrize(
    ("act", "key"),
    [
        (lambda: extended(poll(), CLOSES + SECOND, CLOSES), "poll-extend-closed"),
        (lambda: extended(poll(), CLOSES - SECOND, OPENS), "poll-extend-sooner"),
        (lambda: closed(poll(), CLOSES), "poll-close-closed"),
        (lambda: extended(closed(poll(), HOUR), CLOSES + SECOND, HOUR - MOMENT), "poll-extend-closed"),
        (lambda: closed(closed(poll(), HOUR), HOUR - MOMENT), "poll-close-closed"),
        (lambda: reopened(poll(), CLOSES + SECOND, OPENS), "poll-reopen-open"),
        (lambda: reopened(poll(), CLOSES, CLOSES), "poll-closes-past"),
        (lambda: reopened(poll("silence"), CLOSES + SECOND, CLOSES), "poll-reopen-adopted"),
        (lambda: check_opening((), OPENS, CLOSES), "poll-no-clauses"),
        (lambda: check_opening(poll().clauses, OPENS, OPENS), "poll-closes-past"),
        (lambda: check_opening(poll().clauses * 30, OPENS, CLOSES), "poll-too-many-clauses"),
    ],
)
def test_an_act_out_of_place_is_refused_with_its_reason(act: Callable[[], object], key: str) -> None:
    with pytest.raises(UserError) as refused:
        act()

    assert refused.value.key == key


@pytest.mark.parametrize("standing", [Standing.OBSERVER, Standing.CHAIR, Standing.SECRETARIAT])
def test_observers_and_those_who_lead_are_never_counted(standing: Standing) -> None:
    assert not Audience(frozenset(Standing)).takes(delegation("X", standing))


def test_an_audience_may_be_one_region_or_named_delegations() -> None:
    cept, apt = delegation("FR", groups=("cept",)), delegation("JP", groups=("apt",))

    assert [Audience(groups=frozenset({"cept"})).takes(each) for each in (cept, apt)] == [True, False]
    assert [Audience(codes=frozenset({"JP"})).takes(each) for each in (cept, apt)] == [False, True]


def test_the_roll_of_a_closed_poll_is_that_of_its_close() -> None:
    after = replace(delegation("FR"), until=CLOSES + SECOND)
    before = replace(delegation("JP"), until=CLOSES)

    assert poll().eligible([after, before], CLOSES + timedelta(days=9)) == (after,)


@pytest.mark.parametrize(
    ("text", "expected", "shown"),
    [
        ("", Quorum(), "0"),
        ("12", Quorum(12), "12"),
        ("50%", Quorum(50, 100), "50%"),
        ("2 / 3", Quorum(2, 3), "2/3"),
    ],
)
def test_a_quorum_is_a_number_or_a_share(text: str, expected: Quorum, shown: str) -> None:
    assert quorum(text) == expected
    assert str(expected) == shown


@pytest.mark.parametrize("text", ["half", "-3", "3/2", "120%", "1/0", "50%/2", "1/2%"])
def test_an_unclear_quorum_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="quorum-unclear"):
        quorum(text)


@pytest.mark.parametrize(
    ("rule", "heard", "eligible", "met"),
    [
        (Quorum(2, 3), 16, 25, False),
        (Quorum(2, 3), 17, 25, True),
        (Quorum(12), 12, 25, True),
        (Quorum(), 0, 0, True),
    ],
)
def test_a_quorum_is_counted_over_eligible_delegations(
    rule: Quorum, heard: int, eligible: int, met: bool
) -> None:
    assert rule.met(heard, eligible) is met
