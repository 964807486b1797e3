"""From which documents a question may be answered: those it names, or those within its limits."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.answer import Missing
from bot.domain.citation_lexicon import Lexicon
from bot.domain.document import Expression
from bot.domain.instruments import Register
from bot.domain.language import Language
from bot.domain.limits import Conflict, Limits
from bot.domain.question import Asked
from bot.domain.symbol import Symbol
from bot.services.documents import Documents
from bot.services.pointing import Pointed
from bot.services.ports import Library, Scope


@dataclass(frozen=True, slots=True)
class Reach:
    """Where to look.

    cited     the held documents that the question names, as it names them
    admitted  the versions within its limits, None where it has none
    """

    scope: Scope
    cited: tuple[Symbol, ...] = ()
    missing: tuple[Missing, ...] = ()
    admitted: frozenset[Symbol] | None = None
    conflict: Conflict | None = None

    @property
    def empty(self) -> bool:
        """Whether no document held is within the limits."""
        return self.admitted is not None and not self.admitted

    def admits(self, symbol: Symbol) -> bool:
        """Whether a version may be quoted; any, where none is within the limits."""
        return not self.admitted or symbol in self.admitted


class Reaching:
    """Finds where to look."""

    def __init__(
        self,
        library: Library,
        documents: Documents,
        citations: Lexicon,
        register: Register,
    ) -> None:
        self._library = library
        self._documents = documents
        self._citations = citations
        self._register = register

    async def __call__(self, pointed: Pointed, asked: Asked, language: Language, document: str) -> Reach:
        """Raise what Documents.named raises for `document`; limits that nothing can meet are left aside."""
        conflict = asked.limits.conflict
        if document:
            named = await self._documents.named(document, language)
            conflict = conflict or self._against(asked.limits, [named])
            return Reach(Scope(works=(named.symbol.work,)), (named.symbol,), conflict=conflict)
        held = {symbol: list(await self._library.expressions(symbol.work)) for symbol in pointed.documents}
        lacking = ((symbol, there) for symbol, there in held.items() if _lacks(symbol, there))
        missing = tuple(self._missing(symbol, there) for symbol, there in lacking)
        cited = tuple(symbol for symbol, there in held.items() if there)
        if cited:
            there = [one for symbol in cited for one in held[symbol]]
            conflict = conflict or self._against(asked.limits, there)
            works = tuple(dict.fromkeys(one.symbol.work for one in there))
            return Reach(Scope(works=works), cited, missing, conflict=conflict)
        if conflict or not asked.limits:
            return Reach(Scope(), (), missing, conflict=conflict)
        return await self._within(asked.limits, missing)

    async def _within(self, limits: Limits, missing: tuple[Missing, ...]) -> Reach:
        every = await self._library.all_expressions()
        admitted = frozenset(one.symbol for one in every if limits.admits(one, self._citations))
        works = tuple(dict.fromkeys(symbol.work for symbol in sorted(admitted)))
        return Reach(Scope(works=works), (), missing, admitted)

    def _against(self, limits: Limits, named: list[Expression]) -> Conflict | None:
        """Whether the limits leave out every document that is named."""
        fits = any(limits.admits(one, self._citations) for one in named)
        return None if fits or not limits else Conflict.DOCUMENT

    def _missing(self, symbol: Symbol, held: list[Expression]) -> Missing:
        others = tuple(dict.fromkeys(one.symbol for one in held))
        return Missing(symbol, others, self._register.find(symbol))


def _lacks(symbol: Symbol, held: list[Expression]) -> bool:
    """Whether exactly what is named is not held; any edition will do where none is named."""
    return not held or bool(symbol.revision and all(one.symbol != symbol for one in held))
