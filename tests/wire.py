"""Discord's REST interface as far as clicks need it, on a real socket: answers and edits are timed."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import discord
from aiohttp import web

GUILD, CHANNEL, CARD, BOT = 1000, 2000, 3000, 4000
USER = {"id": str(BOT), "username": "rapporteur", "discriminator": "0", "avatar": None}
APPLICATION = {
    "name": "rapporteur",
    "description": "",
    "bot_public": True,
    "bot_require_code_grant": False,
    "verify_key": "",
    "flags": 0,
    "icon": None,
    "team": None,
    "summary": "",
    "owner": USER,
}


@dataclass(slots=True)
class Wire:
    """What came over the wire: when each interaction was acknowledged and answered; edits of the card."""

    acknowledged: dict[str, float] = field(default_factory=dict)
    answered: dict[str, float] = field(default_factory=dict)
    edits: list[tuple[float, str]] = field(default_factory=list)
    _heard: asyncio.Event = field(default_factory=asyncio.Event)

    async def quiet(self, seconds: float) -> None:
        """Return when nothing has come over the wire for so long."""
        with contextlib.suppress(TimeoutError):
            while True:
                self._heard.clear()
                async with asyncio.timeout(seconds):
                    await self._heard.wait()

    async def until(self, answers: int) -> None:
        """Return when so many interactions have been answered."""
        while len(self.answered) < answers:
            self._heard.clear()
            await self._heard.wait()

    def application(self) -> web.Application:
        made = web.Application()
        made.router.add_get("/api/users/@me", self._me)
        made.router.add_get("/api/oauth2/applications/@me", self._me)
        made.router.add_put("/api/applications/{id}/commands", self._commands)
        made.router.add_post("/api/interactions/{id}/{token}/callback", self._acknowledge)
        made.router.add_route("*", "/api/webhooks/{id}/{token}{rest:.*}", self._answer)
        made.router.add_patch("/api/channels/{channel}/messages/{message}", self._edit)
        return made

    async def _me(self, _: web.Request) -> web.Response:
        return _json(USER | APPLICATION)

    async def _commands(self, _: web.Request) -> web.Response:
        return _json([])

    async def _acknowledge(self, request: web.Request) -> web.Response:
        self.acknowledged.setdefault(request.match_info["id"], time.perf_counter())
        self._heard.set()
        await request.read()
        return _json({"interaction": {"id": request.match_info["id"], "type": 3}})

    async def _answer(self, request: web.Request) -> web.Response:
        self.answered[request.match_info["token"]] = time.perf_counter()
        self._heard.set()
        await request.read()
        return _json(_message(int(time.time_ns() % 10**15)))

    async def _edit(self, request: web.Request) -> web.Response:
        self.edits.append((time.perf_counter(), await request.text()))
        self._heard.set()
        return _json(_message(CARD))


@asynccontextmanager
async def on_wire() -> AsyncIterator[Wire]:
    """A fake Discord to which every client of this process speaks until the block ends."""
    wire = Wire()
    runner = web.AppRunner(wire.application())
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    before, discord.http.Route.BASE = discord.http.Route.BASE, f"http://127.0.0.1:{port}/api"
    try:
        yield wire
    finally:
        discord.http.Route.BASE = before
        await runner.cleanup()


def click(client: discord.Client, user: int, custom_id: str, number: int) -> str:
    """Have a button clicked as the gateway tells it, now; the interaction's id."""
    identity = str(discord.utils.time_snowflake(datetime.now(UTC)) + number % 2**22)
    client._connection.parse_interaction_create(_interaction(identity, user, custom_id))
    return identity


def _interaction(identity: str, user: int, custom_id: str) -> Any:
    person = {"id": str(user), "username": f"u{user}", "discriminator": "0", "avatar": None}
    member = {"user": person, "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "permissions": "0"}
    place = {"id": str(CHANNEL), "type": 0, "name": "plenary", "permissions": "0", "position": 0}
    return {
        "id": identity,
        "application_id": str(BOT),
        "type": 3,
        "token": f"token{identity}",
        "version": 1,
        "guild_id": str(GUILD),
        "guild": {"id": str(GUILD), "locale": "en-US", "features": []},
        "channel_id": str(CHANNEL),
        "channel": place,
        "member": member | {"deaf": False, "mute": False, "flags": 0},
        "locale": "en-US",
        "guild_locale": "en-US",
        "app_permissions": "0",
        "entitlements": [],
        "authorizing_integration_owners": {},
        "attachment_size_limit": 10_000_000,
        "data": {"custom_id": custom_id, "component_type": 2},
        "message": _message(CARD),
    }


def _json(value: object) -> web.Response:
    """Discord says exactly `application/json`, and discord.py reads nothing else as JSON."""
    return web.Response(body=json.dumps(value).encode(), headers={"Content-Type": "application/json"})


def _message(identity: int) -> dict[str, Any]:
    return {
        "id": str(identity),
        "channel_id": str(CHANNEL),
        "author": USER | {"bot": True},
        "content": "",
        "timestamp": "2026-01-01T00:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "type": 0,
        "flags": 32768,
        "components": [],
    }
