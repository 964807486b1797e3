"""One encoder's vectors of what is held, side by side in memory, and how near each lies to a question."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bot.search.catalogue import LANGUAGES, Catalogue
from bot.search.counterparts import Cut
from bot.search.encode import Matrix
from bot.search.means import Means
from bot.search.records import Records, Rows
from bot.services.ports import Scope


class Shelf:
    """A catalogue with its vectors. It never changes; a later state of the library is another shelf."""

    def __init__(self, catalogue: Catalogue, vectors: Records, means: Means, cut: Records | None) -> None:
        """`cut` has the word pieces of the same texts, where the encoder tells them."""
        passages = [key.tobytes() for key in catalogue.passage]
        different, self._around = np.unique(catalogue.around, return_inverse=True)
        surroundings = [key.tobytes() for key in different]
        self.catalogue = catalogue
        self._starts = np.cumsum(catalogue.count) - catalogue.count
        self._order = np.argsort(catalogue.ref)
        self._sorted = catalogue.ref[self._order]
        spoken = np.zeros(len(different), np.int8)
        spoken[self._around] = catalogue.language
        speaks = np.repeat(catalogue.language, catalogue.count)
        self._passages = means.passage(vectors.at(vectors.rows(passages)), speaks)
        self._surroundings = means.passage(vectors.at(vectors.rows(surroundings)), spoken)
        self._cut = cut
        if cut is not None:
            whole = np.where(catalogue.count > 0, self._starts, -1)
            self._cut_whole = np.append(cut.rows(passages), -1)[whole]
            self._cut_around = cut.rows(surroundings)[self._around]

    def __len__(self) -> int:
        return len(self.catalogue)

    def cosines(self, question: Matrix) -> tuple[Matrix, Matrix]:
        """Every clause's best passage, and what stands around it, as cosines; 0 where there is none."""
        best = np.zeros(len(self), np.float32)
        filled = np.flatnonzero(self.catalogue.count)
        if len(filled):
            best[filled] = np.maximum.reduceat(self._passages @ question, self._starts[filled])
        return best, (self._surroundings @ question)[self._around]

    def pieces(self, rows: Rows) -> tuple[Cut, Cut] | None:
        """The word pieces of these clauses, and of what stands around them; None where nobody cut them."""
        if self._cut is None:
            return None
        return (
            self._cut.at(self._cut_whole[rows]).astype(np.int64),
            self._cut.at(self._cut_around[rows]).astype(np.int64),
        )

    def within(self, scope: Scope) -> npt.NDArray[np.bool_]:
        """Which clauses are in the scope."""
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
