"""How long a question takes among many clauses, beside raw tantivy and FTS5.

python -m benchmarks.retrieval.latency [SIZE …]

Sizes are 10000, 200000 and 1000000 by default. Clauses are made of halves of the sample
dossier's and, where they are, the real documents' clauses, joined at random; their vectors are those
of clauses that are there. So sizes and lengths are real, and what is found is not. `ours` is a question's
whole way through the index: words, vectors of the default encoder, and the probability of each candidate.
The peers look up words only.
"""

from __future__ import annotations

import asyncio
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import tantivy

from benchmarks.retrieval._libraries import dossier, questions
from benchmarks.retrieval._times import told
from bot.domain.document import HeldClause
from bot.domain.language import Language
from bot.resources import data, table
from bot.search.catalogue import Catalogue
from bot.search.fuse import Fusion
from bot.search.lexical import Mark, WordIndex
from bot.search.means import Samples, means_of
from bot.search.network import TOLD
from bot.search.open import field_analyser
from bot.search.passages import Passages
from bot.search.rank import Asked, Ranking, View
from bot.search.records import Records, Rows, key_of
from bot.search.shelf import Shelf
from bot.search.universal import Universal
from bot.search.written import WordVectors
from bot.services.changes import Change
from bot.services.ports import Scope

SIZES = (10_000, 200_000, 1_000_000)
ASKED = 60
Asking = Callable[[str, Language], object]


class Repeated:
    """Vectors or words of the clauses that are there, given again and again to those made of them."""

    def __init__(self, kept: Records | WordVectors, count: int) -> None:
        self._kept = kept
        self._count = count

    def rows(self, keys: Iterable[bytes]) -> Rows:
        return np.arange(sum(1 for _ in keys)) % self._count

    def at(self, rows: Rows) -> Any:
        return self._kept.at(rows % self._count)


def made(held: Sequence[HeldClause], size: int) -> Iterator[Change]:
    """So many clauses, each of two halves; every twentieth begins another document."""
    dice = random.Random(7)
    for number in range(size):
        first, second = dice.choice(held), dice.choice(held)
        text = first.clause.text[: len(first.clause.text) // 2] + second.clause.text[-200:]
        clause = type(first.clause)(str(number), "", "", first.clause.kind, text)
        one = HeldClause(first.expression, clause, number)
        yield Change(number + 1, one.ref, one, "")


def ours(changes: Sequence[Change], folder: Path, universal: Universal) -> Asking:
    analyser = field_analyser()
    words = WordIndex(folder / "ours")
    for start in range(0, len(changes), 50_000):
        writing = words.writing()
        writing.take(changes[start : start + 50_000], analyser)
        writing.commit(Mark("latency", start))
    words.reload()
    means = asyncio.run(
        means_of(universal, data() / "search" / "means.npz", folder, Samples.from_folder(data() / "sample"))
    )
    shelf = _shelf(changes, folder, universal, means)
    ranking = Ranking(Fusion.from_table(table("search/fusion.toml")))

    def ask(question: str, language: Language) -> object:
        vector, spoken = universal.question(question)
        view = View(shelf, means.question(vector, language))
        terms = tuple(analyser.question_terms(question, language))
        asked = Asked(language, terms, analyser.particulars.asked(question), spoken, (view,))
        return ranking.find(asked, words, Scope(), 24)

    return ask


def _shelf(changes: Sequence[Change], folder: Path, universal: Universal, means: Any) -> Shelf:
    texts = list({one.held.clause.text for one in changes[:2000] if one.held})
    keys, read = [key_of(text) for text in texts], universal.read(texts)
    vectors, words = Records(folder / "vectors.bin", "<f2", 512), WordVectors(folder, TOLD)
    vectors.add(keys, read.vectors)
    words.add(keys, read.words)
    passages = [
        Passages(
            one.ref,
            "text",
            one.seq,
            one.held.expression.language,
            "work",
            one.held.clause.kind,
            (one.ref,),
            str(one.seq // 20),
        )
        for one in changes
        if one.held
    ]
    catalogue = Catalogue.empty("latency").changed(1, [], passages)
    given = Repeated(vectors, len(keys)), Repeated(words, len(keys))
    return Shelf(catalogue, cast("Records", given[0]), means, cast("WordVectors", given[1]))


def raw_tantivy(changes: Sequence[Change], folder: Path, _: Universal) -> Asking:
    """Its own tokenizer and query parser, as its README shows them."""
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", stored=True)
    builder.add_text_field("text")
    (folder / "tantivy").mkdir()
    index = tantivy.Index(builder.build(), path=str(folder / "tantivy"))
    writer = index.writer(200_000_000, 1)
    for one in changes:
        document = tantivy.Document()
        document.add_integer("number", one.seq)
        document.add_text("text", one.held.clause.text if one.held else "")
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()

    def ask(question: str, _: Language) -> object:
        searcher = index.searcher()
        plain = "".join(each if each.isalnum() else " " for each in question)
        found = searcher.search(index.parse_query(plain, ["text"]), 24).hits
        return [searcher.doc(address).get_first("number") for _, address in found]

    return ask


def fts5(changes: Sequence[Change], folder: Path, _: Universal) -> Asking:
    base = sqlite3.connect(folder / "fts5.db")
    base.execute("CREATE VIRTUAL TABLE clauses USING fts5 (text)")
    rows = ((one.seq, one.held.clause.text) for one in changes if one.held)
    base.executemany("INSERT INTO clauses (rowid, text) VALUES (?, ?)", rows)
    base.commit()

    def ask(question: str, _: Language) -> object:
        plain = "".join(each if each.isalnum() else " " for each in question).split()
        words = " OR ".join(f'"{word}"' for word in plain)
        sql = "SELECT rowid FROM clauses WHERE clauses MATCH ? ORDER BY rank LIMIT 24"
        return base.execute(sql, (words,)).fetchall()

    return ask


def measured(ask: Asking, asked: Sequence[tuple[str, Language]]) -> str:
    ask(*asked[0])
    times = []
    for question, language in asked:
        began = time.perf_counter()
        ask(question, language)
        times.append((time.perf_counter() - began) * 1000)
    return told(times)


def main(sizes: Sequence[int]) -> None:
    library = asyncio.run(dossier())
    held = list(library.clauses)
    asked = [(one.text, one.language) for one in questions(library)][:ASKED]
    universal = Universal()
    print("| clauses | ours p50 / p95 ms | raw tantivy | FTS5 | memory, MB |\n|---|---|---|---|---|")
    for size in sizes:
        changes = list(made(held, size))
        with tempfile.TemporaryDirectory() as folder:
            cells = [
                measured(make(changes, Path(folder), universal), asked) for make in (ours, raw_tantivy, fts5)
            ]
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"| {size:,} | {' | '.join(cells)} | {memory} |", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
