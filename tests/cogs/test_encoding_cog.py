"""How far a library is found by meaning while that is being made, as everybody sees it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.domain.language import OFFICIAL
from bot.launch import Office
from bot.render.words import words
from tests.cogs.conftest import said, told
from tests.cogs.embeddings import FEE, Embeddings, asking, examined


@pytest.fixture
def service() -> Embeddings:
    service = Embeddings()
    service.behave = service.waiting
    return service


@pytest.fixture
async def office(service: Embeddings, tmp_path: Path) -> AsyncIterator[Office]:
    async with asking(service, tmp_path / "state") as office:
        yield office


async def test_everybody_reads_how_far_it_is_until_it_is_done(
    office: Office, service: Embeddings, delegate: Any, chair: Any, plenary: Any
) -> None:
    assert await asyncio.to_thread(service.reached.wait, 10)

    for language in OFFICIAL:
        speak = words(language)
        asked = await delegate.slash(plenary, "ask", question=FEE, language=language.value)
        await chair.slash(plenary, "language", language=language.value)
        standing = await chair.slash(plenary, "status")

        assert "five francs" in told(asked)
        assert speak("asking-encoding", done=0, held=3) in told(asked)
        assert speak("status-meaning-making", done=0, held=3) in told(standing)

    service.go.set()
    await office.services.ingest.settle()
    for language in OFFICIAL:
        speak = words(language)
        asked = await delegate.slash(plenary, "ask", question=FEE, language=language.value)
        await chair.slash(plenary, "language", language=language.value)

        assert speak("asking-encoding", done=3, held=3)[:20] not in told(asked)
        assert speak("status-meaning-whole", held=3) in said(await chair.slash(plenary, "status"))


async def test_a_host_is_told_without_waiting_for_the_end(
    office: Office, service: Embeddings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.condition.PATIENCE", 0.2)
    assert await asyncio.to_thread(service.reached.wait, 10)

    during = await examined(office.condition)
    service.go.set()
    await office.services.ingest.settle()
    after = await examined(office.condition)

    assert during["check-search-making"].well
    assert during["check-search-making"].details == {"done": 0, "held": 3}
    assert after["check-search"].well
