"""An endpoint that is slow, wrong, huge or hostile costs nothing but an explanation."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator

import pytest

from bot.chat import FAILURES, ChatEndpoint
from tests.chat import Endpoint, endpoint

KEY = "sk-very-secret-key"


@pytest.fixture
async def server() -> AsyncIterator[Endpoint]:
    async with endpoint() as made:
        yield made


async def asked(server: Endpoint, patience: float = 2.0) -> str:
    chat = ChatEndpoint(server.address, "a-model", KEY, patience)
    try:
        return await chat.complete("Do so.", '{"question": "?"}')
    finally:
        await chat.close()


async def test_a_reply_comes_back_as_text(server: Endpoint) -> None:
    server.says("It is so [1].")

    assert await asked(server) == "It is so [1]."


async def test_it_is_sent_a_question_and_clauses_and_no_tools(server: Endpoint) -> None:
    server.says("")

    await asked(server)

    sent = server.asked[0]
    assert sent["messages"] == [
        {"role": "system", "content": "Do so."},
        {"role": "user", "content": '{"question": "?"}'},
    ]
    assert sent["model"] == "a-model"
    assert not {"tools", "functions", "tool_choice"} & sent.keys()
    assert server.headers[0]["Authorization"] == f"Bearer {KEY}"


WRONG = [
    b"",
    b"not json",
    b"[]",
    b"null",
    b'"text"',
    b"{}",
    b'{"choices": []}',
    b'{"choices": {}}',
    b'{"choices": [null]}',
    b'{"choices": [{"message": {"content": null}}]}',
    b'{"choices": [{"message": {"content": 7}}]}',
    b'{"choices": [{"message": {"content": null, "tool_calls": [{"function": {"name": "rm"}}]}}]}',
    b"\xff\xfe\x00",
    b"[" * 60_000,
    b'{"choices": [{"message": {"content": "' + b"x" * 70_000 + b'"}}]}',
]


@pytest.mark.parametrize("body", WRONG)
async def test_a_reply_of_another_shape_is_none(server: Endpoint, body: bytes) -> None:
    server.sends(body)

    assert await asked(server) == ""


@pytest.mark.parametrize("status", [204, 301, 302, 307, 400, 401, 403, 404, 429, 500, 503])
async def test_only_200_is_read_and_no_redirect_is_followed(server: Endpoint, status: int) -> None:
    body = json.dumps({"choices": [{"message": {"content": "no"}}]}).encode()
    server.sends(body if status != 204 else b"", status, Location=f"{server.address}/chat/completions")

    assert await asked(server) == ""
    assert len(server.asked) == 1


async def test_a_slow_endpoint_is_not_waited_for(server: Endpoint) -> None:
    server.sleeps(30)
    started = time.monotonic()

    assert await asked(server, patience=0.2) == ""
    assert time.monotonic() - started < 2


async def test_nobody_listening_is_no_explanation() -> None:
    chat = ChatEndpoint("http://127.0.0.1:9/v1", "m", KEY, 2.0)

    assert await chat.complete("", "") == ""
    await chat.close()


async def test_after_failures_in_a_row_it_is_left_alone_for_a_while(server: Endpoint) -> None:
    chat = ChatEndpoint(server.address, "m", KEY, 2.0)

    for _ in range(FAILURES + 3):
        await chat.complete("", "")

    assert len(server.asked) == FAILURES
    await chat.close()


async def test_the_key_stands_in_no_log(
    server: Endpoint, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    server.sends(f'{{"error": "bad key {KEY}"}}'.encode(), 401)

    await asked(server)
    await asyncio.sleep(0)

    told = capsys.readouterr()
    assert KEY not in told.out + told.err + caplog.text
