"""Whether the words of a question have counterparts in a clause, in whatever language.

Each word piece of the question, as it is meant in its place, looks for the piece of the clause that is
nearest to it (late interaction: Khattab and Zaharia 2020, "ColBERT"); rare pieces count more. The vectors are
those that the default encoder has of each piece anyhow (bot.search.network), so it works between languages.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.search.encode import Matrix
from bot.search.records import Rows


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of a question that count: a unit vector each, and how much each counts (together 1)."""

    vectors: Matrix
    weights: Matrix

    @classmethod
    def nothing(cls) -> Spoken:
        return cls(np.empty((0, 0), np.float32), np.empty(0, np.float32))

    def __len__(self) -> int:
        return len(self.weights)


@dataclass(frozen=True, slots=True)
class Written:
    """The words of some texts, text after text: a unit vector each, and how many each text has.

    `of` names the text of each clause, in any shape, so that what many clauses share is looked at once.
    """

    vectors: Matrix
    counts: npt.NDArray[np.int64]
    of: Rows

    def cosines(self, spoken: Spoken) -> Matrix:
        """How near each word lies to each word of the question."""
        found: Matrix = self.vectors @ spoken.vectors.T
        return found

    def nearest(self, cosines: Matrix) -> Matrix:
        """For each clause and each word of the question: the cosine of its nearest word there, at least 0."""
        return _nearest(cosines, self.counts)[self.of]

    def nearest_together(self, cosines: Matrix, weights: Matrix) -> Matrix:
        """The same, but of words that stand together: the stretch of each clause that has most of them.

        In a long text there is something near every word, here and there.
        """
        text, words, lengths = _stretches(self.counts)
        found = _nearest(cosines[words], lengths)
        order = np.lexsort((-(found @ weights), text))
        best: Matrix = found[order[np.searchsorted(text, np.arange(len(self.counts)))]][self.of]
        return best


SHARES = ("counterparts", "counterparts_around", "counterparts_before", "counterparts_after", "gap")


def shares(spoken: Spoken, inside: Written, around: Written) -> Matrix:
    """How near the question's words lie to words of each clause: a row a clause, its columns are SHARES.

    In it; in it or around it; in it or the clause before it, or after it (0 to 1 each); and how far off the
    rarest words without a counterpart are. `inside` has three rows: the clauses, those before, those after.
    All 0 where the question has no word that counts.
    """
    if not len(spoken):
        return np.zeros((inside.of.shape[1], len(SHARES)), np.float32)
    cosines = inside.cosines(spoken)
    own, before, after = inside.nearest(cosines)
    together = inside.nearest_together(cosines, spoken.weights)[0]
    either = np.maximum(together, _AROUND * np.maximum(own, around.nearest(around.cosines(spoken))))
    missing = np.sort((1 - either) * (spoken.weights / np.max(spoken.weights)), axis=1)[:, -_WORST:]
    near = (together, either, *(np.maximum(together, _BESIDE * one) for one in (before, after)))
    gap = missing.sum(axis=1) / min(_WORST, len(spoken))
    return np.column_stack([*(one @ spoken.weights for one in near), gap]).astype(np.float32)


def _stretches(counts: npt.NDArray[np.int64]) -> tuple[Rows, Rows, Rows]:
    """Overlapping stretches of texts of so many words, at least one a text: its text, its words, how many.

    Of the words, stretch after stretch, their places among all words.
    """
    many = np.maximum(1, -(-counts // _STEP) - 1)
    text = np.repeat(np.arange(len(counts)), many)
    first = _STEP * (np.arange(len(text)) - _starts(many)[text])
    lengths = np.minimum(2 * _STEP, counts[text] - first)
    places = np.repeat(_starts(counts)[text] + first - _starts(lengths), lengths)
    return text, places + np.arange(len(places)), lengths


def _starts(counts: npt.NDArray[np.int64]) -> Rows:
    """Where each of some runs of so many begins, one after another."""
    starts: Rows = np.cumsum(counts) - counts
    return starts


def _nearest(cosines: Matrix, counts: npt.NDArray[np.int64]) -> Matrix:
    """The greatest of so many rows for each text, at least 0; zeros for a text without rows."""
    found = np.zeros((len(counts), cosines.shape[1]), np.float32)
    filled = np.flatnonzero(counts)
    if len(filled):
        found[filled] = np.maximum(np.maximum.reduceat(cosines, _starts(counts)[filled]), 0)
    return found


_AROUND = 0.8  # what a counterpart elsewhere in the clause, or around it, is worth
_BESIDE = 0.9  # what one in the clause before or after it is worth
_STEP = 24  # words; a stretch has twice as many, and begins in the middle of the one before
_WORST = 2  # words of the question that are farthest from having a counterpart
