"""Kept, late or broken is decided from what was seen; what is to be sent waits for its comments."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import UserError
from bot.domain.gate import Gate, Stage, send, standing
from bot.domain.language import OFFICIAL, Language
from bot.domain.posting import Seen
from bot.domain.promise import Promise, State, days_late, is_known_by, named_by, outcome
from tests.postings import DAY, NOON, seen

PROMISE = Promise("p1", "1", "9", "C25/61", NOON + 10 * DAY, NOON, work="itu:doc:C25/61")
WORDS = replace(PROMISE, document="WSIS+20 report of the Secretary-General", work="")


@pytest.mark.parametrize(
    ("shown", "now", "state", "days"),
    [
        ([], 5, State.OPEN, 0),
        ([], 10, State.OPEN, 0),
        ([], 11, State.BROKEN, 0),
        ([seen("itu:doc:C25/61", 9)], 9, State.KEPT, 0),
        ([seen("itu:doc:C25/61", 10)], 20, State.KEPT, 0),
        ([seen("itu:doc:C25/61", 12.5)], 20, State.LATE, 3),
        ([seen("itu:doc:C25/61", 12.5)], 12, State.BROKEN, 0),
        ([seen("itu:doc:C25/61/Rev.1", 9)], 11, State.KEPT, 0),
        ([seen("itu:doc:C25/61/Add.1", 9)], 11, State.KEPT, 0),
        ([seen("itu:doc:C25/61/Corr.1", 9)], 11, State.BROKEN, 0),
        ([seen("itu:doc:C25/62", 9)], 11, State.BROKEN, 0),
        ([seen("itu:doc:C25/61", -1)], 11, State.BROKEN, 0),
    ],
)
def test_how_a_promise_stands(shown: list[Seen], now: float, state: State, days: int) -> None:
    found = outcome(PROMISE, shown, NOON + now * DAY)

    assert (found.state, found.days) == (state, days)


@pytest.mark.parametrize(
    ("days", "baseline", "state"),
    [
        (-1, False, State.KEPT),
        (-1, True, State.KEPT),
        (12, False, State.LATE),
        (12, True, State.BROKEN),  # there when we first looked: since when nobody knows
    ],
)
def test_what_was_there_counts_where_a_promise_is_written_down_after_its_day(
    days: float, baseline: bool, state: State
) -> None:
    recalled = replace(PROMISE, made=NOON + 15 * DAY)
    shown = replace(seen("itu:doc:C25/61", days), baseline=baseline)

    assert outcome(recalled, [shown], NOON + 16 * DAY).state is state


@pytest.mark.parametrize(
    ("promised", "posted", "state"),
    [
        ("itu:doc:C25/61/Rev.1", "itu:doc:C25/61", State.OPEN),
        ("itu:doc:C25/61/Rev.1", "itu:doc:C25/61/Add.1", State.OPEN),
        ("itu:doc:C25/61/Rev.1", "itu:doc:C25/61/Rev.1", State.KEPT),
        ("itu:doc:C25/61/Rev.1", "itu:doc:C25/61/Rev.2", State.KEPT),
        ("A/60/L.50/Add.1", "A/60/L.50", State.OPEN),
        ("A/60/L.50/Add.1", "A/60/L.50/Add.2", State.OPEN),
        ("A/60/L.50/Add.1", "A/60/L.50/Add.1", State.KEPT),
        ("A/60/L.50/Corr.1", "A/60/L.50/Corr.1", State.KEPT),
        ("A/60/L.50/Rev.1", "A/60/L.50", State.OPEN),
        ("A/60/L.50/Rev.1", "A/60/L.50/Rev.1", State.KEPT),
    ],
)
def test_a_promised_version_is_kept_by_itself_or_a_later_one(
    promised: str, posted: str, state: State
) -> None:
    promise = replace(PROMISE, work=promised)

    assert outcome(promise, [seen(posted, 1)], NOON + 2 * DAY).state is state


@pytest.mark.parametrize(
    ("title", "state"),
    [("WSIS+20 Report by the Secretary-General on implementation", State.KEPT), ("Report", State.OPEN)],
)
def test_a_promise_in_words_is_kept_by_a_title_that_has_them(title: str, state: State) -> None:
    assert outcome(WORDS, [seen("A/80/1", 1, title=title)], NOON + 2 * DAY).state is state


def test_a_promise_in_words_is_not_kept_by_a_corrigendum() -> None:
    title = "WSIS+20 Report by the Secretary-General"

    assert outcome(WORDS, [seen("A/79/1/Corr.1", 1, title=title)], NOON + 2 * DAY).state is State.OPEN


@pytest.mark.parametrize(
    ("promised", "title", "named"),
    [
        ("تقرير الأمين العام عن المتابعة", "تقرير مقدم من الأمين العام عن المتابعة", True),
        ("信息社会进程报告", "秘书长关于信息社会进程的报告", False),
        ("秘书长关于信息社会进程的报告", "秘书长关于信息社会进程的报告(2027年)", True),
        ("关于信息社会进程", "秘书长关于信息社会进程的报告", True),
        ("report of the Secretary-General", "Report by the Secretary-General", True),
        ("rapport du Secrétaire général", "RAPPORT DU SECRETAIRE GENERAL", True),
        ("отчет Генерального секретаря", "Отчёт Генерального секретаря о ходе работы", True),
        ("informe del Secretario General", "Informe del Secretario General", True),
    ],
)
def test_a_title_is_known_by_words_in_any_language(promised: str, title: str, named: bool) -> None:
    assert is_known_by(promised)
    assert named_by(promised, title) is named


@pytest.mark.parametrize("words", ["", "  ", "the", "report", "报告", "的的的的", "تقرير"])
def test_a_word_is_too_little_to_know_a_document_by(words: str) -> None:
    assert not is_known_by(words)


def test_what_appears_elsewhere_does_not_keep_a_promise_made_for_a_place() -> None:
    elsewhere = replace(PROMISE, place="src-2")

    assert outcome(elsewhere, [seen("itu:doc:C25/61", 1)], NOON + 11 * DAY).state is State.BROKEN
    assert outcome(replace(elsewhere, place="src-1"), [seen("itu:doc:C25/61", 1)], NOON + 2 * DAY).state is (
        State.KEPT
    )


@given(st.floats(0, 60), st.floats(0, 60))
@settings(max_examples=60)
def test_what_was_kept_stays_kept_and_late_days_are_begun_days(posted: float, later: float) -> None:
    shown = [seen("itu:doc:C25/61", posted)]
    first = outcome(PROMISE, shown, shown[0].at)

    then = outcome(PROMISE, [*shown, seen("itu:doc:C25/61/Rev.1", posted + later)], shown[0].at + later * DAY)

    assert (first.state, first.days) == (then.state, then.days)
    assert (first.days > 0) == (first.state is State.LATE)
    assert first.days == days_late(PROMISE.due, shown[0].at)


GATE = Gate("g1", "1", "9", "itu:doc:C25/61", "UNCSTD", 14, NOON, rule="CWG-WSIS 2.2")


@pytest.mark.parametrize(
    ("shown", "days", "stage"),
    [
        ([], 30, Stage.UNPOSTED),
        ([seen("itu:doc:C25/61", 1)], 2, Stage.COMMENTS),
        ([seen("itu:doc:C25/61", 1)], 15, Stage.CLOSED),
        ([seen("itu:doc:C25/61", 1), seen("itu:doc:C25/61/Rev.1", 14)], 15, Stage.COMMENTS),
        ([seen("itu:doc:C25/61", 1), seen("itu:doc:C25/61/Rev.1", 14)], 28, Stage.CLOSED),
        ([seen("itu:doc:C25/61", 1), seen("itu:doc:C25/61/Add.1", 14)], 15, Stage.CLOSED),
    ],
)
def test_a_document_is_posted_commented_closed_and_only_then_sent(
    shown: list[Seen], days: float, stage: Stage
) -> None:
    assert standing(GATE, shown, NOON + days * DAY).stage is stage


def test_the_days_begin_with_the_last_language_that_is_required() -> None:
    shown = [seen("itu:doc:C25/61", number, language) for number, language in enumerate(OFFICIAL)]
    gate = replace(GATE, languages=OFFICIAL)

    assert standing(gate, shown[:5], NOON + 30 * DAY).stage is Stage.UNPOSTED
    assert standing(gate, shown, NOON + 6 * DAY).closes == NOON + 19 * DAY


def test_sending_before_it_may_be_is_refused_or_a_breach_with_a_reason() -> None:
    shown, early = [seen("itu:doc:C25/61", 1, Language.RU)], NOON + 3 * DAY
    refusals = []
    for words, may in (("", False), ("urgent", False), ("", True)):
        with pytest.raises(UserError) as error:
            send(GATE, shown, early, reason=words, may_override=may)
        refusals.append(error.value.key)

    overridden = send(GATE, shown, early, reason="the session was moved", may_override=True)
    proper = send(GATE, shown, NOON + 15 * DAY)

    assert refusals == ["gate-comments", "gate-comments", "gate-needs-reason"]
    assert (overridden.breach, overridden.reason) == (True, "the session was moved")
    assert (proper.breach, proper.sent) == (False, NOON + 15 * DAY)
