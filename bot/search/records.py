"""A file of records found by key: it only grows, and what a crash or a bad disk spoils of it is left out."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.search.growing import Growing

KEY = 16  # bytes
_HEAD = KEY + 4  # before the values of a record: its key, and their CRC-32
Rows = npt.NDArray[np.int64]


def key_of(text: str) -> bytes:
    """The key of what was made from this text."""
    return blake2b(text.encode(), digest_size=KEY).digest()


class Records:
    """Rows of numbers of one length and type, each under the key of its text.

    A record is its key, the CRC-32 of its values, and the values. One process may add at a time; any may
    read. Every method blocks.
    """

    def __init__(self, path: Path, type_: npt.DTypeLike, length: int) -> None:
        self._path = path
        self._values = np.dtype(type_)
        self._length = length
        values = (self._values, (length,))
        self._type = np.dtype([("key", f"V{KEY}"), ("crc", "<u4"), ("values", *values)])
        self._file = Growing(path, self._type.itemsize)
        self._rows: dict[bytes, int] = {}
        self._read = 0
        self.reload()

    def __contains__(self, key: bytes) -> bool:
        return key in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    def reload(self) -> None:
        """Know what was added since, here or by another process."""
        count = self._file.count()
        if count < self._read:
            self._rows, self._read = {}, 0
        if count > self._read:
            records = self._file.rows()[self._read : count].view(self._type)[:, 0]
            for number, record in enumerate(records, start=self._read):
                if zlib.crc32(record["values"].tobytes()) == record["crc"]:
                    self._rows[record["key"].tobytes()] = number
            self._read = count

    def add(self, keys: Sequence[bytes], values: npt.ArrayLike) -> None:
        """Keep these values, one row a key."""
        made = np.zeros(len(keys), self._type)
        made["values"] = values
        made["key"] = np.frombuffer(b"".join(keys), f"V{KEY}")
        made["crc"] = [zlib.crc32(row.tobytes()) for row in made["values"]]
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("ab") as file:
            file.truncate(self._file.count() * self._type.itemsize)
            file.write(made.tobytes())
        self.reload()

    def rows(self, keys: Iterable[bytes]) -> Rows:
        """Where each key's record is, -1 where there is none."""
        return np.fromiter((self._rows.get(key, -1) for key in keys), np.int64)

    def at(self, rows: Rows) -> npt.NDArray[Any]:
        """The values at these rows; zeros where a row is -1."""
        records = self._file.rows()
        known = (rows >= 0) & (rows < len(records))
        told = np.ascontiguousarray(records[rows[known], _HEAD:])
        found = np.zeros((len(rows), self._length), self._values)
        found[known] = told.view(self._values)
        return found
