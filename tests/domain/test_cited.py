"""What a clause cites, with the clauses that it names."""

from __future__ import annotations

import pytest

from bot.domain.cited import cited_in
from bot.lexicons import document_names
from tests.lexicons import sections

CASES = [
    ("pursuant to resolves 6 of Resolution 140 (Rev. Dubai, 2018)", [("itu:pp:res:140:2018", "resolves 6")]),
    ("As A/RES/70/125 says, and A/RES/70/1", [("A/RES/70/125", ""), ("A/RES/70/1", "")]),
    ("conformément au point 6 de la Résolution 140 (Rév. Dubaï, 2018)", [("itu:pp:res:140:2018", "point 6")]),
    ("根据第140号决议（2018年，迪拜，修订版）做出决议6", [("itu:pp:res:140:2018", "做出决议6")]),
    ("согласно пункту 6 Резолюции 140 (Пересм. Дубай, 2018 г.)", [("itu:pp:res:140:2018", "пункту 6")]),
    ("пунктом 6 Резолюции 140 (Пересм. Дубай, 2018 г.)", [("itu:pp:res:140:2018", "пунктом 6")]),
    ("resuelve 6 de la Resolución 140 (Rev. Dubái, 2018)", [("itu:pp:res:140:2018", "resuelve 6")]),
    ("عملاً بالفقرة 6 من القرار 140 (المراجَع في دبي، 2018)", [("itu:pp:res:140:2018", "بالفقرة 6")]),
    ("Reaffirming the 2030 Agenda for Sustainable Development", [("A/RES/70/1", "")]),
    (
        "resolution 70/1, entitled “Transforming our world: the 2030 Agenda for Sustainable Development”",
        [("A/RES/70/1", "")],
    ),
    ("A/RES/70/299, entitled “Follow-up and review of the 2030 Agenda”", [("A/RES/70/299", "")]),
    ("réaffirmant le Programme de développement durable à l’horizon 2030", [("A/RES/70/1", "")]),
    ("reafirmando la Agenda 2030 para el Desarrollo Sostenible", [("A/RES/70/1", "")]),
    ("Повестку дня в области устойчивого развития на период до 2030 года", [("A/RES/70/1", "")]),
    ("重申《2030年可持续发展议程》", [("A/RES/70/1", "")]),
    ("إذ تؤكد من جديد خطة التنمية المستدامة لعام 2030", [("A/RES/70/1", "")]),
    ("التزاماً بخطة عمل جنيف", [("wsis:WSIS-03/GENEVA/DOC/5", "")]),
    ("paragraph 72 of the Tunis Agenda", [("wsis:WSIS-05/TUNIS/DOC/6/Rev.1", "paragraph 72")]),
    ("paragraphe 72 de l’Agenda de Tunis", [("wsis:WSIS-05/TUNIS/DOC/6/Rev.1", "paragraphe 72")]),
    (
        "пункт 72 Тунисской программы для информационного общества",
        [("wsis:WSIS-05/TUNIS/DOC/6/Rev.1", "пункт 72")],
    ),
    ("párrafo 72 de la Agenda de Túnez", [("wsis:WSIS-05/TUNIS/DOC/6/Rev.1", "párrafo 72")]),
    ("《突尼斯议程》第72段", [("wsis:WSIS-05/TUNIS/DOC/6/Rev.1", "第72")]),
    ("الفقرة 72 من برنامج عمل تونس", [("wsis:WSIS-05/TUNIS/DOC/6/Rev.1", "الفقرة 72")]),
    ("the Pact for the Future and the Global Digital Compact", [("A/RES/79/1", "")]),
    ("the Connect 2030 Agenda for Global Telecommunication/ICT Development", []),
    ("to achieve the SDGs along the WSIS action lines", []),
    ("the Geneva Declaration on health", []),
    ("See A/RES/70/1 and again A/RES/70/1", [("A/RES/70/1", "")]),
    ("Nothing is cited in paragraph 2.1 here", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_text_cites_documents_and_names_their_clauses(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(each.symbol.canonical, each.label) for each in cited_in(text, document_names(), sections())]

    assert found == expected
