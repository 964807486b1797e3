"""Real processes are killed while six kinds of places misbehave: nothing is lost, nothing told twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.delivery.harness import zygotes
from tests.sources.rounds import killed


async def test_no_announcement_is_lost_or_told_twice_by_processes_that_are_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAPPORTEUR_ENCODER", "none")  # nothing is asked here
    async with zygotes() as zygote:
        result = await killed(zygote, tmp_path, 6, at_once=6, documents=2, seed=3, misbehaving=0.2)

    assert (result.documents, result.lost, result.twice, result.unedited) == (12, 0, 0, 0)
    assert result.kills > 0
