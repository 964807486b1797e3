"""Our own search, as the bench and the table call it."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Hashable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from benchmarks.retrieval._libraries import sentence_clause
from benchmarks.retrieval._opened import opened
from benchmarks.retrieval._peers import Make, Search
from benchmarks.retrieval._xquad import library
from bot.domain.language import Language
from bot.resources import table
from bot.search.fuse import Fusion
from bot.services.ports import Scope


def ours(kind: str, folder: Path, runner: asyncio.Runner, open_: AsyncExitStack) -> Make:
    """Our index of words alone, with the default encoder, or with e5 beside it."""
    fusion = Fusion.from_table(table("search/fusion.toml"))
    number = itertools.count()

    def make(sentences: list[Any]) -> Search:
        clauses = library(f"{kind} {next(number)}", sentences)
        index = runner.run(open_.enter_async_context(opened(clauses, kind, folder, fusion)))
        names = {sentence_clause(one.language, one.id[1:], "").ref: one.id for one in sentences}

        def search(question: str, language: str, limit: int) -> list[tuple[Hashable, float]]:
            hits = runner.run(index.find(question, Language(language), Scope(), limit))
            return [(names[hit.ref], hit.probability) for hit in hits]

        return search

    return make
