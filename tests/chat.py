"""An OpenAI-compatible endpoint of our own, on a real socket: it answers as a test says."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

Answering = Callable[[dict[str, Any]], Awaitable[web.StreamResponse]]


@dataclass(slots=True)
class Endpoint:
    """Where it listens, what was asked of it, and how it answers the next time."""

    address: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    reply: Answering | None = None

    def says(self, text: str) -> None:
        """Answer properly, with this text."""

        async def reply(_: dict[str, Any]) -> web.StreamResponse:
            return web.json_response({"choices": [{"message": {"role": "assistant", "content": text}}]})

        self.reply = reply

    def sends(self, body: bytes, status: int = 200, **headers: str) -> None:
        """Answer with these bytes."""

        async def reply(_: dict[str, Any]) -> web.StreamResponse:
            return web.Response(
                body=body, status=status, headers={"Content-Type": "application/json", **headers}
            )

        self.reply = reply

    def sleeps(self, seconds: float) -> None:
        """Answer too late."""

        async def reply(_: dict[str, Any]) -> web.StreamResponse:
            await asyncio.sleep(seconds)
            return web.json_response({})

        self.reply = reply


@asynccontextmanager
async def endpoint() -> AsyncIterator[Endpoint]:
    """An endpoint that listens until the block ends."""
    made = Endpoint()

    async def answer(request: web.Request) -> web.StreamResponse:
        made.asked.append(json.loads(await request.text()))
        made.headers.append(dict(request.headers))
        if made.reply is None:
            return web.Response(status=500)
        return await made.reply(made.asked[-1])

    app = web.Application()
    app.router.add_post("/v1/chat/completions", answer)
    server = TestServer(app)
    await server.start_server()
    made.address = str(server.make_url("/v1"))
    try:
        yield made
    finally:
        await server.close()
