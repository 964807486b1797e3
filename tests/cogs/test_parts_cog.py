"""`/ask` about a part of a document, or a clause named from the inside out, as delegates type it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.language import Language
from bot.domain.symbol import Symbol
from bot.render.references import document_name
from bot.render.words import words
from bot.services.ingest import Incoming
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


RANGES = [
    (EN, "paragraphs 3 to 5 of A/RES/81/901", ["3", "4", "5"]),
    (EN, "7/4: 4.1 - 4.3", ["4.1", "4.2", "4.3"]),
    (EN, "PP1 to PP3 of 81/901", ["pp1", "pp2", "pp3"]),
    (EN, "What do resolves 6 to 8 of Resolution 390 say?", ["resolves/6", "resolves/7", "resolves/8"]),
    (FR, "paragraphes 3 à 5 de A/RES/81/901", ["3", "4", "5"]),
    (FR, "considérant a) à c) de la Résolution 390", ["considering/a", "considering/b", "considering/c"]),
    (ES, "párrafos 3 a 5 de A/RES/81/901", ["3", "4", "5"]),
    (RU, "пункты 3–5 документа A/RES/81/901", ["3", "4", "5"]),
    (RU, "CWG-CC-7/4, с пункта 4.1 по пункт 4.3", ["4.1", "4.2", "4.3"]),
    (ZH, "A/RES/81/901第3至5段", ["3", "4", "5"]),
    (ZH, "CWG-CC-7/4第4.1段至第4.3段", ["4.1", "4.2", "4.3"]),
    (AR, "الفقرات من 3 إلى 5 من A/RES/81/901", ["3", "4", "5"]),
]


@pytest.mark.parametrize(("language", "question", "keys"), RANGES)
async def test_all_clauses_from_one_to_another_are_quoted(
    office: Any, language: Language, question: str, keys: list[str]
) -> None:
    answer = await office.services.ask(question, language)

    assert [one.quotation.held.clause.key for one in answer.findings] == keys
    assert answer.answered


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("resolves 3 of Resolution 390", ["resolves/3", "resolves/3.i", "resolves/3.ii"]),
        ("section 2 of CWG-CC-7/4", ["2", "2.1", "2.2"]),
        ("CWG-CC-7/4 § 2", ["2", "2.1", "2.2"]),
        ("paragraphs 2 and 8 of A/RES/81/901", ["2", "8"]),
    ],
)
async def test_a_clause_that_leads_to_items_is_quoted_with_them(
    office: Any, question: str, keys: list[str]
) -> None:
    answer = await office.services.ask(question, EN)

    assert [one.quotation.held.clause.key for one in answer.findings] == keys


async def test_of_a_range_that_is_not_all_there_the_beginning_is_quoted(office: Any) -> None:
    answer = await office.services.ask("paragraphs 9 to 40 of A/RES/81/901", EN)

    assert [one.quotation.held.clause.key for one in answer.findings] == ["9"]


PLAN = """RESOLUTION 71 (REV. BUCHAREST, 2022)
Strategic plan for the Union
The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),
resolves
1	to adopt the strategic plan set out in Annex 1;
2	to report on it each year.
ANNEX 1 TO RESOLUTION 71 (REV. BUCHAREST, 2022)
Strategic plan
1	The Union keeps the zeppelins of its Members connected.
2	It has two goals.
ANNEX 2 TO RESOLUTION 71 (REV. BUCHAREST, 2022)
Glossary
A zeppelin is an airship of a Member.
"""
FIRST, SECOND = ["annex.1/1", "annex.1/2"], ["annex.2/h1/p1"]
ANNEXES = [
    (EN, "annex 1 to Resolution 71", FIRST),
    (EN, "the annex to Resolution 71", FIRST),
    (EN, "what does Annex II of Resolution 71 say?", SECOND),
    (FR, "annexe 1 de la Résolution 71", FIRST),
    (FR, "l'annexe à la Résolution 71", FIRST),
    (ES, "anexo 2 de la Resolución 71", SECOND),
    (RU, "приложение 2 к Резолюции 71", SECOND),
    (RU, "что говорится в приложении 1 к Резолюции 71?", FIRST),
    (ZH, "第71号决议附件2", SECOND),
    (AR, "الملحق 2 للقرار 71", SECOND),
]


async def test_an_annex_alone_shows_its_beginning(office: Any, delegate: Any, plenary: Any) -> None:
    await office.services.ingest(Incoming("a.txt", PLAN.encode(), "a.txt", "", "itu:pp:res:71:2022", "en"))
    await office.services.ingest.ready()

    for language, question, keys in ANNEXES:
        answer = await office.services.ask(question, language)
        assert [one.quotation.held.clause.key for one in answer.findings] == keys, question
        assert answer.answered
    shown = await delegate.slash(plenary, "ask", question="annex 1 to Resolution 71")
    lacking = await delegate.slash(plenary, "ask", question="annex 3 to Resolution 71")
    none = await delegate.slash(plenary, "ask", question="the annex to 81/901")
    asked = await office.services.ask("annex 1 to Resolution 71: what is said on zeppelins", EN)

    named = document_name(Symbol.parse("itu:pp:res:71:2022"), EN)
    assert words(EN)("ask-part-alone", document=named, part="ANNEX 1") in told(shown)
    told_lacking = {"document": named, "label": "annex 3", "nearest": "ANNEX 1, ANNEX 2"}
    assert words(EN)("error-clause-unknown", **told_lacking) in told(lacking)
    assert words(EN)("ask-no-annex", document="A/RES/81/901", label="annex") in told(none)
    assert "> " not in told(none)
    assert asked.document is None


MISSIONS = """United Nations A/RES/79/301
General Assembly
Resolution adopted by the General Assembly on 30 June 2025
79/301. Financing of missions
A
Mission in Lanhu
The General Assembly,
Recalling its resolution 78/301,
1. Takes note of the zeppelins;
2. Decides:
(a) To appropriate 4 million dollars;
(b) To apportion it among Member States;
B
Mission in Ozernia
The General Assembly,
Recalling its resolution 78/302,
1. Notes the zeppelins;
2. Requests:
(a) A report;
(b) A review.
"""
PARTS = [
    ("A/RES/79/301 A 2 (b)", ["A/2.b"]),
    ("A/RES/79/301 B, 2 (a)", ["B/2.a"]),
    ("paragraph 2 (b) of resolution 79/301 B", ["B/2.b"]),
    ("пункт 1 резолюции 79/301 B", ["B/1"]),
    ("section B, paragraph 1 of A/RES/79/301", ["B/1"]),
    ("A/RES/79/301 B", ["B/1", "B/2", "B/2.a"]),
    ("section A of A/RES/79/301", ["A/1", "A/2", "A/2.a"]),
    ("part B of resolution 79/301", ["B/1", "B/2", "B/2.a"]),
    ("CWG-CC-7/4 4.3", ["4.3"]),
    ("CWG-CC-7/4, 2", ["2", "2.1", "2.2"]),
    ("A/RES/81/901 2 (b)", ["2.b"]),
    ("A/RES/81/901, 3", ["3"]),
]


async def test_a_lettered_part_of_a_resolution_is_pointed_at(office: Any) -> None:
    await office.services.ingest(Incoming("a.txt", MISSIONS.encode(), "a.txt", "", "A/RES/79/301", "en"))
    await office.services.ingest.ready()

    for question, keys in PARTS:
        answer = await office.services.ask(question, EN)
        assert [one.quotation.held.clause.key for one in answer.findings] == keys, question
    lacking = await office.services.ask("A/RES/79/301 C", EN)
    elsewhere = await office.services.ask("A/RES/79/999 A 2 (b)", EN)

    assert [(one.label, one.nearest) for one in lacking.absent] == [("C", ("A", "B"))]
    assert [one.symbol.canonical for one in elsewhere.missing] == ["A/RES/79/999A"]
