"""Tables of stocktaking entries: columns in six languages, wrong cells by row and column, questions."""

from __future__ import annotations

import pytest

from bot.domain.errors import UserError
from bot.domain.sheet import numbered_table
from bot.domain.stocktaking import Wanted, read_entries
from bot.lexicons import stocktaking_lexicon

LEXICON = stocktaking_lexicon()
ROW = ["Safe schools", "2024", "ITU", "Kenya", "C5; C7", "SDG 9, 4.4", "2", "https://example.org/1"]
HEADINGS = {
    "ar": ["العنوان", "السنة", "المنظمة", "البلد", "خطوط العمل", "أهداف التنمية المستدامة", "GDC", "الرابط"],
    "zh": ["标题", "年份", "机构", "国家", "行动方面", "可持续发展目标", "全球数字契约目标", "链接"],
    "en": ["Title", "Year", "Body", "Country", "Action lines", "SDGs", "GDC objectives", "Link"],
    "fr": ["Titre", "Année", "Organisme", "Pays", "Grandes orientations", "ODD", "Objectifs du PMN", "Lien"],
    "ru": [
        "Название",
        "Год",
        "Организация",
        "Страна",
        "Направления деятельности",
        "ЦУР",
        "Цели ГЦД",
        "Ссылка",
    ],
    "es": ["Título", "Año", "Entidad", "País", "Líneas de acción", "ODS", "Objetivos PDM", "Enlace"],
}


@pytest.mark.parametrize("language", HEADINGS)
def test_columns_are_known_in_six_languages(language: str) -> None:
    found = read_entries(numbered_table(enumerate([HEADINGS[language], ROW], 1)), LEXICON)

    (entry,) = found.entries
    assert found.errors == ()
    assert (entry.title, entry.year, entry.body, entry.country) == ("Safe schools", 2024, "ITU", "Kenya")
    assert (entry.lines, entry.goals, entry.objectives) == ((5, 7), (9, 4), (2,))
    assert entry.link == "https://example.org/1"


@pytest.mark.parametrize(
    ("column", "cell", "key"),
    [
        (0, " ", "entry-title"),
        (0, "x" * 1001, "entry-long"),
        (1, "last year", "entry-year"),
        (4, "C12", "entry-lines"),
        (4, "security", "entry-lines"),
        (4, "C5-C12", "entry-lines"),
        (4, "C7-C5", "entry-lines"),
        (5, "SDG 18", "entry-goals"),
        (5, "9 0", "entry-goals"),
        (6, "6", "entry-objectives"),
        (7, "javascript:alert(1)", "entry-link"),
        (7, "=HYPERLINK(1)", "entry-link"),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column(column: int, cell: str, key: str) -> None:
    wrong = [cell if place == column else text for place, text in enumerate(ROW)]

    found = read_entries(numbered_table(enumerate([HEADINGS["en"], ROW, wrong], 1)), LEXICON)

    (error,) = found.errors
    assert (error.line, error.key) == (3, key)
    assert error.details["column"] == HEADINGS["en"][column].casefold()


@pytest.mark.parametrize(
    ("column", "cell", "numbers"),
    [
        (4, "C5 C7", (5, 7)),
        (4, "C1-C4", (1, 2, 3, 4)),
        (4, "C9–11", (9, 10, 11)),
        (4, "C2 / c4 & C7 (e-health)", (2, 4, 7)),
        (4, "C4 to C6; С10", (4, 5, 6, 10)),
        (4, "C7: e-government, C7 e-business 2025", (7,)),
        (5, "1-17", tuple(range(1, 18))),
        (5, "SDG 9 SDG 10", (9, 10)),
        (5, "4 9 17", (4, 9, 17)),
        (5, "ODD 1 à 3", (1, 2, 3)),
        (5, "目标3至5", (3, 4, 5)),
        (5, "9.c/9.1, 16.10; 4.1-4.b", (9, 16, 4)),
        (5, "Goal 9: Industry 4.0 by 2030", (9,)),
        (6, "1–3; objective 5: governance of AI", (1, 2, 3, 5)),
    ],
)
def test_no_number_of_a_list_or_range_is_passed_over(
    column: int, cell: str, numbers: tuple[int, ...]
) -> None:
    row = [cell if place == column else text for place, text in enumerate(ROW)]

    (entry,) = read_entries(numbered_table(enumerate([HEADINGS["en"], row], 1)), LEXICON).entries

    assert (entry.lines, entry.goals, entry.objectives)[column - 4] == numbers


def test_cells_beyond_the_columns_are_an_error_of_their_row() -> None:
    shifted = ["Safe schools", " and teachers", *ROW[1:]]

    found = read_entries(numbered_table(enumerate([HEADINGS["en"], [*ROW, ""], shifted], 1)), LEXICON)

    assert [(each.line, each.key) for each in found.errors] == [(3, "table-cells")]


def test_a_row_said_twice_is_named_with_the_first() -> None:
    again = [ROW[0].upper(), *ROW[1:]]

    found = read_entries(numbered_table(enumerate([HEADINGS["en"], ROW, again], 1)), LEXICON)

    assert len(found.entries) == 1
    assert found.twice == ((3, 2),)


def test_a_table_without_titles_is_refused() -> None:
    with pytest.raises(UserError) as caught:
        read_entries(numbered_table(enumerate([["Year", "Link"], ["2024", ""]], 1)), LEXICON)

    assert caught.value.key == "table-columns"


QUESTIONS = [
    ("which projects serve C5 and SDG 9", Wanted((5,), (9,)), True),
    ("какие проекты служат С5 и ЦУР 9", Wanted((5,), (9,)), True),
    ("哪些项目服务于C5和可持续发展目标9？", Wanted((5,), (9,)), True),
    ("quels projets servent C5 et l'ODD 9 ?", Wanted((5,), (9,)), True),
    ("qué proyectos sirven a C5 y al ODS 9", Wanted((5,), (9,)), True),
    ("ما المشاريع التي تخدم C5 والهدف 9", Wanted((5,), (9,)), True),
    ("initiatives for SDGs 4 and 9 and GDC objective 2", Wanted((), (4, 9), (2,)), True),
    ("which SDGs does C5 serve", Wanted((5,)), False),
    ("which projects were funded in 2024", Wanted(), False),
    ("what does C25/61 say", Wanted(), False),
]


@pytest.mark.parametrize(("question", "wanted", "asks"), QUESTIONS)
def test_questions_name_what_entries_must_serve(question: str, wanted: Wanted, asks: bool) -> None:
    assert LEXICON.wanted(question) == wanted
    assert LEXICON.asks_for_entries(question) is asks
