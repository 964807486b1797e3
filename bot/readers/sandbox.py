"""Runs the reader of a foreign file in a process of its own that can do no harm."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import subprocess
import sys
import threading
from pathlib import Path

import structlog

from bot.domain.errors import UserError
from bot.domain.reading import Reading
from bot.readers.limits import LIMITS, OUT_OF_MEMORY, Limits
from bot.readers.packing import unpack
from bot.readers.talk import Answer, talk
from bot.services.ports import Progress

log = structlog.get_logger()


class Sandbox:
    """A place where foreign files are read, at most `at_once` at a time.

    The process has no environment, so no tokens; it holds itself to the limits before it sees a byte.
    """

    def __init__(self, limits: Limits = LIMITS, at_once: int = 2) -> None:
        self._limits = limits
        self._places = asyncio.Semaphore(at_once)

    async def read(self, module: str, data: bytes, progress: Progress | None = None) -> Reading:
        """What the `read` of a module makes of the data. Raise UserError("file-…") where it is refused."""
        try:
            return unpack(await self.answer(module, data, progress))
        except ValueError as error:
            raise UserError("file-damaged") from error

    async def answer(self, module: str, data: bytes, progress: Progress | None = None) -> bytes:
        """What the limited process answers. Raise UserError("file-…") where it went beyond its limits."""
        run = _Run(module, self._limits, _from_thread(progress) if progress else None)
        async with self._places:
            try:
                return await asyncio.to_thread(run, data)
            finally:
                run.stop()


def _from_thread(progress: Progress) -> Progress:
    """Progress told in the event loop, whichever thread it comes from."""
    loop = asyncio.get_running_loop()

    def tell(part: int, whole: int) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has closed
            loop.call_soon_threadsafe(progress, part, whole)

    return tell


class _Run:
    """One reading in one process; `stop` ends it from any thread, also before it begins."""

    def __init__(self, module: str, limits: Limits, progress: Progress | None) -> None:
        self._module = module
        self._limits = limits
        self._progress = progress
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._said = b""
        self._lock = threading.Lock()

    def __call__(self, data: bytes) -> bytes:
        process = self._start()
        with process:
            try:
                answer = talk(process, data, self._limits.wall, 10 * self._limits.text, self._heard)
            finally:
                process.kill()
        if self._said.strip():
            log.info("reader said", text=self._said.decode(errors="replace"))
        return self._understood(process.returncode, answer)

    def stop(self) -> None:
        with self._lock:
            self._stopped = True
            if self._process:
                self._process.kill()

    def _start(self) -> subprocess.Popen[bytes]:
        command = (sys.executable, "-I", "-c", _START, _ROOT, self._module)
        with self._lock:
            if self._stopped:
                raise UserError("file-timeout", seconds=0)
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own program
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={},
                start_new_session=True,
            )
            return self._process

    def _heard(self, line: bytes) -> None:
        match line.split():
            case [b"progress", part, whole] if part.isdigit() and whole.isdigit():
                if self._progress:
                    self._progress(int(part), int(whole))
            case _:
                self._said = (self._said + line + b"\n")[-2000:]

    def _understood(self, status: int, answer: Answer) -> bytes:
        if answer.late:
            raise UserError("file-timeout", seconds=round(self._limits.wall))
        if status == -signal.SIGXCPU:
            raise UserError("file-timeout", seconds=self._limits.cpu)
        if answer.endless or status in {OUT_OF_MEMORY, -signal.SIGKILL}:
            raise UserError("file-too-heavy")
        return answer.said


_ROOT = str(Path(__file__).resolve().parents[2])
_START = "import sys; sys.path.insert(0, sys.argv[1]); from bot.readers.child import main; main(sys.argv[2])"
