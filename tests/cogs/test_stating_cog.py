"""What a new document states as a deadline is proposed in the secretariat's channel, and set by a click."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import simcord

from bot.domain.language import Language
from bot.launch import Office
from bot.render.words import words
from bot.services.ingest import Incoming
from tests.cogs.conftest import said, words_of

SPEAK = words(Language.EN)


async def test_what_a_new_document_states_is_proposed_and_set_by_a_click(
    chair: Any, plenary: Any, simcord_env: simcord.Env, office: Office, simcord_bot: Any
) -> None:
    present = datetime.now(UTC)
    await simcord_env.advance_time((present - simcord_env.now()).total_seconds())
    due = f"{present + timedelta(days=20):%d %B %Y}"
    text = f"Document CWG-CC-7/9-E\nReport by the Secretary-General\n1\tComments are invited by {due}.\n"

    kept = await chair.slash(plenary, "deadline proposals", channel=plenary)
    await office.services.ingest(Incoming("CWG-CC-7_9.txt", text.encode(), "test"))
    async with office.database.transaction() as unit:  # a notice is due at the next full second
        await unit.execute("UPDATE notices SET due = 0, ready = 0 WHERE kind = 'deadline-stated'")
    await office.services.deliver.work(datetime.now(UTC))
    proposed = await simcord_bot.get_channel(plenary.id).fetch_message(plenary.last_message.id)
    done = await chair.click(proposed, label=SPEAK("deadline-stated-set"))

    assert "proposed" in said(kept)
    assert SPEAK("deadline-stated-hint") in words_of([each.to_dict() for each in proposed.components])
    assert "Deadline set: Comments: Document CWG-CC-7/9" in said(done).replace("\\", "")
