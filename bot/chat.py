"""A language model behind an OpenAI-compatible endpoint: asked with a time limit, believed in nothing."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping

import aiohttp
import structlog

log = structlog.get_logger()

PATIENCE = 20.0  # seconds for the whole of a reply
LARGEST = 64_000  # bytes of one
AT_ONCE = 2
REST = 60.0  # seconds without asking after failures in a row
FAILURES = 3


class ChatEndpoint:
    """The Chat port over `POST <address>/chat/completions`. The key goes to that address and nowhere else."""

    def __init__(self, address: str, model: str, key: str, patience: float = PATIENCE) -> None:
        self._address = f"{address.rstrip('/')}/chat/completions"
        self._model = model
        self._key = key
        self._patience = patience
        self._session: aiohttp.ClientSession | None = None
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._failed = 0
        self._again = 0.0

    async def complete(self, instructions: str, material: str) -> str:
        """What the model writes; "" where nothing usable came in time, for whatever reason."""
        now = asyncio.get_running_loop().time
        if now() < self._again:
            return ""
        try:
            async with asyncio.timeout(self._patience), self._turns:
                reply = await self._reply(instructions, material)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError, RecursionError) as error:
            self._failed += 1
            if self._failed >= FAILURES:
                self._again = now() + REST
            log.warning("no explanation", reason=type(error).__name__)  # an error's words may carry the key
            return ""
        self._failed = 0
        return reply

    async def close(self) -> None:
        if self._session:
            await self._session.close()

    async def _reply(self, instructions: str, material: str) -> str:
        asked = {
            "model": self._model,
            "messages": [
                {"role": "system", "content": instructions},
                {"role": "user", "content": material},
            ],
            "temperature": 0,
            "max_tokens": 500,
            "stream": False,
        }
        headers = {"Authorization": f"Bearer {self._key}"} if self._key else {}
        session = self._open()
        call = session.post(self._address, json=asked, headers=headers, allow_redirects=False)
        async with call as response:
            if response.status != 200:
                raise ValueError(response.status)
            body = bytearray()
            async for piece in response.content.iter_chunked(8192):
                body += piece
                if len(body) > LARGEST:
                    raise ValueError("too large")
        return _content(json.loads(bytes(body)))

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        return self._session


def _content(reply: object) -> str:
    """The text of a reply. Raise ValueError where it has another shape."""
    choices = reply.get("choices") if isinstance(reply, Mapping) else None
    first = choices[0] if isinstance(choices, list) and choices else None
    message = first.get("message") if isinstance(first, Mapping) else None
    content = message.get("content") if isinstance(message, Mapping) else None
    if not isinstance(content, str):
        raise ValueError("no text in the reply")
    return content
