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
        by_key = {key_of(text): text for text in texts}
        lacking = await asyncio.to_thread(self.lacking, list(by_key))
        keys, size = [key for key in by_key if key in lacking], self._encoder.batch
        batches = [keys[start : start + size] for start in range(0, len(keys), size)]
        for start in range(0, len(batches), _AT_ONCE):
            some = batches[start : start + _AT_ONCE]
            read = await asyncio.gather(*(self._read([by_key[key] for key in each]) for each in some))
            for each, (vectors, words) in zip(some, read, strict=True):
                await asyncio.to_thread(self._add, each, vectors, words)

    def lacking(self, keys: Sequence[bytes]) -> set[bytes]:
        """The keys of those texts of which something isn't kept, or is spoilt. Blocks."""
        found = {key for key in keys if key not in self.records}
        return found | self.words.lacking(keys) if self.words is not None else found

    async def _read(self, texts: Sequence[str]) -> tuple[Matrix, Sequence[Matrix]]:
        if isinstance(self._encoder, Universal):
            read = await asyncio.to_thread(self._encoder.read, texts)
            return read.vectors, read.words
        return await self._encoder.passages(texts), ()

    def _add(self, keys: Sequence[bytes], vectors: Matrix, words: Sequence[Matrix]) -> None:
        if self.words is not None:
            self.words.add(keys, words)
        self.records.add(keys, vectors)


_AT_ONCE = 2  # batches that are read at once, each on a core of its own
