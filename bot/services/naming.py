"""Which held document a person means by what they typed: a symbol in any spelling, a name, or a title."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.browsing import preferred
from bot.domain.citation import Citation
from bot.domain.citation_typed import lookalikes
from bot.domain.document import Expression
from bot.domain.document_names import DocumentNames
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.symbol import Symbol
from bot.services.ports import Library


class Naming:
    """The same for whoever asks: what is quoted, polled or compared is found under one name."""

    def __init__(self, library: Library, names: DocumentNames) -> None:
        self._library = library
        self._names = names

    def symbol(self, typed: str) -> Symbol | None:
        """The document that was typed, held or not; None where that is no symbol and no name."""
        return self._names.symbol(typed)

    def cited(self, text: str) -> tuple[Citation, ...]:
        """The documents that a text cites, in its order."""
        return self._names.cited(text)

    async def named(self, typed: str, language: Language) -> Expression:
        """The document that was typed, in this language where it is held, else in its original.

        A Work without a revision is its first version where that is held, else the newest.

        Raise UserError("document-unknown") with what was probably meant, or
        UserError("document-other-revision") where only another revision is held.
        """
        return preferred(await self.version(typed), language)

    async def version(self, typed: str) -> Sequence[Expression]:
        """Every language held of that version. Raise UserError as `named` does."""
        known = self.symbol(typed)
        symbol = known or Symbol.parse(typed.strip())
        held = await self._library.expressions(symbol.work)
        if not held and known is None:
            held = await self._by_title(typed)
            symbol = held[0].symbol if held else symbol
        if not held:
            raise await self._unknown(typed)
        wanted = [one for one in held if one.symbol == symbol]
        if not wanted and not symbol.revision:
            wanted = list(held)
        if not wanted:
            others = tuple(sorted({one.symbol for one in held}))
            raise UserError("document-other-revision", document=symbol, held=others)
        return [one for one in wanted if one.symbol == wanted[0].symbol]

    async def _by_title(self, typed: str) -> Sequence[Expression]:
        """The one document whose symbol or title contains what was typed; none where several do."""
        near = await self._library.search_works(typed, 2) if typed.strip() else ()
        works = {one.symbol.work for one in near}
        return await self._library.expressions(works.pop()) if len(works) == 1 else ()

    async def _unknown(self, typed: str) -> UserError:
        known = await self._library.symbols()
        near = lookalikes(typed, known, self._names.lexicon)
        if near:
            return UserError("document-unknown-near", document=typed, near=near)
        return UserError("document-unknown", document=typed)
