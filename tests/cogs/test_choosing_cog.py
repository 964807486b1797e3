"""`/ask` about a clause without its document, and about a document that is not there."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.launch import Office
from bot.render.words import words
from bot.services.ingest import Incoming
from bot.store import clauses
from tests.cogs.conftest import plain, selects, told

EN = words(Language.EN)

NAMELESS = {
    Language.AR: "ماذا تقول الفقرة 2.2؟",
    Language.ZH: "第2.2段说什么？",
    Language.EN: "What does clause 2.2 say?",
    Language.FR: "Que dit le paragraphe 2.2 ?",
    Language.RU: "Что говорится в пункте 2.2?",
    Language.ES: "¿Qué dice el párrafo 2.2?",
}


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_clause_without_its_document_is_a_choice_of_those_that_have_it(
    delegate: Any, plenary: Any, language: Language
) -> None:
    await delegate.slash(plenary, "language", language=language.value)

    asked = await delegate.slash(plenary, "ask", question=NAMELESS[language])
    (choice,) = selects(asked.response)
    refs = [each["value"] for each in choice["options"]]
    chosen = await delegate.select(asked.response, [refs[0]], custom_id=choice["custom_id"])

    speak = words(language)
    assert plain(speak("asking-which-document", count=2)) in told(asked)
    assert len(refs) == 2
    assert "CWG-CC-7/3(Rev.1)" in choice["options"][0]["label"]
    assert speak("ask-nothing-found") not in told(asked)
    assert "CWG-CC-7/3(Rev.1)" in told(chosen)


@pytest.mark.parametrize("language", [Language.EN, Language.AR])
async def test_of_very_many_documents_the_choice_says_that_it_is_not_whole(
    office: Office, delegate: Any, plenary: Any, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clauses, "_MOST_WORKS", 1)

    asked = await delegate.slash(plenary, "ask", question="clause 2.2", language=language.value)
    (choice,) = selects(asked.response)

    assert plain(words(language)("asking-which-of-many", count=2)) in told(asked)
    assert len(choice["options"]) == 1
    assert words(language)("ask-answered-clear") not in told(asked)


async def test_a_clause_that_one_document_has_is_quoted_without_its_name(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(plenary, "ask", question="What does resolves 6 i) say?")

    assert EN("ask-answered-clear") in told(result)
    assert "390" in told(result)


async def test_a_resolution_is_known_by_its_number_beside_its_clause(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(plenary, "ask", question="what does resolves 4 of 390 say")

    assert EN("ask-answered-clear") in told(result)
    assert "resolves 4" in told(result)


async def test_a_symbol_alone_that_is_not_held_is_said_and_nothing_else_is_quoted(
    delegate: Any, plenary: Any
) -> None:
    result = await delegate.slash(plenary, "ask", question="A/RES/99/999")

    assert EN("ask-not-held", document="A/RES/99/999") in told(result)
    assert EN("ask-nothing-found") in told(result)
    assert "> " not in told(result)


CALLED = {
    Language.AR: "ماذا يقول البند 2.2 من joint-contribution-archives؟",
    Language.ZH: "joint-contribution-archives第2.2段说什么？",
    Language.EN: "What does clause 2.2 of joint-contribution-archives say?",
    Language.FR: "Que dit le paragraphe 2.2 de joint-contribution-archives ?",
    Language.RU: "Что говорится в пункте 2.2 joint-contribution-archives?",
    Language.ES: "¿Qué dice el párrafo 2.2 de Joint-Contribution-Archives.txt?",
}


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_document_that_has_no_symbol_is_known_by_the_name_of_its_file(
    office: Office, delegate: Any, plenary: Any, language: Language
) -> None:
    text = "2 Proposals\n\n2.1 Archives are kept in paper.\n\n2.2 Archives are open to every delegation.\n"
    await office.services.ingest(Incoming("joint-contribution-archives.txt", text.encode(), "test"))

    asked = await delegate.slash(plenary, "ask", question=CALLED[language], language=language.value)

    assert plain(words(language)("ask-answered-clear")) in told(asked)
    assert "Archives are open to every delegation." in told(asked)
    assert "Archives are kept in paper." not in told(asked)
