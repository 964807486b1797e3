"""Nothing posted is lost or told twice; how soon it is told; what a thousand sources cost.

python -m benchmarks.postings [--short]
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import tempfile
from pathlib import Path

import structlog

from tests.delivery.harness import Zygote, zygotes
from tests.sources import rounds


async def main(*, short: bool) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    os.environ["RAPPORTEUR_ENCODER"] = "none"  # the figures are of watching, not of finding by meaning
    with tempfile.TemporaryDirectory(prefix="rapporteur-bench-") as folder:
        async with zygotes() as zygote:
            await _folder(zygote, Path(folder) / "folder", 10 if short else 40)
            await _killed(zygote, Path(folder) / "runs", 20 if short else 200)
            await _many(zygote, Path(folder) / "many", *((100, 20.0, 45.0) if short else (1000, 60.0, 150.0)))


async def _folder(zygote: Zygote, state: Path, files: int) -> None:
    waits, searchable = await rounds.folder_pace(zygote, state, files)
    waits.sort()
    p50, p95 = waits[len(waits) // 2], waits[int(len(waits) * 0.95) - 1]
    print(
        f"folder, {files} files: announced p50 {p50:.1f} s, p95 {p95:.1f} s, longest {waits[-1]:.1f} s after "
        f"they appear; {searchable} of them searchable by then",
        flush=True,
    )


async def _killed(zygote: Zygote, state: Path, runs: int) -> None:
    found = await rounds.killed(zygote, state, runs, at_once=min(runs, 40))
    print(
        f"{found.runs} runs of six kinds of places, {found.answers} answers, {found.kills} kill -9: "
        f"{found.documents} documents, {found.lost} lost, {found.twice} told twice, "
        f"{found.unedited} without a further language",
        flush=True,
    )


async def _many(zygote: Zygote, state: Path, count: int, every: float, seconds: float) -> None:
    load = await rounds.many(zygote, state, count, every, seconds)
    print(
        f"{count} sources every {every:.0f} s: between two readings p50 {load.median:.1f} s, "
        f"longest {load.longest:.1f} s, {100 * load.within:.1f} % within it; {load.memory:.0f} MB resident, "
        f"{100 * load.processor:.0f} % of one core, {load.announced} announced"
    )


if __name__ == "__main__":
    asyncio.run(main(short="--short" in sys.argv))
