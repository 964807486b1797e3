"""`/ask` about a document itself: who submitted it, its title, its date, whose it is."""

from __future__ import annotations

from typing import Any

import pytest

from bot.cli.questions import as_dict
from bot.domain.described import HeadFact
from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL, Language
from bot.domain.question import Intent
from bot.launch import Office
from bot.render.words import words
from tests.cogs.conftest import buttons, plain, told

AR, ZH, EN, FR, RU, ES = OFFICIAL
SUBMITTED, TITLE, DATE, BODY = HeadFact

PAPER, REVISED, REPORT = "itu:doc:CWG-CC-7/3", "itu:doc:CWG-CC-7/3/Rev.1", "itu:doc:CWG-CC-7/4"
RESOLUTION, PLENIPOTENTIARY = "A/RES/81/901", "itu:pp:res:390:2026"

ASKED = [
    (EN, "Who submitted CWG-CC-7/3?", SUBMITTED, PAPER),
    (EN, "who are the sponsors of CWG-CC-7/4", SUBMITTED, REPORT),
    (EN, "By which delegation was CWG-CC-7/3 submitted?", SUBMITTED, PAPER),
    (EN, "Who's the author of CWG-CC-7/3?", SUBMITTED, PAPER),
    (EN, "who wrote the report CWG-CC-7/4", SUBMITTED, REPORT),
    (EN, "what is the title of Resolution 390", TITLE, PLENIPOTENTIARY),
    (EN, "what is 81/901 called", TITLE, RESOLUTION),
    (EN, "when was A/RES/81/901 adopted?", DATE, RESOLUTION),
    (EN, "when did the General Assembly adopt 81/901", DATE, RESOLUTION),
    (EN, "When was State of community connectivity published?", DATE, REPORT),
    (EN, "date of Valombre's contribution", DATE, REVISED),
    (EN, "Which body adopted Resolution 390?", BODY, PLENIPOTENTIARY),
    (FR, "Qui a soumis le document CWG-CC-7/3 ?", SUBMITTED, PAPER),
    (FR, "Qui est l'auteur de CWG-CC-7/4 ?", SUBMITTED, REPORT),
    (FR, "Quel est le titre de la contribution de Valombre ?", TITLE, REVISED),
    (FR, "Quand la résolution 81/901 a-t-elle été adoptée ?", DATE, RESOLUTION),
    (FR, "Par quel organe la Résolution 390 a-t-elle été adoptée ?", BODY, PLENIPOTENTIARY),
    (ES, "¿Quién presentó el documento CWG-CC-7/4?", SUBMITTED, REPORT),
    (ES, "¿Cuál es el título de la Resolución 390?", TITLE, PLENIPOTENTIARY),
    (ES, "¿Cuándo se aprobó la resolución 81/901?", DATE, RESOLUTION),
    (ES, "¿Qué órgano aprobó la resolución 81/901?", BODY, RESOLUTION),
    (RU, "Кто представил документ CWG-CC-7/3?", SUBMITTED, PAPER),
    (RU, "Кто автор вклада CWG-CC-7/3?", SUBMITTED, PAPER),
    (RU, "Как называется Резолюция 390?", TITLE, PLENIPOTENTIARY),
    (RU, "Когда была принята резолюция 81/901?", DATE, RESOLUTION),
    (RU, "Какой орган принял резолюцию 81/901?", BODY, RESOLUTION),
    (ZH, "CWG-CC-7/3是谁提交的？", SUBMITTED, PAPER),
    (ZH, "第390号决议的标题是什么？", TITLE, PLENIPOTENTIARY),
    (ZH, "81/901是什么时候通过的？", DATE, RESOLUTION),
    (ZH, "大会什么时候通过了81/901号决议？", DATE, RESOLUTION),
    (ZH, "81/901是由哪个机构通过的？", BODY, RESOLUTION),
    (AR, "من قدم الوثيقة CWG-CC-7/3؟", SUBMITTED, PAPER),
    (AR, "ما هو عنوان القرار 390؟", TITLE, PLENIPOTENTIARY),
    (AR, "متى اعتمد القرار 81/901؟", DATE, RESOLUTION),
    (AR, "من اعتمد القرار 81/901؟", BODY, RESOLUTION),
]


async def test_what_is_asked_about_a_document_itself_is_told_by_its_head(office: Office) -> None:
    for language, question, fact, symbol in ASKED:
        answer = await office.services.ask(question, language)

        described = [one.document for one in answer.described]
        assert [one.symbol.canonical for one in described] == [symbol], question
        assert (answer.asked and answer.asked.fact) is fact, question
        assert answer.answered, question
        assert described[0].language is language


HEADS = {
    AR: (
        "متى اعتمد القرار 81/901؟",
        "18 ديسمبر 2026",
        "قرار اتخذته الجمعية العامة في 18 كانون الأول/ديسمبر 2026",
    ),
    ZH: ("81/901是什么时候通过的？", "2026年12月18日", "大会2026年12月18日决议"),
    EN: (
        "when was A/RES/81/901 adopted?",
        "18 December 2026",
        "Resolution adopted by the General Assembly on 18 December 2026",
    ),
}


@pytest.mark.parametrize("language", HEADS)
async def test_its_date_is_told_with_the_line_that_states_it(
    delegate: Any, plenary: Any, language: Language
) -> None:
    question, day, line = HEADS[language]

    result = await delegate.slash(plenary, "ask", question=question, language=language.value)

    assert plain(words(language)("ask-head", document="A/RES/81/901")) in told(result)
    assert day in told(result)
    assert line in told(result)
    assert "A/RES/81/901" in buttons(result.response)


async def test_what_its_head_lacks_is_said_and_nothing_is_made_up(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(plenary, "ask", question="Who sponsored A/RES/81/901?")

    assert words(EN)("ask-head-none-submitted") in told(result)
    assert "Community connectivity in rural and remote areas" in told(result)
    assert "> " not in told(result)


async def test_a_document_without_a_name_is_the_one_that_is_looked_in_or_asked_for(office: Office) -> None:
    answer = await office.services.ask("Who submitted this document?", EN, "CWG-CC-7/4")

    assert answer.described[0].submitted == "Report by the Secretary-General"
    assert as_dict(answer)["heads"] == [
        {
            "symbol": REPORT,
            "title": "State of community connectivity, 2023–2026",
            "submitted": "Report by the Secretary-General",
            "date": "2027-04-12",
        }
    ]
    with pytest.raises(UserError, match="question-whose-head"):
        await office.services.ask("Who submitted this document?", EN)


@pytest.mark.parametrize(
    "question",
    [
        "Who submitted comments on CWG-CC-7/4?",
        "Who proposed the amendment on spare parts?",
        "When was the Fund established?",
        "what is the title of the Director",
        "Who adopted the budget of the Union?",
    ],
)
async def test_what_is_asked_of_its_text_is_looked_for_there(office: Office, question: str) -> None:
    answer = await office.services.ask(question, EN)

    assert answer.asked
    assert answer.asked.intent is not Intent.HEAD
