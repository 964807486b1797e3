"""What a clause cites, with the clauses that it names."""

from __future__ import annotations

import pytest

from bot.domain.cited import cited_in
from tests.lexicons import bodies, sections

CASES = [
    ("pursuant to resolves 6 of Resolution 140 (Rev. Dubai, 2018)", [("itu:pp:res:140:2018", "resolves 6")]),
    ("As A/RES/70/125 says, and A/RES/70/1", [("A/RES/70/125", ""), ("A/RES/70/1", "")]),
    ("conformément au point 6 de la Résolution 140 (Rév. Dubaï, 2018)", [("itu:pp:res:140:2018", "point 6")]),
    ("根据第140号决议（2018年，迪拜，修订版）做出决议6", [("itu:pp:res:140:2018", "做出决议6")]),
    ("согласно пункту 6 Резолюции 140 (Пересм. Дубай, 2018 г.)", [("itu:pp:res:140:2018", "пункту 6")]),
    ("пунктом 6 Резолюции 140 (Пересм. Дубай, 2018 г.)", [("itu:pp:res:140:2018", "пунктом 6")]),
    ("resuelve 6 de la Resolución 140 (Rev. Dubái, 2018)", [("itu:pp:res:140:2018", "resuelve 6")]),
    ("عملاً بالفقرة 6 من القرار 140 (المراجَع في دبي، 2018)", [("itu:pp:res:140:2018", "بالفقرة 6")]),
    ("See A/RES/70/1 and again A/RES/70/1", [("A/RES/70/1", "")]),
    ("Nothing is cited in paragraph 2.1 here", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_text_cites_documents_and_names_their_clauses(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(each.symbol.canonical, each.label) for each in cited_in(text, bodies(), sections())]

    assert found == expected
