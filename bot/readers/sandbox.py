"""Runs the reader of a foreign file in a process of its own that can do no harm."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

import structlog

from bot.domain.errors import UserError
from bot.domain.reading import Reading
from bot.readers.limits import LIMITS, OUT_OF_MEMORY, Limits
from bot.readers.packing import unpack
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
        async with self._places:
            status, answer = await self._run(module, data, progress)
        if status != 0:
            raise _refusal(status, self._limits)
        try:
            return await asyncio.to_thread(unpack, answer)
        except ValueError as error:
            raise UserError("file-damaged") from error

    async def _run(self, module: str, data: bytes, progress: Progress | None) -> tuple[int, bytes]:
        process = await _start(module)
        try:
            async with asyncio.timeout(self._limits.wall):
                answer, _, _, status = await asyncio.gather(
                    _collect(process, 10 * self._limits.text),
                    _feed(process, data),
                    _listen(process, progress),
                    process.wait(),
                )
        except TimeoutError:
            raise UserError("file-timeout", seconds=round(self._limits.wall)) from None
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        return status, answer


_ROOT = str(Path(__file__).resolve().parents[2])
_START = "import sys; sys.path.insert(0, sys.argv[1]); from bot.readers.child import main; main(sys.argv[2])"
_PIECE = 1 << 18


async def _start(module: str) -> Process:
    command = (sys.executable, "-I", "-c", _START, _ROOT, module)
    return await asyncio.create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env={}, start_new_session=True
    )


async def _feed(process: Process, data: bytes) -> None:
    """Hand the data over piece by piece, so that it is never held twice."""
    if process.stdin is None:
        return
    view = memoryview(data)
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        for start in range(0, len(view), _PIECE):
            process.stdin.write(view[start : start + _PIECE])
            await process.stdin.drain()
    process.stdin.close()


async def _collect(process: Process, limit: int) -> bytes:
    """All that the process answers; one that answers without end is stopped."""
    pieces: list[bytes] = []
    size = 0
    while process.stdout and (piece := await process.stdout.read(_PIECE)):
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            process.kill()
            break
    return b"".join(pieces)


async def _listen(process: Process, progress: Progress | None) -> None:
    """Pass progress on; the rest of what the process says goes to the log, the last 2,000 bytes of it."""
    said = rest = b""
    while process.stderr and (piece := await process.stderr.read(_PIECE)):
        *lines, rest = (rest + piece).split(b"\n")
        rest = rest[-2000:]
        for line in lines:
            match line.split():
                case [b"progress", part, whole] if part.isdigit() and whole.isdigit():
                    if progress:
                        progress(int(part), int(whole))
                case _:
                    said = (said + line + b"\n")[-2000:]
    if said or rest:
        log.info("reader said", text=(said + rest).decode(errors="replace"))


def _refusal(status: int, limits: Limits) -> UserError:
    if status == -signal.SIGXCPU:
        return UserError("file-timeout", seconds=limits.cpu)
    if status in {OUT_OF_MEMORY, -signal.SIGKILL}:
        return UserError("file-too-heavy")
    return UserError("file-damaged")
