"""What Discord tells a bot of what people do."""

from __future__ import annotations

from typing import Any

from tests.delivery.world import ALL, BOT, OWNER, World, user


def chose_language(world: World, language: str) -> dict[str, Any]:
    """Somebody used `/language`."""
    return _command(world, "language", {"language": language})


def asked(world: World, question: str) -> dict[str, Any]:
    """Somebody used `/ask`."""
    return _command(world, "ask", {"question": question})


def clicked(world: World, custom_id: str) -> dict[str, Any]:
    """Somebody clicked a button of a message of ours."""
    message = world.post(next(iter(world.channels)), {"flags": 1 << 15})
    data = {"custom_id": custom_id, "component_type": 2}
    return {**_interaction(world, 3, data), "message": message}


def _command(world: World, name: str, given: dict[str, str]) -> dict[str, Any]:
    options = [{"name": option, "type": 3, "value": value} for option, value in given.items()]
    return _interaction(world, 2, {"id": "1", "name": name, "type": 1, "options": options})


def _interaction(world: World, kind: int, data: dict[str, Any]) -> dict[str, Any]:
    channel = next(iter(world.channels))
    return {
        "id": str(world.snowflake()),
        "application_id": str(BOT),
        "type": kind,
        "data": data,
        "guild_id": str(world.guild),
        "channel_id": str(channel),
        "channel": {"id": str(channel), "type": 0, "name": "channel", "permissions": ALL},
        "member": _member(),
        "token": "token",
        "version": 1,
        "locale": "en-GB",
        "guild_locale": "en-GB",
        "app_permissions": ALL,
        "entitlements": [],
        "authorizing_integration_owners": {},
        "context": 0,
        "attachment_size_limit": 1,
    }


def _member() -> dict[str, Any]:
    known = {"roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "flags": 0, "permissions": ALL}
    return {"user": user(OWNER), **known, "deaf": False, "mute": False}
