"""An index over a library in memory, settled, with vectors that are kept between runs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import numpy as np

from benchmarks.retrieval._libraries import Library
from bot.resources import data
from bot.search.e5 import E5
from bot.search.encode import Encoder, Matrix
from bot.search.fuse import Fusion
from bot.search.index import Index
from bot.search.meaning import Meaning
from bot.search.means import Samples
from bot.search.open import field_analyser
from bot.search.records import Records, key_of

KINDS = ("words", "default", "e5")


@asynccontextmanager
async def opened(library: Library, kind: str, folder: Path, fusion: Fusion) -> AsyncIterator[Index]:
    """The index of this library with words alone, the default encoder, or e5 beside it."""
    analyser = field_analyser()
    place = folder / library.name.replace(" ", "-")
    second = Remembered(E5(), folder, 384) if kind == "e5" else None
    samples = Samples.from_folder(data() / "sample")
    meaning = Meaning(place / "meaning", library, data() / "search", samples, second)
    index = Index(place, library, analyser, fusion, None if kind == "words" else meaning, patience=600)
    try:
        await index.refresh()
        await index.settle()
        yield index
    finally:
        await index.close()


class Remembered:
    """An encoder that never encodes a text twice, even for different libraries."""

    def __init__(self, encoder: Encoder, folder: Path, length: int) -> None:
        self.name = encoder.name
        self.batch = encoder.batch
        self._encoder = encoder
        self._kept = {
            "passages": Records(folder / f"{encoder.name}-passages.bin", "<f2", length),
            "questions": Records(folder / f"{encoder.name}-questions.bin", "<f2", length),
        }

    async def passages(self, texts: Sequence[str]) -> Matrix:
        return await self._recall("passages", texts)

    async def questions(self, texts: Sequence[str]) -> Matrix:
        return await self._recall("questions", texts)

    async def _recall(self, kind: str, texts: Sequence[str]) -> Matrix:
        records = self._kept[kind]
        missing = list(dict.fromkeys(text for text in texts if key_of(text) not in records))
        if missing:
            encode = self._encoder.passages if kind == "passages" else self._encoder.questions
            records.add([key_of(text) for text in missing], await encode(missing))
        found = records.at(records.rows(key_of(text) for text in texts))
        return np.asarray(found, np.float32)
