"""Resolutions of other houses, drafts under negotiation, and what their paragraphs are called."""

from __future__ import annotations

import pytest

from bot.domain.clause import Clause, Kind
from bot.domain.language import Language
from tests.segments import assert_whole, by_key, clauses

AR, EN, ES, FR, RU, ZH = (Language(code) for code in ("ar", "en", "es", "fr", "ru", "zh"))
UNKNOWN_BODIES = {
    AR: "إن جمعية الصحة العالمية،\n\nإذ تشير إلى قراراتها السابقة؛\n\n1 - تحث الدول الأعضاء.\n",
    EN: "The Seventy-seventh World Health Assembly,\n\nRecalling its decisions;\n\n1. URGES Member States.\n",
    ES: "La 77.ª Asamblea Mundial de la Salud,\n\nRecordando sus decisiones;\n\n1. INSTA a los Estados.\n",
    FR: "La Soixante-Dix-Septième Assemblée,\n\nRappelant ses décisions ;\n\n1. INVITE les États.\n",
    RU: "Генеральная конференция ЮНЕСКО,\n\nссылаясь на свои решения,\n\n1. призывает государства.\n",
    ZH: "第七十七届世界卫生大会，\n\n忆及以往关于数字卫生的各项决定；\n\n1. 敦促会员国；\n",
}
COUNTED_SENTENCES = {
    AR: "أولاً - يقرر أن تربط كل دولة مدارسها قبل عام 2030؛\nثانياً - يدعو القطاع الخاص إلى خفض الأسعار؛\n",
    EN: "I. AGREES that every school is connected by 2030;\nII. RECOMMENDS that members lower prices.\n",
    ES: "I. ACUERDA que se conecte cada escuela;\nII. RECOMIENDA que se bajen los precios.\n",
    FR: "I. CONVIENT que chaque école est connectée ;\nII. RECOMMANDE que les prix baissent.\n",
    RU: "I. РЕШАЕТ подключить каждую школу;\nII. РЕКОМЕНДУЕТ снизить цены.\n",
    ZH: "一、请各国在2030年之前实现每一所学校的联网；\n二、敦促私营部门降低价格。\n",
}


def shape(found: tuple[Clause, ...]) -> list[tuple[str, Kind]]:
    return [(clause.key, clause.kind) for clause in found]


@pytest.mark.parametrize("language", UNKNOWN_BODIES)
def test_any_body_may_speak_above_its_preamble(language: Language) -> None:
    found = clauses(UNKNOWN_BODIES[language], language)

    assert shape(found) == [("enacting", Kind.HEADING), ("pp1", Kind.PREAMBULAR), ("1", Kind.OPERATIVE)]


@pytest.mark.parametrize("language", COUNTED_SENTENCES)
def test_a_chapter_number_may_count_paragraphs(language: Language) -> None:
    text = COUNTED_SENTENCES[language]

    found = clauses(text, language)

    assert_whole(text, found)
    assert shape(found) == [("I", Kind.OPERATIVE), ("II", Kind.OPERATIVE)]


def test_text_below_such_a_paragraph_is_cited_by_it() -> None:
    found = by_key(
        clauses("一、各国应当实现每一所学校的联网：\n1. 免费；\n2. 从速。\n二、请私营部门降低价格。\n", ZH)
    )

    assert (found["I"].label, found["1"].parent, found["II"].parent) == ("一", "I", "")


@pytest.mark.parametrize(
    ("pp", "op"), [("(PP1) ", "(OP)1. "), ("PP1. ", "OP1. "), ("PP1: ", "OP1: "), ("PP1 ", "OP1 ")]
)
def test_a_draft_may_name_its_paragraphs(pp: str, op: str) -> None:
    found = clauses(f"Draft outcome\n\n{pp}Recalling the Tunis Agenda,\n\n{op}Urges States to:\n\n(a) act.\n")

    held = by_key(found)
    assert [clause.label for clause in found[1:]] == ["pp1", "1", "1 (a)"]
    assert held["pp1"].text == "Recalling the Tunis Agenda,"
    assert held["1"].text == "Urges States to:"
    assert held["1"].kind is Kind.OPERATIVE


def test_a_paragraph_put_between_two_of_a_preamble_keeps_its_number() -> None:
    found = clauses("PP1 Recalling that,\n\nPP1 bis Noting this,\n\nPP2 Aware of it,\n\nOP1 Decides.\n")

    assert [clause.label for clause in found] == ["pp1", "pp1bis", "pp2", "1"]


def test_numbers_may_stand_on_lines_of_their_own() -> None:
    text = (
        "The Plenipotentiary Conference (Doha, 2026),\nresolves\n1\nto connect schools;\n2\nto report,\n"
        "instructs the Secretary-General\n1\nto act.\n"
    )

    found = by_key(clauses(text))

    assert found["resolves/2"].text == "to report,"
    assert found["instructs/1"].text == "to act."


