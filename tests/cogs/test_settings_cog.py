"""`/language` and `/help` as people use them."""

from __future__ import annotations

from typing import Any

import pytest
import simcord

from bot.client import Rapporteur
from bot.domain.language import OFFICIAL, Language
from bot.render.words import words
from bot.services.people import People
from bot.services.services import Services
from tests.fakes import FakeAffiliations, FakeMemory, FakePreferences


def said(result: Any) -> str:
    """The words of an answer."""
    return simcord_text(result.response.components)


def simcord_text(components: list[dict[str, Any]]) -> str:
    found = []
    for component in components:
        found += [component["content"]] if "content" in component else []
        found += [simcord_text(component.get("components", []))]
    return "\n".join(part for part in found if part)


@pytest.fixture
def simcord_bot() -> Rapporteur:
    people = People(FakePreferences(), FakeAffiliations(), Language.EN, "UTC")
    return Rapporteur(Services(people), FakeMemory())


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_person_is_answered_in_the_language_they_chose(
    simcord_env: simcord.Env, language: Language
) -> None:
    guild = simcord_env.create_guild()
    channel = guild.create_text_channel("plenary")
    delegate = guild.add_member(simcord_env.create_user("delegate"))

    result = await delegate.slash(channel, "language", language=language.value)
    helped = await delegate.slash(channel, "help")

    assert result.ephemeral
    assert said(result) == words(language)("language-kept")
    assert words(language)("help-title") in said(helped)
