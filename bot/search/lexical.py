"""The index of words: which clauses hold the terms of a question."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

import tantivy

from bot.domain.document import HeldClause
from bot.search.analyse import Analyser, grams
from bot.search.changes import Change
from bot.services.ports import Scope

VERSION = 1
"""Counts the changes of what is kept of a clause and how: an index of another number is made again."""


@dataclass(frozen=True, slots=True)
class Match:
    """A clause that holds words of the question; `share` says of how much that they could weigh, 0 to 1."""

    ref: str
    score: float
    share: float


@dataclass(frozen=True, slots=True)
class Mark:
    """How far an index has come, kept inside it: of which library, made by whom, up to which change."""

    stamp: str
    seq: int


class WordIndex:
    """A tantivy index in a folder. Every method blocks; a reader sees only what was committed."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(_schema(), path=str(folder))
        self._index.config_reader("manual")

    def reload(self) -> None:
        """See what was committed since, here or by another process."""
        self._index.reload()

    def mark(self) -> Mark | None:
        """How far it has come, None where nothing was ever committed."""
        searcher = self._index.searcher()
        hits = searcher.search(_term("mark", "mark"), 1).hits
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

    def search(self, terms: Sequence[str], scope: Scope, limit: int) -> list[Match]:
        """The clauses with most of what these terms weigh, best first."""
        searcher = self._index.searcher()
        weighed = [_Weighed.of(searcher, "text", term) for term in terms[:_MOST_TERMS]]
        query = _any_of(searcher, weighed)
        if query is None:
            return []
        hits = searcher.search(_within(query, scope), limit, count=False).hits
        ceiling = sum(one.ceiling for one in weighed)
        refs = (str(searcher.doc(address).get_first("ref")) for _, address in hits)
        return [
            Match(ref, score, min(1.0, score / ceiling)) for ref, (score, _) in zip(refs, hits, strict=True)
        ]


class Writing:
    """Changes on their way into the index: all of them are seen after `commit`, none before."""

    def __init__(self, writer: tantivy.IndexWriter) -> None:
        self._writer = writer

    def clear(self) -> None:
        self._writer.delete_all_documents()

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


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A term and what a clause can get for it at most."""

    field: str
    term: str
    frequency: int
    weight: float
    rarity: float

    @classmethod
    def of(cls, searcher: tantivy.Searcher, field: str, term: str) -> _Weighed:
        frequency = searcher.doc_freq(field, term)
        rarity = math.log1p((searcher.num_docs - frequency + 0.5) / (frequency + 0.5))
        return cls(field, term, frequency, _weight(field, term), rarity)

    @property
    def ceiling(self) -> float:
        return self.weight * self.rarity * _SATURATION

    def query(self) -> tantivy.Query:
        return tantivy.Query.boost_query(_term(self.field, self.term), self.weight)


def _any_of(searcher: tantivy.Searcher, weighed: Sequence[_Weighed]) -> tantivy.Query | None:
    """The rarest of these terms, in the clause or around it, and of their parts; None where there is none."""
    terms = [one.term for one in weighed]
    around = (_Weighed.of(searcher, "context", term) for term in terms)
    parts = (_Weighed.of(searcher, "grams", gram) for gram in dict.fromkeys(grams(terms)))
    chosen = [*_rarest(weighed), *_rarest(around), *_rarest(islice(parts, _MOST_TERMS))]
    if not chosen:
        return None
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, one.query()) for one in chosen])


def _rarest(weighed: Iterable[_Weighed]) -> list[_Weighed]:
    present = (one for one in weighed if one.frequency)
    return sorted(present, key=lambda one: one.frequency)[:_RAREST]


def _weight(field: str, term: str) -> float:
    """How much a term counts: a lone Chinese character is half a word."""
    lone = len(term) == 1 and not term.isascii()
    return _WEIGHTS[field] * (0.5 if lone else 1.0)


def _within(query: tantivy.Query, scope: Scope) -> tantivy.Query:
    """The same, only inside the scope; the scope adds nothing to a score."""
    wanted = {"work": list(scope.works), "language": [language.value for language in scope.languages]}
    filters = [
        tantivy.Query.term_set_query(_schema(), name, values) for name, values in wanted.items() if values
    ]
    if not filters:
        return query
    silent = [(tantivy.Occur.Must, tantivy.Query.const_score_query(one, 0.0)) for one in filters]
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), *silent])


def _document(held: HeldClause, chapeau: str, analyser: Analyser) -> tantivy.Document:
    expression, clause = held.expression, held.clause
    terms = analyser.terms(clause.text, expression.language)
    around = f"{expression.title}\n{clause.section}\n{chapeau}"
    document = tantivy.Document()
    document.add_text("ref", held.ref)
    document.add_text("text", " ".join(terms))
    document.add_text("context", " ".join(analyser.terms(around, expression.language)))
    document.add_text("grams", " ".join(grams(terms)))
    document.add_text("language", expression.language.value)
    document.add_text("work", expression.symbol.work)
    return document


def _term(field: str, value: str) -> tantivy.Query:
    return tantivy.Query.term_query(_schema(), field, value, "freq" if field in _WEIGHTS else "basic")


@cache
def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name, stored in (("ref", True), ("mark", False), ("language", False), ("work", False)):
        builder.add_text_field(name, stored=stored, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("stamp", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field(
        "seq", stored=True
    )  # signed: an int in an unsigned field is refused late and vaguely
    for name in _WEIGHTS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


_WEIGHTS = {"text": 1.0, "context": 0.3, "grams": 0.1}
_SATURATION = 2.2  # BM25 with k1 = 1.2: however often a term stands in a clause, it gives at most this
_MOST_TERMS = 256  # of a question, as asked; a pasted page has more
_RAREST = 24
_HEAP = 50_000_000  # bytes that a writer gathers before it goes to disk
