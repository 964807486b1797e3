"""`/ask` understands limits, names, citations and changes, and says plainly what it can't follow."""

from __future__ import annotations

import re
from typing import Any

import pytest
import simcord

from bot.domain.language import OFFICIAL, Language
from bot.domain.symbol import Symbol
from bot.render.asking import fetch_token
from bot.render.card import Action, Button, Card, Row
from bot.render.words import words
from cogs.components import messages
from tests.cogs.conftest import buttons, told

EN = words(Language.EN)


def plain(text: str) -> str:
    return text.translate({0x2067: None, 0x2069: None, 0x2068: None})


LIMITED = {
    Language.AR: "قرارات الجمعية العامة بعد عام 2015 بشأن المدارس الريفية",
    Language.ZH: "大会2015年以后的决议关于农村学校",
    Language.EN: "General Assembly resolutions after 2015 on rural schools",
    Language.FR: "résolutions de l'Assemblée générale après 2015 sur les écoles rurales",
    Language.RU: "резолюции ГА после 2015 г. о сельских школах",
    Language.ES: "resoluciones de la Asamblea General después de 2015 sobre las escuelas rurales",
}


@pytest.mark.parametrize("language", OFFICIAL)
async def test_only_documents_within_the_limits_are_quoted_and_that_is_said(
    delegate: Any, plenary: Any, language: Language
) -> None:
    await delegate.slash(plenary, "language", language=language.value)

    result = await delegate.slash(plenary, "ask", question=LIMITED[language])

    speak = words(language)
    assert plain(speak("register-body-A")) in told(result)
    assert plain(speak("asking-period-since", year="2016")) in told(result)
    assert "A/RES/81/901" in told(result)
    assert not re.search(r"(?<!\d)390(?!\d)", told(result))  # nor a moment's seconds, which may hold it


@pytest.mark.parametrize(
    "question",
    [
        "What is the salary of the Secretary-General?",
        "Quel est le traitement du Secrétaire général ?",
    ],
)
async def test_a_clause_that_states_no_amount_answers_no_question_for_one(
    delegate: Any, plenary: Any, question: str
) -> None:
    result = await delegate.slash(plenary, "ask", question=question)

    assert EN("ask-nothing-found") in told(result)


async def test_limits_that_no_document_meets_are_said_and_the_rest_is_only_nearest(
    delegate: Any, plenary: Any
) -> None:
    result = await delegate.slash(
        plenary, "ask", question="What did the Security Council say about community networks?"
    )

    assert "holds no document within these limits: Security Council" in told(result)
    assert EN("ask-nothing-found") in told(result)


CONTRADICTORY = [
    ("resolutions after 2030 and before 2020 on community networks", "asking-conflict-period"),
    ("What did the Council decide in General Assembly resolutions on schools?", "asking-conflict-bodies"),
    ("resolutions of the Council on schools in A/RES/81/901", "asking-conflict-document"),
]


@pytest.mark.parametrize(("question", "key"), CONTRADICTORY)
async def test_contradictory_limits_are_said_plainly(
    delegate: Any, plenary: Any, question: str, key: str
) -> None:
    result = await delegate.slash(plenary, "ask", question=question)

    assert EN(key, limits="…").split("(")[0] in told(result)


NAMED = {
    Language.AR: "ما معنى WSIS؟",
    Language.ZH: "什么是最不发达国家？",
    Language.EN: "what does LDC stand for?",
    Language.FR: "que signifie PMA ?",
    Language.RU: "что такое НРС?",
    Language.ES: "¿qué significa PMA?",
}


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_name_is_given_in_six_languages(delegate: Any, plenary: Any, language: Language) -> None:
    await delegate.slash(plenary, "language", language=language.value)

    result = await delegate.slash(plenary, "ask", question=NAMED[language])

    speak = words(language)
    assert speak("asking-names") in told(result)
    assert all(speak(f"language-{one}") in told(result) for one in OFFICIAL)
    assert ("信息社会世界峰会" if language is Language.AR else "最不发达国家") in told(result)


