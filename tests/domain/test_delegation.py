"""Who may speak for which delegation."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.delegation import Delegate, Function, Standing, voices
from tests.polls import OPENS, delegation

FRANCE = delegation("FR")
CHAIR = delegation("CHAIR", Standing.CHAIR)
HEAD = Delegate("a", "FR", Function.HEAD, OPENS, user="7")
BY_ROLE = Delegate("b", "FR", Function.MEMBER, OPENS, role="99")


def test_a_person_listed_by_name_and_by_role_has_the_higher_function() -> None:
    (voice,) = voices("7", ["99"], [FRANCE], [BY_ROLE, HEAD], OPENS)

    assert voice.function is Function.HEAD
    assert voice.speaks


def test_a_person_may_speak_for_a_delegation_and_lead_the_group() -> None:
    chairing = Delegate("c", "CHAIR", Function.HEAD, OPENS, user="7")

    found = voices("7", [], [FRANCE, CHAIR], [HEAD, chairing], OPENS)

    assert [(voice.delegation.code, voice.leads) for voice in found] == [("CHAIR", True), ("FR", False)]


def test_a_member_drafts_where_another_speaks_and_speaks_where_nobody_else_does() -> None:
    (beside,) = voices("5", ["99"], [FRANCE], [BY_ROLE, HEAD], OPENS)
    (alone,) = voices("5", ["99"], [FRANCE], [BY_ROLE], OPENS)

    assert (beside.speaks, alone.speaks) == (False, True)


def test_a_hand_over_takes_effect_at_its_instant() -> None:
    later = OPENS + timedelta(days=1)
    before = Delegate("d", "FR", Function.FOCAL, OPENS, user="7", until=later)
    after = Delegate("e", "FR", Function.FOCAL, later, user="8")

    def speaks(user: str, minutes: int) -> bool:
        return bool(voices(user, [], [FRANCE], [before, after], later + timedelta(minutes=minutes)))

    assert [speaks("7", -1), speaks("8", -1)] == [True, False]
    assert [speaks("7", 0), speaks("8", 0)] == [False, True]


@pytest.mark.parametrize(("user", "roles"), [("", []), ("5", ["1"]), ("99", [])])
def test_others_speak_for_nobody(user: str, roles: list[str]) -> None:
    assert (
        voices(user, roles, [FRANCE], [HEAD, BY_ROLE, Delegate("f", "FR", Function.HEAD, OPENS)], OPENS) == ()
    )
