"""How much a foreign file may cost before it is refused, and what enforces it."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.errors import UserError

_MEGA = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading may take; `size` in bytes, `memory` in bytes of address space, times in seconds."""

    size: int = 25 * _MEGA
    memory: int = 768 * _MEGA
    cpu: int = 10
    wall: float = 20.0
    open_files: int = 64
    pages: int = 500
    text: int = 5_000_000


LIMITS = Limits()


class Meter:
    """What a reading has cost so far: tells progress, refuses what goes beyond the limits."""

    def __init__(self, limits: Limits = LIMITS, tell: Callable[[int, int], None] | None = None) -> None:
        self._limits = limits
        self._tell = tell
        self._characters = 0

    def pages(self, count: int) -> None:
        """Raise UserError("file-too-many-pages") where a file has more pages than are read."""
        if count > self._limits.pages:
            raise UserError("file-too-many-pages", pages=count, limit=self._limits.pages)

    def text(self, text: str) -> str:
        """The text itself, counted. Raise UserError("file-too-much-text") once the sum is too much."""
        self._characters += len(text)
        if self._characters > self._limits.text:
            raise UserError("file-too-much-text", limit=self._limits.text)
        return text

    def done(self, part: int, whole: int) -> None:
        if self._tell:
            self._tell(part, whole)


def confine(limits: Limits) -> None:
    """Hold this process to the limits from now on; where the system can't, a thread watches the memory."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    caps = {
        resource.RLIMIT_CPU: limits.cpu,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: limits.open_files,
    }
    for kind, cap in caps.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (cap, cap))
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    except (ValueError, OSError):  # macOS refuses a cap on the address space
        threading.Thread(target=_watch, args=(limits.memory,), daemon=True).start()


OUT_OF_MEMORY = 77
"""The exit status of a reader that was stopped for its memory."""


def _watch(memory: int) -> None:
    import resource  # noqa: PLC0415 - not on Windows

    unit = 1 if sys.platform == "darwin" else 1024
    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit < memory:
        time.sleep(0.05)
    os._exit(OUT_OF_MEMORY)
