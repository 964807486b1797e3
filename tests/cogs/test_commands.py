"""What Discord is told of our commands: within its limits, in its languages, and only when it changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import simcord

from bot.client import Rapporteur
from bot.domain.language import Language
from bot.launch import Office
from cogs.choices import spoken
from tests.cogs.assembly import Assembly

NAME = re.compile(r"[-_'\w]{1,32}")


def parts(payload: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield payload
    for option in payload.get("options", []):
        yield from parts(option)


def length(payload: dict[str, Any]) -> int:
    """Discord counts the longest localisation of each name, description and choice."""
    longest = 0
    for part in parts(payload):
        for field in ("name", "description"):
            texts = [part.get(field, ""), *part.get(f"{field}_localizations", {}).values()]
            longest += max(len(text) for text in texts)
    return longest


async def test_every_command_keeps_to_discords_limits(
    simcord_env: simcord.Env, simcord_bot: Rapporteur
) -> None:
    payloads = simcord_bot.command_payloads()

    assert len(payloads) <= 100
    for payload in payloads:
        assert length(payload) <= 8000
        for part in parts(payload):
            assert len(part.get("options", [])) <= 25
            if payload.get("type", 1) == 1:
                names = [part["name"], *part["name_localizations"].values()]
                told = [part["description"], *part["description_localizations"].values()]
                assert all(NAME.fullmatch(name) and name == name.lower() for name in names), names
                assert all(1 <= len(text) <= 100 for text in told), told


async def test_names_are_unique_in_every_language(simcord_env: simcord.Env, simcord_bot: Rapporteur) -> None:
    payloads = simcord_bot.command_payloads()

    for locale in ("fr", "ru", "es-ES", "zh-CN"):
        for group in [payloads, *(payload.get("options", []) for payload in payloads)]:
            names = [part["name_localizations"][locale] for part in group]
            assert len(names) == len(set(names)), (locale, names)


async def test_commands_are_told_once_and_again_only_when_they_changed(
    simcord_env: simcord.Env, office: Office, simcord_bot: Rapporteur
) -> None:
    again = await simcord_bot.sync_commands()
    await office.memory.remember("commands", "of an older version")
    changed = await simcord_bot.sync_commands()
    forced = await simcord_bot.sync_commands(force=True)

    assert (again, changed, forced) == (False, True, True)


def leaves(payload: dict[str, Any], name: str = "") -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Each command that can be sent, by its whole name, with its options."""
    named = f"{name} {payload['name']}".strip()
    options = payload.get("options", [])
    below = [each for each in options if each["type"] in {1, 2}]
    if not below:
        yield named, options
    for each in below:
        yield from leaves(each, named)


async def test_completing_never_fails_on_what_is_half_typed_beside_it(
    assembly: Assembly, caplog: pytest.LogCaptureFixture
) -> None:
    france, tried = assembly.people["FR"], 0
    await assembly.open()

    for payload in assembly.env.bot.command_payloads():
        for name, options in leaves(payload):
            texts = [each["name"] for each in options if each["type"] == 3]
            for each in options:
                if not each.get("autocomplete"):
                    continue
                for typed in (None, "", "fre", "\u202e'/\\"):
                    beside = (
                        {text: typed for text in texts if text != each["name"]} if typed is not None else {}
                    )
                    await france.autocomplete(assembly.channel, name, each["name"], typed or "", **beside)
                    tried += 1

    assert tried > 200
    assert [spoken(typed, Language.RU) for typed in ("fre", "", None, "fr")] == [
        *[Language.RU] * 3,
        Language.FR,
    ]
    assert {record.getMessage() for record in caplog.records if record.exc_info} == set()
