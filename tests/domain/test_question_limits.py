"""Whose documents, and of when, a question limits itself to."""

from __future__ import annotations

import pytest

from bot.domain.document import Expression
from bot.domain.language import Language
from bot.domain.limits import Conflict, Limits, year_of
from bot.domain.symbol import Symbol
from tests.lexicons import bodies
from tests.questions import read

LIMITED = [
    ("What did the Council say in 2024 about remote participation?", ("council",), 2024, 2024),
    ("In 2024, what did the Council decide on interpretation?", ("council",), 2024, 2024),
    ("General Assembly resolutions after 2015 on gender equality", ("A",), 2016, 0),
    ("Which resolutions of the General Assembly adopted before 2020 mention satellites?", ("A",), 0, 2019),
    ("documents of ITU between 2018 and 2022 about the digital divide", ("family:itu",), 2018, 2022),
    ("resolutions since 2019 on broadband", (), 2019, 0),
    ("résolutions de l'Assemblée générale depuis 2015 sur la fracture numérique", ("A",), 2015, 0),
    ("Résolutions de l'UIT sur le large bande", ("family:itu",), 0, 0),
    ("Qu'a décidé le Conseil en 2023 au sujet du Forum ?", ("council",), 2023, 2023),
    ("резолюции ГА после 2015 г. о гендерном равенстве", ("A",), 2016, 0),
    ("Что решил Совет в 2024 году о переводе?", ("council",), 2024, 2024),
    ("решения Совета до 2020 года о бюджете", ("council",), 0, 2019),
    ("resoluciones de la Asamblea General desde 2015 sobre la brecha digital", ("A",), 2015, 0),
    ("¿Qué decidió el Consejo en 2024 sobre la interpretación?", ("council",), 2024, 2024),
    ("理事会在2024年说了什么关于远程参会的内容？", ("council",), 2024, 2024),
    ("大会2015年以后的决议关于性别平等怎么说？", ("A",), 2016, 0),
    ("2020年以前的决议关于宽带", (), 0, 2019),
    ("قرارات الجمعية العامة بعد عام 2015 بشأن المساواة بين الجنسين", ("A",), 2016, 0),
    ("ماذا قرر المجلس في 2024 بشأن الترجمة؟", ("council",), 2024, 2024),
]


@pytest.mark.parametrize(("question", "named", "first", "last"), LIMITED)
def test_whose_documents_and_of_when_is_understood(
    question: str, named: tuple[str, ...], first: int, last: int
) -> None:
    asked = read(question)

    assert asked.limits.bodies == ((named,) if named else ())
    assert (asked.limits.first, asked.limits.last) == (first, last)
    assert 0 < len(asked.subject) < len(question)
    assert not any(character.isdigit() for character in asked.subject)


SUBJECTS = [
    ("What did the Council say in 2024 about remote participation?", "remote participation"),
    ("резолюции ГА после 2015 г. о гендерном равенстве", "гендерном равенстве"),
    ("Résolutions de l'UIT sur le large bande", "large bande"),
    ("大会2015年以后的决议关于性别平等", "性别平等"),
]


@pytest.mark.parametrize(("question", "subject"), SUBJECTS)
def test_what_is_left_is_looked_for(question: str, subject: str) -> None:
    assert read(question).subject == subject


UNLIMITED = [
    "Who must report to the Council?",
    "What must happen by 2030?",
    "What does the 2030 Agenda say about women?",
    "Why was the report not posted in January 2027?",
    "Which year will be the International Year of Community Networks?",
    "What did the Council Working Group decide?",
    "What does resolves 6 of Resolution 140 (Rev. Dubai, 2018) say?",
    "Где был размещен пересмотренный отчет в 2027 году?",
    "修订后的报告提交前应在哪里发布？",
    "¿Quién debe presentar un informe al Consejo en 2027?",
    "متى تنعقد القمة العالمية؟",
    "Le Conseil doit-il se réunir en 2027 ?",
]


@pytest.mark.parametrize("question", UNLIMITED)
def test_a_body_or_a_year_that_is_only_spoken_of_limits_nothing(question: str) -> None:
    assert not read(question).limits


CONFLICTS = [
    ("resolutions after 2020 and before 2015 on broadband", Conflict.PERIOD),
    ("резолюции после 2020 года и до 2015 года о спутниках", Conflict.PERIOD),
    ("What did the Council say in General Assembly resolutions on gender?", Conflict.BODIES),
    ("resolutions of the Council and the General Assembly on gender", None),
    ("resolutions of the General Assembly after 2015", None),
]


@pytest.mark.parametrize(("question", "conflict"), CONFLICTS)
def test_limits_that_nothing_can_meet_are_recognised(question: str, conflict: Conflict | None) -> None:
    assert read(question).limits.conflict is conflict


YEARS = [
    ("A/RES/70/125", "2015-12-16", 2015),
    ("A/RES/70/125", "", 2015),
    ("itu:pp:res:140:2022", "", 2022),
    ("itu:doc:C25/61/Rev.1", "", 2025),
    ("S/RES/1325(2000)", "", 2000),
    ("E/2016/51", "", 2016),
    ("ITU-T E.119", "", 0),
]


@pytest.mark.parametrize(("symbol", "date", "year"), YEARS)
def test_a_year_is_told_by_the_date_or_else_by_the_symbol(symbol: str, date: str, year: int) -> None:
    assert year_of(Expression(Symbol.parse(symbol), Language.EN, date=date)) == year


ADMITTED = [
    (Limits((("A",),)), "A/RES/70/125", True),
    (Limits((("A",),)), "itu:pp:res:140:2022", False),
    (Limits((("family:itu",),)), "itu:doc:CWG-WSIS-38/5", True),
    (Limits((("family:itu",),), ("res",)), "itu:doc:C25/61", False),
    (Limits((("council",),)), "itu:doc:C25/61", True),
    (Limits((("A", "council"),)), "itu:council:res:1332:2019", True),
    (Limits(first=2016), "itu:pp:res:140:2022", True),
    (Limits(last=2019), "itu:pp:res:140:2022", False),
    (Limits(first=2016), "ITU-T E.119", False),
]


@pytest.mark.parametrize(("limits", "symbol", "admitted"), ADMITTED)
def test_a_document_is_within_limits_or_not(limits: Limits, symbol: str, admitted: bool) -> None:
    assert limits.admits(Expression(Symbol.parse(symbol), Language.EN), bodies()) is admitted
