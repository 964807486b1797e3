"""`/ask` about what the library does not say: that is told, and nothing near is quoted as the answer."""

from __future__ import annotations

from typing import Any

import pytest
import simcord

from bot.domain.language import OFFICIAL, Language
from bot.domain.symbol import Symbol
from bot.render.asking import fetch_token
from bot.render.card import Action, Button, Card, Row
from bot.render.words import words
from bot.search.open import field_analyser
from cogs.components import messages
from tests.cogs.conftest import buttons, plain, told

EN = words(Language.EN)


NOT_HELD = {
    Language.AR: "ماذا تقول الوثيقة A/RES/70/125 عن المنتدى؟",
    Language.ZH: "A/RES/70/125对论坛怎么说？",
    Language.EN: "What does A/RES/70/125 say about the Forum?",
    Language.FR: "Que dit A/RES/70/125 sur le Forum ?",
    Language.RU: "Что говорится в A/RES/70/125 о Форуме?",
    Language.ES: "¿Qué dice A/RES/70/125 sobre el Foro?",
}


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_document_not_held_is_named_with_what_is_known_of_it(
    delegate: Any, secretariat: Any, plenary: Any, language: Language
) -> None:
    await delegate.slash(plenary, "language", language=language.value)
    await secretariat.slash(plenary, "language", language=language.value)

    asked = await delegate.slash(plenary, "ask", question=NOT_HELD[language])
    leading = await secretariat.slash(plenary, "ask", question=NOT_HELD[language])

    speak = words(language)
    assert plain(speak("ask-not-held", document="A/RES/70/125")) in told(asked)
    assert "2015-12-16" in told(asked)
    assert speak("asking-fetch-others") in told(asked)
    button = speak("asking-fetch", document="A/RES/70/125")
    assert button not in buttons(asked.response)
    assert button in buttons(leading.response)


async def test_fetching_takes_the_way_of_document_add(secretariat: Any, plenary: Any, office: Any) -> None:
    asked = await secretariat.slash(plenary, "ask", question="What does CWG-XX-9/77 say about the Forum?")
    button = EN("asking-fetch", document="Document CWG-XX-9/77")

    fetched = await secretariat.click(asked.response, custom_id=buttons(asked.response)[button])

    assert EN("adding-nothing") in told(fetched)
    assert "CWG-XX-9/77" in told(fetched)


@pytest.mark.parametrize("token", [fetch_token(Symbol("A/RES/70/125")), "!!!", "", "_____w"])
async def test_only_the_secretariat_fetches_whatever_the_button_says(
    delegate: Any, secretariat: Any, plenary: Any, simcord_env: simcord.Env, token: str
) -> None:
    button = Button("Fetch", Action("fetch-missing", (token,)))
    place = simcord_env.bot.get_partial_messageable(int(plenary.id))
    message = await place.send(view=messages(Card((Row((button,)),), Language.EN))[0].view)

    refused = await delegate.click(message, custom_id=f"r:fetch-missing:{token}")

    assert EN("error-not-allowed") in told(refused)


@pytest.mark.parametrize("token", ["!!!", "", "_____w", "aGVsbG8"])
async def test_a_button_that_names_no_document_fetches_none(
    secretariat: Any, plenary: Any, simcord_env: simcord.Env, token: str
) -> None:
    button = Button("Fetch", Action("fetch-missing", (token,)))
    place = simcord_env.bot.get_partial_messageable(int(plenary.id))
    message = await place.send(view=messages(Card((Row((button,)),), Language.EN))[0].view)

    refused = await secretariat.click(message, custom_id=f"r:fetch-missing:{token}")

    assert EN("adding-title") not in told(refused)


