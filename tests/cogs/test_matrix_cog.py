"""`/document matrix` in six languages, with a clause in the library that cites a line."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.launch import Office
from bot.render.words import words
from bot.services.ingest import Incoming
from tests.cogs.test_references_cog import heard


@pytest.fixture
async def cited(office: Office) -> None:
    for language, text in {
        "en": "Calls for work on WSIS Action Lines C4 to C6.",
        "fr": "Appelle à agir sur les grandes orientations C4 à C6 du SMSI.",
    }.items():
        file = Incoming(f"{language}.txt", f"1. {text}".encode(), "here", "x", "A/80/17", language)
        await office.services.ingest(file)


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_line_has_its_goals_and_the_clauses_that_cite_it(
    delegate: Any, plenary: Any, cited: None, language: Language
) -> None:
    await delegate.slash(plenary, "language", language=language.value)

    result = await delegate.slash(plenary, "document matrix", query="C5")

    speak = words(language)
    assert result.ephemeral
    assert speak("matrix-goal", goal=9) in heard(result)
    assert "9.c" in heard(result)
    assert "A/80/17" in heard(result)
    assert heard(result).count("A/80/17") == 1


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_goal_has_the_lines_that_serve_it(delegate: Any, plenary: Any, language: Language) -> None:
    await delegate.slash(plenary, "language", language=language.value)

    result = await delegate.slash(plenary, "document matrix", query="SDG 6")

    shown = heard(result)
    assert words(language)("matrix-lines") in shown
    assert "C4" in shown
    assert words(language)("matrix-application-e-science") in shown
    assert "C5" not in shown


async def test_what_is_neither_is_told_so(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(plenary, "document matrix", query="C12")

    assert words(Language.EN)("error-matrix-unknown", query="C12") in heard(result)
