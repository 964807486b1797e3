"""Which clauses a corrigendum corrects, as its own words say."""

from __future__ import annotations

import pytest

from bot.domain.clause import Clause
from bot.domain.corrigendum import corrected_by, corrections
from bot.domain.document import Expression, HeldClause
from bot.domain.language import Language
from bot.domain.segment import segment
from bot.domain.symbol import Symbol
from bot.readers.text import read_text
from tests.lexicons import corrigenda, sections

RESOLUTION = """The General Assembly,

Recalling its resolution 70/125,

1. Takes note of the report;

2. Decides to meet every year;

3. Requests the Secretary-General to report:

(a) On the budget;

(b) On the calendar.
"""
CORRIGENDUM = Symbol.parse("A/RES/81/901/Corr.1")


def _clauses(text: str, language: Language = Language.EN) -> tuple[Clause, ...]:
    return segment(read_text(text.encode()), language, sections())


def _corrected(text: str, language: Language) -> dict[str, str]:
    """The words of the corrections by the key of the clause that they are of."""
    expression = Expression(CORRIGENDUM, language)
    held = [HeldClause(expression, clause, n) for n, clause in enumerate(_clauses(text, language))]
    found = corrected_by(_clauses(RESOLUTION), held, corrigenda())
    return {key: "\n".join(each.text for each in every) for key, every in found.items()}


@pytest.mark.parametrize(
    ("language", "line", "keys"),
    [
        (Language.EN, "In paragraph 2, for “year” read “two years”.", ["2"]),
        (Language.EN, "Operative paragraph 3 (b), line 1: replace “calendar” by “programme”.", ["3.b"]),
        (Language.EN, "Paragraph 2 should read: Decides to meet every two years;", ["2"]),
        (Language.EN, "In paragraph 2, for paragraph 1 read paragraph 3.", ["2"]),
        (Language.EN, "In paragraphs 1 and 2, delete the last word.", ["1", "2"]),
        (Language.FR, "Au paragraphe 2, au lieu de « an » lire « deux ans ».", ["2"]),
        (Language.FR, "Le paragraphe 3 b) se lit comme suit : Sur le programme.", ["3.b"]),
        (Language.ES, "En el párrafo 2, donde dice «año» debe decir «dos años».", ["2"]),
        (Language.ES, "Párrafo 3 b): suprímase la última palabra.", ["3.b"]),
        (Language.RU, "В пункте 2 вместо «год» следует читать «два года».", ["2"]),
        (Language.RU, "Пункт 3 b): исключить последнее слово.", ["3.b"]),
        (Language.ZH, "第2段第1行：将“每年”改为“每两年”。", ["2"]),
        (Language.ZH, "第3(b)段应为：方案。", ["3.b"]),
        (Language.AR, "في الفقرة 2، بدلا من «سنة» تقرأ «سنتين».", ["2"]),
        (Language.AR, "الفقرة ٢: تحذف الكلمة الأخيرة.", ["2"]),
        (Language.EN, "First preambular paragraph: for “its resolution” read “resolution”.", ["pp1"]),
        (Language.FR, "Premier alinéa du préambule : au lieu de « sa » lire « la ».", ["pp1"]),
        (Language.FR, "Dans le premier considérant, remplacer « sa » par « la ».", ["pp1"]),
        (Language.ES, "En el primer párrafo del preámbulo, donde dice «su» debe decir «la».", ["pp1"]),
        (Language.RU, "Первый абзац преамбулы: вместо «свою» читать «эту».", ["pp1"]),
        (Language.RU, "В первом абзаце преамбулы исключить слово «свою».", ["pp1"]),
        (Language.ZH, "序言部分第一段：将“其”改为“该”。", ["pp1"]),
        (Language.AR, "الفقرة الأولى من الديباجة: تحذف الكلمة الأخيرة.", ["pp1"]),
        (Language.EN, "Preambular paragraph 1: for “its resolution” read “resolution”.", ["pp1"]),
    ],
)
def test_a_correction_is_of_the_clause_that_it_names(language: Language, line: str, keys: list[str]) -> None:
    found = _corrected(f"Corrigendum\n\n{line}\n", language)

    assert list(found) == keys
    assert all(words == line for words in found.values())


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (Language.EN, ["Paragraph 2, line 1", "For every year", "read every two years"]),
        (Language.FR, ["Paragraphe 2, première ligne", "Au lieu de chaque année", "lire tous les deux ans"]),
        (Language.ES, ["Párrafo 2, primera línea", "Donde dice cada año", "debe decir cada dos años"]),
        (Language.RU, ["Пункт 2, первая строка", "Вместо каждый год", "читать каждые два года"]),
        (Language.ZH, ["第2段，第1行", "将每年", "改为每两年"]),
        (Language.AR, ["الفقرة 2، السطر الأول", "بدلا من كل سنة", "تقرأ كل سنتين"]),
    ],
)
def test_a_correction_may_stand_on_the_lines_below_its_heading(language: Language, lines: list[str]) -> None:
    found = _corrected("\n\n".join(["Corrigendum", *lines]), language)

    assert found == {"2": "\n".join(lines)}


def test_a_line_that_only_mentions_a_clause_corrects_nothing() -> None:
    assert _corrected("Corrigendum\n\nParagraph 2 was adopted without a vote.\n", Language.EN) == {}


def test_a_clause_that_does_not_exist_is_not_guessed_at() -> None:
    assert _corrected("Corrigendum\n\nParagraph 9: for “a” read “b”.\n", Language.EN) == {}


def test_the_annex_that_a_correction_names_is_told_from_the_text_before_it() -> None:
    text = f"{RESOLUTION}\nANNEX 1\n\nTerms of reference\n\n1. The group meets.\n\n2. The group reports.\n"
    line = "Annex 1, paragraph 2: for “reports” read “advises”."
    expression = Expression(CORRIGENDUM, Language.EN)
    corrigendum = _clauses(f"Corrigendum\n\n{line}\n")
    held = [HeldClause(expression, clause, n) for n, clause in enumerate(corrigendum)]

    assert list(corrected_by(_clauses(text), held, corrigenda())) == ["annex.1/2"]


def test_a_correction_ends_where_the_next_begins() -> None:
    text = "Corrigendum\n\n1. Paragraph 1\n\nFor report read reports\n\n2. Paragraph 2\n\nDelete every year\n"

    found = corrections(_clauses(text), corrigenda())

    assert [each.text for each in found] == [
        "Paragraph 1\nFor report read reports",
        "Paragraph 2\nDelete every year",
    ]
