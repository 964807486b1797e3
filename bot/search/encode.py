"""Encoders: a text becomes a vector that lies near those of texts that mean the same, in any language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from importlib import metadata
from typing import Protocol

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]

LONGEST = 2000  # characters that are encoded of one text; what comes later adds next to nothing


class EncoderError(Exception):
    """The encoder isn't installed, is damaged, or doesn't answer."""


class Encoder(Protocol):
    """Texts to unit vectors, one row a text. Raise EncoderError where it can't."""

    @property
    def name(self) -> str:
        """Which encoder, and which edition of it: only vectors of one name can be compared."""
        ...

    @property
    def batch(self) -> int:
        """How many texts it is given at once, so that a question needn't wait long."""
        ...

    async def passages(self, texts: Sequence[str]) -> Matrix: ...

    async def questions(self, texts: Sequence[str]) -> Matrix: ...


class Steady:
    """An encoder whose vectors have this length, always: others can't be compared with those that are kept.

    What raises EncoderError is a model that was replaced by another under the same name.
    """

    def __init__(self, encoder: Encoder, length: int) -> None:
        self.name = encoder.name
        self.batch = encoder.batch
        self._encoder = encoder
        self._length = length

    async def passages(self, texts: Sequence[str]) -> Matrix:
        return self._checked(await self._encoder.passages(texts), len(texts))

    async def questions(self, texts: Sequence[str]) -> Matrix:
        return self._checked(await self._encoder.questions(texts), len(texts))

    def _checked(self, vectors: Matrix, count: int) -> Matrix:
        if vectors.shape != (count, self._length):
            seen, due = "×".join(map(str, vectors.shape)), f"{count}×{self._length}"
            message = f"{seen} numbers came where {due} were due: another model under the same name"
            raise EncoderError(message)
        return vectors


def prepared(text: str) -> str:
    """A text as encoders get it: NFKC, one line, without tatweel, tashkeel and invisible characters."""
    plain = _DROPPED.sub("", unicodedata.normalize("NFKC", text[:LONGEST]))
    return " ".join(plain.split())


def has_words(text: str) -> bool:
    """Whether there is anything to encode: an encoder returns a vector for nothing, too."""
    return any(character.isalnum() for character in text)


def unit(vectors: Matrix) -> Matrix:
    """The same directions at length 1; zeros stay zeros."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    shortened: Matrix = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32, copy=False)
    return shortened


def edition(distribution: str) -> str:
    """The installed version of a package, "none" where it isn't."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "none"


_DROPPED = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
