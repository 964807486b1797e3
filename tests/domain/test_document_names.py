"""Documents are known by what they are called, where a question asks what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.mentions import named_clauses
from bot.lexicons import document_names, instruments
from bot.resources import table
from tests.lexicons import sections

PLAN = "wsis:WSIS-03/GENEVA/DOC/5"
AGENDA = "A/RES/70/1"


def asked_of(text: str) -> list[str]:
    found = document_names().asked_of(text, named_clauses(text, sections()))
    return [one.symbol.canonical for one in found]


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("What do the WSIS action lines say about spam?", PLAN),
        ("ماذا تقول خطوط العمل عن الرسائل الاقتحامية؟", PLAN),
        ("行动方面里对垃圾邮件说了什么？", PLAN),
        ("Que dit le Plan d'action de Genève sur les bibliothèques ?", PLAN),
        ("Le Plan d’action de Genève prévoit-il des sites web ?", PLAN),
        ("Que prévoient les grandes orientations du SMSI sur le spam ?", PLAN),
        ("¿Cómo propone el Plan de Acción de Ginebra aprovechar la capacidad inalámbrica?", PLAN),
        ("¿Qué estrategias deben adoptarse según el Plan de Acción de Ginebra?", PLAN),
        ("Кто должен содействовать разработке стандартов согласно Женевскому плану действий?", PLAN),
        ("Где Женевский план действий призывает правительства сотрудничать?", PLAN),
        ("日内瓦行动计划怎样谈地方当局？", PLAN),
        ("كيف تفيد التكنولوجيا المزارعين بحسب خطة عمل جنيف؟", PLAN),
        ("Who is invited to do research in the Geneva Plan of Action?", PLAN),
        ("What does the 2030 Agenda say about oceans?", AGENDA),
        ("Which SDG target covers essential medicines?", AGENDA),
        ("Quelle cible des ODD vise les jeunes ?", AGENDA),
        ("PME : quelle cible du Programme 2030 en parle ?", AGENDA),
        ("¿Qué meta del ODS 13 habla de alerta temprana?", AGENDA),
        ("В какой задаче ЦУР говорится о морском праве?", AGENDA),
        ("Что ЦУР говорят о партнерствах?", AGENDA),
        ("哪项可持续发展目标讲的是和平包容的社会？", AGENDA),
        ("对小农户的收入，2030年议程定了什么目标？", AGENDA),
        ("أي غاية من أهداف التنمية المستدامة تتناول القوانين؟", AGENDA),
        ("ماذا تقول خطة 2030 عن المساحات الخضراء؟", AGENDA),
        ("What does target 9.c of the SDGs say?", AGENDA),
        ("задача 9.c ЦУР", AGENDA),
        ("Tunis Agenda", "wsis:WSIS-05/TUNIS/DOC/6/Rev.1"),
        ("¿Qué dice el Compromiso de Túnez sobre la brecha digital?", "wsis:WSIS-05/TUNIS/DOC/7"),
        ("Что говорится в Пакте во имя будущего о молодежи?", "A/RES/79/1"),
        ("What does the Geneva Declaration of Principles say on media?", "wsis:WSIS-03/GENEVA/DOC/4"),
    ],
)
def test_it_is_known_by_its_name(text: str, symbol: str) -> None:
    assert asked_of(text) == [symbol]


@pytest.mark.parametrize(
    "text",
    [
        "How must the Director help to implement the 2030 Agenda?",
        "What is ITU's role in achieving the SDGs and the Geneva Plan of Action?",
        "Quel groupe aide le Conseil à améliorer les activités sur le SMSI et les ODD ?",
        "¿A qué línea de acción de la CMSI debe dar el UIT-D alta prioridad?",
        "Как МСЭ должен содействовать достижению ЦУР?",
        "国际电联负责保管几个可持续发展目标指标？",
        "على ماذا ينبغي أن يركز دور الاتحاد في تنفيذ خطة 2030؟",
        "Which action lines does ITU lead?",
        "How does ITU help women in the SDGs?",
        "",
    ],
)
def test_where_it_is_only_spoken_of_it_is_not_asked(text: str) -> None:
    assert asked_of(text) == []


@pytest.mark.parametrize(
    ("typed", "symbol"),
    [
        ("the 2030 Agenda", AGENDA),
        ("l'Agenda de Tunis", "wsis:WSIS-05/TUNIS/DOC/6/Rev.1"),
        ("《日内瓦行动计划》", PLAN),
        ("Женевский план действий", PLAN),
        ("خطة عمل جنيف", PLAN),
        ("the Pact for the Future", "A/RES/79/1"),
        ("2030 Agenda and its targets", None),
        ("agenda", None),
        ("", None),
    ],
)
def test_a_name_alone_is_that_document(typed: str, symbol: str | None) -> None:
    found = document_names().called(typed)

    assert (found.canonical if found else None) == symbol


def test_every_document_has_names_in_six_languages() -> None:
    keys = {one.key for one in instruments().instruments}

    for key, names in table("lexicon/names.toml")["names"].items():
        assert key in keys
        assert len(names) == 6, key


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for one in document_names().asked_of(text, ()):
        assert text[one.start : one.end] == one.text
