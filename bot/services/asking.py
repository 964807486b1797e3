"""Questions that are answered otherwise than by looking for words: names, citations, changes, heads."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

from bot.domain.answer import Changed
from bot.domain.citation_lexicon import Lexicon
from bot.domain.cited import Neighbourhood
from bot.domain.compare import Compared
from bot.domain.concepts import Concept
from bot.domain.described import Described, described
from bot.domain.document import Expression, HeldClause
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.masthead import Masthead
from bot.domain.mentions import clause_mentions
from bot.domain.overlap import pieces
from bot.domain.question import Asked
from bot.domain.submitter import SubmitterLexicon
from bot.domain.symbol import Symbol
from bot.domain.vocabulary import SectionLexicon
from bot.services.comparing import Comparing
from bot.services.ports import Hit, Library, Scope, Search
from bot.services.references import References

_WIDE = 40  # clauses looked through for a name


class Asking:
    """Answers out of the glossary, the graph of citations, and comparisons of revisions."""

    def __init__(
        self,
        library: Library,
        search: Search,
        references: References,
        comparing: Comparing,
        sections: SectionLexicon,
        heads: tuple[SubmitterLexicon, Masthead, Lexicon],
    ) -> None:
        self._library = library
        self._search = search
        self._references = references
        self._comparing = comparing
        self._sections = sections
        self._heads = heads

    async def using(self, concept: Concept, language: Language, scope: Scope) -> Sequence[Hit]:
        """Clauses that use one of the names of a concept, best first."""
        names = concept.names.get(language) or next(iter(concept.names.values()))
        hits = await self._search.find(" ".join(names), language, scope, _WIDE)
        held = {one.ref: one for one in await self._library.clauses_by_ref([hit.ref for hit in hits])}
        return [hit for hit in hits if hit.ref in held and concept.used_in(held[hit.ref].clause.text)]

    async def citing(self, text: str, cited: Symbol, language: Language) -> Neighbourhood:
        """What cites a document, or the clause of it that the question names."""
        labels = clause_mentions(text, self._sections)
        for label in (*labels[:1], ""):
            with contextlib.suppress(UserError):
                return await self._references.around(cited.canonical, label, language)
        return Neighbourhood(cited, None, None, (), (), None)

    async def changes(
        self, asked: Asked, cited: Sequence[Symbol], language: Language
    ) -> tuple[Changed, list[HeldClause]]:
        """What changed, as far as the question is about it, and the clauses as they now stand.

        Raise UserError("question-which-document") where a revision is named and not of what, and what
        Comparing.revisions raises.
        """
        old, new = await self._editions(asked, cited)
        found = await self._comparing.revisions(old, new, language)
        about = [one for one in found.changes if _concerns(one, asked.subject)] if asked.subject else []
        shown = tuple(about) or found.changes
        after = await self._library.clauses(found.new)
        keys = {one.new.key for one in shown if one.new}
        changed = Changed(found.old.symbol, found.new.symbol, found.new.language, shown, bool(about))
        return changed, [held for held in after if held.clause.key in keys]

    async def described(self, documents: Sequence[Expression]) -> tuple[Described, ...]:
        """What the heads of held documents say of them, of each in its language."""
        found: list[Described] = []
        for one in documents:
            clauses = [held.clause for held in await self._library.clauses(one)]
            found.append(described(one, clauses, self._heads))
        return tuple(found)

    async def _editions(self, asked: Asked, cited: Sequence[Symbol]) -> tuple[str, str]:
        """The two to be compared, as they may be typed; the second "" for the newest."""
        if asked.earlier:
            work = cited[0].work if cited else (await self._only_one(asked.revision)).work
            return str(Symbol(work, asked.earlier)), str(Symbol(work, asked.revision))
        if len(cited) > 1:
            first, second = sorted(cited[:2], key=lambda symbol: symbol.recency)
            return first.canonical, second.canonical
        newer = cited[0] if cited else await self._only_one(asked.revision)
        if not newer.revision and asked.revision:
            newer = Symbol(newer.work, asked.revision)
        if not newer.revision:
            return newer.canonical, ""
        held = [one.symbol for one in await self._library.expressions(newer.work)]
        before = [one for one in held if one.recency < newer.recency]
        return (before[0] if before else newer).canonical, newer.canonical

    async def _only_one(self, revision: str) -> Symbol:
        fitting = [one for one in await self._library.symbols() if one.revision == revision]
        if len(fitting) != 1:
            named = tuple(fitting[:5])
            raise UserError("question-which-document", revision=revision, documents=named or "—")
        return fitting[0]


def _concerns(one: Compared, subject: str) -> bool:
    """Whether a change is about it: most of the words asked for stand in the clause, before or after."""
    wanted = pieces(subject)
    texts = pieces(" ".join(each.text for each in (one.old, one.new) if each))
    return bool(wanted) and 2 * (wanted & texts).total() > wanted.total()
