"""What may happen to a deadline, what is in time, and what can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.deadline import (
    Act,
    Change,
    Deadline,
    Doing,
    State,
    Terms,
    Until,
    added,
    cancelled,
    check_what,
    extended,
    moved,
    recalled,
    reopened,
    sent_at,
    undone,
)
from bot.domain.errors import UserError
from bot.domain.poll import Window

START = datetime(2025, 5, 1, 10, tzinfo=UTC)
END = datetime(2025, 5, 15, 16, tzinfo=UTC)
DAY = timedelta(days=1)
ZONE = "Europe/Zurich"
Giving = Callable[[Deadline, Until, Doing], tuple[Deadline, Change]]


def comments() -> Deadline:
    return Deadline(
        "d1", "g1", "Comments on the revised report", Terms(END, (Window(START, END),), ZONE, "15 May")
    )


def doing(at: datetime, reason: str = "asked by three delegations") -> Doing:
    return Doing(at, "chair", reason)


def until(instant: datetime) -> Until:
    return Until(instant, ZONE, "later")


def refused(error: pytest.ExceptionInfo[UserError]) -> str:
    return error.value.key


def test_the_last_moment_is_late_and_the_one_before_is_in_time() -> None:
    deadline = comments()

    assert deadline.takes(END - timedelta(microseconds=1))
    assert not deadline.takes(END)
    assert deadline.state(END) is State.PASSED


def test_an_extension_moves_the_end_and_keeps_the_record() -> None:
    later, change = extended(comments(), until(END + DAY), doing(START))

    assert (later.instant, later.state(START), later.sequence) == (END + DAY, State.EXTENDED, 1)
    assert (change.act, change.before, change.after) == (Act.EXTEND, comments().terms, later.terms)
    assert later.takes(END)


def test_what_came_between_the_end_and_a_reopening_stays_late() -> None:
    again, change = reopened(comments(), until(END + 3 * DAY), doing(END + DAY))

    assert again.takes(END - DAY)
    assert not again.takes(END + DAY / 2)
    assert again.takes(END + 2 * DAY)
    assert change.act is Act.REOPEN


def test_a_cancelled_deadline_takes_nothing_until_it_is_reopened() -> None:
    gone, _ = cancelled(comments(), doing(START + DAY))

    again, _ = reopened(gone, until(END), doing(START + 3 * DAY))

    assert not gone.takes(START + 2 * DAY)
    assert [again.takes(START + DAY * number) for number in (0, 2, 4)] == [True, False, True]


@pytest.mark.parametrize(
    ("at", "end", "key"),
    [
        (END, END + DAY, "deadline-extend-passed"),
        (START, END, "deadline-extend-sooner"),
        (START, END - DAY, "deadline-extend-sooner"),
    ],
)
def test_an_extension_is_refused_with_its_reason(at: datetime, end: datetime, key: str) -> None:
    with pytest.raises(UserError) as error:
        extended(comments(), until(end), doing(at))

    assert refused(error) == key


@pytest.mark.parametrize(
    ("at", "end", "key"),
    [(START, END + DAY, "deadline-reopen-open"), (END + DAY, END + DAY, "deadline-reopen-past")],
)
def test_a_reopening_is_refused_with_its_reason(at: datetime, end: datetime, key: str) -> None:
    with pytest.raises(UserError) as error:
        reopened(comments(), until(end), doing(at))

    assert refused(error) == key


def test_a_cancellation_needs_an_open_deadline() -> None:
    gone, _ = cancelled(comments(), doing(START))

    with pytest.raises(UserError) as twice:
        cancelled(gone, doing(START))
    with pytest.raises(UserError) as late:
        cancelled(comments(), doing(END))

    assert (refused(twice), refused(late)) == ("deadline-cancel-cancelled", "deadline-cancel-passed")


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_chair_gives_a_reason(reason: str) -> None:
    with pytest.raises(UserError) as error:
        extended(comments(), until(END + DAY), doing(START, reason))

    assert refused(error) == "deadline-reason-missing"


def test_an_act_can_be_taken_back_for_a_minute() -> None:
    later, change = extended(comments(), until(END + DAY), doing(START))

    back, record = undone(later, change, Doing(START + timedelta(seconds=60), "chair"))

    assert (back.terms, back.sequence) == (comments().terms, 2)
    assert (record.act, record.takes_back) == (Act.UNDO, 1)


def test_after_a_minute_an_act_is_recalled_with_a_reason() -> None:
    later, change = extended(comments(), until(END + DAY), doing(START))
    afterwards = START + timedelta(seconds=61)

    with pytest.raises(UserError) as error:
        undone(later, change, Doing(afterwards, "chair"))
    back, record = recalled(later, change, doing(afterwards, "wrong date"))

    assert refused(error) == "deadline-undo-late"
    assert (back.terms, record.act, record.reason) == (comments().terms, Act.RECALL, "wrong date")


def test_what_others_have_built_on_is_not_undone() -> None:
    later, first = extended(comments(), until(END + DAY), doing(START))
    latest, second = extended(later, until(END + 2 * DAY), doing(START))
    back, undoing = undone(latest, second, doing(START))

    with pytest.raises(UserError) as overtaken:
        undone(latest, first, doing(START))
    with pytest.raises(UserError) as nothing:
        undone(back, undoing, doing(START))

    assert refused(overtaken) == "deadline-undo-overtaken"
    assert refused(nothing) == "deadline-undo-nothing"


def test_taking_back_its_beginning_cancels_it() -> None:
    deadline = comments()

    gone, _ = undone(deadline, added(deadline, Doing(START, "chair")), Doing(START, "chair"))

    assert gone.state(START) is State.CANCELLED


def test_a_deadline_follows_its_event_and_nothing_in_time_becomes_late() -> None:
    now = END - DAY

    earlier = moved(comments(), END - 3 * DAY, doing(now))
    later = moved(comments(), END + 5 * DAY, doing(END + DAY))

    assert earlier is not None
    assert earlier[0].takes(now - DAY)
    assert earlier[0].state(now) is State.PASSED
    assert later is not None
    assert [later[0].takes(END + day * DAY) for day in (-1, 0.5, 2)] == [True, False, True]
    assert moved(comments(), END, doing(START)) is None
    assert moved(comments(), END - DAY, doing(END + DAY)) is None


@pytest.mark.parametrize("act", [extended, reopened])
def test_the_day_that_a_chair_gave_stays_unless_its_event_puts_it_later(act: Giving) -> None:
    now = END + DAY if act is reopened else END - DAY
    given, _ = act(comments(), until(END + 10 * DAY), doing(now))

    sooner = moved(given, END + 4 * DAY, doing(now + DAY))
    later = moved(given, END + 20 * DAY, doing(now + DAY))

    assert sooner is not None
    assert (sooner[0].terms, sooner[1].stays) == (given.terms, True)
    assert later is not None
    assert (later[0].instant, later[1].stays) == (END + 20 * DAY, False)
    back = moved(later[0], END + 4 * DAY, doing(now + 2 * DAY))
    assert back is not None
    assert back[0].instant == END + 4 * DAY


def test_what_is_due_is_said_on_one_line() -> None:
    assert check_what("  Comments on\n the   report ") == "Comments on the report"
    for what in ("", " \n", "x" * 301):
        with pytest.raises(UserError):
            check_what(what)


def test_discords_clock_decides_when_something_was_sent() -> None:
    assert sent_at(175928847299117063) == datetime(2016, 4, 30, 11, 18, 25, 796000, tzinfo=UTC)
