"""Talks with a process over its pipes: hands it data, hears what it says, and never waits for ever."""

from __future__ import annotations

import os
import selectors
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Answer:
    """What a process said on its standard output; `late` or `endless` where it was cut short."""

    said: bytes
    late: bool = False
    endless: bool = False


def talk(
    process: subprocess.Popen[bytes], data: bytes, seconds: float, most: int, heard: Callable[[bytes], None]
) -> Answer:
    """Hand `data` to a process and take at most `most` bytes of answer, for at most `seconds`.

    `heard` is given each line of its standard error. The process is left to itself, alive or not.
    """
    talking = _Talk(process, memoryview(data), heard)
    until = time.monotonic() + seconds
    with selectors.DefaultSelector() as waiting:
        talking.begin(waiting)
        while waiting.get_map():
            left = until - time.monotonic()
            if left <= 0:
                return Answer(b"", late=True)
            for key, _ in waiting.select(left):
                step, pipe = key.data
                if not step(key.fd):
                    waiting.unregister(pipe)
                    pipe.close()
            if talking.size > most:
                return Answer(b"", endless=True)
    return Answer(b"".join(talking.said))


_PIECE = 1 << 16
_LONGEST = 2000  # bytes of a line that are heard


@dataclass(slots=True)
class _Talk:
    """Where a conversation stands: what is left to hand over, what was said."""

    process: subprocess.Popen[bytes]
    left: memoryview
    heard: Callable[[bytes], None]
    said: list[bytes] = field(default_factory=list)
    size: int = 0
    unfinished: bytes = b""

    def begin(self, waiting: selectors.BaseSelector) -> None:
        """Wait for each pipe with what is done when it is ready: false where nothing is left to do."""
        for pipe, event, step in (
            (self.process.stdin, selectors.EVENT_WRITE, self._hand_over),
            (self.process.stdout, selectors.EVENT_READ, self._answered),
            (self.process.stderr, selectors.EVENT_READ, self._listen),
        ):
            if pipe is not None:
                os.set_blocking(pipe.fileno(), False)
                waiting.register(pipe, event, (step, pipe))

    def _hand_over(self, pipe: int) -> bool:
        try:
            written = os.write(pipe, self.left[:_PIECE])
        except BrokenPipeError:
            return False
        self.left = self.left[written:]
        return len(self.left) > 0

    def _answered(self, pipe: int) -> bool:
        piece = os.read(pipe, _PIECE)
        self.said.append(piece)
        self.size += len(piece)
        return len(piece) > 0

    def _listen(self, pipe: int) -> bool:
        piece = os.read(pipe, _PIECE)
        *lines, rest = (self.unfinished + piece).split(b"\n")
        self.unfinished = rest[-_LONGEST:]
        for line in lines:
            self.heard(line[-_LONGEST:])
        return len(piece) > 0
