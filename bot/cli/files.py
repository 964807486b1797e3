"""Files that a command of the terminal is given, or writes."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.domain.errors import UserError

MOST_BYTES = 26 * 2**20


def bytes_of(path: Path) -> bytes:
    """What is in a file, one byte more than can be read at most. Raise UserError where it can't be had."""
    if not path.exists():
        raise UserError("path-missing", path=str(path))
    if path.is_dir():
        raise UserError("path-is-folder", path=str(path))
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UserError("path-unreadable", path=str(path), reason=error.strerror) from None


def put(path: Path | None, data: bytes) -> None:
    """Write a file, or to standard output for none or `-`. Raise UserError where that can't be done."""
    if path is None or str(path) == "-":
        sys.stdout.buffer.write(data)
        return
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UserError("path-unwritable", path=str(path), reason=error.strerror) from None