async def test_another_edition_is_never_quoted_as_the_one_that_was_named(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(plenary, "ask", question="What does clause 2.2 of CWG-CC-7/3/Rev.7 say?")

    assert "which the library does not hold. Of the same document it holds" in told(result)
    assert "not from the edition you named" in told(result)


NO_SUCH = {
    Language.AR: "ماذا تقول الفقرة 2.9 من الوثيقة CWG-CC-7/3؟",
    Language.ZH: "CWG-CC-7/3号文件第2.9段说了什么？",
    Language.EN: "What does clause 2.9 of CWG-CC-7/3 say?",
    Language.FR: "Que dit le paragraphe 2.9 du document CWG-CC-7/3 ?",
    Language.RU: "Что говорится в пункте 2.9 документа CWG-CC-7/3?",
    Language.ES: "¿Qué dice el párrafo 2.9 del documento CWG-CC-7/3?",
}


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_clause_that_its_document_does_not_have_is_said_to_be_missing(
    delegate: Any, plenary: Any, language: Language
) -> None:
    await delegate.slash(plenary, "language", language=language.value)

    result = await delegate.slash(plenary, "ask", question=NO_SUCH[language])

    speak = words(language)
    assert speak("ask-nothing-found") in told(result)
    assert "2.9" in told(result).replace(NO_SUCH[language], "")
    assert speak("ask-answered-likely") not in told(result)


UNTOLD = {
    Language.AR: ("كم راتب المنسق؟", "ما عقوبة الدول التي لم تعين مسؤول اتصال؟"),
    Language.ZH: ("外部审计员叫什么名字？", "哪家公司向九个国家供应了太阳能设备？"),
    Language.EN: (
        "What is the salary of the Secretary-General?",
        "Which company runs the satellite that the Kestrel Islands share?",
        "What is the name of the coordinator for the International Year of Community Networks?",
    ),
    Language.FR: (
        "Quel est le traitement du Secrétaire général ?",
        "Quel fournisseur a été retenu pour les kits solaires ?",
    ),
    Language.RU: (
        "Как зовут координатора Международного года?",
        "Какое наказание ждет государство, не назначившее контактное лицо?",
    ),
    Language.ES: (
        "¿Qué empresa explota el satélite que comparten las Islas Kestrel?",
        "¿Cómo se llama el auditor externo?",
    ),
}


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_clause_that_states_nothing_of_what_is_asked_to_be_told_is_no_answer(
    delegate: Any, plenary: Any, language: Language
) -> None:
    for question in UNTOLD[language]:
        result = await delegate.slash(plenary, "ask", question=question, language=language.value)

        assert plain(words(language)("ask-nothing-found")) in told(result), question


@pytest.mark.parametrize("language", OFFICIAL)
async def test_that_no_clause_near_states_it_is_said(delegate: Any, plenary: Any, language: Language) -> None:
    question = UNTOLD[language][0]

    result = await delegate.slash(plenary, "ask", question=question, language=language.value)

    assert plain(words(language)(f"ask-untold-{field_analyser().particulars.asked(question)}")) in told(
        result
    )


TOLD = {
    Language.AR: ("كم متوسط قيمة المنحة؟", "62"),
    Language.ZH: ("秘书处订购了多少套太阳能设备？", "480"),
    Language.EN: ("How long does a member of the steering committee serve?", "two years"),
    Language.FR: ("Combien de kits solaires le secrétariat a-t-il commandés ?", "480"),
    Language.RU: ("Сколько проектов поддержал Фонд?", "37"),
    Language.ES: ("¿En qué ciudad se celebrará el segundo Foro Mundial?", "Dar Nour"),
}


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_clause_that_states_it_is(delegate: Any, plenary: Any, language: Language) -> None:
    question, stated = TOLD[language]

    result = await delegate.slash(plenary, "ask", question=question, language=language.value)

    assert plain(words(language)("ask-nothing-found")) not in told(result)
    assert stated in told(result)


SAID_OF_IT = {
    Language.AR: "ماذا تقول الوثيقة A/RES/80/907 عن البطاريات؟",
    Language.ZH: "A/RES/80/907对蓄电池怎么说？",
    Language.EN: "What does A/RES/80/907 say about batteries?",
    Language.FR: "Que dit A/RES/80/907 sur les batteries ?",
    Language.RU: "Что говорится в A/RES/80/907 о батареях?",
    Language.ES: "¿Qué dice A/RES/80/907 sobre las baterías?",
}


@pytest.mark.parametrize("language", OFFICIAL)
async def test_what_other_documents_say_is_no_answer_about_one_that_is_not_held(
    office: Any, language: Language
) -> None:
    answer = await office.services.ask(SAID_OF_IT[language], language)

    assert [one.symbol.canonical for one in answer.missing] == ["A/RES/80/907"]
    assert not answer.answered


async def test_a_clause_that_speaks_of_one_that_is_not_held_answers(office: Any) -> None:
    answer = await office.services.ask("When did the General Assembly adopt A/RES/80/907?", Language.EN)

    assert answer.answered
    assert "80/907" in answer.findings[0].quotation.held.clause.text


async def test_of_a_clause_of_one_that_is_not_held_nothing_is_quoted(office: Any) -> None:
    for question in (
        "A/RES/99/999 paragraph 3",
        "Security Council resolution 687 (1991), paragraph 8",
        "الفقرة 8 من قرار مجلس الأمن 687",
        "安理会第687号决议第8段",
        "paragraphe 8 de la résolution 687 du Conseil de sécurité",
        "пункт 8 резолюции 687 Совета Безопасности",
        "párrafo 8 de la resolución 687 del Consejo de Seguridad",
    ):
        answer = await office.services.ask(question, Language.EN)

        assert (answer.answered, answer.findings) == (False, ()), question
        assert len(answer.missing) == 1, question


HOURS = {
    Language.AR: "كم ساعة يستغرق تدريب الفنيين؟",
    Language.ZH: "每名技术人员要培训多少小时？",
    Language.EN: "How many hours of training does a technician get?",
    Language.FR: "Combien d'heures dure la formation d'un technicien ?",
    Language.RU: "Сколько часов длится подготовка технических специалистов?",
    Language.ES: "¿Cuántas horas dura la formación de un técnico?",
}


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_number_of_something_else_is_no_answer(office: Any, language: Language) -> None:
    answer = await office.services.ask(HOURS[language], language)

    assert not answer.answered
