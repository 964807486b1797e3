"""Keeps the index of words in step with the library, and makes it again whenever it can't be trusted."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import structlog

from bot.domain.errors import UserError
from bot.lock import alone
from bot.search import lexical
from bot.search.analyse import Analyser
from bot.search.lexical import Mark, WordIndex, Writing
from bot.search.sound import is_sound
from bot.search.unwritable import refusal
from bot.services.changes import Change, Changes, LibraryState

log = structlog.get_logger()
T = TypeVar("T")


class DamagedError(Exception):
    """The files of the index can't be read, or hold other clauses than the library."""


class Words:
    """Everything that a refresh takes in is seen at once when it ends.

    The number of the last change is in the same commit: a crash leaves the index as it was, and the next
    refresh begins where that one began.
    """

    def __init__(self, folder: Path, changes: Changes, analyser: Analyser, patience: float) -> None:
        self._folder = folder
        self._patience = patience
        self._changes = changes
        self._analyser = analyser
        self._index: WordIndex | None = None
        self._turn = asyncio.Lock()
        self._writer = ThreadPoolExecutor(1, "index")  # a write that was cancelled ends before the next

    async def look(self, deed: Callable[[WordIndex], T]) -> T:
        """What the deed finds in the index as it is now, done off the event loop.

        Where there is no index yet this waits for it, but not for ever: UserError("search-building").
        """
        try:
            return await self._look(deed)
        except DamagedError:
            log.warning("index damaged, made again", folder=str(self._folder), exc_info=True)
            return await self._look(deed)

    async def refresh(self) -> int:
        """Take in what changed in the library since last time; the number of clauses taken in."""
        async with self._turn, alone(self._folder / "lock"):
            state = await self._changes.state()
            try:
                return await self._step(state)
            except DamagedError:
                log.warning("index damaged, made again", folder=str(self._folder), exc_info=True)
                return await self._step(state)

    def close(self) -> None:
        self._writer.shutdown()

    async def _look(self, deed: Callable[[WordIndex], T]) -> T:
        index = self._index or await self._made()
        return await self._trusting(None, _reloaded, index, deed)

    async def _made(self) -> WordIndex:
        try:
            async with asyncio.timeout(self._patience):
                while self._index is None:
                    await self.refresh()
        except TimeoutError:
            raise UserError("search-building") from None
        return self._index

    async def _step(self, state: LibraryState, afresh: bool = False) -> int:
        """Bring the index from wherever it is, or from nothing, to the library's present."""
        index, mark = await self._trusting(self._writer, self._open, state, afresh)
        changes = await self._changes.changes(mark.seq, _BATCH)
        if changes or mark.seq == 0:
            taken = await self._take(index, mark, changes)
        elif index.count() == state.held:
            taken = 0
        else:
            log.warning("index out of step, made again", index=index.count(), library=state.held)
            return await self._step(state, afresh=True)
        self._index = index
        return taken

    async def _take(self, index: WordIndex, mark: Mark, changes: Sequence[Change]) -> int:
        seq, taken = mark.seq, 0
        writing: Writing = await self._trusting(self._writer, index.writing)
        while changes:
            await self._trusting(self._writer, writing.take, changes, self._analyser)
            seq, taken = changes[-1].seq, taken + len(changes)
            changes = await self._changes.changes(seq, _BATCH)
        await self._trusting(self._writer, writing.commit, Mark(mark.stamp, seq))
        await self._trusting(self._writer, index.reload)
        log.info("index refreshed", clauses=taken, seq=seq)
        return taken

    def _open(self, state: LibraryState, afresh: bool) -> tuple[WordIndex, Mark]:
        """The index of this library and how far it is; an empty one where what is there is no good."""
        stamp = f"{lexical.VERSION} {self._analyser.fingerprint} {state.name}"
        folder = self._folder / "words"
        index = None if afresh else self._index or _opened(folder)
        if index:
            index.reload()
        mark = index.mark() if index else None
        if index and mark and mark.stamp == stamp and mark.seq <= state.last:
            return index, mark
        self._index = None
        shutil.rmtree(folder, ignore_errors=True)
        return WordIndex(folder), Mark(stamp, 0)

    async def _trusting(self, executor: Executor | None, deed: Callable[..., T], *given: object) -> T:
        """What the deed gives, done off the event loop. Raise DamagedError where tantivy gives up."""
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(executor, deed, *given)
        except BaseException as fault:
            if not _is_damage(fault):
                raise
            self._index = None
            raise DamagedError from fault


def _opened(folder: Path) -> WordIndex | None:
    """The index in this folder, None where there is none that is whole."""
    if not is_sound(folder):
        return None
    try:
        return WordIndex(folder)
    except BaseException as fault:
        if _is_damage(fault):
            return None
        raise


def _is_damage(fault: BaseException) -> bool:
    """tantivy raises ValueError, or panics: an exception of its own that is no Exception."""
    if refusal(fault):
        return False
    return isinstance(fault, (ValueError, OSError)) or type(fault).__name__ == "PanicException"


def _reloaded(index: WordIndex, deed: Callable[[WordIndex], T]) -> T:
    index.reload()
    return deed(index)


_BATCH = 2000
