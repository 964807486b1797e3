"""`/document references` on the sample dossier."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.domain.symbol import Symbol
from bot.render.pictures import font_folders, installed_fonts
from bot.render.references import document_name
from bot.render.words import words
from tests.cogs.conftest import buttons, said


def heard(result: Any) -> str:
    return said(result).replace("\\", "")


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_document_stands_between_what_it_cites_and_what_cites_it(
    delegate: Any, plenary: Any, language: Language
) -> None:
    await delegate.slash(plenary, "language", language=language.value)

    result = await delegate.slash(plenary, "document references", document="CWG-CC-7/4")

    pictures = [one for one in result.response.attachments if one.filename.endswith(".png")]
    speak, resolution = words(language), document_name(Symbol("itu:pp:res:390", "2026"), language)
    assert len(pictures) == bool(installed_fonts(font_folders()))
    assert result.ephemeral
    assert resolution in heard(result)
    assert speak("cited-by", number=2) in heard(result)
    assert "CWG-CC-7/3" in heard(result)
    assert any(
        resolution in label.translate({0x2067: None, 0x2068: None, 0x2069: None})
        for label in buttons(result.response)
    )


async def test_a_clause_has_those_that_name_it(delegate: Any, plenary: Any) -> None:
    of_clause = await delegate.slash(
        plenary,
        "document references",
        document="itu:pp:res:390:2026",
        clause="instructs the Secretary-General 1",
    )
    another = await delegate.slash(
        plenary, "document references", document="itu:pp:res:390:2026", clause="resolves 2"
    )

    assert "in 1.1" in heard(of_clause)
    assert words(Language.EN)("cited-nothing") in heard(another)


async def test_what_is_not_held_is_known_from_those_that_cite_it(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(plenary, "document references", document="A/RES/80/907")

    assert words(Language.EN)("cited-itself-not-held") in heard(result)
    assert "CWG-CC-7/3" in heard(result)


async def test_what_nobody_cites_is_known_from_the_register(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(plenary, "document references", document="A/RES/70/1")

    assert "Transforming our world" in heard(result)


async def test_what_is_not_known_at_all_is_told_so(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(plenary, "document references", document="A/RES/1/1")

    assert words(Language.EN)("error-document-unknown", document="A/RES/1/1")[:20] in heard(result)
