"""The register on a card: what is known, and nothing else."""

from __future__ import annotations

import pytest

from bot.domain.instruments import Instrument, Register
from bot.domain.language import OFFICIAL, Language
from bot.domain.symbol import Symbol
from bot.render.card import Link
from bot.render.register import instrument_facts
from bot.render.words import words
from bot.resources import table

REGISTER = Register.from_table(table("register/instruments.toml"))


def registered(canonical: str) -> Instrument:
    found = REGISTER.find(Symbol.parse(canonical))
    if found is None:
        raise KeyError(canonical)
    return found


@pytest.mark.parametrize("language", OFFICIAL)
def test_a_known_instrument_shows_all_its_facts(language: Language) -> None:
    facts = instrument_facts(registered("A/RES/70/1"), language)

    assert [name for name, _ in facts.pairs] == [
        words(language)(f"register-{fact}") for fact in ("title", "body", "date", "address", "source")
    ]
    assert (Link(*[f"https://undocs.org/{language}/A/RES/70/1"] * 2),) in [value for _, value in facts.pairs]


def test_what_is_not_known_is_not_shown() -> None:
    facts = instrument_facts(registered("itu:council:res:1332:2024"), Language.EN)

    assert [name for name, _ in facts.pairs] == ["Body", "Source of these facts"]


@pytest.mark.parametrize("language", OFFICIAL)
def test_every_body_of_the_register_has_a_name(language: Language) -> None:
    bodies = {each.body for each in REGISTER.instruments if each.body}

    assert all(words(language).has(f"register-body-{body}") for body in bodies)
