"""Clauses that a question names by their labels: in the documents that it names, or in any that is held."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.domain.answer import Absent
from bot.domain.browsing import preferred
from bot.domain.citation import Citation, find_citations
from bot.domain.citation_typed import names_only
from bot.domain.clause import Clause
from bot.domain.document import Expression, HeldClause
from bot.domain.document_names import DocumentNames
from bot.domain.folded import fold_word
from bot.domain.heads import Head, called
from bot.domain.language import Language
from bot.domain.lookup import between, find_clause, spellings, with_items
from bot.domain.mentions import Named, named_clauses, ranges
from bot.domain.parts import Division, annex_named, clauses_of_part, lettered, part_named, section_named
from bot.domain.pointing import (
    called_documents,
    labels_after,
    numbered_documents,
    overlapping,
    says_more,
    without,
)
from bot.domain.question_forms import any_word
from bot.domain.symbol import Symbol
from bot.domain.vocabulary import SectionLexicon
from bot.services.heads import Heads
from bot.services.ports import Labelled, Library


@dataclass(frozen=True, slots=True)
class Pointed:
    """What a question names.

    documents  each once, in its order
    labels     the clauses, each once, but for what is rather part of a citation
    alone      whether it asks nothing more of them
    part       of the documents, named without a number (`preamble`); "" where none is
    division   of the one document, named as a whole
    rest       the text without its documents: what is looked for in them; "" where that says nothing
    told       those of the documents of which it is asked what they say
    """

    documents: tuple[Symbol, ...]
    labels: tuple[Named, ...]
    alone: bool
    part: str = ""
    division: Division | None = None
    rest: str = ""
    told: frozenset[Symbol] = frozenset()


@dataclass(frozen=True, slots=True)
class Fitting:
    """Clauses that a label may mean, one a document.

    among  how many documents have clauses of that label, where not all of them were looked at; else 0
    """

    clauses: tuple[HeldClause, ...]
    among: int = 0


class Pointing:
    """Finds exactly what is named."""

    def __init__(
        self,
        library: Library,
        sections: SectionLexicon,
        silent: Collection[str],
        names: DocumentNames,
        heads: Heads,
    ) -> None:
        self._library = library
        self.heads = heads
        self._names = names
        self._citations = names.lexicon
        self._sections = sections
        words = sections.of(Language.UNDETERMINED).words
        documents = tuple(fold_word(word).strip(".") for word in names.lexicon.words["document"])
        self._documents = any_word(documents)
        self._silent = frozenset((*silent, *words["paragraph"], *words["document"], *documents))

    def read(self, text: str, held: Sequence[Symbol] = (), heads: Sequence[Head] = ()) -> Pointed:
        """What a question names: clauses, and documents, those by a number alone too.

        `held` are symbols that stand in it, which may be nothing but the names of files; `heads` those of
        documents that it may call by a title or by who submitted them.
        """
        named = ranges(text, named_clauses(text, self._sections), self._sections)
        cited, letter = lettered(self._cited(text, held, heads, named), (one.symbol.work for one in heads))
        behind = labels_after(text, cited)
        named = (*(each for each in named if not overlapping(each.start, each.end, behind)), *behind)
        bare = numbered_documents(text, named, cited, self._citations)
        apart = [each for each in named if not overlapping(each.start, each.end, cited)]
        whole = (text, cited, self._sections, self._silent)
        only = len(cited) == 1 and names_only(text, cited[0], self._citations)
        part = part_named(*whole) if cited and not (apart or only) else ""
        letter = letter or (section_named(text, cited, self._sections) if cited else "")
        single = len({one.symbol for one in cited}) == 1 and not (apart or part)
        division = self._division(letter, whole) if single else None
        apart = [_within(each, letter) for each in apart] if letter else apart
        return Pointed(
            documents=tuple(dict.fromkeys((*(one.symbol for one in cited), *bare))),
            labels=tuple({(each.text, each.last): each for each in apart}.values()),
            alone=bool(part or division or only) or self._alone(text, cited, apart),
            part=part,
            division=division,
            rest=self._rest(text, cited),
            told=self._told(text, cited),
        )

    def _cited(
        self, text: str, held: Sequence[Symbol], heads: Sequence[Head], named: Sequence[Named]
    ) -> list[Citation]:
        """The documents, by their symbols, the names of their files, their own names or their heads."""
        cited = find_citations(text, self._citations, typed=True)
        files = called_documents(text, held, cited, named, self._citations)
        others = [one for one in cited if not overlapping(one.start, one.end, files)]
        found = sorted((*files, *others), key=lambda one: one.start)
        so_called = list(self._called(text, heads, named))
        if found and (named or not so_called or self._told(text, found)):
            return found
        return list(self._names.asked_of(text, named)) or so_called or found

    def _division(
        self, letter: str, whole: tuple[str, Sequence[Citation], SectionLexicon, Collection[str]]
    ) -> Division | None:
        """The annex or the lettered part that is named, where nothing more is asked of it."""
        text, cited, _, silent = whole
        if not letter:
            return annex_named(*whole)
        units = self._sections.of(Language.UNDETERMINED).units
        says = says_more(text, cited, frozenset((*silent, *units, letter.lower())))
        return None if says else Division(letter, letter)

    def _told(self, text: str, cited: Sequence[Citation]) -> frozenset[Symbol]:
        asked = self._names.what_it_says
        return frozenset(one.symbol for one in cited if asked(text, one.start, one.end, self._documents))

    def _called(self, text: str, heads: Sequence[Head], named: Sequence[Named]) -> Iterator[Citation]:
        """The documents that a text calls by their heads; of an office it mostly speaks."""
        known = self._sections.of(Language.UNDETERMINED).addressees
        submitters = {one.who for one in heads if one.who}
        offices = {one for one in submitters if any(f" {each}" in f" {one}" for each in known)}
        for each in called(text, heads, offices, self.heads.lexicon):
            if each.surely or self._names.is_asked(text, each.start, each.end, named, strictly=each.office):
                yield from each.citations(text)

    def speaks_of(self, text: str, symbol: Symbol) -> bool:
        """Whether a clause cites a document, in whatever edition, or calls it by its name."""
        cited = find_citations(text, self._citations)
        return any(one.symbol.work == symbol.work for one in cited) or self._names.named_in(text, symbol)

    def tells(self, text: str) -> bool:
        """Whether it has a word of meaning."""
        return says_more(text, (), self._silent)

    def _rest(self, text: str, cited: Sequence[Citation]) -> str:
        rest = without(text, cited)
        return rest if cited and self.tells(rest) else ""

    def _alone(self, text: str, cited: Sequence[Citation], named: Sequence[Named]) -> bool:
        return bool(cited or named) and not says_more(text, (*named, *cited), self._silent)

    async def within(
        self, pointed: Pointed, cited: Sequence[Symbol], reader: Language
    ) -> tuple[list[HeldClause], tuple[Absent, ...]]:
        """The clauses named that these documents have; where they have none, those that are not there."""
        if pointed.part:
            return await self._part(pointed.part, cited, reader), ()
        found: list[HeldClause] = []
        absent: list[Absent] = []
        for symbol in cited if pointed.labels else ():
            document, clauses = await self.document(symbol, reader)
            for label in pointed.labels:
                named, lacking = self._named(label, [one.clause for one in clauses], len(pointed.labels) == 1)
                found += [one for one in clauses if one.clause in named]
                absent += [Absent(document.symbol, *each) for each in lacking]
        once = list({one.ref: one for one in found}.values())
        return once, () if once else tuple(absent)

    def _named(
        self, label: Named, clauses: Sequence[Clause], alone: bool
    ) -> tuple[Sequence[Clause], list[tuple[str, tuple[str, ...]]]]:
        """What is named: a clause, with its items where nothing else is, or all from one to another.

        And what isn't there, each with the nearest that are.
        """
        places = (label.text, label.last) if label.last else (label.text,)
        looked = [(one, find_clause(clauses, one, self._sections)) for one in places]
        lacking = [(one, each.suggestions) for one, each in looked if each.clause is None]
        there = [each.clause for _, each in looked if each.clause is not None]
        if len(there) == 2:
            return between(clauses, *there), lacking
        return (with_items(clauses, there[0]) if there and alone else there), lacking

    async def _part(self, part: str, cited: Sequence[Symbol], reader: Language) -> list[HeldClause]:
        found: list[HeldClause] = []
        for symbol in cited:
            _, clauses = await self.document(symbol, reader)
            keys = {one.key for one in clauses_of_part([c.clause for c in clauses], part, self._sections)}
            found += [one for one in clauses if one.clause.key in keys]
        return found

    async def document(self, symbol: Symbol, reader: Language) -> tuple[Expression, Sequence[HeldClause]]:
        """A held document, or else its newest edition, in the reader's language if held, and its clauses."""
        held = await self._library.expressions(symbol.work)
        versions = [one for one in held if one.symbol == symbol] or held
        document = preferred([one for one in versions if one.symbol == versions[0].symbol], reader)
        return document, await self._library.clauses(document)

    async def anywhere(self, pointed: Pointed, reader: Language) -> Fitting:
        """The first clause named, in the newest version of each document that has it, newest first."""
        label = pointed.labels[0].text if pointed.labels else ""
        forms = spellings(label, self._sections) if label else ()
        near = await self._library.labelled(forms) if forms else Labelled((), 0)
        fitting = self._fitting(near.clauses, label, reader) if near.clauses else ()
        return Fitting(tuple(fitting), 0 if near.whole else near.works)

    def _fitting(self, near: Sequence[HeldClause], label: str, reader: Language) -> Iterator[HeldClause]:
        works: dict[str, list[HeldClause]] = {}
        for one in sorted(near, key=lambda held: held.expression.symbol.recency, reverse=True):
            works.setdefault(one.expression.symbol.work, []).append(one)
        for held in works.values():
            newest = [one for one in held if one.expression.symbol == held[0].expression.symbol]
            spoken = preferred([one.expression for one in newest], reader)
            own = [one for one in newest if one.expression.key == spoken.key]
            named = find_clause([one.clause for one in own], label, self._sections).clause
            yield from [one for one in own if named is not None and one.clause.key == named.key][:1]


def _within(named: Named, letter: str) -> Named:
    """A clause as it is named within a lettered part: `A 2 (b)`."""
    return replace(named, text=f"{letter} {named.text}", last=f"{letter} {named.last}" if named.last else "")
