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
class Sketches:
    """Sketches of vectors, a row each: the part that tells most, and the rest of each.

    Apart, so that a glance at all of them reads half of the memory.
    """

    most: Matrix
    rest: Matrix

    def glance(self, seen: Matrix) -> Matrix:
        """Roughly the products of all the vectors with the one of this sketch."""
        told: Matrix = self.most @ seen[:_MOST]
        return told

    def look(self, places: Rows, seen: Matrix) -> Matrix:
        """The same of the vectors at these places, less roughly."""
        told: Matrix = self.most[places] @ seen[:_MOST] + self.rest[places] @ seen[_MOST:]
        return told


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

    def all(self, given: Given, count: int) -> Sketches:
        """Those of all vectors, made some at a time."""
        width = self.directions.shape[1]
        most = np.empty((count, min(width, _MOST)), np.float32)
        rest = np.empty((count, width - most.shape[1]), np.float32)
        for start in range(0, count, _BATCH):
            some = np.arange(start, min(start + _BATCH, count))
            told = self.one(given(some))
            most[some], rest[some] = told[:, :_MOST], told[:, _MOST:]
        return Sketches(most, rest)


_TOLD = 128
_MOST = 64
_SAMPLE = 1024
_BATCH = 20_000
