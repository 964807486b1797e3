"""The vectors that one encoder has made, kept for good by the text that they were made of."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from bot.search.encode import Encoder, Matrix
from bot.search.network import TOLD
from bot.search.records import Records, key_of
from bot.search.universal import Universal
from bot.search.written import WordVectors


class Vectors:
    """`records` has a vector a text; `words`, for the default encoder alone, one of each of its words."""

    def __init__(self, folder: Path, encoder: Encoder, length: int) -> None:
        self._encoder = encoder
        self.records = Records(folder / "vectors.bin", "<f2", length)
        self.words = WordVectors(folder, TOLD) if isinstance(encoder, Universal) else None

    def reload(self) -> None:
        self.records.reload()
        if self.words is not None:
            self.words.reload()

    async def make(self, texts: Sequence[str]) -> None:
        """Encode those of these texts that never were. Raise EncoderError; what was made before is kept."""
        missing = {key: text for text in texts if not self._has(key := key_of(text))}
        keys = list(missing)
        for start in range(0, len(keys), self._encoder.batch):
            some = keys[start : start + self._encoder.batch]
            await self._keep(some, [missing[key] for key in some])

    def _has(self, key: bytes) -> bool:
        return key in self.records and (self.words is None or key in self.words)

    async def _keep(self, keys: Sequence[bytes], texts: Sequence[str]) -> None:
        if isinstance(self._encoder, Universal):
            read = await asyncio.to_thread(self._encoder.read, texts)
            await asyncio.to_thread(self._add, keys, read.vectors, read.words)
        else:
            await asyncio.to_thread(self._add, keys, await self._encoder.passages(texts), ())

    def _add(self, keys: Sequence[bytes], vectors: Matrix, words: Sequence[Matrix]) -> None:
        if self.words is not None:
            self.words.add(keys, words)
        self.records.add(keys, vectors)
