"""A file of rows of one length, seen through memory: nothing is read before it is looked at."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]


class Growing:
    """Stays mapped between looks, until the file has grown or is another. Threads may share one."""

    def __init__(self, path: Path, width: int) -> None:
        """`width` is how many bytes a row has."""
        self._path = path
        self._width = width
        self._seen: tuple[tuple[int, int], Bytes] = (_NOTHING, np.empty((0, width), np.uint8))

    def count(self) -> int:
        """How many whole rows the file has; 0 where there is none."""
        return self._now()[1]

    def rows(self) -> Bytes:
        """Every whole row, as it is in the file now."""
        now = self._now()
        before, seen = self._seen
        if now != before:
            count = now[1]
            seen = np.empty((0, self._width), np.uint8) if not count else self._mapped(count)
            self._seen = now, seen
        return seen

    def _now(self) -> tuple[int, int]:
        try:
            told = self._path.stat()
        except FileNotFoundError:
            return _NOTHING
        return told.st_ino, told.st_size // self._width

    def _mapped(self, count: int) -> Bytes:
        return np.asarray(np.memmap(self._path, np.uint8, "r", shape=(count, self._width)))


_NOTHING = (0, 0)
