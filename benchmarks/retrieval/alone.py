"""The service in a process of its own: python -m benchmarks.retrieval.alone [--clauses N]

Takes in and encodes every file of the sample dossier and of ../shared/corpus into a new folder, or no more
once N clauses are held, then puts the questions to `/ask` as a person does, with three places. Prints how
many clauses a second were taken in and encoded, how long a question takes, and the memory of this process;
how long fifty questions at once take; then which part of the clauses that lie nearest to a question the
rounds of bot.search.shelf find, beside comparing every clause.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from pathlib import Path

import numpy as np
import structlog

from benchmarks.retrieval._burst import BURST, burst, resident
from benchmarks.retrieval._filled import filled
from benchmarks.retrieval._libraries import CORPUS, Library, Question, questions
from benchmarks.retrieval._opened import opened as opened_index
from benchmarks.retrieval._times import told
from bot.launch import Office, opened
from bot.resources import table
from bot.search.fuse import Fusion
from bot.services.ports import Scope
from bot.settings import Settings

HEAD = (
    "| clauses | taken in and encoded, clauses/s | `/ask` p50/p95 ms | resident memory, MB |\n"
    "|---|---|---|---|"
)
NEAREST = 60


async def main(folder: Path, most: int | None) -> None:
    if not CORPUS.is_dir():
        print("The real documents aren't here (../shared/corpus): only the sample dossier is taken in.")
    async with opened(Settings(RAPPORTEUR_STATE=str(folder / "state"))) as office:
        library, spent = await filled(office, most)
        asked = questions(library)
        spread = told(await _answered(office, asked))
        print(f"{HEAD}\n| {len(library):,} | {len(library) / spent:.0f} | {spread} | {resident()} |")
        print(f"\n{BURST}\n| alone | {len(library)} | {await burst(office, asked)} |")
    found = await _found(library, asked, folder)
    print(f"\nOf the {NEAREST} clauses nearest to a question the rounds find {found:.3f}.")


async def _answered(office: Office, asked: list[Question]) -> list[float]:
    """How many milliseconds each question took; the first round only warms."""
    times: list[float] = []
    for _ in range(2):
        times.clear()
        for one in asked:
            began = time.perf_counter()
            await office.services.ask(one.text, one.language)
            times.append((time.perf_counter() - began) * 1000)
    return times


async def _found(library: Library, asked: list[Question], folder: Path) -> float:
    shares = []
    async with opened_index(
        library, "default", folder, Fusion.from_table(table("search/fusion.toml"))
    ) as index:
        for one in asked:
            seen = await index.asked(one.text, one.language)
            for view in seen.views:
                near = view.shelf.nearness(view.vector, np.arange(len(view.shelf)))
                best = set(view.shelf.catalogue.ref[np.argsort(-near)[:NEAREST]].tolist())
                rounds = {ref.encode() for ref in view.nearest(Scope(), NEAREST)}
                shares.append(len(best & rounds) / len(best))
    return float(np.mean(shares))


if __name__ == "__main__":
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clauses", type=int, help="take in no more files once so many are held")
    with tempfile.TemporaryDirectory() as temporary:
        asyncio.run(main(Path(temporary), parser.parse_args().clauses))
