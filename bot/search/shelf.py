"""One encoder's vectors of what is held, side by side in memory, and how near each lies to a question."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bot.search.catalogue import LANGUAGES, Catalogue
from bot.search.counterparts import Written
from bot.search.encode import Matrix
from bot.search.means import Means
from bot.search.records import Records, Rows
from bot.search.sketch import Given, Sketch
from bot.search.written import WordVectors
from bot.services.ports import Scope


class Shelf:
    """A catalogue with its vectors. It never changes; a later state of the library is another shelf.

    All of it is looked through by sketches of the vectors, which are short; what is found then is compared
    by the vectors themselves, which stay in their file.
    """

    def __init__(
        self, catalogue: Catalogue, vectors: Records, means: Means, words: WordVectors | None
    ) -> None:
        """`words` has the words of the same texts, where the encoder tells them."""
        passages = [key.tobytes() for key in catalogue.passage]
        different, self._around = np.unique(catalogue.around, return_inverse=True)
        surroundings = [key.tobytes() for key in different]
        self.catalogue = catalogue
        self._starts = np.cumsum(catalogue.count) - catalogue.count
        self._filled = np.flatnonzero(catalogue.count)
        self._order = np.argsort(catalogue.ref)
        self._sorted = catalogue.ref[self._order]
        spoken = np.zeros(len(different), np.int8)
        spoken[self._around] = catalogue.language
        speaks = np.repeat(catalogue.language, catalogue.count)
        self._passages = _centred(vectors, means, vectors.rows(passages), speaks)
        self._surroundings = _centred(vectors, means, vectors.rows(surroundings), spoken)
        self._sketch = Sketch.of(self._passages, len(passages))
        self._passage_sketches = self._sketch.all(self._passages, len(passages))
        self._surrounding_sketches = self._sketch.all(self._surroundings, len(different))
        self._words = words
        if words is not None:
            whole = np.where(catalogue.count > 0, self._starts, -1)
            own = np.append(words.rows(passages), -1)[whole]
            self._inside_words = np.stack([own, *(np.append(own, -1)[row] for row in catalogue.neighbours())])
            self._around_words = words.rows(surroundings)[self._around]

    def __len__(self) -> int:
        return len(self.catalogue)

    def nearest(self, question: Matrix, scope: Scope, limit: int) -> Rows:
        """The clauses that lie nearest, themselves and what stands around them, in no order.

        Looked for in three rounds, each of fewer clauses and closer: a glance at the sketches of all, the
        sketches whole, the vectors.
        """
        seen = self._sketch.one(question)
        passages, surroundings = self._passage_sketches, self._surrounding_sketches
        near = _AROUND * surroundings.glance(seen)[self._around]
        if len(self._filled):
            near[self._filled] += np.maximum.reduceat(passages.glance(seen), self._starts[self._filled])
        rows = _top(self.within(scope), near, max(_GLANCED * limit, len(self) // _SHARE))
        best, around = self._compared(
            rows, lambda places: passages.look(places, seen), lambda places: surroundings.look(places, seen)
        )
        rows = rows[_best(best + _AROUND * around, _LOOKED * limit)]
        return rows[_best(self.nearness(question, rows), limit)]

    def nearness(self, question: Matrix, rows: Rows) -> Matrix:
        """How near these clauses lie to the question, themselves and what stands around them."""
        best, around = self.cosines(question, rows)
        near: Matrix = best + _AROUND * around
        return near

    def cosines(self, question: Matrix, rows: Rows) -> tuple[Matrix, Matrix]:
        """Of these clauses: their best passage, and what stands around them; 0 where there is none."""
        return self._compared(
            rows,
            lambda places: self._passages(places) @ question,
            lambda places: self._surroundings(places) @ question,
        )

    def _compared(self, rows: Rows, passages: Given, surroundings: Given) -> tuple[Matrix, Matrix]:
        """The greatest of what is given of each clause's passages, and what is given of its surroundings."""
        counts = self.catalogue.count[rows]
        best = np.zeros(len(rows), np.float32)
        filled = np.flatnonzero(counts)
        if len(filled):
            starts = np.cumsum(counts[filled]) - counts[filled]
            places = np.repeat(self._starts[rows[filled]] - starts, counts[filled]) + np.arange(counts.sum())
            best[filled] = np.maximum.reduceat(passages(places), starts)
        different, of = np.unique(self._around[rows], return_inverse=True)
        return best, surroundings(different)[of.reshape(-1)]

    def sentences(self, rows: Rows) -> Rows:
        """How many sentences of each of these clauses are compared; 0 of one that is short."""
        return np.maximum(self.catalogue.count[rows] - 1, 0)

    def words(self, rows: Rows) -> tuple[Written, Written] | None:
        """The words of these clauses and their neighbours (clause, before, after), and of what stands around.

        None where the encoder tells none.
        """
        if self._words is None:
            return None
        return self._words.at(self._inside_words[:, rows]), self._words.at(self._around_words[rows])

    def within(self, scope: Scope) -> npt.NDArray[np.bool_] | None:
        """Which clauses are in the scope; None where it has no limits."""
        if not scope.languages and not scope.works:
            return None
        inside = np.ones(len(self), np.bool_)
        if scope.languages:
            spoken = [LANGUAGES.index(one) for one in scope.languages]
            inside &= np.isin(self.catalogue.language, spoken)
        if scope.works:
            wanted = np.flatnonzero(np.isin(self.catalogue.works, scope.works))
            inside &= np.isin(self.catalogue.work, wanted)
        return inside

    def rows(self, refs: Sequence[str]) -> Rows:
        """Where these clauses stand, -1 where they don't."""
        if not len(self):
            return np.full(len(refs), -1)
        asked = np.array(refs, "S16")
        place = np.minimum(np.searchsorted(self._sorted, asked), len(self) - 1)
        return np.where(self._sorted[place] == asked, self._order[place], -1)


def _top(inside: npt.NDArray[np.bool_] | None, scores: Matrix, limit: int) -> Rows:
    """The rows inside that have the highest scores, in no order."""
    if inside is None:
        return _best(scores, limit)
    rows = np.flatnonzero(inside)
    return rows[_best(scores[rows], limit)]


def _best(scores: Matrix, limit: int) -> Rows:
    """Where the highest scores are, in no order."""
    many = len(scores)
    return np.arange(many) if many <= limit else np.argpartition(scores, many - limit)[many - limit :]


def _centred(vectors: Records, means: Means, kept: Rows, languages: npt.NDArray[np.int8]) -> Given:
    """Gives the vectors of passages by their places, without what those of their languages share."""
    return lambda places: means.passage(vectors.at(kept[places]), languages[places])


_AROUND = 0.3  # what the nearness of what stands around a clause is worth beside its own
_GLANCED = 32  # times as many clauses as are wanted are looked at after the glance, and of a large library
_SHARE = 250  # one in so many
_LOOKED = 3  # times as many are compared
