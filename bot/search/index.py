"""The derived index: finds the clauses that answer, by their words and by what they mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from bot.domain.errors import UserError
from bot.domain.language import Language, language_of
from bot.search.analyse import Analyser
from bot.search.fuse import Fusion
from bot.search.lexical import WordIndex
from bot.search.meaning import Meaning
from bot.search.rank import Asked, Ranking
from bot.search.unwritable import refusal
from bot.search.words import Words
from bot.services.changes import Changes
from bot.services.ports import Hit, Scope

T = TypeVar("T")


class Index:
    """The Search port. Without a `meaning`, and while it has nothing to say, clauses are found by words."""

    def __init__(
        self,
        folder: Path,
        changes: Changes,
        analyser: Analyser,
        fusion: Fusion,
        meaning: Meaning | None = None,
        patience: float = 20.0,
    ) -> None:
        """`patience` is how many seconds a question waits for an index that isn't there yet."""
        self._words = Words(folder, changes, analyser, patience)
        self._analyser = analyser
        self._fusion = fusion
        self._meaning = meaning

    async def find(self, question: str, language: Language, scope: Scope, limit: int) -> Sequence[Hit]:
        """The clauses that best answer, best first; none for a question without a word of meaning.

        Where there is no index yet the question waits for it, but not for ever: UserError("search-building").
        """
        asked = await self.asked(question[:_LONGEST], language)
        if limit < 1 or not asked.terms:
            return []
        ranking = self.ranking()
        return await self.look(lambda words: ranking.find(asked, words, scope, limit))

    async def refresh(self) -> int:
        """Take in what changed in the library; the number of clauses taken in. Their vectors follow later.

        Raise UserError("index-full" | "index-readonly") where that can't be written.
        """
        with _mendable():
            taken = await self._words.refresh()
        if self._meaning is not None:
            self._meaning.start()
        return taken

    async def settle(self) -> None:
        """Wait until everything held is found by meaning too."""
        if self._meaning is not None:
            await self._meaning.settle()

    @property
    def progress(self) -> tuple[int, int]:
        """How many clauses have their vectors, and how many are held; equal when all is done."""
        return self._meaning.progress if self._meaning is not None else (0, 0)

    async def examine(self) -> None:
        """Try what is needed to find clauses by meaning, so that `failing` is true of this moment."""
        if self._meaning is not None:
            await self._meaning.examine()

    @property
    def failing(self) -> bool:
        """Whether something by which clauses are found by meaning can't be used at present."""
        return self._meaning is not None and self._meaning.failing

    async def close(self) -> None:
        if self._meaning is not None:
            await self._meaning.close()
        self._words.close()

    async def asked(self, question: str, reader: Language) -> Asked:
        """The question as it is looked up, in the language of its words, else the reader's."""
        written = language_of(question)
        language = reader if written is Language.UNDETERMINED else written
        terms = tuple(self._analyser.question_terms(question, reader))
        particular = self._analyser.particulars.asked(question)
        if self._meaning is None or not terms:
            return Asked(language, terms, particular)
        spoken, views = await self._meaning.asked(question, language)
        return Asked(language, terms, particular, spoken, views)

    async def look(self, deed: Callable[[WordIndex], T]) -> T:
        """What the deed finds in the index of words, done off the event loop."""
        with _mendable():
            return await self._words.look(deed)

    def ranking(self) -> Ranking:
        return Ranking(self._fusion)


@contextmanager
def _mendable() -> Iterator[None]:
    """Say what a host can mend where the index can't be written."""
    try:
        yield
    except Exception as fault:
        if key := refusal(fault):
            raise UserError(key) from fault
        raise


_LONGEST = 20_000  # characters; a whole pasted page
