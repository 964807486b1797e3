"""`/me`: a person sees what is kept of them and has it deleted, in their own language."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.render.words import words
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
