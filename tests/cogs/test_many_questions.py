"""Fifty questions at once: each gets the answer that it gets alone, and the event loop is hardly held."""

from __future__ import annotations

import asyncio
import gc
import itertools
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.domain.answer import Answer
from bot.domain.language import OFFICIAL, Language
from bot.launch import Office, opened
from bot.resources import data
from bot.settings import Settings
from tests.cogs.embeddings import HANGAR
from tests.cogs.test_answers_cog import take

RIGHT = 40  # by words alone, as tests find unless they ask for an encoder
HELD = 0.05  # seconds of work of the loop's own thread between two turns
QUESTIONS = [
    json.loads(line) for line in (data() / "sample" / "questions.jsonl").read_text("utf-8").splitlines()
]
FIFTY = list(itertools.islice((each for each in QUESTIONS if each["answerable"]), 50))
HANGARS = [
    "What entrance fee do visitors of the hangar pay?",
    "À quelle fréquence le hangar est-il repeint ?",
    "Кто отчитывается перед Советом?",
    "谁向理事会报告？",
    "¿Cuánto cuesta la entrada al hangar?",
]


@asynccontextmanager
async def counted() -> AsyncIterator[list[float]]:
    """What the loop's own thread has worked at each turn: what else the machine does doesn't count.

    Nor does collecting what the tests before have left.
    """
    gc.disable()
    turns = [time.thread_time()]

    async def turning() -> None:
        while True:
            await asyncio.sleep(0)
            turns.append(time.thread_time())

    task = asyncio.create_task(turning())
    try:
        yield turns
    finally:
        task.cancel()
        gc.enable()


def longest(turns: list[float]) -> float:
    return max(later - sooner for sooner, later in itertools.pairwise(turns))


def quoted(answer: Answer) -> list[tuple[str, float]]:
    return [(one.quotation.held.ref, one.probability) for one in answer.findings]


async def test_fifty_at_once_are_answered_as_each_alone(office: Office) -> None:
    ask = office.services.ask
    alone = [await ask(each["question"], Language(each["language"])) for each in FIFTY]

    async with counted() as turns:
        together = await asyncio.gather(
            *(ask(each["question"], Language(each["language"])) for each in FIFTY)
        )

    assert len(together) == 50
    assert [quoted(each) for each in together] == [quoted(each) for each in alone]
    right = [
        each["key"] in {one.quotation.held.clause.key for one in answer.findings}
        for each, answer in zip(FIFTY, together, strict=True)
    ]
    assert sum(right) >= RIGHT
    assert longest(turns) < HELD


async def test_the_loop_is_hardly_held_while_questions_are_compared_by_meaning(tmp_path: Path) -> None:
    chosen = Settings(RAPPORTEUR_STATE=tmp_path / "state", RAPPORTEUR_ENCODER="default", _env_file=None)
    async with opened(chosen) as office:
        await take(office, "C25/77", "en", HANGAR)
        await office.services.ingest.settle()
        await office.services.ask(HANGARS[0], Language.EN)

        async with counted() as turns:
            asked = zip(HANGARS * 10, itertools.cycle(OFFICIAL), strict=False)
            answers = await asyncio.gather(*(office.services.ask(*each) for each in asked))

    assert len(answers) == 50
    assert all(each.findings for each in answers)
    assert longest(turns) < HELD


async def test_a_clause_of_hundreds_of_pages_holds_up_nobody(office: Office) -> None:
    text = (
        "1\tThe zeppelin is repainted " + "by the keeper of the hangar, who reports to the Council " * 5_000
    )
    await take(office, "C25/77", "en", text)

    for question in ("When is the zeppelin repainted?", "How much does it cost to repaint the zeppelin?"):
        async with counted() as turns:
            answer = await office.services.ask(question, Language.EN, "C25/77")

        assert answer.findings[0].quotation.held.clause.text.startswith("The zeppelin is repainted")
        assert longest(turns) < HELD
