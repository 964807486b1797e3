"""`/language` and `/help` as people use them."""

from __future__ import annotations

from typing import Any

import discord
import pytest
import simcord

from bot.domain.language import OFFICIAL, Language
from bot.render.words import words
from tests.cogs.conftest import said


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_person_is_answered_in_the_language_they_chose(
    delegate: Any, plenary: Any, language: Language
) -> None:
    result = await delegate.slash(plenary, "language", language=language.value)
    helped = await delegate.slash(plenary, "help")

    assert result.ephemeral
    assert said(result) == words(language)("language-kept")
    assert words(language)("help-title") in said(helped)


async def test_a_choice_is_forgotten(delegate: Any, plenary: Any) -> None:
    await delegate.slash(plenary, "language", language="ru")

    await delegate.slash(plenary, "language")
    helped = await delegate.slash(plenary, "help")

    assert words(Language.EN)("help-title") in said(helped)


async def test_only_those_who_manage_the_server_choose_for_others(
    simcord_env: simcord.Env, delegate: Any, plenary: Any
) -> None:
    role = simcord_env.guild.create_role("Chair", permissions=discord.Permissions(manage_guild=True))
    chair = simcord_env.guild.add_member(simcord_env.create_user("chair"), roles=[role])

    refused = await delegate.slash(plenary, "language", language="fr", place="channel")
    taken = await chair.slash(plenary, "language", language="fr", place="channel")
    helped = await delegate.slash(plenary, "help")

    assert said(refused) == words(Language.EN)("error-not-allowed")
    assert said(taken) == words(Language.FR)("language-kept-channel")
    assert words(Language.FR)("help-title") in said(helped)
