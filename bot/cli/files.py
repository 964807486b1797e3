"""Files that a command of the terminal is given, or writes."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

from bot.cli.console import speak
from bot.domain.errors import UserError

MOST_BYTES = 26 * 2**20


def bytes_of(path: Path) -> bytes:
    """What is in a file. Raise UserError where it can't be had, or is larger than can be read."""
    if not is_there(path):
        raise UserError("path-missing", path=str(path))
    if path.is_dir():
        raise UserError("path-is-folder", path=str(path))
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        size = path.stat().st_size
    except OSError as error:
        raise UserError("path-unreadable", path=str(path), reason=why(error)) from None
    if len(data) > MOST_BYTES < size:
        raise UserError("file-too-large", name=path.name, size=size >> 20, limit=LARGEST >> 20)
    return data


def is_there(path: Path) -> bool:
    """Whether there is something under a name that was typed."""
    try:
        return path.exists()
    except OSError:  # longer than a name may be
        return False


def put(path: Path | None, data: bytes) -> None:
    """Write a file, or to standard output for none or `-`. Raise UserError where that can't be done."""
    if path is None or str(path) == "-":
        sys.stdout.buffer.write(data)
        return
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UserError("path-unwritable", path=str(path), reason=why(error)) from None


def why(error: OSError) -> str:
    """What the system complains of, in the host's language where that is something usual."""
    known = _REASONS.get(error.errno or 0)
    return speak()(f"reason-{known}") if known else error.strerror or type(error).__name__


LARGEST = 25 * 2**20  # bytes of a file that is read
_REASONS = {
    errno.EACCES: "no-right",
    errno.EPERM: "no-right",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EISDIR: "folder",
    errno.EROFS: "read-only",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EIO: "device",
    errno.ENAMETOOLONG: "long-name",
}
