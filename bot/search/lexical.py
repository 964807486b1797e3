"""The index of words: which clauses hold the terms of a question, and how much of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy

from bot.domain.clause import Kind
from bot.domain.document import HeldClause
from bot.domain.language import Language
from bot.domain.particulars import Particular
from bot.search import weighing
from bot.search.analyse import Analyser, count, grams
from bot.search.passages import is_sentence_of
from bot.services.changes import Change
from bot.services.ports import Scope

VERSION = 7
"""Counts the changes of what is kept of a clause and how: an index of another number is made again."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a clause is, and what it has of a question's terms, each as a share (0 to 1) of all they weigh.

    words     in the clause itself
    around    in its title, section and chapeau
    concepts  of the glossary's concepts alone, in the clause or around it
    covered   of its words by the square of their rarity, in the clause or around it
    rarest    of its rarest words alone, in the clause itself
    length    how many words the clause has
    sentence  whether it is a sentence of the paragraph that is its chapeau
    states    the particulars that it states
    """

    ref: str
    language: Language
    kind: Kind
    length: int
    sentence: bool
    states: frozenset[Particular]
    words: float = 0.0
    around: float = 0.0
    concepts: float = 0.0
    covered: float = 0.0
    rarest: float = 0.0


@dataclass(frozen=True, slots=True)
class Mark:
    """How far an index has come, kept inside it: of which library, made by whom, up to which change."""

    stamp: str
    seq: int


class WordIndex:
    """A tantivy index in a folder. Every method blocks; a reader sees only what was committed."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(weighing.schema(), path=str(folder))
        self._index.config_reader("manual")

    def reload(self) -> None:
        """See what was committed since, here or by another process."""
        self._index.reload()

    def mark(self) -> Mark | None:
        """How far it has come, None where nothing was ever committed."""
        searcher = self._index.searcher()
        hits = searcher.search(weighing.exactly("mark", "mark"), 1).hits
        if not hits:
            return None
        kept = searcher.doc(hits[0][1]).to_dict()
        return Mark(kept["stamp"][0], kept["seq"][0])

    def refs(self) -> list[str]:
        """Every clause in it, in no order."""
        searcher = self._index.searcher()
        hits = searcher.search(tantivy.Query.all_query(), max(1, searcher.num_docs)).hits
        kept = (searcher.doc(address).to_dict() for _, address in hits)
        return [one["ref"][0] for one in kept if "ref" in one]

    def count(self) -> int:
        """The number of clauses in it."""
        return max(0, self._index.searcher().num_docs - 1)

    def writing(self) -> Writing:
        return Writing(self._index.writer(_HEAP, 1))

    def nearest(self, terms: Sequence[str], scope: Scope, limit: int) -> list[str]:
        """The clauses with most of what these terms weigh, best first."""
        searcher = self._index.searcher()
        query = weighing.candidates(searcher, weighing.weighed(searcher, terms))
        if query is None:
            return []
        hits = searcher.search(weighing.within(query, scope), limit, count=False).hits
        return [str(searcher.doc(address).get_first("ref")) for _, address in hits]

    def measure(self, terms: Sequence[str], refs: Sequence[str]) -> list[Measured]:
        """What these clauses have of the terms, in no order; those that aren't in the index are left out."""
        searcher = self._index.searcher()
        weighed = weighing.weighed(searcher, terms)
        ceiling = sum(term.ceiling for term in weighed)
        around = [weighing.Term.of(searcher, "context", term.text) for term in weighed]
        views: list[weighing.Weighing] = [
            ([term.query() for term in weighing.rarest(weighed)], ceiling),
            ([term.query() for term in weighing.rarest(around)], ceiling),
            weighing.concepts(searcher, weighed),
            weighing.coverage(searcher, weighed),
            weighing.peculiar(weighed),
        ]
        chosen = weighing.one_of("ref", refs)
        shares = [_shares(searcher, view, chosen, len(refs)) for view in views]
        return [
            Measured(
                kept["ref"][0],
                _LANGUAGES[kept["language"][0]],
                _KINDS[kept["kind"][0]],
                kept["length"][0],
                bool(kept["sentence"][0]),
                frozenset(map(Particular, kept.get("states", ()))),
                *(share.get(place, 0.0) for share in shares),
            )
            for place, kept in _kept(searcher, chosen, len(refs))
        ]


class Writing:
    """Changes on their way into the index: all of them are seen after `commit`, none before."""

    def __init__(self, writer: tantivy.IndexWriter) -> None:
        self._writer = writer

    def take(self, changes: Iterable[Change], analyser: Analyser) -> None:
        for change in changes:
            self._writer.delete_documents_by_term("ref", change.ref)
            if change.held is not None:
                self._writer.add_document(_document(change.held, change.chapeau, analyser))

    def commit(self, mark: Mark) -> None:
        """Keep everything that was taken, together with how far that is; no more is taken then."""
        self._writer.delete_documents_by_term("mark", "mark")
        document = tantivy.Document()
        document.add_text("mark", "mark")
        document.add_text("stamp", mark.stamp)
        document.add_integer("seq", mark.seq)
        self._writer.add_document(document)
        self._writer.commit()
        self._writer.wait_merging_threads()


Place = tuple[int, int]
"""Where a clause stands in the index: the segment's number, and its own there."""


def _place(address: tantivy.DocAddress) -> Place:
    return address.segment_ord, address.doc


def _kept(searcher: tantivy.Searcher, chosen: tantivy.Query, many: int) -> list[tuple[Place, dict[str, Any]]]:
    """The chosen clauses, at most so many, that are in the index, with what is told of them."""
    hits = searcher.search(chosen, many, count=False).hits if many else []
    return [(_place(address), searcher.doc(address).to_dict()) for _, address in hits]


def _shares(
    searcher: tantivy.Searcher, weighing_: weighing.Weighing, chosen: tantivy.Query, many: int
) -> dict[Place, float]:
    """How much of what these queries can give each chosen clause gets; who gets nothing is left out.

    By place and not by reference, for reading what is told of a clause is what takes long.
    """
    queries, most = weighing_
    if not queries or not many:
        return {}
    query = weighing.among(weighing.any_of(queries), [chosen])
    hits = searcher.search(query, many, count=False).hits
    return {_place(address): min(1.0, score / (most or 1)) for score, address in hits}


def _document(held: HeldClause, chapeau: str, analyser: Analyser) -> tantivy.Document:
    expression, clause = held.expression, held.clause
    terms = analyser.terms(clause.text, expression.language)
    around = analyser.terms(f"{expression.title}\n{clause.section}\n{chapeau}", expression.language)
    told = {
        "ref": held.ref,
        "text": " ".join(terms),
        "context": " ".join(around),
        "grams": " ".join(grams(terms)),
        "language": expression.language.value,
        "kind": clause.kind.value,
        "work": expression.symbol.work,
    }
    document = tantivy.Document()
    for field, text in told.items():
        document.add_text(field, text)
    for kind in analyser.particulars.stated(clause.text, expression.language):
        document.add_text("states", kind.value)
    document.add_integer("length", count(terms))
    document.add_integer("sentence", int(is_sentence_of(clause.text, chapeau)))
    return document


_LANGUAGES = {one.value: one for one in Language}
_KINDS = {one.value: one for one in Kind}
_HEAP = 50_000_000  # bytes that a writer gathers before it goes to disk
