"""One voice a delegation: the last word in time, counted once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.deadline_answers import answered_in
from bot.domain.delegation import Standing
from bot.domain.errors import UserError
from bot.domain.ledger import Act, Fact, chain
from bot.domain.poll import Visibility
from bot.domain.position import Answer, by_group, carried, checked, drafts, owing, sees, standing, tally
from tests.polls import CLOSES, KEYS, OPENS, SCALES, SEATED, delegation, ledger, poll, said

CODES = ("FR", "JP", "BR", "EG")
STANCES = tuple(stance.key for stance in SCALES["consensus"].stances)
CLICKS = st.lists(
    st.tuples(
        st.sampled_from(CODES),
        st.sampled_from(KEYS),
        st.sampled_from(STANCES),
        st.integers(0, 30_000),
        st.booleans(),
    ),
    max_size=40,
)


@given(clicks=CLICKS)
@settings(max_examples=60)
def test_the_tally_is_that_of_a_model_in_ten_lines(clicks: list[tuple[str, str, str, int, bool]]) -> None:
    model: dict[tuple[str, str], str] = {}
    for code, clause, stance, minute, counted in sorted(clicks, key=lambda click: click[3]):
        if OPENS + timedelta(minutes=minute) < CLOSES:
            model[code, clause] = stance if counted else ""
    expected: dict[tuple[str, str], int] = {}
    for (_, clause), stance in model.items():
        if stance:
            expected[clause, stance] = expected.get((clause, stance), 0) + 1

    entries = ledger(*[said(*click[:4], counted=click[4]) for click in clicks])
    counts = tally(standing(entries).values())

    assert {
        (clause, stance): number
        for clause, count in counts.clauses.items()
        for stance, number in count.stances.items()
    } == expected
    assert counts.heard == {code for (code, _), stance in model.items() if stance}


def test_a_delegation_that_changes_its_mind_counts_once() -> None:
    entries = ledger(said("FR", "2.1", "object", 1), said("FR", "2.1", "support", 2))

    assert tally(standing(entries).values()).count("2.1").stances == {"support": 1}


def test_time_is_discords_whichever_was_written_first() -> None:
    entries = ledger(said("FR", "2.1", "support", 9), said("FR", "2.1", "object", 3))

    assert standing(entries)["FR", "2.1"].fact.stance == "support"


def test_what_came_late_is_kept_and_never_stands() -> None:
    entries = ledger(said("FR", "2.1", "support", 60 * 24 * 14))

    assert entries[0].fact.late
    assert standing(entries) == {}


def test_an_observer_stands_and_is_not_counted() -> None:
    entries = ledger(said("EU", "2.1", "object", counted=False))

    assert ("EU", "2.1") in standing(entries)
    assert tally(standing(entries).values()).heard == frozenset()


def test_a_condition_is_counted_beside_the_support_it_limits() -> None:
    entries = ledger(
        replace(said("FR", "2.1", "support"), condition="if 2.3 adds a date"), said("JP", "2.1", "support")
    )

    count = tally(standing(entries).values()).count("2.1")

    assert (count.stances, count.conditional, count.total) == ({"support": 2}, {"support": 1}, 2)


def test_a_delegation_that_left_no_longer_stands_and_may_come_back() -> None:
    gone = Fact(Act.LEFT, "x", OPENS + timedelta(minutes=5), "w", "FR")

    assert standing(ledger(said("FR", "2.1", "support", 1), gone)) == {}
    assert ("FR", "2.1") in standing(
        ledger(said("FR", "2.1", "support", 1), gone, said("FR", "2.1", "live", 6))
    )


def test_what_is_withdrawn_stands_no_more_is_owed_and_answers_no_deadline() -> None:
    asked = poll(texts={"2.1": "One.", "2.2": "Two."})
    entries = ledger(
        said("FR", "2.1", "support"),
        said("FR", "2.2", "support", 2),
        said("JP", "2.2", "support", 3),
        said("FR", "2.2", "", 4, act=Act.WITHDRAWN),
        said("FR", "2.1", "", 60 * 24 * 15, act=Act.WITHDRAWN),
    )
    held = standing(entries)

    assert set(held) == {("FR", "2.1"), ("JP", "2.2")}
    assert tally(held.values()).heard == {"FR", "JP"}
    assert [each.code for each in owing(asked, SEATED, held)] == ["BR", "EG", "EU", "FR", "JP"]
    assert set(answered_in(asked, entries[:4])) == set()
    assert set(answered_in(asked, entries[:4], "2.2")) == {"JP"}
    assert set(answered_in(asked, (*entries[:3], entries[4]))) == {"FR"}


def test_a_draft_waits_until_the_delegation_speaks() -> None:
    draft = said("FR", "2.1", "support", 1, act=Act.DRAFT)

    assert ("FR", "2.1") in drafts(ledger(draft))
    assert standing(ledger(draft)) == {}
    assert drafts(ledger(draft, said("FR", "2.1", "live", 2))) == {}


def test_the_delegation_corrects_what_the_secretariat_recorded() -> None:
    entries = ledger(said("FR", "2.1", "object", 1, act=Act.BEHALF), said("FR", "2.1", "live", 2))

    assert standing(entries)["FR", "2.1"].fact.stance == "live"


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        (Answer("2.1", "object"), "position-needs-reason"),
        (Answer("2.1", "object", "It is too early."), "position-needs-proposal"),
        (Answer("2.1", "concern", "  "), "position-needs-reason"),
        (Answer("2.1", "object", "No.", "Delete.", "if …"), "position-no-condition"),
        (Answer("9.9", "support"), "position-unknown"),
        (Answer("2.1", "hurrah"), "position-unknown"),
        (Answer("2.1", "support", "x" * 4001), "position-too-long"),
    ],
)
def test_an_answer_brings_what_its_stance_needs(answer: Answer, key: str) -> None:
    with pytest.raises(UserError) as refused:
        checked(answer, poll(), SCALES["consensus"])

    assert refused.value.key == key


@pytest.mark.parametrize("reason", ["x" * 4000, "لا نوافق \u200e(resolves 2)\u200f على 2.1" * 100])
def test_a_long_reason_in_mixed_directions_is_taken(reason: str) -> None:
    assert checked(Answer("2.1", "object", reason, "Delete."), poll(), SCALES["consensus"]).blocks


@pytest.mark.parametrize(
    ("visibility", "before", "own", "after", "chair"),
    [
        (Visibility.LIVE, True, True, True, True),
        (Visibility.OWN, False, True, True, True),
        (Visibility.CLOSE, False, False, True, True),
        (Visibility.CHAIR, False, False, False, True),
    ],
)
def test_positions_show_by_the_rule_of_the_poll(
    visibility: Visibility, before: bool, own: bool, after: bool, chair: bool
) -> None:
    asked = replace(poll(), visibility=visibility)

    assert sees(asked, leads=False, spoken=False, over=False) is before
    assert sees(asked, leads=False, spoken=True, over=False) is own
    assert sees(asked, leads=False, spoken=True, over=True) is after
    assert sees(asked, leads=True, spoken=False, over=False) is chair


def test_only_those_who_still_owe_an_answer_are_owing() -> None:
    roll = [delegation("FR"), delegation("JP")]
    held = standing(ledger(*[said("FR", key, "support") for key in KEYS], said("JP", "2.1", "live")))

    assert [each.code for each in owing(poll(), roll, held)] == ["JP"]
    assert owing(poll("silence"), roll, {}) == ()


def test_the_counts_of_a_region_are_those_of_its_members() -> None:
    roll = [delegation("FR", groups=("cept",)), delegation("JP", groups=("apt",)), delegation("CH")]
    entries = ledger(*[said(code, "2.1", "support") for code in ("FR", "JP", "CH")])

    found = by_group(standing(entries).values(), roll)

    assert {name: counts.heard for name, counts in found.items()} == {
        "": {"CH"},
        "apt": {"JP"},
        "cept": {"FR"},
    }


def test_a_revision_keeps_what_did_not_change_and_asks_again_what_did() -> None:
    texts = {clause.key: clause.text for clause in poll().clauses}
    after = poll(texts={**texts, "2.3": "The group agrees by 1 June.", "2.5": "The group meets again."})
    held = standing(
        ledger(said("FR", "2.1", "live", 1), said("FR", "2.3", "support", 2), said("JP", "2.2", "support", 3))
    )
    opening = Fact(Act.OPENED, "new", CLOSES, "chair", revision="Rev.1")
    seats = {"FR": delegation("FR"), "JP": delegation("JP", Standing.OBSERVER)}

    found = carried(poll(), held, after, seats, opening)

    assert [(fact.delegation, fact.clause, fact.stance) for fact in found.kept] == [
        ("FR", "2.1", "live"),
        ("JP", "2.2", "support"),
    ]
    assert [fact.counted for fact in found.kept] == [True, False]
    assert [old.key for old, _ in found.changed] == ["2.3"]
    assert [clause.key for clause in found.new] == ["2.5"]
    assert found.asked == ("FR",)
    assert standing(chain("p2", found.kept)).keys() == {("FR", "2.1"), ("JP", "2.2")}
