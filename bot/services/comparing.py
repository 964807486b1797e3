"""Two revisions of a document clause by clause, and its languages side by side."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.domain.browsing import preferred
from bot.domain.compare import Change, Compared, Row, compare, side_by_side
from bot.domain.document import Expression
from bot.domain.errors import UserError
from bot.domain.language import Language, in_official_order
from bot.services.documents import Documents
from bot.services.ports import Library

Rows = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of every clause from one revision to another, both in one language."""

    old: Expression
    new: Expression
    clauses: tuple[Compared, ...]

    @property
    def changes(self) -> tuple[Compared, ...]:
        """The clauses that did not stay as they were."""
        return tuple(one for one in self.clauses if one.change is not Change.SAME)


@dataclass(frozen=True, slots=True)
class Languages:
    """A document's clauses in the languages compared, and those of these languages that are not held."""

    expression: Expression
    languages: tuple[Language, ...]
    missing: tuple[Language, ...]
    rows: Rows


class Comparing:
    """Compares what the library holds."""

    def __init__(self, library: Library, documents: Documents) -> None:
        self._library = library
        self._documents = documents

    async def revisions(self, old: str, new: str, language: Language) -> Difference:
        """What changed from the document `old` to `new`, in a language that both are held in.

        Where `new` is "", it is the newest revision held of `old`. Raise UserError("diff-nothing") where no
        other revision is held, ("diff-same") where both are one and the same, ("diff-language") where no
        language is held of both.
        """
        before = await self._documents.named(old, language)
        after = await (self._documents.named(new, language) if new.strip() else self._newest(before))
        if before.symbol == after.symbol and new.strip():
            raise UserError("diff-same", document=before.symbol)
        if before.symbol == after.symbol:
            raise UserError("diff-nothing", document=before.symbol)
        before, after = await self._same_language(before, after, language)
        first = [one.clause for one in await self._library.clauses(before)]
        second = [one.clause for one in await self._library.clauses(after)]
        return Difference(before, after, await asyncio.to_thread(compare, first, second))

    async def languages(
        self, document: str, wanted: tuple[Language, ...], reader: Language, label: str = ""
    ) -> Languages:
        """A document, or the clause of it that `label` names, side by side in the languages wanted.

        Where none is named it is every language held, as the United Nations lists them; where one is, it
        and the reader's own. Raise UserError("compare-one-language") where fewer than two are held.
        """
        wanted = tuple(dict.fromkeys((reader, *wanted))) if len(wanted) == 1 else wanted
        expression = await self._documents.named(document, reader)
        held = await self._library.expressions(expression.symbol.work)
        by_language = {one.language: one for one in held if one.symbol == expression.symbol}
        chosen = [
            language for language in wanted or in_official_order(by_language) if language in by_language
        ]
        missing = tuple(language for language in wanted if language not in by_language)
        if len(chosen) < 2:
            raise UserError("compare-one-language", document=expression.symbol)
        versions = {
            language: [one.clause for one in await self._library.clauses(by_language[language])]
            for language in chosen
        }
        rows = await asyncio.to_thread(side_by_side, versions)
        if label.strip():
            key = (await self._documents.clause(document, label, reader)).held.clause.key
            rows = tuple(row for row in rows if row.key == key)
        return Languages(expression, tuple(chosen), missing, rows)

    async def _newest(self, found: Expression) -> Expression:
        held = await self._library.expressions(found.symbol.work)
        return next((one for one in held if one.language is found.language), held[0])

    async def _same_language(
        self, old: Expression, new: Expression, language: Language
    ) -> tuple[Expression, Expression]:
        """The two in one language: the reader's, else another that both are held in."""
        before = await self._versions(old)
        after = await self._versions(new)
        common = [one for one in after if one.language in {each.language for each in before}]
        if not common:
            raise UserError("diff-language", old=old.symbol, new=new.symbol)
        chosen = preferred(common, language)
        return next(one for one in before if one.language is chosen.language), chosen

    async def _versions(self, expression: Expression) -> list[Expression]:
        held = await self._library.expressions(expression.symbol.work)
        return [one for one in held if one.symbol == expression.symbol]
