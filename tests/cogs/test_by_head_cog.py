"""`/ask` about a document by its title or by who submitted it."""

from __future__ import annotations

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.launch import Office

AR, ZH, EN, FR, RU, ES = OFFICIAL

CLAUSE = {
    AR: ("الفقرة 2.2 من مساهمة فالومبر", "الفقرة 6.3 من تقرير الأمين العام"),
    ZH: ("瓦隆布尔文稿第2.2段", "秘书长报告第6.3段"),
    EN: ("clause 2.2 of Valombre's contribution", "paragraph 6.3 of the report of the Secretary-General"),
    FR: ("paragraphe 2.2 de la contribution de Valombre", "paragraphe 6.3 du rapport du Secrétaire général"),
    RU: ("пункт 2.2 вклада Валомбра", "пункт 6.3 отчета Генерального секретаря"),
    ES: ("párrafo 2.2 de la contribución de Valombre", "párrafo 6.3 del informe del Secretario General"),
}
PROPOSED = {
    AR: "ماذا تقترح فالومبر؟",
    ZH: "瓦隆布尔提出了什么？",
    EN: "What does Valombre propose?",
    FR: "Que propose Valombre ?",
    RU: "Что предлагает Валомбр?",
    ES: "¿Qué propone Valombre?",
}
ABOUT = {
    AR: "ماذا تقول مساهمة فالومبر عن قطع الغيار؟",
    ZH: "瓦隆布尔的文稿对备件怎么说？",
    EN: "What does the contribution from Valombre say about spare parts?",
    FR: "Que dit la contribution de Valombre sur les pièces de rechange ?",
    RU: "Что говорится во вкладе Валомбра о запасных частях?",
    ES: "¿Qué dice la contribución de Valombre sobre las piezas de repuesto?",
}
TITLES = [
    (EN, "State of community connectivity, paragraph 4.3", "itu:doc:CWG-CC-7/4", "4.3"),
    (EN, "resolves 2 of Connecting small and remote communities", "itu:pp:res:390:2026", "resolves/2"),
    (EN, "resolves 2 of the resolution on small and remote communities", "itu:pp:res:390:2026", "resolves/2"),
    (FR, "État de la connectivité communautaire, paragraphe 4.3", "itu:doc:CWG-CC-7/4", "4.3"),
    (RU, "пункт 4.3 документа Состояние подключения сообществ", "itu:doc:CWG-CC-7/4", "4.3"),
    (ES, "Situación de la conectividad comunitaria, párrafo 4.3", "itu:doc:CWG-CC-7/4", "4.3"),
    (ZH, "《连通小型和偏远社区》做出决议2", "itu:pp:res:390:2026", "resolves/2"),
    (AR, "الفقرة 4.3 من حالة توصيلية المجتمعات المحلية", "itu:doc:CWG-CC-7/4", "4.3"),
]


def places(answer: object) -> list[tuple[str, str]]:
    findings = getattr(answer, "findings", ())
    held = [one.quotation.held for one in findings]
    return [(one.expression.symbol.canonical, one.clause.key) for one in held]


@pytest.mark.parametrize("language", OFFICIAL)
async def test_its_clause_is_quoted_by_who_submitted_it(office: Office, language: Language) -> None:
    contribution, report = [await office.services.ask(one, language) for one in CLAUSE[language]]

    assert places(contribution) == [("itu:doc:CWG-CC-7/3/Rev.1", "2.2")]
    assert places(report) == [("itu:doc:CWG-CC-7/4", "6.3")]


@pytest.mark.parametrize("language", OFFICIAL)
async def test_what_a_delegation_proposes_is_its_document(office: Office, language: Language) -> None:
    answer = await office.services.ask(PROPOSED[language], language)

    assert answer.document
    assert answer.document.symbol.canonical == "itu:doc:CWG-CC-7/3/Rev.1"


@pytest.mark.parametrize("language", OFFICIAL)
async def test_only_the_document_of_who_submitted_it_is_looked_through(
    office: Office, language: Language
) -> None:
    answer = await office.services.ask(ABOUT[language], language)

    assert {symbol.partition("/Rev")[0] for symbol, _ in places(answer)} == {"itu:doc:CWG-CC-7/3"}
    assert places(answer)[0][1] == "2.3"


@pytest.mark.parametrize(("language", "question", "symbol", "key"), TITLES)
async def test_its_clause_is_quoted_by_its_title(
    office: Office, language: Language, question: str, symbol: str, key: str
) -> None:
    answer = await office.services.ask(question, language)

    assert places(answer) == [(symbol, key)]


async def test_what_it_says_of_another_document_is_looked_for_in_it(office: Office) -> None:
    question = "What does Valombre's contribution say about Document CWG-CC-7/4?"

    answer = await office.services.ask(question, EN)

    assert {symbol.partition("/Rev")[0] for symbol, _ in places(answer)} == {"itu:doc:CWG-CC-7/3"}


async def test_a_report_that_is_only_spoken_of_limits_nothing(office: Office) -> None:
    for question in (
        "What did the Forum decide on the report of the Secretary-General on Cyprus?",
        "When is the report by the Secretary-General considered?",
    ):
        answer = await office.services.ask(question, EN)

        assert answer.document is None
        assert {symbol for symbol, _ in places(answer)} - {"itu:doc:CWG-CC-7/4"}
