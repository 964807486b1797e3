"""Questions beside a /v1/embeddings service that answers anything but vectors."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.domain.language import Language
from bot.launch import Office
from bot.render.words import words
from tests.cogs.conftest import told
from tests.cogs.embeddings import FEE, Embeddings, asking, examined
from tests.cogs.test_answers_cog import take
from tests.search.test_endpoint import (
    KEY,
    Handler,
    elsewhere,
    endless,
    failing,
    not_numbers,
    page,
    ragged,
)

EN = words(Language.EN)


@pytest.fixture
def service() -> Embeddings:
    return Embeddings()


@pytest.fixture
async def office(service: Embeddings, tmp_path: Path) -> AsyncIterator[Office]:
    async with asking(service, tmp_path / "state") as office:
        yield office


@pytest.mark.parametrize(
    "handler",
    [failing, page, ragged, not_numbers, elsewhere, endless],
    ids=lambda one: one.__name__,
)
async def test_whatever_the_service_does_a_question_is_answered_and_its_key_is_never_shown(
    office: Office, service: Embeddings, delegate: Any, chair: Any, plenary: Any, handler: Handler
) -> None:
    await office.services.ingest.settle()
    service.behave = handler

    with capture_logs() as logged:
        asked = await delegate.slash(plenary, "ask", question=FEE)
        await take(office, "C25/78", "en", "1\tThe hangar was opened in 1931.\n")
        await office.services.ingest.settle()
        again = await delegate.slash(plenary, "ask", question="When was the hangar opened?")
    seen = await examined(office.condition)

    assert FEE in service.asked
    assert "five francs" in told(asked)
    assert EN("ask-nothing-found") not in told(asked)
    assert "opened in 1931" in told(again)
    assert [each["encoder"][:7] for each in logged if each["log_level"] == "warning"] == ["a-model"]
    every = [told(asked), told(again), told(await chair.slash(plenary, "status")), str(logged), str(seen)]
    assert not [each for each in every if KEY in each]
    assert not seen["check-search-making-only"].well
    assert seen["check-search-making-only"].stands
