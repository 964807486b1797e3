"""`/document show` and the message menu as delegates use them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.render.words import words
from cogs.documents import CITED_HERE
from tests.cogs.conftest import buttons, said


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_document_is_shown_page_by_page_in_the_readers_language(
    delegate: Any, plenary: Any, language: Language
) -> None:
    await delegate.slash(plenary, "language", language=language.value)

    first = await delegate.slash(plenary, "document show", document="CWG-CC-7/4")
    shown = said(first)
    following = buttons(first.response)[words(language)("documents-button-next")]
    second = await delegate.click(first.response, custom_id=following)

    assert words(language)("documents-languages") in shown
    assert said(second) != shown
    assert words(language)("documents-button-previous") in buttons(second.response)


async def test_a_document_says_what_it_cites(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(plenary, "document show", document="CWG-CC-7/3")

    assert "A/RES/81/901" in said(result)


async def test_a_clause_is_quoted_from_its_page(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(plenary, "document show", document="A/RES/81/901")
    chosen = result.response.components[0]["components"]
    select = next(part for row in chosen for part in row.get("components", []) if part.get("options"))

    for option in select["options"]:
        assert not option.get("description", "").startswith(option["label"].rstrip("…"))
    quoted = await delegate.select(
        result.response, custom_id=select["custom_id"], values=[select["options"][0]["value"]]
    )

    assert "A/RES/81/901" in said(quoted)


async def test_the_documents_cited_in_a_message_are_found(delegate: Any, plenary: Any) -> None:
    message = await delegate.send(plenary, "See CWG-CC-7/3 and А/RES/70/125")  # Cyrillic А

    result = await delegate.context_menu(plenary, CITED_HERE, message)

    assert result.ephemeral
    assert "CWG\\-CC\\-7/3" in said(result) or "CWG-CC-7/3" in said(result)
    assert "A/RES/70/125" in said(result)
    assert words(Language.EN)("documents-cited-not-held") in said(result)


async def test_a_message_that_cites_nothing_says_what_would_be_found(delegate: Any, plenary: Any) -> None:
    message = await delegate.send(plenary, "Good morning")

    result = await delegate.context_menu(plenary, CITED_HERE, message)

    assert "A/RES/70/125" in said(result)


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_heading_stands_once_on_a_documents_page(
    delegate: Any, plenary: Any, language: Language
) -> None:
    page = await delegate.slash(plenary, "document show", document="CWG-CC-7/3", language=language.value)

    lines = [re.sub(r"^[-#*> ]+|[*]+$", "", line) for line in said(page).splitlines()]
    bodies = [line for line in lines if len(line) > 12]
    twice = {line for line in bodies if bodies.count(line) > 1}
    titles = {line for line in twice if "CWG-CC-7" not in line}
    assert len(titles) <= 1, titles  # the title stands above the page too
