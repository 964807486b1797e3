"""Paragraphs counted in words are found under their numbers, in six languages."""

from __future__ import annotations

import pytest

from bot.domain.language import Language
from bot.domain.lookup import clause_mentions, find_clause
from tests.lexicons import sections
from tests.segments import clauses

NAMED = [
    ("In the second preambular paragraph, for X read Y", "pp2"),
    ("the 2nd preambular paragraph", "pp2"),
    ("third paragraph of the preamble", "pp3"),
    ("paragraph 3 of the preamble", "pp3"),
    ("the fifth recital", "pp5"),
    ("first operative paragraph", "op1"),
    ("Deuxième alinéa du préambule", "pp2"),
    ("au 3e alinéa du préambule", "pp3"),
    ("deuxième considérant", "pp2"),
    ("premier paragraphe du dispositif", "op1"),
    ("dix-septième alinéa du préambule", "pp17"),
    ("segundo párrafo del preámbulo", "pp2"),
    ("párrafo segundo del preámbulo", "pp2"),
    ("el 3.º párrafo del preámbulo", "pp3"),
    ("decimocuarto párrafo del preámbulo", "pp14"),
    ("третий абзац преамбулы", "pp3"),
    ("в третьем абзаце преамбулы", "pp3"),
    ("третьего пункта преамбулы", "pp3"),
    ("2-й абзац преамбулы", "pp2"),
    ("пункт 2 преамбулы", "pp2"),
    ("первый пункт постановляющей части", "op1"),
    ("序言部分第二段", "pp2"),
    ("序言部分第12段", "pp12"),
    ("序言第十二段", "pp12"),
    ("执行部分第一段", "op1"),
    ("الفقرة الثانية من الديباجة", "pp2"),
    ("في الفقرة ٢ من الديباجة", "pp2"),
    ("الفقرة الثانية عشرة من ديباجة القرار", "pp12"),
    ("الفقرة الأولى من المنطوق", "op1"),
    ("the last preambular paragraph", "pp-1"),
    ("penultimate preambular paragraph", "pp-2"),
    ("the final operative paragraph", "op-1"),
    ("le dernier alinéa du préambule", "pp-1"),
    ("avant-dernier alinéa du préambule", "pp-2"),
    ("último párrafo del preámbulo", "pp-1"),
    ("el penúltimo párrafo de la parte dispositiva", "op-2"),
    ("последний абзац преамбулы", "pp-1"),
    ("в последнем абзаце преамбулы", "pp-1"),
    ("предпоследнего пункта преамбулы", "pp-2"),
    ("序言部分最后一段", "pp-1"),
    ("序言部分倒数第二段", "pp-2"),
    ("执行部分最后一段", "op-1"),
    ("الفقرة الأخيرة من الديباجة", "pp-1"),
    ("آخر فقرة من ديباجة القرار", "pp-1"),
    ("الفقرة قبل الأخيرة من المنطوق", "op-2"),
]


@pytest.mark.parametrize(("text", "label"), NAMED)
def test_an_ordinal_names_its_paragraph(text: str, label: str) -> None:
    assert clause_mentions(text, sections()) == (label,)


@pytest.mark.parametrize(
    "text",
    [
        "the second and third preambular paragraphs",
        "les deuxième et troisième alinéas du préambule",
        "los párrafos segundo y tercero del preámbulo",
        "второй и третий абзацы преамбулы",
        "序言部分第二和第三段",
        "الفقرتان الثانية والثالثة من الديباجة",
    ],
)
def test_several_ordinals_name_several_paragraphs(text: str) -> None:
    assert clause_mentions(text, sections()) == ("pp2", "pp3")


@pytest.mark.parametrize(
    "text",
    [
        "the second session of the Committee",
        "в третьем абзаце письма",
        "la deuxième séance",
        "第二段录像",
        "الدورة الثانية",
        "el segundo período",
    ],
)
def test_other_things_that_are_counted_name_no_paragraph(text: str) -> None:
    assert clause_mentions(text, sections()) == ()


@pytest.mark.parametrize(("typed", "key"), [(text, label) for text, label in NAMED if label == "pp2"])
def test_a_paragraph_is_found_by_its_ordinal(typed: str, key: str) -> None:
    text = "The Council,\nRecalling this,\nNoting that,\nAware of it,\n1. Decides;\n2. Requests.\n"

    found = find_clause(
        clauses(text, Language.EN), typed.removeprefix("In the ").split(", for")[0], sections()
    )

    assert found.clause is not None
    assert found.clause.key == key


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("last preambular paragraph", "pp3"),
        ("предпоследний абзац преамбулы", "pp2"),
        ("dernier paragraphe du dispositif", "2"),
        ("执行部分倒数第二段", "1"),
    ],
)
def test_a_paragraph_is_found_counted_from_the_end_of_its_part(typed: str, key: str) -> None:
    text = "The Council,\nRecalling this,\nNoting that,\nAware of it,\n1. Decides;\n2. Requests.\n"

    found = find_clause(clauses(text, Language.EN), typed, sections())

    assert found.clause is not None
    assert found.clause.key == key


def test_no_paragraph_is_found_before_the_first() -> None:
    text = "The Council,\nRecalling this,\n1. Decides;\n2. Requests.\n"

    assert (
        find_clause(clauses(text, Language.EN), "penultimate preambular paragraph", sections()).clause is None
    )
