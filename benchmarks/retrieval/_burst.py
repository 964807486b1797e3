"""Fifty questions at once: how long the last waits, and how long the event loop is held meanwhile."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.retrieval._libraries import Question
from benchmarks.retrieval._times import told
from bot.heap import keep
from bot.launch import Office

BURST = (
    "| system | clauses | 50 at once, p50/p99 ms | longest hold of the loop, ms | resident memory, MB |\n"
    "|---|---|---|---|---|"
)
AT_ONCE = 50


async def burst(office: Office, questions: Sequence[Question]) -> str:
    """The cells of a row of BURST. What is held before is kept, as the bot does once it has come up."""
    keep()
    holds: list[float] = []
    watching = asyncio.create_task(_watch(holds))
    asked = [questions[number % len(questions)] for number in range(AT_ONCE)]
    times = await asyncio.gather(*(_timed(office, one) for one in asked))
    watching.cancel()
    gc.unfreeze()
    return f"{told(times, high=99, digits=0)} | {max(holds, default=0):.0f} | {resident()}"


async def _timed(office: Office, question: Question) -> float:
    began = time.perf_counter()
    await office.services.ask(question.text, question.language)
    return (time.perf_counter() - began) * 1000


async def _watch(holds: list[float]) -> None:
    while True:
        began = time.perf_counter()
        await asyncio.sleep(_TICK)
        holds.append((time.perf_counter() - began - _TICK) * 1000)


def resident() -> str:
    """Of this process, whatever it has done so far; "?" where the system doesn't tell."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return "?"
    lines = (line.split() for line in status.read_text("utf-8").splitlines())
    return str(next(int(line[1]) // 1024 for line in lines if line[0] == "VmRSS:"))


_TICK = 0.002  # seconds
