"""The library as people browse it: documents by what they typed, clauses by label, their neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.answer import Quotation
from bot.domain.browsing import Citing, DocumentPage, place, preferred
from bot.domain.document import Expression, HeldClause
from bot.domain.errors import UserError
from bot.domain.instruments import Register
from bot.domain.language import Language, in_official_order
from bot.domain.lookup import find_clause
from bot.domain.symbol import Symbol
from bot.domain.vocabulary import SectionLexicon
from bot.services.corrigenda import Corrigenda
from bot.services.naming import Naming
from bot.services.ports import Library

PAGE = 8  # clauses on a page of a document


class Documents:
    """Finds documents and clauses as people name them."""

    def __init__(
        self,
        library: Library,
        corrigenda: Corrigenda,
        naming: Naming,
        sections: SectionLexicon,
        register: Register,
    ) -> None:
        self._library = library
        self._corrigenda = corrigenda
        self._register = register
        self._naming = naming
        self._sections = sections

    def symbol(self, typed: str) -> Symbol | None:
        """The document that was typed, held or not; None where that is no symbol and no name."""
        return self._naming.symbol(typed)

    async def named(self, typed: str, language: Language) -> Expression:
        """The document that was typed, in this language where it is held, else in its original.

        Raise UserError("document-unknown") with what was probably meant, or
        UserError("document-other-revision") where only another revision is held.
        """
        return await self._naming.named(typed, language)

    async def whole(
        self, typed: str, language: Language, revision: str = "", *, exactly: bool = False
    ) -> Sequence[HeldClause]:
        """Every clause of a document, in this language where it is held.

        Raise UserError("document-other-revision") where `revision` is not held, and, with `exactly`,
        UserError("document-other-language") where the language is not.
        """
        expression = await self.named(typed, language)
        if revision:
            expression = await self._revision(expression, revision, language)
        if exactly and expression.language is not language:
            raise UserError("document-other-language", document=expression.symbol)
        return await self._library.clauses(expression)

    async def suggestions(self, typed: str, language: Language, limit: int = 25) -> Sequence[Expression]:
        """Documents for autocomplete, one a version, in that language where nothing else was typed."""
        return await self._library.search_works(typed, limit, language)

    async def labels_near(
        self, document: str, language: Language, part: str, limit: int = 25
    ) -> Sequence[HeldClause]:
        """Clauses of a document for autocomplete, by reference or else by words; none where it is unknown."""
        try:
            clauses = await self._library.clauses(await self.named(document, language))
        except UserError:
            return ()
        citable = [one for one in clauses if one.clause.label or one.clause.section]
        wanted = part.casefold().strip()
        near = [one for one in citable if wanted in place(one).casefold()]
        return (near or [one for one in citable if wanted in one.clause.text.casefold()])[:limit]

    async def clause(self, typed: str, label: str, language: Language) -> Quotation:
        """One clause by document and label. Raise UserError("clause-unknown") with those that exist."""
        expression = await self.named(typed, language)
        clauses = await self._library.clauses(expression)
        found = find_clause([one.clause for one in clauses], label, self._sections)
        if found.clause is None:
            raise UserError(
                "clause-unknown",
                document=expression.symbol,
                label=label,
                nearest=found.suggestions,
            )
        held = next(one for one in clauses if one.clause.key == found.clause.key)
        return await self.quotation(held, language)

    async def by_ref(self, ref: str) -> HeldClause:
        """The clause behind a control. Raise UserError("clause-gone") where it is no longer held."""
        held = await self._library.clause(ref)
        if held is None:
            raise UserError("clause-gone")
        return held

    async def quotation(self, held: HeldClause, reader: Language = Language.UNDETERMINED) -> Quotation:
        """A clause with its chapeau, its languages held, newer revisions, and what corrigenda say of it.

        Beside it, for a reader of another language, the same clause in theirs, where that is held.
        """
        own = held.expression
        translations = await self._library.translations(held)
        newest = (await self._library.expressions(own.symbol.work))[0].symbol
        same = (one for one in translations if one.expression.language is reader)
        return Quotation(
            held,
            tuple(await self._library.chapeau(held.ref)),
            tuple(one.expression.language for one in translations),
            newest if newest.recency > own.symbol.recency else None,
            (await self._corrigenda.of(own)).get(held.clause.key, ()),
            self._register.newer(newest),
            next(same, None) if own.language is not reader else None,
        )

    async def quotation_of(self, ref: str, reader: Language = Language.UNDETERMINED) -> Quotation:
        """The clause behind a control, with what a reader needs beside it."""
        return await self.quotation(await self.by_ref(ref), reader)

    async def neighbours(self, ref: str, around: int = 2) -> Sequence[HeldClause]:
        """The clause with those before and after it."""
        held = await self.by_ref(ref)
        clauses = await self._library.clauses(held.expression)
        return clauses[max(0, held.position - around) : held.position + around + 1]

    async def translations(self, ref: str) -> Sequence[HeldClause]:
        """The clause in every language held, its own first."""
        held = await self.by_ref(ref)
        return [held, *await self._library.translations(held)]

    async def page_with(self, ref: str) -> DocumentPage:
        """The page of its document on which a clause stands."""
        held = await self.by_ref(ref)
        return await self._page(held.expression, held.position // PAGE)

    async def first_page(self, ref: str, language: Language) -> DocumentPage:
        """The first page of the document behind a control, in the reader's language where it is held."""
        expression = await self._library.expression_by_ref(ref)
        if expression is None:
            raise UserError("clause-gone")
        held = await self._library.expressions(expression.symbol.work)
        same = [one for one in held if one.symbol == expression.symbol]
        return await self._page(preferred(same, language), 0)

    async def page(self, typed: str, language: Language, number: int = 0) -> DocumentPage:
        """A page of the document that was typed, counted from 0."""
        return await self._page(await self.named(typed, language), number)

    async def cited_in(self, text: str) -> Sequence[Citing]:
        """The documents that a text cites, each once, with what is held of them."""
        symbols = dict.fromkeys(found.symbol for found in self._naming.cited(text))
        return [Citing(symbol, tuple(await self._library.expressions(symbol.work))) for symbol in symbols]

    async def cited_by_document(self, expression: Expression) -> Sequence[Citing]:
        """The documents that a held document cites, itself left out."""
        clauses = await self._library.clauses(expression)
        cited = await self.cited_in("\n".join(one.clause.text for one in clauses))
        return [one for one in cited if one.symbol.work != expression.symbol.work]

    async def _page(self, expression: Expression, number: int) -> DocumentPage:
        clauses = await self._library.clauses(expression)
        held = await self._library.expressions(expression.symbol.work)
        pages = max(1, -(-len(clauses) // PAGE))
        number = min(max(number, 0), pages - 1)
        start = number * PAGE
        return DocumentPage(
            expression,
            tuple(clauses[start : start + PAGE]),
            len(clauses),
            number,
            pages,
            tuple(dict.fromkeys(one.symbol for one in held)),
            in_official_order(one.language for one in held if one.symbol == expression.symbol),
            clauses[start - PAGE] if number else None,
            clauses[start + PAGE] if start + PAGE < len(clauses) else None,
            await self._corrigenda.of(expression),
            await self._corrigenda.held(expression.symbol),
        )

    async def _revision(self, found: Expression, revision: str, language: Language) -> Expression:
        held = await self._library.expressions(found.symbol.work)
        wanted = [one for one in held if revision.casefold() in one.symbol.revision.casefold()]
        if not wanted:
            others = tuple(sorted({one.symbol for one in held}))
            raise UserError("document-other-revision", document=Symbol(found.symbol.work), held=others)
        return preferred([one for one in wanted if one.symbol == wanted[0].symbol], language)
