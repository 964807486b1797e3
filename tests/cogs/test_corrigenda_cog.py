"""A corrigendum shows beside the clause that it corrects, wherever the clause is shown."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.launch import Office
from bot.render.words import words
from bot.services.ingest import Incoming
from tests.cogs.conftest import said

LINES = {
    Language.AR: "في الفقرة 2، بدلا من «سنة» تقرأ «سنتين».",
    Language.ZH: "第2段：将“一”改为“二”。",
    Language.EN: "In paragraph 2, for “one” read “two”.",
    Language.FR: "Au paragraphe 2, au lieu de « un » lire « deux ».",
    Language.RU: "В пункте 2 вместо «один» следует читать «два».",
    Language.ES: "En el párrafo 2, donde dice «uno» debe decir «dos».",
}


@pytest.fixture
async def office(office: Office) -> Office:
    for language, line in LINES.items():
        text = f"A/RES/81/901/Corr.1\n\n{line}\n".encode()
        file = Incoming(f"{language}.txt", text, "a folder", language=language.value)
        assert not (await office.services.ingest(file)).refused
    await office.services.ingest.ready()
    return office


@pytest.mark.parametrize("language", OFFICIAL)
async def test_the_clause_its_page_and_the_answer_show_it(
    delegate: Any, plenary: Any, language: Language, office: Office
) -> None:
    spoken = {"language": language.value}
    before = await office.services.documents.clause("A/RES/81/901", "2", language)

    quoted = await delegate.slash(plenary, "clause", document="A/RES/81/901", label="2", **spoken)
    page = await delegate.slash(plenary, "document show", document="A/RES/81/901", **spoken)
    asked = await delegate.slash(plenary, "ask", question="A/RES/81/901 OP2", **spoken)

    told = words(language)("ask-corrected-by", document="A/RES/81/901/Corr.1")
    assert LINES[language] in said(quoted)
    assert before.held.clause.text in said(quoted)
    assert "A/RES/81/901/Corr.1" in said(page)
    assert LINES[language] in said(asked)
    assert told.translate({0x2068: None, 0x2069: None}) in said(asked)


async def test_the_clauses_beside_it_show_nothing(delegate: Any, plenary: Any) -> None:
    quoted = await delegate.slash(plenary, "clause", document="A/RES/81/901", label="1", language="en")

    assert "Corr.1" not in said(quoted)
