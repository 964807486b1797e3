"""The words of texts as vectors, kept for good by the text that they stand in."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.search.counterparts import Written
from bot.search.encode import Matrix
from bot.search.growing import Growing
from bot.search.records import Records, Rows

Told = npt.NDArray[np.int8]
"""Words as the file has them, a row a word."""


class WordVectors:
    """A file that only grows, of a line of bytes a word, and records of where each text's words stand in it.

    Words are on the disk before their record is, and the record has their CRC-32: a text whose words a crash
    or a bad disk has spoilt has none. One process may add at a time; any may read. Every method blocks.
    """

    def __init__(self, folder: Path, width: int) -> None:
        self.places = Records(folder / "places.bin", "<i8", 3)
        self._path = folder / "words.bin"
        self._width = width
        self._lines = Growing(self._path, width)
        self._sound = np.full(0, _UNKNOWN)

    def reload(self) -> None:
        self.places.reload()

    def add(self, keys: Sequence[bytes], texts: Sequence[Matrix]) -> None:
        """Keep the words (unit vectors) of these texts."""
        told = [np.round(words * _STEPS).astype(np.int8).tobytes() for words in texts]
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("ab") as file:
            start = -(-file.tell() // self._width)
            file.truncate(start * self._width)
            file.write(b"".join(told))
        counts = np.array([len(words) for words in texts], np.int64)
        starts = start + np.cumsum(counts) - counts
        self.places.add(keys, np.column_stack([starts, counts, [zlib.crc32(one) for one in told]]))

    def lacking(self, keys: Sequence[bytes]) -> set[bytes]:
        """Those of these texts whose words aren't here, or not as they were."""
        rows, kept = self.rows(keys), self._kept()
        places = zip(keys, rows.tolist(), self.places.at(rows).tolist(), strict=True)
        return {key for key, row, place in places if row < 0 or not _is_sound(kept, *place)}

    def rows(self, keys: Iterable[bytes]) -> Rows:
        """Where each text's record is, -1 where there is none."""
        return self.places.rows(keys)

    def at(self, rows: Rows) -> Written:
        """The words of the texts of these records, which may stand in rows and columns."""
        different, of = np.unique(rows, return_inverse=True)
        kept, places = self._kept(), self.places.at(different)
        counts = np.where(self._are_sound(kept, different, places), places[:, 1], 0)
        ends = np.cumsum(counts)
        lines = np.repeat(places[:, 0] - ends + counts, counts) + np.arange(counts.sum())
        vectors = kept[lines].astype(np.float32)
        vectors /= _STEPS
        return Written(vectors, counts, of.reshape(rows.shape))

    def _are_sound(self, kept: Told, rows: Rows, places: Rows) -> npt.NDArray[np.bool_]:
        """Which texts' words are what they were. What was found sound once is taken to stay so."""
        known = self._sound
        if (lacking := int(np.max(rows, initial=-1)) + 1 - len(known)) > 0:
            known = self._sound = np.append(known, np.full(lacking, _UNKNOWN))
        sound: npt.NDArray[np.bool_] = (
            (rows >= 0) & (known[rows] == places[:, 2]) & (places[:, :2].sum(axis=1) <= len(kept))
        )
        for at in np.flatnonzero(~sound & (rows >= 0)).tolist():
            if _is_sound(kept, *places[at].tolist()):
                known[rows[at]] = places[at, 2]
                sound[at] = True
        return sound

    def _kept(self) -> Told:
        """Every word of the file, read where it is looked at."""
        return self._lines.rows().view(np.int8)


def _is_sound(kept: Told, start: int, count: int, crc: int) -> bool:
    told = kept[start : start + count]
    return len(told) == count and zlib.crc32(told.tobytes()) == crc


_UNKNOWN = -1
_STEPS = 127  # a number from -1 to 1 is told in so many steps on each side
