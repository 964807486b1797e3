"""How much a foreign file may cost before it is refused, and what enforces it."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

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
    """Hold this process to the limits from now on.

    A thread watches the memory besides: parsers crash without a word when the system denies them more,
    and macOS doesn't deny it.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    caps = {
        resource.RLIMIT_CPU: limits.cpu,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: limits.open_files,
        resource.RLIMIT_AS: limits.memory,
    }
    for kind, cap in caps.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (cap, cap))
    threading.Thread(target=_watch, args=(0.8 * limits.memory,), daemon=True).start()


OUT_OF_MEMORY = 77
"""The exit status of a reader that was stopped for its memory."""


def _watch(memory: float) -> None:
    while _resident() < memory:
        time.sleep(0.02)
    os._exit(OUT_OF_MEMORY)


def _resident() -> float:
    """The memory that this process holds, in bytes.

    Not from getrusage on Linux: there a process begins with the peak of the one that started it.
    """
    if sys.platform == "linux":
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * float(_PAGE)
    import resource  # noqa: PLC0415 - not on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1.0 if sys.platform == "darwin" else 1024.0)


_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
