"""Whether the words of a question have counterparts in a clause, in whatever language.

Each word piece of the question looks for the piece of the clause that is nearest to it in the encoder's own
vocabulary (late interaction as in ColBERT, but by vectors that need no context, and so no room); rare pieces
count more. What any text of the clause's language would give is known from a background, and taken off.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.domain.language import OFFICIAL
from bot.search.encode import Matrix, unit
from bot.search.universal import Model, Pieces

LENGTH = 96
"""Word pieces of a text that are kept; rows of a Cut are filled up with zeros."""

Cut = npt.NDArray[np.int64]


class Counterparts:
    """Blocks; safe to use from several threads."""

    def __init__(self, model: Model, background: Path) -> None:
        """`background`: search/background.npz, how the pieces' vectors spread, and texts in six languages."""
        self._model = model
        with np.load(background, allow_pickle=False) as kept:
            self._vectors = _Vectors(model, kept["mean"], kept["spread"])
            self._grounds = [_Indexed(kept[language.value].astype(np.int64)) for language in OFFICIAL]
        self._turn = threading.Lock()
        self._usually: dict[int, Matrix] = {}

    def shares(
        self, asked: Pieces, clauses: Cut, around: Cut, languages: npt.NDArray[np.int8]
    ) -> tuple[Matrix, Matrix, Matrix]:
        """How much of the question has counterparts in each clause, in it or around it, and what hasn't.

        In tenths of the spread that texts of the clause's language show, above their mean; 0 where the
        question has no piece that counts.
        """
        different = np.unique(asked)
        surprise = self._model.surprise(different)
        pieces, weights = different[surprise > _COMMON], surprise[surprise > _COMMON] - _COMMON
        if not len(pieces):
            nothing = np.zeros(len(clauses), np.float32)
            return nothing, nothing, nothing
        question = self._vectors.of(pieces)
        inside = self._nearest(question, _Indexed(clauses))
        either = np.maximum(inside, _AROUND * self._nearest(question, _Indexed(around)))
        means, spreads = self._usual(pieces, weights, languages)
        alone, together = (weights @ found / weights.sum() for found in (inside, either))
        farthest = np.sort((1 - either) * weights[:, None] / weights.max(), axis=0)[-_WORST:]
        missing = farthest.sum(axis=0) / min(_WORST, len(different))
        return (alone - means) / spreads / 10, (together - means) / spreads / 10, missing

    def _nearest(self, question: Matrix, texts: _Indexed) -> Matrix:
        """For each piece of the question and each text: the cosine of its nearest piece there, at least 0."""
        cosines = self._vectors.of(texts.pieces) @ question.T
        cosines[texts.pieces == 0] = 0
        nearest: Matrix = np.maximum(np.maximum.reduceat(cosines[texts.places], texts.starts), 0).T
        return nearest

    def _usual(
        self, pieces: Pieces, weights: Matrix, languages: npt.NDArray[np.int8]
    ) -> tuple[Matrix, Matrix]:
        """For each clause: what texts of its language usually give, and how much that varies."""
        nearest = self._nearest_on_grounds(pieces)
        means, spreads = np.zeros(len(languages), np.float32), np.ones(len(languages), np.float32)
        for language in np.unique(languages):
            ground = min(int(language), len(self._grounds) - 1)
            usual = weights @ nearest[:, ground] / weights.sum()
            means[languages == language] = usual.mean()
            spreads[languages == language] = usual.std() + _LEAST
        return means, spreads

    def _nearest_on_grounds(self, pieces: Pieces) -> Matrix:
        """For each piece, each language and each text of its background: the nearest piece there.

        Kept by piece, as questions share most of theirs.
        """
        with self._turn:
            known = {piece: self._usually[piece] for piece in pieces.tolist() if piece in self._usually}
        missing = np.array([piece for piece in pieces.tolist() if piece not in known], np.int64)
        if len(missing):
            vectors = self._vectors.of(missing)
            made = np.stack([self._nearest(vectors, ground) for ground in self._grounds], axis=1)
            known.update(zip(missing.tolist(), made, strict=True))
            with self._turn:
                if len(self._usually) > _KEPT:
                    self._usually.clear()
                self._usually.update(zip(missing.tolist(), made, strict=True))
        return np.stack([known[piece] for piece in pieces.tolist()])


class _Indexed:
    """Texts by their different pieces: where in `pieces` each of theirs is, one text after another.

    An empty text has one piece of number 0, which is like nothing.
    """

    def __init__(self, texts: Cut) -> None:
        lengths = np.maximum((texts > 0).sum(axis=1), 1)
        written = texts[np.arange(texts.shape[1]) < lengths[:, None]]
        place = np.zeros(int(written.max(initial=0)) + 1, np.int32)
        place[written] = 1
        self.pieces = np.flatnonzero(place)
        place[self.pieces] = np.arange(len(self.pieces))
        self.places = place[written]
        self.starts = np.cumsum(lengths) - lengths


class _Vectors:
    """Unit vectors of word pieces, each made once."""

    def __init__(self, model: Model, mean: Matrix, spread: Matrix) -> None:
        self._model, self._mean, self._spread = model, mean, spread
        self._turn = threading.Lock()
        self._place = np.full(model.size, -1, np.int64)
        self._known = np.empty((0, len(mean)), np.float32)

    def of(self, pieces: Pieces) -> Matrix:
        """A row for each of these pieces, no two of them the same."""
        with self._turn:
            missing = pieces[self._place[pieces] < 0]
            if len(missing):
                made = unit((self._model.piece_vectors(missing) - self._mean) / self._spread)
                self._place[missing] = np.arange(len(missing)) + len(self._known)
                self._known = np.concatenate([self._known, made])
            return self._known[self._place[pieces]]


def cut(pieces: Sequence[Pieces]) -> Cut:
    """Texts by their first pieces, each row filled up with zeros."""
    rows = np.zeros((len(pieces), LENGTH), np.int64)
    for row, one in zip(rows, pieces, strict=True):
        row[: len(one)] = one[:LENGTH]
    return rows


_COMMON = 5.0  # nats: pieces more frequent than 1 in 150 say nothing
_AROUND = 0.9  # what a counterpart around the clause is worth
_LEAST = 1e-6
_KEPT = 8_000  # word pieces whose counterparts in the background are kept, 1.5 kB each
_WORST = 2  # pieces of the question that are farthest from having a counterpart
