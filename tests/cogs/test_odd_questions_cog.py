"""Questions that nobody should ask like this, and what the person who asks reads in her language."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.domain.limits import Limits
from bot.domain.symbol import Symbol
from bot.render.asking import limits_line
from bot.render.references import document_name, house_name
from bot.render.words import words
from bot.resources import data
from tests.cogs.conftest import buttons, parts, plain, said, told
from tests.cogs.test_ask_cog import verbatim

AR, ZH, EN, FR, RU, ES = Language.AR, Language.ZH, Language.EN, Language.FR, Language.RU, Language.ES
NEVER = Limits((), ("res",), 2031, 2019)
BOTH = Limits((("council",), ("A",)), ("res",))
OTHERS = Limits((("council",),), ("res",))

CONTRADICTORY = [
    (EN, "resolutions after 2030 and before 2020 on rural schools", "period", NEVER),
    (FR, "résolutions après 2030 et avant 2020 sur les écoles rurales", "period", NEVER),
    (RU, "резолюции после 2030 г. и до 2020 г. о сельских школах", "period", NEVER),
    (ZH, "2030年以后、2020年以前的决议关于农村学校", "period", NEVER),
    (EN, "What did the Council decide in General Assembly resolutions on schools?", "bodies", BOTH),
    (
        ES,
        "¿Qué decidió el Consejo en las resoluciones de la Asamblea General sobre escuelas?",
        "bodies",
        BOTH,
    ),
    (RU, "Что решил Совет в резолюциях Генеральной Ассамблеи о школах?", "bodies", BOTH),
    (EN, "resolutions of the Council on schools in A/RES/81/901", "document", OTHERS),
    (FR, "résolutions du Conseil sur les écoles dans A/RES/81/901", "document", OTHERS),
]


@pytest.mark.parametrize(("language", "question", "conflict", "limits"), CONTRADICTORY)
async def test_limits_that_contradict_are_told_and_left_aside(
    delegate: Any, plenary: Any, language: Language, question: str, conflict: str, limits: Limits
) -> None:
    result = await delegate.slash(plenary, "ask", question=question, language=language.value)

    speak = words(language)
    assert plain(speak(f"asking-conflict-{conflict}", limits=limits_line(limits, language))) in told(result)
    assert verbatim(language, "6. " if language is not ZH else "6", "A_RES_81_901").lstrip("．. 、-") in told(
        result
    )


def test_limits_that_contradict_are_said_as_they_were_set() -> None:
    assert limits_line(NEVER, EN) == "resolutions, from 2031 on, up to 2019"


SILENT = [
    (EN, "what is the of and to in that"),
    (FR, "et de la du que"),
    (RU, "и в на не что"),
    (ZH, "的了是在和"),
    (AR, "في من إلى على"),
]


@pytest.mark.parametrize(("language", "question"), SILENT)
async def test_a_question_without_a_word_of_meaning_quotes_nothing_and_says_what_to_try(
    delegate: Any, plenary: Any, language: Language, question: str
) -> None:
    result = await delegate.slash(plenary, "ask", question=question, language=language.value)

    speak = words(language)
    assert speak("ask-nothing-found") in told(result)
    assert speak("ask-nothing-near").replace("\u200e", "") in told(result).replace("\u200e", "")
    assert "> " not in told(result)


COURTESIES = [
    (EN, "hello!"),
    (FR, "merci beaucoup"),
    (RU, "Здравствуйте"),
    (ZH, "谢谢"),
    (AR, "شكرا"),
    (ES, "¡Hola!"),
]


@pytest.mark.parametrize(("language", "question"), COURTESIES)
async def test_a_courtesy_alone_is_told_how_to_ask(
    delegate: Any, plenary: Any, language: Language, question: str
) -> None:
    await delegate.slash(plenary, "language", language=language.value)

    result = await delegate.slash(plenary, "ask", question=question)

    assert told(result) == plain(words(language)("error-question-empty"))


ASIDES = [
    (EN, "what can you do?", "about"),
    (EN, "who made you", "about"),
    (EN, "which documents do you have?", "documents"),
    (EN, "What is new today?", "today"),
    (EN, "when is the deadline", "deadlines"),
    (FR, "Que sais-tu faire ?", "about"),
    (FR, "quels documents as-tu ?", "documents"),
    (FR, "Quelle est la prochaine échéance ?", "deadlines"),
    (FR, "Qui s'oppose au paragraphe 2.3 ?", "positions"),
    (ES, "¿Qué puedes hacer?", "about"),
    (ES, "¿qué documentos tienes?", "documents"),
    (ES, "¿Qué hay de nuevo hoy?", "today"),
    (RU, "что ты умеешь?", "about"),
    (RU, "какие документы у тебя есть?", "documents"),
    (RU, "Когда крайний срок?", "deadlines"),
    (ZH, "你能做什么？", "about"),
    (ZH, "你有哪些文件？", "documents"),
    (ZH, "截止日期是什么时候？", "deadlines"),
    (AR, "ماذا يمكنك أن تفعل؟", "about"),
    (AR, "ما هي الوثائق المتاحة لديك؟", "documents"),
    (AR, "ما الجديد اليوم؟", "today"),
]


@pytest.mark.parametrize(("language", "question", "about"), ASIDES)
async def test_what_is_asked_of_the_bot_itself_is_told_where_to_look(
    delegate: Any, plenary: Any, language: Language, question: str, about: str
) -> None:
    await delegate.slash(plenary, "language", language=language.value)

    result = await delegate.slash(plenary, "ask", question=question)

    said = plain(words(language)(f"error-question-{about}"))
    assert told(result).replace("\u200e", "") == said.replace("\u200e", "")


@pytest.mark.parametrize(
    "question", ["By when is the deadline for comments?", "What can Member States do?", "help the Council"]
)
async def test_what_is_asked_of_documents_is_looked_for_in_them(office: Any, question: str) -> None:
    assert (await office.services.ask(question, EN)).findings


SHOWN = [
    (EN, "show me CWG-CC-7/4"),
    (EN, "Summarize CWG-CC-7/4, please"),
    (EN, "the full text of CWG-CC-7/4"),
    (FR, "montre-moi CWG-CC-7/4"),
    (ES, "muéstrame CWG-CC-7/4"),
    (RU, "покажи мне CWG-CC-7/4"),
    (ZH, "给我看CWG-CC-7/4"),
    (AR, "أعطني CWG-CC-7/4"),
]


@pytest.mark.parametrize(("language", "question"), SHOWN)
async def test_a_document_that_is_to_be_shown_is_shown(
    office: Any, language: Language, question: str
) -> None:
    answer = await office.services.ask(question, language)

    assert answer.document
    assert answer.document.symbol.canonical == "itu:doc:CWG-CC-7/4"


SYMBOLS = [
    (EN, "A/RES/81/901"),
    (EN, "a-res-81-901"),
    (FR, "81/901"),
    (RU, "документ A/RES/81/901"),
    (ZH, "A/RES/81/901号文件"),
    (ZH, "A/RES/81/901号决议"),
    (AR, "الوثيقة A/RES/81/901"),
    (ES, "A/RES/81/901?"),
]


@pytest.mark.parametrize(("language", "question"), SYMBOLS)
async def test_a_symbol_alone_shows_the_beginning_of_its_document_and_opens_it(
    delegate: Any, plenary: Any, language: Language, question: str
) -> None:
    await delegate.slash(plenary, "language", language=language.value)

    result = await delegate.slash(plenary, "ask", question=question)
    opened = await delegate.click(result.response, custom_id=buttons(result.response)["A/RES/81/901"])

    speak, first = words(language), verbatim(language, "1", "A_RES_81_901").lstrip("．. 、-")
    assert plain(speak("ask-document-alone", document="A/RES/81/901")) in told(result)
    assert speak("ask-nothing-found") not in told(result)
    assert first in told(result)
    assert told(opened).startswith("### A/RES/81/901")
    assert speak("documents-languages") in told(opened)


NOT_HELD = [
    (EN, "A-RES-70-125", "A/RES/70/125"),
    (FR, "rés 140 rév bucarest", "itu:pp:res:140:2022"),
    (RU, "рез 140", "itu:pp:res:140"),
    (ZH, "第140号决议", "itu:pp:res:140"),
    (EN, "wha77.1", "WHA77.1"),
    (FR, "Que dit la décision 219 EX/4 ?", "219 EX/4"),
    (AR, "الوثيقة WT/MIN(22)/24", "WT/MIN(22)/24"),
]


@pytest.mark.parametrize(("language", "question", "symbol"), NOT_HELD)
async def test_a_symbol_alone_that_is_not_held_is_named_and_nothing_is_quoted(
    delegate: Any, plenary: Any, language: Language, question: str, symbol: str
) -> None:
    result = await delegate.slash(plenary, "ask", question=question, language=language.value)

    named = document_name(Symbol.parse(symbol), language)
    assert plain(words(language)("ask-not-held", document=named)) in told(result)
    assert "> " not in told(result)
    assert house_name(Symbol.parse(symbol), language) in told(result)


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_pasted_page_is_answered_by_three_clauses_of_its_document_and_no_more(
    delegate: Any, plenary: Any, language: Language
) -> None:
    page = (data() / "sample" / "PP_Res_390" / f"{language}.txt").read_text(encoding="utf-8")

    result = await delegate.slash(
        plenary, "ask", question=" ".join(page.split())[:3900], language=language.value
    )

    shown = [result.response, *result.followups]
    pressed = [each["custom_id"] for one in shown for each in parts(one.components) if "custom_id" in each]
    named = document_name(Symbol.parse("itu:pp:res:390:2026"), language)
    assert words(language)("ask-answered-clear") in told(result)
    assert 1 <= sum(line.startswith(f"**{plain(named)}") for line in told(result).splitlines()) <= 3
    assert max(Counter(pressed).values()) == 1
    assert page[:200] not in said(result)


MIXED = "Какой максимум the Fund gives 每个项目 par projet de الصندوق?"


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_question_in_five_languages_is_answered_with_the_clause_in_the_readers(
    delegate: Any, plenary: Any, language: Language
) -> None:
    result = await delegate.slash(plenary, "ask", question=MIXED, language=language.value)

    speak = words(language)
    assert any(speak(key) in told(result) for key in ("ask-nothing-found", "ask-answered-likely"))
    assert verbatim(language, "4", "PP_Res_390") in told(result)
