"""A real process answers in time while the service that it asks for vectors never does, and keeps its key."""

from __future__ import annotations

import pytest

from bot.launch import opened
from bot.settings import Settings
from tests.cogs.embeddings import FEE, HANGAR, Embeddings, serving
from tests.cogs.test_answers_cog import take
from tests.delivery.events import asked
from tests.delivery.harness import Stand
from tests.search.test_endpoint import KEY

pytestmark = pytest.mark.asyncio(loop_scope="session")
PATIENT = 10  # seconds; a question waits for the service for 3


async def test_a_question_is_answered_while_its_service_never_answers(stand: Stand) -> None:
    async with opened(Settings(RAPPORTEUR_STATE=stand.state, _env_file=None)) as office:
        await take(office, "C25/77", "en", HANGAR)
    service = Embeddings()
    with serving(service) as address:
        bot = await stand.start(
            RAPPORTEUR_ENCODER=address, RAPPORTEUR_ENCODER_MODEL="a-model", RAPPORTEUR_ENCODER_KEY=KEY
        )
        await stand.server.connected.wait()
        await stand.until(lambda: bot.log.read_text().count('"vectors ready"') == 2)
        service.behave = service.waiting

        await stand.server.dispatch("INTERACTION_CREATE", asked(stand.world, FEE))
        await stand.until(lambda: "five francs" in str(stand.server.callbacks), PATIENT)

        assert stand.server.callbacks[0]["type"] == 5  # that it was heard
        assert service.reached.is_set()
        assert not service.go.is_set()
        told = f"{stand.server.callbacks} {bot.log.read_text()}"
        assert "TimeoutError" in told  # the host is told why
        assert KEY not in told
