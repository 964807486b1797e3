"""What one process at a time may do: write the search index, and speak as a replica."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import IO
from uuid import uuid4

_PAUSE = 0.05  # seconds between two tries


@contextmanager
def replica(file: Path) -> Iterator[str]:
    """The name under which this process claims its work, the same at every start with this file.

    A new name where another process has the file's at this moment.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+b") as handle:
        if not _locked(handle):
            yield uuid4().hex
            return
        handle.seek(0)
        if not (name := handle.read().decode().strip()):
            name = uuid4().hex
            handle.write(name.encode())
            handle.flush()
        yield name


@asynccontextmanager
async def alone(file: Path) -> AsyncIterator[None]:
    """Hold this file's lock inside the block. The system frees it when a process dies, however it dies."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("ab") as handle:
        while not _locked(handle):  # noqa: ASYNC110 - another process holds it
            await asyncio.sleep(_PAUSE)
        yield


def _locked(handle: IO[bytes]) -> bool:
    """Closing the file gives the lock back."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only there

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - not there

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
