"""The corrigenda held of a document, on the clauses that they correct."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.browsing import preferred
from bot.domain.corrigendum import Corrected, CorrectionLexicon, corrected_by
from bot.domain.document import Expression
from bot.domain.symbol import Symbol
from bot.services.ports import Library


class Corrigenda:
    """Never changes a text: it says beside it what is to be put right."""

    def __init__(self, library: Library, lexicon: CorrectionLexicon) -> None:
        self._library = library
        self._lexicon = lexicon

    async def held(self, symbol: Symbol) -> tuple[Symbol, ...]:
        """The corrigenda held of this version, in their order."""
        found = await self._library.corrigenda(symbol)
        return tuple(dict.fromkeys(one.symbol for one in found))

    async def of(self, expression: Expression) -> Mapping[str, tuple[Corrected, ...]]:
        """What the corrigenda of a document say, by the key of the clause that they correct.

        Each is read in the language of the document where it is held in it, else in its original.
        """
        held = await self._library.corrigenda(expression.symbol)
        if not held:
            return {}
        clauses = [one.clause for one in await self._library.clauses(expression)]
        found: dict[str, tuple[Corrected, ...]] = {}
        for symbol in dict.fromkeys(one.symbol for one in held):
            own = preferred([one for one in held if one.symbol == symbol], expression.language)
            corrected = corrected_by(clauses, await self._library.clauses(own), self._lexicon)
            for key, each in corrected.items():
                found[key] = (*found.get(key, ()), *each)
        return found
