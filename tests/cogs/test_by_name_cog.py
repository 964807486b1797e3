"""`/ask` about a document by what it is called: the Geneva Plan of Action, the 2030 Agenda."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.launch import Office, opened
from bot.render.words import words
from bot.settings import Settings
from tests.cogs.conftest import plain, told
from tests.cogs.test_answers_cog import take

PLAN = """1 Access

1.1 Let libraries and museums be open online.

1.2 Let radio reach every village.
"""
DECOY = "resolves\n1\tthat libraries and museums shall be open online;\n"

SAYS = {
    Language.AR: "ماذا تقول خطة عمل جنيف عن المكتبات والمتاحف؟",
    Language.ZH: "《日内瓦行动计划》对图书馆和博物馆有什么规定？",
    Language.EN: "What does the Geneva Plan of Action say about libraries and museums?",
    Language.FR: "Que dit le Plan d'action de Genève sur les bibliothèques et les musées ?",
    Language.RU: "Что говорится в Женевском плане действий о библиотеках и музеях?",
    Language.ES: "¿Qué dice el Plan de Acción de Ginebra sobre las bibliotecas y los museos?",
}
CLAUSE = {
    Language.AR: "البند 1.1 من خطة عمل جنيف",
    Language.ZH: "《日内瓦行动计划》第1.1段",
    Language.EN: "What does paragraph 1.1 of the Geneva Plan of Action say?",
    Language.FR: "paragraphe 1.1 du Plan d'action de Genève",
    Language.RU: "пункт 1.1 Женевского плана действий",
    Language.ES: "párrafo 1.1 del Plan de Acción de Ginebra",
}

CITES = {
    Language.AR: "ما هي الفقرات التي تشير إلى برنامج عمل تونس؟",
    Language.ZH: "哪些条款引用了《突尼斯议程》？",
    Language.EN: "Which clauses cite the Tunis Agenda?",
    Language.FR: "Quels paragraphes citent l’Agenda de Tunis ?",
    Language.RU: "Какие пункты ссылаются на Тунисскую программу?",
    Language.ES: "¿Qué párrafos citan la Agenda de Túnez?",
}


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    """A library that holds the plan and a resolution that says the same, both in English alone;
    and one that cites the Tunis Agenda.
    """
    chosen = Settings(RAPPORTEUR_STATE=tmp_path / "state", RAPPORTEUR_ENCODER="default", _env_file=None)
    async with opened(chosen) as office:
        await take(office, "itu:pp:res:398:2026", "fr", "notant\na)\tl’Agenda de Tunis ;\nb)\tles ODD,\n")
        await take(office, "WSIS-03/GENEVA/DOC/5", "en", PLAN)
        await take(office, "itu:pp:res:399:2026", "en", DECOY)
        await office.services.ingest.settle()
        yield office


async def test_only_the_document_that_is_asked_is_quoted(delegate: Any, plenary: Any) -> None:
    for language in OFFICIAL:
        result = await delegate.slash(plenary, "ask", question=SAYS[language], language=language.value)

        assert "Let libraries and museums be open online." in told(result), language
        assert "399" not in told(result), language
        assert plain(words(language)("ask-nothing-found")) not in told(result), language


async def test_its_clause_is_quoted_verbatim(delegate: Any, plenary: Any) -> None:
    for language in OFFICIAL:
        result = await delegate.slash(plenary, "ask", question=CLAUSE[language], language=language.value)

        assert plain(words(language)("ask-answered-clear")) in told(result), language
        assert "Let libraries and museums be open online." in told(result), language
        assert "radio" not in told(result), language


async def test_where_it_is_only_spoken_of_everything_is_looked_through(delegate: Any, plenary: Any) -> None:
    question = "To implement the Geneva Plan of Action, shall museums and libraries be open online?"

    result = await delegate.slash(plenary, "ask", question=question, language="en")

    assert "399" in told(result)


async def test_one_that_is_not_held_is_named(delegate: Any, plenary: Any) -> None:
    asked = {
        Language.AR: "ماذا تقول خطة 2030 عن المحيطات؟",
        Language.ZH: "2030年议程对海洋怎么说？",
        Language.EN: "What does the 2030 Agenda say about oceans?",
        Language.FR: "Que dit le Programme 2030 sur les océans ?",
        Language.RU: "Что говорится в Повестке дня на период до 2030 года об океанах?",
        Language.ES: "¿Qué dice la Agenda 2030 sobre los océanos?",
    }
    for language in OFFICIAL:
        result = await delegate.slash(plenary, "ask", question=asked[language], language=language.value)

        assert plain(words(language)("ask-not-held", document="A/RES/70/1")) in told(result), language


async def test_a_command_takes_its_name_for_a_document(delegate: Any, plenary: Any) -> None:
    for name in ("Geneva Plan of Action", "le Plan d'action de Genève", "日内瓦行动计划"):
        result = await delegate.slash(plenary, "clause", document=name, label="1.1", language="en")

        assert "Let libraries and museums be open online." in told(result), name


async def test_what_cites_it_by_its_name_is_told(delegate: Any, plenary: Any) -> None:
    for language in OFFICIAL:
        result = await delegate.slash(plenary, "ask", question=CITES[language], language=language.value)

        assert "Agenda de Tunis" in told(result), language
        assert "398" in told(result), language


async def test_its_references_are_shown_for_its_name_though_not_held(delegate: Any, plenary: Any) -> None:
    by_name = await delegate.slash(plenary, "document references", document="the Tunis Agenda")
    nobody = await delegate.slash(plenary, "document references", document="2030 Agenda")

    assert "398" in told(by_name)
    assert "Transforming our world" in told(nobody)
    assert "398" not in told(nobody)
