"""One process at a time writes the index; the others wait their turn."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO

_PAUSE = 0.05  # seconds between two tries


@asynccontextmanager
async def alone(file: Path) -> AsyncIterator[None]:
    """Hold this file's lock inside the block. The system frees it when a process dies, however it dies."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("ab") as handle:
        while not _try_lock(handle):  # noqa: ASYNC110 - another process holds it
            await asyncio.sleep(_PAUSE)
        yield


def _try_lock(handle: IO[bytes]) -> bool:
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
