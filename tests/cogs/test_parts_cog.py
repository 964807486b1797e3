"""`/ask` about a part of a document, or a clause named from the inside out, as delegates type it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.language import Language
from bot.render.words import words
from tests.cogs.conftest import told

AR, ZH, EN, FR, RU, ES = (Language(one) for one in ("ar", "zh", "en", "fr", "ru", "es"))

PREAMBLE = {
    EN: ("81/901 preamble", "Recalling its resolution 80/907"),
    FR: ("préambule de 81/901", "Rappelant sa résolution 80/907"),
    ES: ("preámbulo de 81/901", "Recordando su resolución 80/907"),
    RU: ("преамбула 81/901", "ссылаясь на свою резолюцию 80/907"),
    ZH: ("81/901序言", "80/907"),
    AR: ("ديباجة 81/901", "80/907"),
}
DIRECTOR = {
    EN: ("instructs director of BDT res 390", "1 500"),
    FR: ("charge le directeur du BDT rés 390", "1 500"),
    ES: ("encarga al director de la BDT res 390", "1 500"),
    RU: ("поручает директору БРЭ рез 390", "1 500"),
    ZH: ("责成电信发展局主任 第390号决议", "1 500"),
    AR: ("يكلف مدير مكتب تنمية الاتصالات القرار 390", "1 500"),
}
INNER = {
    EN: ("subparagraph ii) of paragraph 6 of resolution 390", "resolves 6 ii)"),
    FR: ("alinéa b) du considérant de la résolution 390", "considérant b)"),
    ES: ("apartado b) del considerando de la resolución 390", "considerando b)"),
    RU: ("подпункт ii) пункта 6 резолюции 390", "6 ii)"),
    ZH: ("第390号决议第6段ii)项", "6 ii)"),
    AR: ("الفقرة ب) من إذ تضع في اعتبارها القرار 390", "ب)"),
}
CASES = [(one, *told) for table in (PREAMBLE, DIRECTOR, INNER) for one, told in table.items()]


@pytest.mark.parametrize(("language", "question", "words_of_it"), CASES)
async def test_it_is_quoted_and_nothing_else(
    delegate: Any, plenary: Any, language: Language, question: str, words_of_it: str
) -> None:
    asked = await delegate.slash(plenary, "ask", question=question, language=language.value)

    assert words(language)("ask-answered-clear") in told(asked)
    assert words_of_it in told(asked).replace("\u00a0", " ").replace("\u202f", " ")


async def test_a_part_longer_than_an_answer_says_how_much_more_there_is(delegate: Any, plenary: Any) -> None:
    asked = await delegate.slash(plenary, "ask", question="81/901 preamble")

    assert words(EN)("ask-named-more", count=3) in told(asked)


@pytest.mark.parametrize(
    "question", ["подпункт b) пункта 8 резолюции 390", "alinéa z) du considérant rés 390"]
)
async def test_a_clause_that_is_not_there_is_not_answered_by_what_is_around_it(
    delegate: Any, plenary: Any, question: str
) -> None:
    asked = await delegate.slash(plenary, "ask", question=question)

    assert words(EN)("ask-answered-clear") not in told(asked)
