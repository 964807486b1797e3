"""`/document similar` where the draft and the adopted clause are held in different languages."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.domain.language import Language
from bot.launch import Office, opened
from bot.render.words import words
from bot.resources import data
from bot.settings import Settings
from tests.cogs.conftest import told
from tests.cogs.test_answers_cog import take

FR, RU = Language.FR, Language.RU
ADOPTED = """\
resolves
1\tthat entry in the register of community networks shall be free of charge;
2\tthat reports on the implementation of this resolution shall be posted in the six official languages of \
the Union at least 21 days before they are considered;
"""
OTHER = "repeindre en vert le hangar à dirigeables avant la prochaine régate, aux frais du propriétaire;"


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    """A library that holds one adopted resolution, in English alone."""
    chosen = Settings(RAPPORTEUR_STATE=tmp_path / "state", RAPPORTEUR_ENCODER="default", _env_file=None)
    async with opened(chosen) as office:
        await take(office, "itu:pp:res:399:2026", "en", ADOPTED)
        await office.services.ingest.settle()
        yield office


def draft(language: Language, number: str) -> str:
    """A clause of the sample's resolution in this language; the adopted one above says the same."""
    text = (data() / "sample" / "PP_Res_390" / f"{language}.txt").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith(f"{number}"))
    return line[1:].strip(" \t;；.")


@pytest.mark.parametrize("language", [FR, RU])
async def test_a_draft_in_another_language_than_the_adopted_clause_is_recognised(
    delegate: Any, plenary: Any, language: Language
) -> None:
    await delegate.slash(plenary, "language", language=language.value)
    speak = words(language)

    same = await delegate.slash(plenary, "document similar", text=draft(language, "7"))
    other = await delegate.slash(plenary, "document similar", text=OTHER)

    assert speak("similar-already") in told(same)
    assert speak("similar-meant", share="#").split("#")[0] in told(same)
    assert "shall be posted in the six official languages" in told(same)
    assert speak("similar-none") in told(other)
    assert "shall be posted" not in told(other)


async def test_one_that_only_lies_near_by_meaning_is_shown_as_the_nearest(
    delegate: Any, plenary: Any
) -> None:
    await delegate.slash(plenary, "language", language="zh")
    speak = words(Language.ZH)

    near = await delegate.slash(plenary, "document similar", text=draft(Language.ZH, "5"))

    assert speak("similar-none") in told(near)
    assert speak("similar-towards", share="#").split("#")[0] in told(near)
    assert "entry in the register" in told(near)