def test_a_bullet_may_stand_on_a_line_of_its_own() -> None:
    found = clauses("1. The Council asks for:\n•\nplans;\n•\nreports.\n")

    assert [clause.text for clause in found] == ["The Council asks for:", "plans;", "reports."]


def test_a_heading_that_names_a_year_is_no_date() -> None:
    found = by_key(clauses("1 Introduction\nIt began.\n2 Trends of IMT-2030\n2.1 Motivation\nMany ask.\n"))

    assert found["2"].text == "Trends of IMT-2030"


@pytest.mark.parametrize(
    ("language", "objective", "heading"),
    [
        (AR, "الهدف 1: سد جميع الفجوات الرقمية", "الموصولية"),
        (EN, "Objective 1. Close all digital divides", "Connectivity"),
        (ES, "Objetivo 1. Cerrar las brechas digitales", "Conectividad"),
        (FR, "Objectif 1. Éliminer la fracture numérique", "Connectivité"),
        (RU, "Цель 1. Преодолеть цифровые разрывы", "Подключение"),
        (ZH, "目标1. 弥合所有数字鸿沟", "连通性"),
    ],
)
def test_headings_may_stand_one_below_the_other(language: Language, objective: str, heading: str) -> None:
    text = f"1. One sentence stands here.\n\nMore\n\n{objective}\n\n{heading}\n\n2. Another stands there.\n"
    text = text.replace("More", {AR: "التزامات", RU: "Обязательства", ZH: "承诺和行动"}.get(language, "More"))

    assert shape(clauses(text, language)) == [
        ("1", Kind.BODY),
        ("h1", Kind.HEADING),
        ("goal.1", Kind.HEADING),
        ("h2", Kind.HEADING),
        ("2", Kind.BODY),
    ]


@pytest.mark.parametrize(
    ("language", "box", "named"),
    [
        (AR, "المراجع", "القرار 71 (المراجع في بوخارست، 2022)"),
        (EN, "References", "Resolution 71 (Rev. Bucharest, 2022)"),
        (ES, "Referencias", "Resolución 71 (Rev. Bucarest, 2022)"),
        (FR, "Références", "Résolution 71 (Rév. Bucarest, 2022)"),
        (RU, "Справочные материалы", "Резолюция 71 (Пересм. Бухарест, 2022 г.)"),
        (ZH, "参考文件", "第71号决议（2022年，布加勒斯特，修订版）"),
    ],
)
def test_a_resolution_among_the_references_opens_no_text(language: Language, box: str, named: str) -> None:
    found = clauses(f"{box}\n{named}\n{named.replace('71', '140')}\n", language)

    assert [clause.key for clause in found] == ["references", "references/p1", "references/p2"]


def test_a_numbered_recommendation_of_a_report_is_a_heading() -> None:
    text = "III. Recommendations\nRecommendation 1\n1. Connect.\n2. Pay.\nRecommendation 2\n1. Train.\n"

    assert [clause.key for clause in clauses(text)] == ["III", "h1", "1", "2", "h2", "h2/1"]


def test_ministers_may_speak_at_length() -> None:
    we = "We, the Ministers responsible for information and communications technologies, meeting in Kigali,"

    found = clauses(f"Kigali Declaration\n\n{we}\n\nRecalling the past,\n\nHereby:\n\n1. Agree.\n")

    assert [clause.key for clause in found] == ["title", "enacting", "pp1", "pp2", "1"]
    assert found[-1].kind is Kind.OPERATIVE


@pytest.mark.parametrize(
    ("language", "heading", "body"),
    [
        (EN, "Introduction", "The Council,"),
        (FR, "Introduction", "Le Conseil,"),
        (ES, "Introducción", "El Consejo,"),
        (RU, "Введение", "Совет,"),
        (ZH, "引言", "理事会，"),
        (AR, "مقدمة", "إن المجلس،"),
    ],
)
def test_an_introduction_before_a_proposed_resolution_is_no_title(
    language: Language, heading: str, body: str
) -> None:
    text = f"C26/40\n{heading}\n2024 2025.\n{body}\n1. X.\n"

    found = clauses(text.replace("2024 2025", {ZH: "审查结束"}.get(language, "Text")), language)

    assert [clause.kind for clause in found[:3]] == [Kind.HEADING, Kind.HEADING, Kind.BODY]
    assert found[2].parent == found[1].key


def test_an_item_that_is_added_in_a_section_stays_in_it() -> None:
    found = by_key(
        clauses(
            "MOD RESOLUTION 5\nThe Council,\nnoting\nthat it is so,\nresolves\n1 to go;\n"
            "ADD 1bis to publish;\nMOD 2 to stay,\ninstructs the Secretary-General\nto act.\n"
        )
    )

    marks = [found[f"resolves/{step}"].mark for step in ("1", "1bis", "2")]
    assert marks == ["MOD", "ADD", "MOD"]
    assert found["resolves/1bis"].text == "to publish;"
