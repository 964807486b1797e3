"""Questions put to the whole service (bot.services.ask) over the sample dossier and the real documents."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.retrieval._burst import BURST, burst
from benchmarks.retrieval._filled import filled
from benchmarks.retrieval._libraries import CORPUS, Question, questions
from benchmarks.retrieval._times import told
from bot.domain.answer import Answer
from bot.launch import Office, opened
from bot.settings import Settings

HEAD = (
    "| questions | system | right clause first | in the top five | answerable, refused "
    "| unanswerable, refused | p50/p95 ms |\n|---|---|---|---|---|---|---|"
)
NAMES = {"ours, words": "none", "ours, default": "default", "ours, e5": "e5"}
LIMIT = 5


@dataclass(frozen=True)
class Outcome:
    question: Question
    answer: Answer
    milliseconds: float

    @property
    def rank(self) -> int:
        """The place of the first right clause, counted from 1; 0 where it isn't among those shown."""
        refs = [finding.quotation.held.ref for finding in self.answer.findings]
        return next((at for at, ref in enumerate(refs, start=1) if ref in self.question.answers), 0)


async def table(names: Sequence[str], folder: Path) -> None:
    """Print a row for each collection of questions and system."""
    if not CORPUS.is_dir():
        print("\nThe real documents aren't here (../shared/corpus): only the sample dossier is asked about.")
    print(f"\n{HEAD}")
    bursts: list[str] = []
    for name in names:
        settings = Settings(RAPPORTEUR_STATE=str(folder / "asked"), RAPPORTEUR_ENCODER=NAMES[name])
        async with opened(settings) as office:
            library, _ = await filled(office)
            outcomes = [await _asked(office, one) for one in questions(library)]
            bursts.append(f"| {name} | {len(library)} | {await burst(office, questions(library))} |")
        for source in ("open", "own", "sample", "usual", "fresh", "particulars", "hard"):
            if some := [one for one in outcomes if one.question.source == source]:
                print(_row(source, name, some), flush=True)
    print(f"\n{BURST}", *bursts, sep="\n")


async def _asked(office: Office, question: Question) -> Outcome:
    began = time.perf_counter()
    answer = await office.services.ask(question.text, question.language, limit=LIMIT)
    return Outcome(question, answer, (time.perf_counter() - began) * 1000)


def _row(source: str, name: str, outcomes: Sequence[Outcome]) -> str:
    held = [one for one in outcomes if one.question.answers]
    not_held = [one for one in outcomes if not one.question.answers]
    first, five = sum(one.rank == 1 for one in held), sum(one.rank > 0 for one in held)
    lost = sum(not one.answer.answered for one in held)
    refused = sum(not one.answer.answered for one in not_held)
    spent = told((one.milliseconds for one in outcomes), digits=0)
    return (
        f"| {source} | {name} | {first} of {len(held)} | {five} | {lost} "
        f"| {refused} of {len(not_held)} | {spent} |"
    )


def run(names: Sequence[str], folder: Path) -> None:
    asyncio.run(table([name for name in names if name in NAMES], folder))
