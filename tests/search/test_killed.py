"""A refresh that is killed leaves the index as it was before, and the next one takes everything in."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

from bot.search.analyse import Analyser
from bot.search.fuse import Fusion
from bot.search.index import Index
from bot.search.lexical import WordIndex
from tests.search.refresher import library_of

ROOT = Path(__file__).resolve().parents[2]
BEFORE, AFTER = 500, 3000


async def test_a_killed_refresh_loses_nothing_and_halves_nothing(tmp_path: Path, analyser: Analyser) -> None:
    await _refresh(tmp_path / "before", BEFORE, analyser)
    dice = random.Random(5)
    in_flight = 0

    for number in range(6):
        folder = tmp_path / str(number)
        shutil.copytree(tmp_path / "before", folder)
        in_flight += _kill_a_refresh(folder, dice.uniform(0.0, 0.15))
        left = WordIndex(folder / "words").count()
        await _refresh(folder, AFTER, analyser)

        assert left in {BEFORE, AFTER}
        assert set(WordIndex(folder / "words").refs()) == library_of(AFTER).refs()

    assert in_flight >= 2


async def _refresh(folder: Path, count: int, analyser: Analyser) -> None:
    index = Index(folder, library_of(count), analyser, Fusion({}))
    await index.refresh()
    await index.close()


def _kill_a_refresh(folder: Path, after: float) -> bool:
    """Whether the kill came while the refresh was at work."""
    command = [sys.executable, "-m", "tests.search.refresher", str(folder), str(AFTER)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(after)
        process.kill()
        told = process.stdout.read()
    return "refreshed" not in told
