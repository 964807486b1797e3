"""`/ask` understands limits, names, citations and changes, and says plainly what it can't follow."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.render.words import words
from tests.cogs.conftest import plain, told

EN = words(Language.EN)


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
