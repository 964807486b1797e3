"""What Discord tells a bot of what people do."""

from __future__ import annotations

from typing import Any

from tests.delivery.world import ALL, BOT, OWNER, World, user


def chose_language(world: World, language: str) -> dict[str, Any]:
    """Somebody used `/language`."""
    channel = next(iter(world.channels))
    option = {"name": "language", "type": 3, "value": language}
    return {
        "id": str(world.snowflake()),
        "application_id": str(BOT),
        "type": 2,
        "data": {"id": "1", "name": "language", "type": 1, "options": [option]},
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
