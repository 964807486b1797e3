"""A /v1/embeddings service that answers well, slowly, wrongly, or with too much."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from traceback import format_exception
from typing import Any

import numpy as np
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.answering import encoder
from bot.domain.language import Language
from bot.search.encode import EncoderError
from bot.search.endpoint import Endpoint
from bot.search.open import open_index
from bot.services.ports import Scope
from bot.settings import Settings
from tests.search.library import FakeLibrary, held

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Serve = Callable[[Handler], Awaitable[str]]
KEY = "sk-very-secret"


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    """Serves a handler on a socket of this machine; the address that a host would set."""
    servers: list[TestServer] = []

    async def start(handler: Handler) -> str:
        application = web.Application(client_max_size=10_000_000)
        application.router.add_post("/v1/embeddings", handler)
        servers.append(TestServer(application))
        await servers[-1].start_server()
        return str(servers[-1].make_url("/v1"))

    yield start
    for server in servers:
        await server.close()


async def well(request: web.Request) -> web.Response:
    """Rows out of order, as services may send them: the length of each text tells which it is."""
    asked = await request.json()
    rows = [
        {"index": number, "embedding": [float(len(text)), 1.0]} for number, text in enumerate(asked["input"])
    ]
    return web.json_response({"data": rows[::-1], "model": asked["model"]})


async def slow(_: web.Request) -> web.Response:
    await asyncio.sleep(5)
    return web.json_response({})


async def failing(_: web.Request) -> web.Response:
    return web.Response(status=500, text=f"Bearer {KEY} is not welcome")


async def page(_: web.Request) -> web.Response:
    return web.Response(text="<html>Log in</html>", content_type="text/html")


async def too_few(_: web.Request) -> web.Response:
    return web.json_response({"data": [{"index": 0, "embedding": [1.0]}]})


async def ragged(_: web.Request) -> web.Response:
    return web.json_response(
        {"data": [{"index": 0, "embedding": [1.0]}, {"index": 1, "embedding": [1.0, 2.0]}]}
    )


async def not_numbers(_: web.Request) -> web.Response:
    text = '{"data": [{"index": 0, "embedding": [1e999, 1]}, {"index": 1, "embedding": ["x", null]}]}'
    return web.Response(text=text, content_type="application/json")


async def elsewhere(_: web.Request) -> web.Response:
    raise web.HTTPTemporaryRedirect("http://169.254.169.254/latest/meta-data")


async def endless(request: web.Request) -> web.StreamResponse:
    reply = web.StreamResponse()
    await reply.prepare(request)
    try:
        while True:
            await reply.write(b" " * 1_000_000)
    except (ConnectionError, asyncio.CancelledError):
        return reply


async def test_vectors_come_in_the_order_asked_at_length_1(serve: Serve) -> None:
    endpoint = Endpoint(await serve(well), "a-model", KEY)

    vectors = await endpoint.questions(["one", "a longer one"])

    assert vectors[0] == pytest.approx(np.array([3, 1]) / np.sqrt(10))
    assert vectors[1] == pytest.approx(np.array([12, 1]) / np.sqrt(145))


async def test_a_host_chooses_it_by_a_setting(serve: Serve, library: FakeLibrary, tmp_path: Path) -> None:
    asked: list[dict[str, Any]] = []

    async def told(request: web.Request) -> web.Response:
        asked.append(await request.json())
        return await well(request)

    chosen = Settings(
        RAPPORTEUR_ENCODER=await serve(told), RAPPORTEUR_ENCODER_MODEL="a-model", _env_file=None
    )
    library.hold(held("to maintain the trust fund of the Union"))
    index = open_index(tmp_path, library, encoder(chosen))
    await index.refresh()
    await index.settle()

    hits = await index.find("Who keeps the trust fund?", Language.EN, Scope(), 5)
    await index.close()

    assert len(hits) == 1
    assert {each["model"] for each in asked} == {"a-model"}
    given = [text for each in asked for text in each["input"]]
    assert "Who keeps the trust fund?" in given
    assert any("to maintain the trust fund of the Union" in text for text in given)


@pytest.mark.parametrize(
    "handler",
    [slow, failing, page, too_few, ragged, not_numbers, elsewhere, endless],
    ids=lambda one: one.__name__,
)
async def test_whatever_else_comes_is_an_error_without_the_key(serve: Serve, handler: Handler) -> None:
    endpoint = Endpoint(await serve(handler), "a-model", KEY, patience=0.5)

    with pytest.raises(EncoderError) as caught:
        await endpoint.questions(["one", "two"])

    assert KEY not in str(caught.value)


LOGINS = ["user:pa55word@", "user:pa55/wo?rd@", "pa55word@"]


@pytest.mark.parametrize("login", LOGINS)
async def test_a_password_in_its_address_is_in_no_error_and_not_in_its_name(login: str) -> None:
    endpoint = Endpoint(f"http://{login}127.0.0.1:9/v1?key=pa55word", "a-model", patience=0.5)

    with pytest.raises(EncoderError) as caught:
        await endpoint.questions(["one"])

    assert "pa55" not in "".join(format_exception(caught.value))
    assert "http://127.0.0.1:9/v1" in str(caught.value)
    assert endpoint.name == Endpoint("http://127.0.0.1:9/v1", "a-model").name


async def test_a_service_that_is_not_there_is_an_error() -> None:
    endpoint = Endpoint("http://127.0.0.1:9/v1", "a-model", patience=0.5)

    with pytest.raises(EncoderError):
        await endpoint.passages(["one"])
