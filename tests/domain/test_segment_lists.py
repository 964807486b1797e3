"""Lists that look like something else, and chapters beside boxes."""

from __future__ import annotations

import pytest

from bot.domain.clause import Kind
from bot.domain.language import Language
from tests.segments import by_key, clauses

ITEMS = """The General Assembly,

Recalling this,

1. Requests the Secretary-General:
(a) To submit a report;
(b) To convene, no later than 30 June 2026, a meeting in Nuku'alofa;

2. Invites Member States to contribute;

2 bis. Encourages banks to match this;

3. Decides to end here.
"""


def test_an_item_about_a_meeting_does_not_close_the_resolution() -> None:
    found = by_key(clauses(ITEMS))

    assert [found[key].label for key in ("1.b", "2", "2bis", "3")] == ["1 (b)", "2", "2 bis", "3"]
    assert {found[key].kind for key in ("1.b", "2", "2bis", "3")} == {Kind.OPERATIVE}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            Language.EN,
            "The Economic and Social Council decides:\n(a) To take note;\n(b) To meet again.\n",
        ),
        (Language.AR, "تقرر الجمعية العامة:\n(أ) أن تجتمع في أيار/مايو؛\n(ب) أن تنشر النص.\n"),
        (Language.FR, "Le Conseil économique et social décide :\na) De prendre note;\nb) De se réunir.\n"),
        (
            Language.RU,
            "Генеральная Ассамблея постановляет:\na) принять к сведению;\nb) собраться.\n",
        ),
        (Language.ES, "El Consejo Económico y Social decide:\na) Tomar nota;\nb) Reunirse de nuevo.\n"),
        (Language.ZH, "经济及社会理事会决定：\n(a) 注意到该报告；\n(b) 再次举行会议。\n"),
    ],
)
def test_who_decides_is_a_heading_and_what_is_decided_is_operative(language: Language, text: str) -> None:
    head, *items = clauses(f"E/2026/L.7\n\n{text}", language)[1:]

    assert head.kind is Kind.HEADING
    assert [each.kind for each in items] == [Kind.OPERATIVE] * 2


BOXED = {
    Language.EN: (
        "Purpose\nThis is its aim.\nAction required\nThe Council is invited:\n1 to note it;\n2 to agree.\n"
        "1 Introduction\nThere are 170 buoys.\n2 Proposals\n2.1 The secretariat opens a register of them.\n"
    ),
    Language.AR: (
        "الغرض\nهذا هو غرض المساهمة.\nالإجراء المطلوب\nيُدعى المجلس إلى النظر في المقترحات.\n"
        "1 مقدمة\nتُشغَّل في المنطقة 170 محطة.\n2 مقترحات\n1.2 تنشئ الأمانة سجلًا مفتوحًا للمحطات.\n"
        "2.2 تُقدَّم البيانات مجانًا.\n"
    ),
    Language.FR: (
        "Résumé\nVoici le but.\nSuite à donner\nLe Conseil est invité à examiner ce document.\n"
        "1 Introduction\nLa région compte 170 bouées.\n2 Propositions\n2.1 Le secrétariat ouvre un livre.\n"
    ),
}


@pytest.mark.parametrize("language", BOXED)
def test_a_numbered_chapter_stands_beside_the_boxes_not_in_the_last(language: Language) -> None:
    found = by_key(clauses(BOXED[language], language))

    assert found["1"].kind is found["2"].kind is Kind.HEADING
    assert {found[key].section for key in ("1", "2", "2.1")} == {""}
