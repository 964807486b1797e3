"""Short sketches of long vectors: a whole library is looked through by them before anything is compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bot.search.encode import Matrix
from bot.search.records import Rows

Given = Callable[[Rows], Matrix]
"""Vectors by their places."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """The directions, a column each, in which a library's vectors differ most: sketches are told in them."""

    directions: Matrix

    @classmethod
    def of(cls, given: Given, count: int) -> Sketch:
        """By a sample of so many vectors, spread evenly. Where they are few, sketches lose nothing."""
        sample = given(np.arange(0, count, max(1, count // _SAMPLE)))
        return cls(np.linalg.svd(sample, full_matrices=False)[2][:_TOLD].T.copy())

    def one(self, vector: Matrix) -> Matrix:
        """The sketch of a vector: products of sketches are about those of the vectors."""
        told: Matrix = vector @ self.directions
        return told

    def all(self, given: Given, count: int) -> Matrix:
        """Those of all vectors, a row each, made some at a time."""
        parts = [
            self.one(given(np.arange(start, min(start + _BATCH, count)))) for start in range(0, count, _BATCH)
        ]
        return np.concatenate([np.empty((0, self.directions.shape[1]), np.float32), *parts])


_TOLD = 128
_SAMPLE = 1024
_BATCH = 20_000
