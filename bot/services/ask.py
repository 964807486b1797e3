"""A question answered by quoting the clause that answers it, or by saying that it isn't there."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

from bot.domain.answer import Answer, Finding
from bot.domain.browsing import preferred
from bot.domain.citation import find_citations
from bot.domain.citation_lexicon import Lexicon as CitationLexicon
from bot.domain.clause import Kind
from bot.domain.document import HeldClause
from bot.domain.errors import UserError
from bot.domain.language import Language, language_of
from bot.domain.lookup import clause_mentions, find_clause
from bot.domain.symbol import Symbol
from bot.domain.vocabulary import SectionLexicon
from bot.services.documents import Documents
from bot.services.ports import Library, Scope, Search

ANSWERED = 0.5  # the probability from which a clause counts as an answer
MOST_TYPED = 4000
_SPARE = 3  # hits asked for a place: some are titles, or the same clause of another revision


class Ask:
    """Looks first where the question points, then everywhere it may look."""

    def __init__(
        self,
        library: Library,
        documents: Documents,
        search: Search,
        citations: CitationLexicon,
        sections: SectionLexicon,
    ) -> None:
        self._library = library
        self._documents = documents
        self._search = search
        self._citations = citations
        self._sections = sections

    async def __call__(self, question: str, language: Language, document: str = "", limit: int = 3) -> Answer:
        """The answer to a question asked by a reader of `language`, inside one document where it is given.

        Raise UserError("question-empty" | "question-long") or, for `document`, what Documents.named raises.
        """
        started = time.perf_counter()
        asked = question.strip()
        _check(asked)
        spoken = language_of(asked)
        spoken = language if spoken is Language.UNDETERMINED else spoken
        scope, cited, missing = await self._scope(asked, language, document)
        exact = await self._pointed_at(asked, cited, language)
        findings = exact or await self._found(asked, spoken, scope, limit)
        answered = bool(findings) and findings[0].probability >= ANSWERED
        took = (time.perf_counter() - started) * 1000
        return Answer(asked, spoken, answered, tuple(findings), missing, took)

    async def _scope(
        self, asked: str, language: Language, document: str
    ) -> tuple[Scope, tuple[Symbol, ...], tuple[Symbol, ...]]:
        """Where to look, the held documents that the question cites, and the cited ones not held."""
        if document:
            named = await self._documents.named(document, language)
            return Scope(works=(named.symbol.work,)), (named.symbol,), ()
        symbols = dict.fromkeys(found.symbol for found in find_citations(asked, self._citations))
        held: list[Symbol] = []
        missing: list[Symbol] = []
        for symbol in symbols:
            (held if await self._library.expressions(symbol.work) else missing).append(symbol)
        return Scope(works=tuple(symbol.work for symbol in held)), tuple(held), tuple(missing)

    async def _pointed_at(self, asked: str, cited: Sequence[Symbol], language: Language) -> list[Finding]:
        """The clauses that the question names by document and label; certain where they exist."""
        labels = clause_mentions(asked, self._sections)
        findings: list[Finding] = []
        for symbol in cited if labels else ():
            held = await self._library.expressions(symbol.work)
            versions = [one for one in held if one.symbol == symbol] or held
            newest = [one for one in versions if one.symbol == versions[0].symbol]
            clauses = await self._library.clauses(preferred(newest, language))
            for label in labels:
                found = find_clause([one.clause for one in clauses], label, self._sections)
                findings += [
                    Finding(await self._documents.quotation(one), 1.0)
                    for one in clauses
                    if found.clause is not None and one.clause.key == found.clause.key
                ]
        return findings

    async def _found(self, asked: str, spoken: Language, scope: Scope, limit: int) -> list[Finding]:
        hits = {hit.ref: hit for hit in await self._search.find(asked, spoken, scope, limit * _SPARE)}
        held = _once(filter(says_something, await self._library.clauses_by_ref(list(hits))))[:limit]
        return [Finding(await self._documents.quotation(one), hits[one.ref].probability) for one in held]


def says_something(held: HeldClause) -> bool:
    """Whether a clause can answer: a title or heading without a number only names what follows it."""
    return bool(held.clause.label) or held.clause.kind is not Kind.HEADING


def _once(held: Iterable[HeldClause]) -> list[HeldClause]:
    """The clauses in their order, those that a revision left as they were only in their newest."""
    newest: dict[tuple[str, str, str], HeldClause] = {}
    for one in held:
        same = (one.expression.symbol.work, one.clause.key, one.clause.text)
        if same not in newest or one.expression.symbol.recency > newest[same].expression.symbol.recency:
            newest[same] = one
    return list(newest.values())


def _check(asked: str) -> None:
    if not any(character.isalnum() for character in asked):
        raise UserError("question-empty")
    if len(asked) > MOST_TYPED:
        raise UserError("question-long", most=MOST_TYPED)
