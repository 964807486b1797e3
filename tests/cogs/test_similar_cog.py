"""`/document similar`: what is already in an adopted clause."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.render.words import words
from bot.resources import data
from tests.cogs.conftest import told

EN = words(Language.EN)


def adopted(language: Language) -> str:
    """`resolves 7` of the sample's resolution, with a word more."""
    text = (data() / "sample" / "PP_Res_390" / f"{language}.txt").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("7"))
    return line[1:].strip(" \t;；؛.")


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_draft_that_is_already_adopted_is_recognised_in_its_language(
    delegate: Any, plenary: Any, language: Language
) -> None:
    await delegate.slash(plenary, "language", language=language.value)

    result = await delegate.slash(plenary, "document similar", text=adopted(language))

    assert words(language)("similar-already") in told(result)
    assert "390" in told(result)


async def test_a_draft_that_nobody_adopted_is_said_to_be_new(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(
        plenary,
        "document similar",
        text="to repaint the zeppelin hangar green before the next airship regatta",
    )

    assert EN("similar-none") in told(result)
    assert EN("similar-how") in told(result)


async def test_a_clause_is_compared_with_other_documents_only(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(
        plenary, "document similar", document="PP Res 390 (Rev. Montevideo, 2026)", label="resolves 7"
    )

    assert EN("similar-already") not in told(result)


@pytest.mark.parametrize("text", ["", "…", "🙂"])
async def test_nothing_to_compare_is_told(delegate: Any, plenary: Any, text: str) -> None:
    result = await delegate.slash(plenary, "document similar", **({"text": text} if text else {}))

    assert EN("error-similar-empty") in told(result)
