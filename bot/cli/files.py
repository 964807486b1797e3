"""Files that a command of the terminal is given."""

from __future__ import annotations

from pathlib import Path

from bot.domain.errors import UserError

MOST_BYTES = 26 * 2**20


def bytes_of(path: Path) -> bytes:
    """What is in a file, one byte more than can be read at most. Raise UserError where it can't be had."""
    if not path.exists():
        raise UserError("path-missing", path=str(path))
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UserError("path-unreadable", path=str(path), reason=error.strerror) from None
