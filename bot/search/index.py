"""The derived index: kept in step with the library, made again whenever it can't be trusted."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import structlog

from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.lock import alone
from bot.search import lexical
from bot.search.analyse import Analyser
from bot.search.changes import Change, Changes, LibraryState
from bot.search.fuse import words_probability
from bot.search.lexical import Mark, Match, WordIndex, Writing
from bot.search.sound import is_sound
from bot.services.ports import Hit, Scope

log = structlog.get_logger()
T = TypeVar("T")


class DamagedError(Exception):
    """The files of the index can't be read, or hold other clauses than the library."""


class Index:
    """Finds clauses by words (the Search port).

    Everything that a refresh takes in is seen at once when it ends, with the number of the last change in the
    same commit: a crash leaves the index as it was, and the next refresh begins where that one began.
    """

    def __init__(self, folder: Path, changes: Changes, analyser: Analyser, patience: float = 20.0) -> None:
        """`patience` is how many seconds a question waits for an index that isn't there yet."""
        self._folder = folder
        self._patience = patience
        self._changes = changes
        self._analyser = analyser
        self._words: WordIndex | None = None
        self._turn = asyncio.Lock()
        self._writer = ThreadPoolExecutor(
            1, thread_name_prefix="index"
        )  # a cancelled write ends before the next

    async def find(self, question: str, language: Language, scope: Scope, limit: int) -> Sequence[Hit]:
        """The clauses that best answer, best first; none for a question without a word of meaning.

        Where there is no index yet the question waits for it, but not for ever: UserError("search-building").
        """
        if limit < 1:
            return []
        try:
            return await self._find(question, language, scope, limit)
        except DamagedError:
            log.warning("index damaged, made again", folder=str(self._folder), exc_info=True)
            return await self._find(question, language, scope, limit)

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

    async def _find(self, question: str, language: Language, scope: Scope, limit: int) -> list[Hit]:
        words = self._words or await self._made()
        found = await self._trusting(None, self._matches, words, question, language, scope, limit)
        return [Hit(match.ref, words_probability(match.share)) for match in found]

    async def _made(self) -> WordIndex:
        try:
            async with asyncio.timeout(self._patience):
                while self._words is None:
                    await self.refresh()
        except TimeoutError:
            raise UserError("search-building") from None
        return self._words

    def _matches(
        self, words: WordIndex, question: str, language: Language, scope: Scope, limit: int
    ) -> list[Match]:
        words.reload()
        terms = self._analyser.question_terms(question[:_LONGEST_QUESTION], language)
        return words.search(terms, scope, limit) if terms else []

    async def _step(self, state: LibraryState, afresh: bool = False) -> int:
        """Bring the index from wherever it is, or from nothing, to the library's present."""
        words, mark = await self._trusting(self._writer, self._open, state, afresh)
        changes = await self._changes.changes(mark.seq, _BATCH)
        if changes or mark.seq == 0:
            taken = await self._take(words, mark, changes)
        elif words.count() == state.held:
            taken = 0
        else:
            log.warning("index out of step, made again", index=words.count(), library=state.held)
            return await self._step(state, afresh=True)
        self._words = words
        return taken

    async def _take(self, words: WordIndex, mark: Mark, changes: Sequence[Change]) -> int:
        seq, taken = mark.seq, 0
        writing: Writing = await self._trusting(self._writer, words.writing)
        while changes:
            await self._trusting(self._writer, writing.take, changes, self._analyser)
            seq, taken = changes[-1].seq, taken + len(changes)
            changes = await self._changes.changes(seq, _BATCH)
        await self._trusting(self._writer, writing.commit, Mark(mark.stamp, seq))
        await self._trusting(self._writer, words.reload)
        log.info("index refreshed", clauses=taken, seq=seq)
        return taken

    def _open(self, state: LibraryState, afresh: bool) -> tuple[WordIndex, Mark]:
        """The index of this library and how far it is; an empty one where what is there is no good."""
        stamp = f"{lexical.VERSION} {self._analyser.fingerprint} {state.name}"
        folder = self._folder / "words"
        words = None if afresh else self._words or _opened(folder)
        if words:
            words.reload()
        mark = words.mark() if words else None
        if words and mark and mark.stamp == stamp and mark.seq <= state.last:
            return words, mark
        self._words = None
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
            self._words = None
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
    return isinstance(fault, (ValueError, OSError)) or type(fault).__name__ == "PanicException"


_BATCH = 2000
_LONGEST_QUESTION = 20_000  # characters; a whole pasted page
