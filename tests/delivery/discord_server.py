"""Our small Discord on real sockets: the routes and the gateway that the bot uses."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import WSMsgType, web

from tests.delivery.world import BOT, World, user

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class DiscordServer:
    """Answers for a world. `url` is where it listens."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.url = ""
        self.sockets: list[web.WebSocketResponse] = []
        self.connected = asyncio.Event()
        self.callbacks: list[dict[str, Any]] = []

    def app(self) -> web.Application:
        app = web.Application(middlewares=[self._watched])
        app.add_routes(
            [
                web.get("/gateway/", self._gateway),
                web.get("/api/users/@me", self._me),
                web.get("/api/oauth2/applications/@me", self._application),
                web.put("/api/applications/{application}/commands", self._commands),
                web.post("/api/users/@me/channels", self._letterbox),
                web.get("/api/channels/{channel}", self._channel),
                web.post("/api/channels/{channel}/messages", self._post),
                web.get("/api/channels/{channel}/messages", self._history),
                web.patch("/api/channels/{channel}/messages/{message}", self._edit),
                web.post("/api/interactions/{interaction}/{token}/callback", self._callback),
                web.patch("/api/webhooks/{application}/{token}/messages/@original", self._answer),
                web.post("/api/webhooks/{application}/{token}", self._answer),
            ]
        )
        return app

    async def dispatch(self, event: str, data: Any) -> None:
        """Tell every connected bot."""
        for socket in self.sockets:
            await socket.send_json({"op": 0, "s": 9, "t": event, "d": data})

    async def invalidate(self) -> None:
        """End every session: the bots have to identify anew."""
        self.connected.clear()
        for socket in list(self.sockets):
            await socket.send_json({"op": 9, "d": False, "s": None, "t": None})

    async def kick(self) -> None:
        """The bot is removed from the server."""
        self.world.in_guild = False
        await self.dispatch("GUILD_DELETE", {"id": str(self.world.guild)})

    async def invite(self) -> None:
        """The bot is invited again."""
        self.world.in_guild = True
        await self.dispatch("GUILD_CREATE", self.world.guild_payload(joined=True))

    @web.middleware
    async def _watched(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Misbehave, keep the limits, and count."""
        if request.path.startswith("/gateway"):
            return await handler(request)
        found, came = int(request.match_info.get("channel", "0")), time.monotonic()
        response = self._refusal(request, found or None) or await handler(request)
        self.world.statuses[response.status] += 1
        self.world.requests.append((came, found, response.status))
        return response

    def _refusal(self, request: web.Request, channel: int | None) -> web.Response | None:
        faults = self.world.faults
        status = faults.channels.get(channel or 0) or (faults.status if channel else 0)
        if status and faults.refusals > 0:
            faults.refusals -= 1
        else:
            status = 0
        if status == 429:
            scope = "global" if faults.everywhere else "shared" if faults.shared else "user"
            return _too_many(faults.retry_after, scope, via=faults.via)
        if status:
            return _json({"code": _CODES.get(status, 0), "message": "no"}, status)
        if "/webhooks/" in request.path and faults.answers:
            return _json({"code": faults.answers, "message": "Unknown interaction"}, 404)
        if "/interactions/" in request.path or "/webhooks/" in request.path:
            return None
        posting = request.method == "POST" and channel
        if waits := self.world.limit(channel if posting else None):
            return _too_many(waits[0], "global" if waits[1] else "user")
        return None

    async def _post(self, request: web.Request) -> web.StreamResponse:
        world, channel = self.world, int(request.match_info["channel"])
        payload = await _payload(request)
        world.under_way += 1
        try:
            await asyncio.sleep(world.faults.latency / 2)
            if channel in world.denied or not world.in_guild:
                return _json({"code": 50013, "message": "Missing Permissions"}, 403)
            message = world.post(channel, payload)
            await asyncio.sleep(world.faults.latency / 2)
        finally:
            world.under_way -= 1
        if world.random.random() < world.faults.drops:
            if request.transport is not None:
                request.transport.abort()
            raise asyncio.CancelledError
        return _json(message, headers=world.headers(channel))

    async def _history(self, request: web.Request) -> web.Response:
        messages = self.world.messages[int(request.match_info["channel"])]
        found = sorted(messages, key=lambda message: int(message["id"]))
        limit = int(request.query.get("limit", 50))
        if "after" in request.query:
            after = int(request.query["after"])
            found = [message for message in found if int(message["id"]) > after][:limit]
        return _json(list(reversed(found[-limit:])))

    async def _edit(self, request: web.Request) -> web.Response:
        payload = await _payload(request)
        for message in self.world.messages[int(request.match_info["channel"])]:
            if message["id"] == request.match_info["message"]:
                message["components"] = payload.get("components", [])
                return _json(message)
        return _json({"code": 10008, "message": "Unknown Message"}, 404)

    async def _me(self, _: web.Request) -> web.Response:
        return _json(user(BOT))

    async def _application(self, _: web.Request) -> web.Response:
        known = {"id": str(BOT), "name": "Rapporteur", "description": "", "icon": None, "flags": 0}
        rest = {"bot_public": True, "bot_require_code_grant": False, "verify_key": "0", "summary": ""}
        return _json({**known, **rest, "owner": user(2), "team": None})

    async def _commands(self, request: web.Request) -> web.Response:
        return _json(await request.json())

    async def _letterbox(self, request: web.Request) -> web.Response:
        person = int((await request.json())["recipient_id"])
        channel = self.world.letterboxes.setdefault(person, self.world.guild + 900_000 + person % 1000)
        return _json({"id": str(channel), "type": 1, "recipients": [user(person)], "last_message_id": None})

    async def _channel(self, request: web.Request) -> web.Response:
        channel = int(request.match_info["channel"])
        if not self.world.in_guild:
            return _json({"code": 50001, "message": "Missing Access"}, 403)
        if channel not in self.world.channels:
            return _json({"code": 10003, "message": "Unknown Channel"}, 404)
        found = {"id": str(channel), "type": 0, "name": self.world.channels[channel]}
        return _json({**found, "guild_id": str(self.world.guild), "position": 0, "permission_overwrites": []})

    async def _callback(self, request: web.Request) -> web.Response:
        self.callbacks.append(await _payload(request))
        if "with_response" not in request.query:
            return web.Response(status=204)
        told = {"id": request.match_info["interaction"], "type": 2, "response_message_id": "1"}
        return _json({"interaction": {**told, "response_message_loading": True}})

    async def _answer(self, request: web.Request) -> web.Response:
        self.callbacks.append(await _payload(request))
        return _json(self.world._message(0, {}))

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41250}, "s": None, "t": None})
        self.sockets.append(socket)
        try:
            async for received in socket:
                if received.type is WSMsgType.TEXT:
                    await self._heard(socket, json.loads(received.data))
        finally:
            self.sockets.remove(socket)
        return socket

    async def _heard(self, socket: web.WebSocketResponse, said: dict[str, Any]) -> None:
        if said["op"] == 1:
            await socket.send_json({"op": 11, "d": None, "s": None, "t": None})
        if said["op"] == 2:
            world = self.world
            guilds = [{"id": str(world.guild), "unavailable": True}] if world.in_guild else []
            ready = {"v": 10, "user": user(BOT), "guilds": guilds, "session_id": "s", "shard": [0, 1]}
            there = {
                "resume_gateway_url": f"{self.url}/gateway/",
                "application": {"id": str(BOT), "flags": 0},
            }
            await socket.send_json({"op": 0, "s": 1, "t": "READY", "d": {**ready, **there}})
            if world.in_guild:
                await socket.send_json({"op": 0, "s": 2, "t": "GUILD_CREATE", "d": world.guild_payload()})
            self.connected.set()


@asynccontextmanager
async def serving(world: World) -> AsyncIterator[DiscordServer]:
    """A server on a free port of this machine, until the block ends."""
    server = DiscordServer(world)
    runner = web.AppRunner(server.app(), handler_cancellation=False, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    server.url = f"http://127.0.0.1:{port}"
    try:
        yield server
    finally:
        for socket in list(server.sockets):
            with contextlib.suppress(ConnectionError):
                await socket.close()
        await runner.cleanup()


async def _payload(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        found = await request.json()
    else:
        found = json.loads((await request.post())["payload_json"])  # type: ignore[arg-type]
    return dict(found)


def _json(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """Its content type is exactly what discord.py asks for."""
    body = json.dumps(value).encode()
    return web.Response(
        body=body, status=status, headers={"Content-Type": "application/json", **(headers or {})}
    )


def _too_many(after: float, scope: str, *, via: bool = True) -> web.Response:
    headers = {"Retry-After": f"{after:.3f}"}
    if not via:
        return web.Response(text="banned", status=429, headers=headers)
    headers |= {"Via": "1.1 google", "X-RateLimit-Scope": scope}
    told = {"message": "You are being rate limited.", "retry_after": after, "global": scope == "global"}
    return _json(told, 429, headers)


_CODES = {401: 0, 403: 50013, 404: 10003}
