"""A server on this machine that behaves like those of publishers: well, and badly."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from aiohttp.test_utils import TestServer

PDF = b"%PDF-1.7\nthe document"
PAGE = b"<!DOCTYPE html><html><title>Documents</title><p>Please enable scripts.</p></html>"


class Publisher:
    """Answers by what it is asked for; `asked` is every path that reached it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.files: dict[str, bytes] = {}
        self.headers: list[dict[str, str]] = []

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.path_qs)
        self.headers.append(dict(request.headers))
        name = request.path.strip("/").split("/")[0]
        behave = getattr(self, f"on_{name}", None)
        if behave:
            answer: web.StreamResponse = await behave(request)
            return answer
        body = self.files.get(request.path_qs)
        if body is None:
            return web.Response(status=404, body=PAGE, content_type="text/html")
        kind = "text/html" if body == PAGE else "application/pdf"
        return web.Response(body=body, content_type="text/xml" if body.startswith(b"<?xml") else kind)

    async def on_document(self, request: web.Request) -> web.Response:
        said = {"ETag": '"one"', "Last-Modified": "Thu, 15 May 2025 09:00:00 GMT"}
        if request.headers.get("If-None-Match") == '"one"':
            return web.Response(status=304)
        said["Content-Disposition"] = (
            "attachment; filename=\"../../C25 61.pdf\"; filename*=UTF-8''C25%2F61-R.pdf"
        )
        return web.Response(body=PDF, content_type="application/pdf", headers=said)

    async def on_onward(self, request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": request.query["to"]})

    async def on_status(self, request: web.Request) -> web.Response:
        return web.Response(status=int(request.path.rsplit("/", 1)[1]), text="no")

    async def on_kind(self, request: web.Request) -> web.Response:
        return web.Response(body=b"x", headers={"Content-Type": request.query["type"]})

    async def on_slow(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "application/pdf"})
        await response.prepare(request)
        for _ in range(100):
            await response.write(b"%")
            await asyncio.sleep(0.1)
        return response

    async def on_endless(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "application/pdf"})
        await response.prepare(request)
        while True:
            await response.write(b"x" * 65536)

    async def on_promised(self, request: web.Request) -> web.StreamResponse:
        said = {"Content-Type": "application/pdf", "Content-Length": "999999999"}
        response = web.StreamResponse(headers=said)
        await response.prepare(request)
        return response

    async def on_packed(self, request: web.Request) -> web.Response:
        body = gzip.compress(b"x" * int(request.query["size"]))
        said = {"Content-Encoding": request.query.get("as", "gzip"), "Content-Type": "text/plain"}
        return web.Response(body=body[: int(request.query.get("cut", len(body)))], headers=said)

    async def on_cut(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "application/pdf", "Content-Length": "100"})
        await response.prepare(request)
        await response.write(b"%PDF")
        assert request.transport is not None
        request.transport.close()
        return response


@asynccontextmanager
async def publishing(publisher: Publisher) -> AsyncIterator[str]:
    """The publisher at work; its address, without a slash at the end."""
    application = web.Application()
    application.router.add_get("/{rest:.*}", publisher.answer)
    server = TestServer(application)
    await server.start_server()
    try:
        yield str(server.make_url("/")).rstrip("/")
    finally:
        await server.close()
