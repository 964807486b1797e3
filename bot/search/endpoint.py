"""An encoder elsewhere: any service that speaks OpenAI's /v1/embeddings."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from hashlib import sha256

import aiohttp
import numpy as np
import orjson

from bot.domain.web_address import without_secrets
from bot.search.encode import EncoderError, Matrix, prepared, unit


class Endpoint:
    """Asks `url` for vectors by `model`. A question waits for it `patience` seconds at most."""

    batch = 32

    def __init__(self, url: str, model: str, key: str = "", patience: float = 3.0) -> None:
        self.name = f"{model}-{sha256(without_secrets(url).encode()).hexdigest()[:8]}"
        self._url = f"{url.rstrip('/').removesuffix('/embeddings')}/embeddings"
        self._model = model
        self._key = key
        self._patience = patience

    async def passages(self, texts: Sequence[str]) -> Matrix:
        return await self._ask(texts, self._patience * _PATIENT)

    async def questions(self, texts: Sequence[str]) -> Matrix:
        return await self._ask(texts, self._patience)

    async def _ask(self, texts: Sequence[str], patience: float) -> Matrix:
        asked = {"model": self._model, "input": [prepared(text) or "." for text in texts]}
        try:
            async with asyncio.timeout(patience):
                return _vectors(await self._post(asked), len(texts))
        except (aiohttp.ClientError, TimeoutError, ValueError, TypeError, KeyError) as fault:
            message = f"{without_secrets(self._url)} gave no vectors: {type(fault).__name__}"
            raise EncoderError(message) from None  # the fault's own words may hold the address

    async def _post(self, asked: object) -> object:
        headers = {"Authorization": f"Bearer {self._key}"} if self._key else {}
        async with (
            aiohttp.ClientSession(headers=headers) as session,
            session.post(self._url, json=asked, allow_redirects=False) as reply,
        ):
            body = bytearray()
            async for chunk in reply.content.iter_chunked(_CHUNK):
                body += chunk
                if len(body) > _LARGEST:
                    raise ValueError(len(body))
            if reply.status != _OK:
                raise ValueError(reply.status)
            return orjson.loads(body)


def _vectors(reply: object, count: int) -> Matrix:
    """The vectors in the order asked. Raise ValueError where they aren't finite and as many as asked."""
    if not isinstance(reply, dict) or not isinstance(reply["data"], list):
        raise TypeError
    rows = sorted(reply["data"], key=lambda row: int(row["index"]))
    vectors = np.asarray([row["embedding"] for row in rows], np.float32)
    if vectors.shape[0] != count or vectors.ndim != 2 or not np.isfinite(vectors).all():
        raise ValueError(vectors.shape)
    return unit(vectors)


_OK = 200
_CHUNK = 1 << 16
_LARGEST = 64_000_000  # bytes
_PATIENT = 10  # times as long for a batch of clauses, which nobody waits for
