"""`/status` as those who manage a server use it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest
import simcord

from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL, Language
from bot.domain.notice import Audience, Notice
from bot.domain.person import Person
from bot.launch import Office
from bot.render.words import words
from bot.store.deliveries import StoredDeliveries
from bot.store.outbox import StoredOutbox
from bot.timer import Timer
from tests.cogs.conftest import buttons, said


@pytest.fixture
def chair(simcord_env: simcord.Env, plenary: Any) -> Any:
    role = simcord_env.guild.create_role("Chair", permissions=discord.Permissions(manage_guild=True))
    return simcord_env.guild.add_member(simcord_env.create_user("chair"), roles=[role])


async def one_of_each(office: Office, guild: str, channel: str) -> None:
    """A notice that waits, one that is late, one that is parked and one that is dead."""
    now = datetime.now(UTC)
    late = Notice("near", "s", "late", Audience(guild, channel), now - timedelta(hours=1))
    notices = [replace(late, occasion=name) for name in ("parked", "dead", "late")]
    async with office.database.transaction() as unit:
        await StoredOutbox(office.database).put(unit, notices)
    deliveries = StoredDeliveries(office.database)
    for claimed in await deliveries.claim(now, 3, "a"):
        end = {"parked": deliveries.park, "dead": deliveries.bury}.get(claimed.notice.occasion)
        await (end(claimed, "403 50013") if end else deliveries.release(claimed))
    async with office.database.transaction() as unit:
        future = replace(late, occasion="later", due=now + timedelta(hours=1))
        await StoredOutbox(office.database).put(unit, [future])


@pytest.mark.parametrize("language", OFFICIAL)
async def test_it_says_what_waits_what_is_late_and_what_cannot_be_sent(
    simcord_env: simcord.Env, office: Office, chair: Any, plenary: Any, language: Language
) -> None:
    await office.services.people.choose_language(f"person:{chair.id}", language)
    await one_of_each(office, str(simcord_env.guild.id), str(plenary.id))
    await one_of_each(office, "4711", "4712")

    result = await chair.slash(plenary, "status")

    speak, text = words(language), said(result)
    names = ("waiting", "late", "parked", "dead", "last", "next", "wake")
    shown = {name: text.split(speak(f"status-{name}"))[1].split("\n")[0] for name in names}
    assert result.ephemeral
    assert "2" in shown["waiting"]
    assert "1" in shown["late"]
    assert "1" in shown["parked"]
    assert "1" in shown["dead"]
    assert speak("status-none") in shown["last"]
    assert "<t:" in shown["next"]
    assert speak("status-sources", at="#").split("#")[0].rstrip("\u2068") in text
    assert text.count(f"<#{plenary.id}>") == 2
    assert "<#4712>" not in text


@pytest.mark.parametrize("language", [Language.EN, Language.AR])
async def test_while_a_timer_runs_the_next_wake_is_that_of_what_is_due_next(
    simcord_env: simcord.Env, office: Office, chair: Any, plenary: Any, language: Language
) -> None:
    await office.services.people.choose_language(f"person:{chair.id}", language)
    due = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=25)  # before the next sweep
    soon = Notice("near", "s", "soon", Audience(str(simcord_env.guild.id), str(plenary.id)), due)
    async with office.database.transaction() as unit:
        await StoredOutbox(office.database).put(unit, [soon])
    wake = words(language)("status-wake")
    before = said(await chair.slash(plenary, "status")).split(wake)[1].split("\n")[0]
    timer = Timer(office.chores)
    office.services.bell.hang(timer)

    timer.start()
    async with asyncio.timeout(10):
        while timer.next_wake() != due:  # noqa: ASYNC110 - until every chore has been done once
            await asyncio.sleep(0.02)
    result = await chair.slash(plenary, "status")
    await timer.stop()

    assert words(language)("status-none") in before
    assert f"<t:{int(due.timestamp())}:" in said(result).split(wake)[1].split("\n")[0]


async def test_what_is_parked_can_be_tried_again(
    simcord_env: simcord.Env, office: Office, chair: Any, plenary: Any
) -> None:
    await one_of_each(office, str(simcord_env.guild.id), str(plenary.id))
    result = await chair.slash(plenary, "status")

    await chair.click(result.response, custom_id=buttons(result.response)["Try what waits again"])

    counts = await StoredDeliveries(office.database).counts(datetime.now(UTC))
    assert (counts.parked, counts.dead) == (0, 1)


async def test_only_those_who_manage_the_server_see_it(office: Office, delegate: Any, plenary: Any) -> None:
    with pytest.raises(simcord.SetupError, match="default-member-permissions"):
        await delegate.slash(plenary, "status")
    with pytest.raises(UserError, match="not-allowed"):
        await office.services.outlook.standing(Person("7", Language.EN, guild="1"))
