"""`/me`: a person sees what is kept of them and has it deleted, in their own language."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.launch import Office
from bot.render.words import words
from tests.cogs.assembly import Assembly
from tests.cogs.conftest import buttons, said


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_person_sees_what_is_kept_and_forgets_it(
    delegate: Any, plenary: Any, language: Language
) -> None:
    speak = words(language)
    await delegate.slash(plenary, "language", language=language.value)

    shown = await delegate.slash(plenary, "me show")
    asked = await delegate.slash(plenary, "me forget")
    done = await delegate.click(asked.response, label=speak("me-button-forget"))
    after = await delegate.slash(plenary, "me show")

    line = speak("me-choices")
    assert shown.ephemeral
    assert line in said(shown)
    assert buttons(shown.response) == {}
    assert line in said(done)
    assert speak("me-stays") in said(done)
    assert words(Language.EN)("me-nothing") in said(after)


async def test_forgetting_a_person_leaves_no_number_and_changes_no_tally(assembly: Assembly) -> None:
    poll, card = await assembly.open(clauses="2.2")
    japan, desk = assembly.people["JP"], assembly.office.services.chamber.desk
    await japan.click(card, label=words(Language.EN)("stance-consensus-support"))
    await assembly.people["FR"].click(card, label=words(Language.EN)("stance-consensus-live"))
    before = await desk.record(str(assembly.channel_guild), poll)
    known = await _written(assembly.office)

    asked = await japan.slash(assembly.channel, "me forget")
    await japan.click(asked.response, label=words(Language.EN)("me-button-forget"))

    after = await desk.record(str(assembly.channel_guild), poll)
    assert str(japan.id) in known
    assert str(japan.id) not in await _written(assembly.office)
    assert after.tally == before.tally
    assert after.tally.heard == {"JP", "FR"}
    assert (await assembly.office.services.chamber.results.verify(poll)).whole


async def _written(office: Office) -> str:
    """Everything that stands in the database."""
    held = await office.database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = [await office.database.rows(f"SELECT * FROM {row['name']}") for row in held]
    return str([[dict(row) for row in rows] for rows in tables])
