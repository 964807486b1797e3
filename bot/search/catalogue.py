"""Which clauses have vectors, and which vectors: columns that are kept in one file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.domain.clause import Kind
from bot.domain.language import OFFICIAL, Language
from bot.search.passages import Passages
from bot.search.records import KEY, Rows, key_of

LANGUAGES = (*OFFICIAL, Language.UNDETERMINED)
KINDS = tuple(Kind)
Keys = npt.NDArray[np.void]
_NOTHING = bytes(KEY)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Clauses in columns, row for row the same clause.

    stamp, seq  of which library and encoders, and up to which change
    ref         the clause
    expression  the key of the expression that it stands in, and `position` its place there
    language    its place in LANGUAGES
    kind        its place in KINDS
    work        its place in `works`
    count       how many passages it has
    passage     the keys of all passages, clause after clause, the whole clause first
    around      the key of what stands around it, zeros where nothing does
    """

    stamp: str
    seq: int
    ref: npt.NDArray[np.bytes_]
    expression: Keys
    position: npt.NDArray[np.int32]
    language: npt.NDArray[np.int8]
    kind: npt.NDArray[np.int8]
    work: npt.NDArray[np.int32]
    works: npt.NDArray[np.str_]
    count: npt.NDArray[np.int32]
    passage: Keys
    around: Keys

    def __len__(self) -> int:
        return len(self.ref)

    def keys(self) -> list[bytes]:
        """Of every text that is to have vectors, each once."""
        return sorted({key.tobytes() for part in (self.passage, self.around) for key in part} - {_NOTHING})

    @classmethod
    def empty(cls, stamp: str) -> Catalogue:
        return cls._of(stamp, 0, (), ())

    @classmethod
    def _of(cls, stamp: str, seq: int, clauses: Sequence[Passages], works: Sequence[str]) -> Catalogue:
        place = {work: at for at, work in enumerate(works)}
        return cls(
            stamp,
            seq,
            np.array([one.ref for one in clauses], "S16"),
            _keys(key_of(one.expression) for one in clauses),
            np.array([one.position for one in clauses], np.int32),
            np.array([LANGUAGES.index(one.language) for one in clauses], np.int8),
            np.array([KINDS.index(one.kind) for one in clauses], np.int8),
            np.array([place[one.work] for one in clauses], np.int32),
            np.array(works, np.str_),
            np.array([len(one.texts) for one in clauses], np.int32),
            _keys(key_of(text) for one in clauses for text in one.texts),
            _keys(key_of(one.around) if one.around else _NOTHING for one in clauses),
        )

    def changed(self, seq: int, gone: Sequence[str], now: Sequence[Passages]) -> Catalogue:
        """The same up to a later change: `gone` left out, and `now` added, whose refs are among the gone."""
        known = self.works.tolist()
        works = list(dict.fromkeys([*known, *(one.work for one in now)]))
        added = Catalogue._of(self.stamp, seq, now, works)
        stays = ~np.isin(self.ref, np.array(gone, "S16"))
        passage_stays = np.repeat(stays, self.count)
        return Catalogue(
            self.stamp,
            seq,
            np.concatenate([self.ref[stays], added.ref]),
            np.concatenate([self.expression[stays], added.expression]),
            np.concatenate([self.position[stays], added.position]),
            np.concatenate([self.language[stays], added.language]),
            np.concatenate([self.kind[stays], added.kind]),
            np.concatenate([self.work[stays], added.work]),
            added.works,
            np.concatenate([self.count[stays], added.count]),
            np.concatenate([self.passage[passage_stays], added.passage]),
            np.concatenate([self.around[stays], added.around]),
        )

    def neighbours(self) -> tuple[Rows, Rows]:
        """The rows of the clauses before and after each under one heading of a text; -1 where none is."""
        heading = np.unique(self.around, return_inverse=True)[1]
        text = np.unique(self.expression, return_inverse=True)[1]
        order = np.lexsort((self.position, heading, text))
        beside = (np.diff(heading[order]) == 0) & (np.diff(text[order]) == 0)
        before, after = np.full(len(self), -1), np.full(len(self), -1)
        before[order[1:][beside]] = order[:-1][beside]
        after[order[:-1][beside]] = order[1:][beside]
        return before, after

    def save(self, path: Path) -> None:
        """Replace the file at once or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(".half")
        with half.open("wb") as file:
            np.savez(file, **{field.name: getattr(self, field.name) for field in fields(self)})
        half.replace(path)


def load(path: Path, stamp: str) -> Catalogue:
    """The catalogue in this file; an empty one where it is missing, damaged or of another stamp."""
    try:
        with np.load(path, allow_pickle=False) as file:
            columns = {field.name: file[field.name] for field in fields(Catalogue)}
    except Exception:  # noqa: BLE001 - a spoilt archive fails in a dozen ways, and all mean the same
        return Catalogue.empty(stamp)
    columns["stamp"], columns["seq"] = str(columns["stamp"]), int(columns["seq"])
    found = Catalogue(**columns)
    return found if found.stamp == stamp and _fits(found) else Catalogue.empty(stamp)


def _fits(catalogue: Catalogue) -> bool:
    columns = ("expression", "position", "language", "kind", "work", "count", "around")
    rows = {len(getattr(catalogue, name)) for name in columns}
    return rows == {len(catalogue)} and int(catalogue.count.sum()) == len(catalogue.passage)


def _keys(keys: Iterable[bytes]) -> Keys:
    return np.frombuffer(b"".join(keys), f"V{KEY}")
