"""Questions beside a /v1/embeddings service that answers anything but vectors."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot.domain.language import Language
from bot.launch import Office
from bot.render.words import words
from tests.cogs.conftest import told
from tests.cogs.embeddings import FEE, Embeddings, asking, examined
from tests.cogs.test_answers_cog import take
from tests.logged import logged_of_encoders
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

    with logged_of_encoders() as logged:
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
    assert not seen["check-search-unaided-only"].well
    assert seen["check-search-unaided-only"].stands


@pytest.mark.parametrize("service", [Embeddings(behave=failing)], ids=["failing"])
async def test_a_service_that_fails_as_it_is_opened_is_told_to_those_who_can_mend_it(
    office: Office, service: Embeddings, delegate: Any, chair: Any, plenary: Any
) -> None:
    await office.services.ingest.settle()

    asked = await delegate.slash(plenary, "ask", question=FEE)
    seen = await examined(office.condition)

    assert "five francs" in told(asked)
    assert EN("asking-encoding", done=0, held=3)[:20] not in told(asked)
    assert EN("status-meaning-unaided", held=3) in told(await chair.slash(plenary, "status"))
    assert not seen["check-search-unaided-only"].well
    assert service.asked


async def test_another_model_under_the_old_name_leaves_answers_to_the_default_encoder(
    office: Office, service: Embeddings, delegate: Any, chair: Any, plenary: Any
) -> None:
    await office.services.ingest.settle()
    service.behave = of_another_model

    asked = [await delegate.slash(plenary, "ask", question=FEE) for _ in range(2)]

    assert all("five francs" in told(each) for each in asked)
    assert service.asked.count(FEE) == 1
    assert EN("status-meaning-unaided", held=3) in told(await chair.slash(plenary, "status"))


async def of_another_model(request: web.Request) -> web.Response:
    texts = (await request.json())["input"]
    return web.json_response({"data": [{"index": at, "embedding": [1.0]} for at, _ in enumerate(texts)]})
