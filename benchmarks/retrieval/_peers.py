"""The peers: plain BM25 by bm25s, SQLite's FTS5, and the encoders as they come."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np

from bot.search.encode import Encoder

Search = Callable[[str, str, int], list[tuple[Hashable, float]]]
Make = Callable[[list[Any]], Search]


def by_bm25s(sentences: list[Any]) -> Search:
    """bm25s as its README shows it: its own tokenizer, no stemmer."""
    import bm25s  # noqa: PLC0415 - an extra of the benchmarks

    index = bm25s.BM25()
    index.index(bm25s.tokenize([one.text for one in sentences], show_progress=False), show_progress=False)

    def search(question: str, _: str, limit: int) -> list[tuple[Hashable, float]]:
        asked = bm25s.tokenize([question], show_progress=False)
        found, scores = index.retrieve(asked, k=min(limit, len(sentences)), show_progress=False)
        return [(sentences[at].id, float(score)) for at, score in zip(found[0], scores[0], strict=True)]

    return search


def by_fts5(sentences: list[Any]) -> Search:
    """FTS5 with its default tokenizer, the question's words in an OR."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE clauses USING fts5 (text)")
    base.executemany(
        "INSERT INTO clauses (rowid, text) VALUES (?, ?)", enumerate(one.text for one in sentences)
    )
    sql = "SELECT rowid, -rank FROM clauses WHERE clauses MATCH ? ORDER BY rank LIMIT ?"

    def search(question: str, _: str, limit: int) -> list[tuple[Hashable, float]]:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", question))
        rows = base.execute(sql, (words, limit)).fetchall() if words else []
        return [(sentences[at].id, score) for at, score in rows]

    return search


def by_vectors(encoder: Encoder) -> Make:
    """The encoder's cosines, as they are."""

    def make(sentences: list[Any]) -> Search:
        held = asyncio.run(_encoded(encoder, [one.text for one in sentences]))

        def search(question: str, _: str, limit: int) -> list[tuple[Hashable, float]]:
            scores = held @ asyncio.run(_asked(encoder, question))
            return [(sentences[at].id, float(scores[at])) for at in np.argsort(-scores)[:limit]]

        return search

    return make


async def _encoded(encoder: Encoder, texts: Sequence[str]) -> Any:
    return await encoder.passages(texts)


async def _asked(encoder: Encoder, question: str) -> Any:
    return (await encoder.questions([question]))[0]
