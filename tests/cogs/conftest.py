"""The whole bot in a simulated Discord, on a library that holds the sample dossier."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord

from bot.client import Rapporteur
from bot.demo.dossier import incoming, sample_dossier
from bot.launch import Office, opened
from bot.services.chores import Clock
from bot.settings import Settings


@pytest.fixture(scope="session")
def filled_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder with the sample dossier taken in; tests work on copies."""
    state = tmp_path_factory.mktemp("filled") / "state"

    async def fill() -> None:
        async with opened(Settings(RAPPORTEUR_STATE=state, _env_file=None)) as office:
            for file in incoming(sample_dossier()):
                await office.services.ingest(file)
            await office.services.ingest.ready()

    asyncio.run(fill())
    return state


@dataclass
class Hand:
    """A clock that is set by hand, by which what is due goes out where a test asks for it."""

    now: datetime


@pytest.fixture
def hand() -> Hand:
    return Hand(datetime(2000, 1, 1, tzinfo=UTC))


@pytest.fixture
def clock() -> Clock | None:
    """The clock of the office: the present, but where tests put another."""
    return None


@pytest.fixture
async def office(filled_state: Path, tmp_path: Path, clock: Clock | None) -> AsyncIterator[Office]:
    state = tmp_path / "state"
    shutil.copytree(filled_state, state)
    async with opened(Settings(RAPPORTEUR_STATE=state, _env_file=None), clock) as office:
        yield office


@pytest.fixture
def simcord_bot(office: Office) -> Rapporteur:
    return Rapporteur(office.services, office.memory)


@pytest.fixture
def plenary(simcord_env: simcord.Env) -> Any:
    """A text channel of the group's server."""
    return simcord_env.create_guild("Working group").create_text_channel("plenary")


@pytest.fixture
def delegate(simcord_env: simcord.Env, plenary: Any) -> Any:
    return simcord_env.guild.add_member(simcord_env.create_user("delegate"))


@pytest.fixture
def secretariat(simcord_env: simcord.Env, plenary: Any) -> Any:
    """Who adds documents and answers what the library doesn't."""
    role = simcord_env.guild.create_role("S", permissions=discord.Permissions(manage_guild=True))
    return simcord_env.guild.add_member(simcord_env.create_user("sam"), roles=[role])


@pytest.fixture
def chair(plenary: Any, simcord_env: simcord.Env) -> Any:
    """Who manages the server."""
    guild = simcord_env.guild
    role = guild.create_role("Chair", permissions=discord.Permissions(manage_guild=True))
    return guild.add_member(simcord_env.create_user("chair"), roles=[role])


@pytest.fixture
def end(plenary: Any, simcord_env: simcord.Env) -> datetime:
    """Two weeks from now, at 18:00 UTC."""
    return (simcord_env.now() + timedelta(days=14)).replace(hour=18, minute=0, second=0, microsecond=0)


def said(result: Any) -> str:
    """The words of an answer, its follow-ups included."""
    shown = [result.response, *result.followups] if result.response else [*result.followups]
    told = "\n".join(words_of(message.components) for message in shown)
    return told.translate(dict.fromkeys((0x2060, 0x2066, 0x2067, 0x2068, 0x2069)))  # marks that nobody sees


def told(result: Any) -> str:
    """The words of an answer, without what escapes them."""
    return said(result).replace("\\", "")


def plain(text: str) -> str:
    """Without the marks that only turn direction, as `said` and `told` are."""
    return text.translate({0x2067: None, 0x2069: None, 0x2068: None})


def words_of(components: Sequence[dict[str, Any]]) -> str:
    found = []
    for component in components:
        found += [component["content"]] if "content" in component else []
        found += [words_of(component.get("components", []))]
    return "\n".join(part for part in found if part)


def buttons(message: Any) -> dict[str, str]:
    """The ids of a message's buttons by their labels; addresses of those that lead away."""
    pressed = [each for each in parts(message.components) if each.get("type") == 2]
    return {_unwrapped(each["label"]): each.get("custom_id") or each["url"] for each in pressed}


def _unwrapped(label: str) -> str:
    """The words of a control as the card has them, without the marks around them that keep their order."""
    return label[1:-1] if label.startswith("\u2068") and label.endswith("\u2069") else label


def selects(message: Any) -> list[dict[str, Any]]:
    """The lists of a message that something is chosen from."""
    return [each for each in parts(message.components) if each.get("type") == 3]


def parts(components: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every component, and those inside it after it."""
    for component in components:
        yield component
        yield from parts(component.get("components", []))


@pytest.fixture
async def assembly(simcord_env: simcord.Env, office: Office, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A group with delegations, an observer and a chair in the simulated server, where cards change soon."""
    monkeypatch.setattr("cogs.live.PAUSE", 0.02)
    from tests.cogs.assembly import assemble

    return await assemble(simcord_env, office)
