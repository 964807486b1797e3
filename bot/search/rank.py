"""The clauses that may answer a question, by words and by meaning, with the probability that they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from bot.domain.clause import Kind
from bot.domain.language import Language
from bot.domain.particulars import Particular
from bot.search.counterparts import SHARES, Spoken, shares
from bot.search.encode import Matrix
from bot.search.fuse import MODELS, WORDS, Fusion, part_of
from bot.search.lexical import Measured, WordIndex
from bot.search.records import Rows
from bot.search.shelf import Shelf
from bot.services.ports import Hit, Scope


@dataclass(frozen=True, slots=True)
class View:
    """A shelf as a question sees it: with the question's vector there."""

    shelf: Shelf
    vector: Matrix

    def nearest(self, scope: Scope, limit: int) -> list[str]:
        """The clauses that lie nearest, themselves and what stands around them, in no order."""
        rows = self.shelf.nearest(self.vector, scope, limit)
        return [ref.decode() for ref in self.shelf.catalogue.ref[rows]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as search sees it.

    particular  what it asks to be told: a clause that states nothing of the kind can't answer it
    views       by the encoders that answered, the default one's first
    """

    language: Language
    terms: tuple[str, ...]
    particular: Particular | None = None
    spoken: Spoken = field(default_factory=Spoken.nothing)
    views: tuple[View, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """Clauses with what is known of them and a question, row for row.

    model     which of MODELS tells their probabilities
    features  in the order of that model
    part      each one's part of the model
    """

    refs: tuple[str, ...]
    model: str
    features: Matrix
    part: npt.NDArray[np.int64]


class Ranking:
    """Looks a question up in the index of words and on the shelves. Blocks."""

    def __init__(self, fusion: Fusion) -> None:
        self._fusion = fusion

    def find(self, asked: Asked, words: WordIndex, scope: Scope, limit: int) -> list[Hit]:
        """The clauses that best answer, best first."""
        hits = [
            hit
            for known in self.known(asked, words, scope, limit)
            for hit in self._best(known, asked.particular, limit)
        ]
        return sorted(hits, key=lambda hit: -hit.probability)[:limit]

    def known(self, asked: Asked, words: WordIndex, scope: Scope, limit: int) -> list[Known]:
        """What is known of each candidate; by words alone where it has no vectors yet."""
        found = [words.nearest(asked.terms, scope, max(_BY_WORDS, limit))]
        found += [view.nearest(scope, max(_BY_MEANING, limit)) for view in asked.views]
        measured = words.measure(asked.terms, list(dict.fromkeys(ref for refs in found for ref in refs)))
        rows = [view.shelf.rows([one.ref for one in measured]) for view in asked.views]
        seen = sum(((row >= 0).astype(int) for row in rows[1:]), np.zeros(len(measured), int))
        seen = np.where(rows[0] >= 0, seen + 1, 0) if rows else seen
        groups = [(many, np.flatnonzero(seen == many)) for many in range(len(rows) + 1)]
        return [self._group(asked, measured, rows[:many], at) for many, at in groups if len(at)]

    def _group(self, asked: Asked, measured: Sequence[Measured], rows: Sequence[Rows], at: Rows) -> Known:
        """What is known of the clauses `at`, which stand on the first shelves, as many as `rows`."""
        chosen = [measured[place] for place in at]
        columns = [
            np.array([_features(one, asked.particular) for one in chosen], np.float32).reshape(-1, len(WORDS))
        ]
        if rows:
            columns.append(_counterparts(asked, rows[0][at]))
            columns.append(np.log1p(asked.views[0].shelf.sentences(rows[0][at])))
        for view, row in zip(asked.views, rows, strict=False):
            columns += view.shelf.cosines(view.vector, row[at])
        return Known(
            tuple(one.ref for one in chosen),
            list(MODELS)[len(rows)],
            np.column_stack(columns).astype(np.float32),
            np.array([_part(one, asked.language) for one in chosen], np.int64),
        )

    def _best(self, known: Known, particular: Particular | None, limit: int) -> list[Hit]:
        names = MODELS[known.model]
        likely = self._fusion.models[known.model].probabilities(known.features, known.part)
        return [
            Hit(
                known.refs[at],
                float(likely[at]),
                dict(zip(names, known.features[at].tolist(), strict=True)),
                particular if known.features[at, _MISSING].any() else None,
            )
            for at in np.argsort(-likely, kind="stable")[:limit]
        ]


def _counterparts(asked: Asked, rows: Rows) -> Matrix:
    words = asked.views[0].shelf.words(rows)
    return shares(asked.spoken, *words) if words else np.zeros((len(rows), len(SHARES)), np.float32)


def _part(one: Measured, language: Language) -> int:
    return part_of(same=one.language is language, sentence=one.sentence)


def _features(one: Measured, particular: Particular | None) -> tuple[float, ...]:
    """In the order of WORDS."""
    kinds = (float(one.kind is kind) for kind in _KINDS)
    return (
        one.words,
        one.around,
        one.concepts,
        one.covered,
        one.rarest,
        *_missing(one, particular),
        *kinds,
        float(np.log1p(one.length)) / 3,
    )


def _missing(one: Measured, particular: Particular | None) -> tuple[float, float]:
    """Whether it states nothing of what is asked to be told: of what isn't a name, and of what is one."""
    missing = particular is not None and particular not in one.states
    named = particular is not None and particular.is_name
    return float(missing and not named), float(missing and named)


_MISSING = [WORDS.index("particular_missing"), WORDS.index("name_missing")]
_KINDS = (Kind.OPERATIVE, Kind.BODY, Kind.HEADING, Kind.FOOTNOTE)
_BY_WORDS = 60
_BY_MEANING = 100  # clauses in other languages are found by it alone
