"""What the terms of a question weigh, and the queries that they make."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

import tantivy

from bot.search.analyse import grams
from bot.services.ports import Scope


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a question in one field of the index: in how many clauses it is, and so what it is worth.

    `rarity` is BM25's inverse document frequency; no clause can get more than `ceiling` for the term.
    """

    field: str
    text: str
    frequency: int
    rarity: float

    @classmethod
    def of(cls, searcher: tantivy.Searcher, field: str, text: str) -> Term:
        frequency = searcher.doc_freq(field, text)
        rarity = math.log1p((searcher.num_docs - frequency + 0.5) / (frequency + 0.5))
        return cls(field, text, frequency, rarity)

    @property
    def is_concept(self) -> bool:
        return self.text.startswith("@")

    @property
    def weight(self) -> float:
        """A lone Chinese character is half a word."""
        return 0.5 if len(self.text) == 1 and not self.text.isascii() else 1.0

    @property
    def ceiling(self) -> float:
        return self.weight * self.rarity * _SATURATION

    def query(self, times: float = 1.0) -> tantivy.Query:
        return tantivy.Query.boost_query(exactly(self.field, self.text), self.weight * times)


Weighing = tuple[list[tantivy.Query], float]
"""Queries whose scores are added, and the most that they can give."""


def weighed(searcher: tantivy.Searcher, terms: Sequence[str]) -> list[Term]:
    """The terms of a question as they stand in clauses; of a pasted page only the first."""
    return [Term.of(searcher, "text", term) for term in terms[:_MOST]]


def candidates(searcher: tantivy.Searcher, terms: Sequence[Term]) -> tantivy.Query | None:
    """Clauses that hold the rarest of these terms, or parts of them, or stand where they do; None if none."""
    texts = [term.text for term in terms]
    around = (Term.of(searcher, "context", text) for text in texts)
    parts = (Term.of(searcher, "grams", gram) for gram in dict.fromkeys(grams(texts)))
    fields = (terms, around, islice(parts, _MOST))
    chosen = [term.query(_TIMES[term.field]) for field in fields for term in rarest(field)]
    return any_of(chosen) if chosen else None


def rarest(terms: Iterable[Term]) -> list[Term]:
    present = (term for term in terms if term.frequency)
    return sorted(present, key=lambda term: term.frequency)[:_RAREST]


def concepts(searcher: tantivy.Searcher, terms: Sequence[Term]) -> Weighing:
    """Queries that add the rarity of each concept found in a clause or around it, and the sum of all."""
    found = [(term, Term.of(searcher, "context", term.text)) for term in terms if term.is_concept]
    queries = [
        tantivy.Query.const_score_query(any_of([term.query(), around.query()]), term.rarity)
        for term, around in found
        if term.frequency or around.frequency
    ]
    total = sum(term.rarity for term, _ in found)
    return queries, total


def coverage(searcher: tantivy.Searcher, terms: Sequence[Term]) -> Weighing:
    """Queries that add the squared rarity of each word found in a clause or around it, and their sum.

    Squared, so that it tells whether what is peculiar to the question is there, however much of it is common.
    """
    found = [(term, Term.of(searcher, "context", term.text)) for term in _plain(terms)]
    queries = [
        tantivy.Query.const_score_query(any_of([term.query(), around.query()]), term.rarity**2)
        for term, around in found
        if term.frequency or around.frequency
    ]
    return queries, sum(term.rarity**2 for term, _ in found)


def peculiar(terms: Sequence[Term]) -> Weighing:
    """Queries that add the rarity of the question's rarest words, found in a clause itself, and their sum."""
    chosen = rarest(_plain(terms))[:_PECULIAR]
    queries = [tantivy.Query.const_score_query(term.query(), term.rarity) for term in chosen]
    return queries, sum(term.rarity for term in chosen)


def _plain(terms: Sequence[Term]) -> list[Term]:
    """The words among the terms, without concepts and lone characters; all where nothing else is left."""
    words = [term for term in terms if not term.is_concept and len(term.text) > 1]
    return words or list(terms)


def any_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def within(query: tantivy.Query, scope: Scope) -> tantivy.Query:
    """The same, only inside the scope."""
    wanted = {"work": scope.works, "language": [language.value for language in scope.languages]}
    filters = [one_of(field, values) for field, values in wanted.items() if values]
    return among(query, filters) if filters else query


def one_of(field: str, values: Iterable[str]) -> tantivy.Query:
    """A query a value: a set of them is looked for in all of the index and takes three times as long."""
    return any_of([exactly(field, value) for value in values])


def among(query: tantivy.Query, filters: Sequence[tantivy.Query]) -> tantivy.Query:
    """The same, only where each of the filters holds; they add nothing to a score."""
    silent = [(tantivy.Occur.Must, tantivy.Query.const_score_query(one, 0.0)) for one in filters]
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), *silent])


def exactly(field: str, value: str) -> tantivy.Query:
    return tantivy.Query.term_query(schema(), field, value, "freq" if field in _TIMES else "basic")


@cache
def schema() -> tantivy.Schema:
    """What is kept of a clause: by what it is found, and what is told of it."""
    builder = tantivy.SchemaBuilder()
    for name in ("ref", "language", "kind", "states"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("mark", "work"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("stamp", stored=True, tokenizer_name="raw", index_option="basic")
    # signed: an int in an unsigned field is refused late and vaguely
    for name in ("seq", "length", "sentence"):
        builder.add_integer_field(name, stored=True)
    for name in _TIMES:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


_TIMES = {"text": 1.0, "context": 0.3, "grams": 0.1}  # how much a match in each field counts for a candidate
_SATURATION = 2.2  # BM25 with k1 = 1.2: however often a term stands in a clause, it gives at most this
_MOST = 256
_RAREST = 24
_PECULIAR = 2
