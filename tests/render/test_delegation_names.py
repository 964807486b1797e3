"""States are called as the United Nations calls them, in six languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.render.delegations import (
    GROUPS,
    delegation_name,
    group_name,
    groups_of,
    in_order,
    state_code,
    states,
)
from bot.resources import table
from tests.polls import delegation


def test_every_state_has_a_name_in_every_language() -> None:
    for language in OFFICIAL:
        named = states(language)

        assert len(named) == 195
        assert all(named.values())
        assert len(set(named.values())) == 195


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("FR", "FR"),
        ("fra", "FR"),
        ("Côte d’Ivoire", "CI"),
        ("cote d'ivoire", "CI"),
        ("كوت ديفوار", "CI"),
        ("俄罗斯", "RU"),
        ("俄罗斯联邦", "RU"),
        ("Соединённые Штаты Америки", "US"),
        ("Соединенные Штаты", "US"),
        ("Pays-Bas", "NL"),
        ("Arabia Saudita", "SA"),
        ("ROU", "RO"),
        ("Atlantis", ""),
        ("", ""),
    ],
)
def test_a_state_is_found_by_code_or_by_name_in_any_language(typed: str, code: str) -> None:
    assert state_code(typed) == code


def test_a_delegations_own_name_wins_and_a_stranger_is_called_as_it_calls_itself() -> None:
    own = replace(delegation("FR"), names={Language.EN: "French Republic"})
    union = replace(delegation("EU"), names={Language.FR: "Union européenne"})

    assert [delegation_name(own, language) for language in (Language.EN, Language.ZH)] == [
        "French Republic",
        "法国",
    ]
    assert delegation_name(union, Language.RU) == "Union européenne"
    assert delegation_name(delegation("NGO7"), Language.EN) == "NGO7"


def test_delegations_stand_in_the_order_of_the_readers_language() -> None:
    seats = [delegation(code) for code in ("SV", "EG", "CH", "ES")]

    assert [each.code for each in in_order(seats, Language.EN)] == ["EG", "SV", "ES", "CH"]
    assert [each.code for each in in_order(seats, Language.FR)] == ["EG", "SV", "ES", "CH"]
    assert [each.code for each in in_order(seats, Language.RU)] == ["EG", "ES", "CH", "SV"]


def test_regional_groups_are_named_in_six_languages_and_known_of_states() -> None:
    assert set(table("register/groups.toml")) == set(GROUPS)
    assert all(group_name(group, language) for group in GROUPS for language in OFFICIAL)
    assert (groups_of("FR"), groups_of("EG"), groups_of("BR")) == (("cept",), ("arab",), ())
    assert group_name("Friends of 2.3", Language.AR) == "Friends of 2.3"
