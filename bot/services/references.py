"""What a document or a clause cites, and what cites it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.browsing import preferred
from bot.domain.cited import Cites, Neighbourhood, Tie
from bot.domain.document import Expression, HeldClause
from bot.domain.errors import UserError
from bot.domain.instruments import Register
from bot.domain.language import Language
from bot.domain.lookup import find_clause
from bot.domain.symbol import Symbol
from bot.domain.vocabulary import SectionLexicon
from bot.services.citing import CitationGraph, Citing
from bot.services.documents import Documents
from bot.services.ports import Library


class References:
    """Answers from the graph of citations, brought up to date first."""

    def __init__(
        self,
        library: Library,
        documents: Documents,
        citing: Citing,
        graph: CitationGraph,
        register: Register,
        sections: SectionLexicon,
    ) -> None:
        self._library = library
        self._documents = documents
        self._citing = citing
        self._graph = graph
        self._register = register
        self._sections = sections

    async def around(self, typed: str, label: str, language: Language) -> Neighbourhood:
        """What the document that was typed cites and what cites it; of one clause where `label` names it.

        A document that is not held has those that cite it, and what the register knows. Raise UserError as
        `Documents.named` and `Documents.clause` do, where nothing at all is known of it.
        """
        await self._citing.catch_up()
        try:
            expression = await self._documents.named(typed, language)
        except UserError:
            return await self._not_held(typed, label, language)
        clause = None
        if label.strip():
            clause = (await self._documents.clause(typed, label, language)).held
        cites = await self._graph.cites(expression)
        citing = await self._graph.citing(expression.symbol.work)
        if clause:
            cites = [each for each in cites if each.clause == clause.ref]
            citing = await self._citing_clause(clause, citing)
        return Neighbourhood(
            expression.symbol,
            expression,
            clause,
            await self._cited(cites, expression.symbol),
            await self._citers(citing, expression.symbol, language),
            self._register.find(expression.symbol),
        )

    async def _not_held(self, typed: str, label: str, language: Language) -> Neighbourhood:
        """Raise the UserError that `Documents.named` raised, where nothing is known of what was typed."""
        symbol = self._documents.symbol(typed)
        citing = await self._graph.citing(symbol.work) if symbol else ()
        known = self._register.find(symbol) if symbol else None
        if symbol is None or label.strip() or not (citing or known):
            await self._documents.named(typed, language)
        symbol = symbol or Symbol(typed)
        return Neighbourhood(symbol, None, None, (), await self._citers(citing, symbol, language), known)

    async def _citing_clause(self, clause: HeldClause, citing: Sequence[Cites]) -> Sequence[Cites]:
        """Those that name this clause of this edition, or of no edition in particular."""
        symbol = clause.expression.symbol
        own = [held.clause for held in await self._library.clauses(clause.expression)]
        found: list[Cites] = []
        for each in citing:
            if not each.cited.label or each.cited.symbol.revision not in ("", symbol.revision):
                continue
            named = find_clause(own, each.cited.label, self._sections).clause
            if named and named.key == clause.clause.key:
                found.append(each)
        return found

    async def _cited(self, cites: Sequence[Cites], own: Symbol) -> tuple[Tie, ...]:
        grouped: dict[Symbol, list[Cites]] = {}
        for each in cites:
            if each.cited.symbol.work != own.work:
                grouped.setdefault(each.cited.symbol, []).append(each)
        clauses = await self._clauses(cites)
        return tuple([await self._tie(symbol, each, clauses) for symbol, each in grouped.items()])

    async def _citers(self, citing: Sequence[Cites], own: Symbol, language: Language) -> tuple[Tie, ...]:
        """The documents that cite, each clause once, in the reader's language where it is held."""
        clauses = await self._clauses(citing)
        grouped: dict[Symbol, dict[str, dict[Language, Cites]]] = {}
        for each in citing:
            held = clauses.get(each.clause)
            if held and held.expression.symbol.work != own.work:
                keys = grouped.setdefault(held.expression.symbol, {})
                keys.setdefault(held.clause.key, {}).setdefault(held.expression.language, each)
        ties = []
        for symbol, keys in grouped.items():
            chosen = [_chosen(spoken, clauses, language) for spoken in keys.values()]
            chosen.sort(key=lambda each: clauses[each.clause].position)
            every = [each for each in citing if each.clause in {one.clause for one in chosen}]
            ties.append(await self._tie(symbol, every, clauses))
        return tuple(ties)

    async def _clauses(self, cites: Sequence[Cites]) -> Mapping[str, HeldClause]:
        refs = list(dict.fromkeys(each.clause for each in cites))
        return {held.ref: held for held in await self._library.clauses_by_ref(refs)}

    async def _tie(self, symbol: Symbol, cites: Sequence[Cites], clauses: Mapping[str, HeldClause]) -> Tie:
        refs = dict.fromkeys(each.clause for each in cites)
        return Tie(
            symbol,
            tuple(await self._library.expressions(symbol.work)),
            tuple(sorted((clauses[ref] for ref in refs if ref in clauses), key=lambda held: held.position)),
            tuple(dict.fromkeys(each.cited.label for each in cites if each.cited.label)),
            self._register.find(symbol),
        )


def _chosen(spoken: Mapping[Language, Cites], clauses: Mapping[str, HeldClause], language: Language) -> Cites:
    """Of one clause in several languages, the citation in the reader's."""
    expressions: dict[str, tuple[Expression, Cites]] = {
        clauses[each.clause].expression.key: (clauses[each.clause].expression, each)
        for each in spoken.values()
    }
    best = preferred([expression for expression, _ in expressions.values()], language)
    return expressions[best.key][1]