async def test_the_clauses_that_use_a_name_are_quoted_under_it(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(plenary, "ask", question="What does LDC stand for?")

    assert EN("asking-uses") in told(result)
    assert "communities in the least developed countries" in told(result)


CITING = {
    Language.AR: "أي الفقرات تشير إلى A/RES/80/907؟",
    Language.ZH: "哪些条款引用了A/RES/80/907？",
    Language.EN: "Which clauses cite A/RES/80/907?",
    Language.FR: "Quels paragraphes citent A/RES/80/907 ?",
    Language.RU: "Какие пункты ссылаются на A/RES/80/907?",
    Language.ES: "¿Qué párrafos citan A/RES/80/907?",
}


@pytest.mark.parametrize("language", OFFICIAL)
async def test_what_cites_a_document_that_is_not_even_held_is_told(
    delegate: Any, plenary: Any, language: Language
) -> None:
    await delegate.slash(plenary, "language", language=language.value)

    result = await delegate.slash(plenary, "ask", question=CITING[language])

    assert "A/RES/81/901" in told(result)
    assert "390" in told(result)
    assert words(language)("asking-citing-none", document="A/RES/80/907") not in told(result)


async def test_a_document_that_nothing_cites_is_said_so(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(plenary, "ask", question="Which clauses cite A/RES/10/10?")

    assert EN("asking-citing-none", document="A/RES/10/10") in told(result)


CHANGED = [
    (Language.EN, "What changed in CWG-CC-7/3/Rev.1?"),
    (Language.EN, "What changed in Rev.1?"),
    (Language.FR, "Qu'est-ce qui a changé dans CWG-CC-7/3/Rev.1 ?"),
    (Language.RU, "Что изменилось в Rev.1?"),
    (Language.ZH, "Rev.1修改了什么？"),
    (Language.ES, "¿Qué ha cambiado en CWG-CC-7/3/Rev.1?"),
    (Language.AR, "ما الذي تغير في CWG-CC-7/3/Rev.1؟"),
]


@pytest.mark.parametrize(("language", "question"), CHANGED)
async def test_what_changed_is_shown_as_a_redline(
    delegate: Any, plenary: Any, language: Language, question: str
) -> None:
    await delegate.slash(plenary, "language", language=language.value)

    result = await delegate.slash(plenary, "ask", question=question)

    speak = words(language)
    assert plain(speak("diff-legend", language=speak(f"language-{language}"))) in told(result)


async def test_what_changed_is_narrowed_to_what_is_asked_about(delegate: Any, plenary: Any) -> None:
    every = await delegate.slash(plenary, "ask", question="What changed in CWG-CC-7/3/Rev.1?")
    some = await delegate.slash(
        plenary, "ask", question="What changed in CWG-CC-7/3/Rev.1 about spare parts and energy storage?"
    )
    none = await delegate.slash(plenary, "ask", question="What changed in CWG-CC-7/3/Rev.1 about zeppelins?")

    assert len(told(some)) < len(told(every))
    assert "spare parts" in told(some)
    assert EN("asking-changed-not-about") in told(none)


async def test_a_revision_of_no_document_is_asked_back_about(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(plenary, "ask", question="What changed in Rev.9?")

    assert "Rev.9 of which document?" in told(result)


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


@pytest.mark.parametrize(
    "question",
    [
        "resolution 390 resolves 4",
        "what does resolves 4 of resolution 390 say",
        "que dit décide 4 de la résolution 390",
    ],
)
async def test_a_document_is_known_by_its_name_without_capitals(
    delegate: Any, plenary: Any, question: str
) -> None:
    asked = await delegate.slash(plenary, "ask", question=question)
    named = await delegate.slash(plenary, "clause", document="Resolution 390", label="resolves 4")

    quoted = next(line for line in told(named).splitlines() if line.startswith("> "))
    assert quoted[2:40] in told(asked).replace("**", "")
    assert EN("ask-answered-clear") in told(asked)
