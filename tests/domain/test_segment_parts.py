"""Resolutions in parts A and B: each part has its own paragraphs, whatever stands between them."""

from __future__ import annotations

import pytest

from bot.domain.clause import Kind
from bot.domain.language import Language
from bot.domain.lookup import find_clause
from tests.lexicons import sections
from tests.segments import assert_whole, by_key, clauses

AR, EN, ES, FR, RU, ZH = (Language(code) for code in ("ar", "en", "es", "fr", "ru", "zh"))
IN_PARTS = """161 (1961). Resolution of 21 February 1961
A
The Security Council,
Having considered the situation,
1. Urges measures;
2. Calls upon all States to act.
B
The Security Council,
Concerned at the deterioration,
Noting the violations,
1. Urges the convening of the Parliament;
2. Decides to meet again.
"""


def test_each_part_of_a_resolution_counts_its_own_paragraphs() -> None:
    found = clauses(IN_PARTS)

    assert [clause.key for clause in found][1:] == (
        "A A/enacting A/pp1 A/1 A/2 B B/enacting B/pp1 B/pp2 B/1 B/2".split()
    )


@pytest.mark.parametrize(("typed", "key"), [("A 1", "A/1"), ("B 2", "B/2"), ("B pp2", "B/pp2")])
def test_a_paragraph_of_a_part_is_cited_with_its_letter(typed: str, key: str) -> None:
    found = find_clause(clauses(IN_PARTS), typed, sections()).clause

    assert found is not None
    assert found.key == key


def test_the_same_number_in_two_parts_is_asked_about() -> None:
    found = find_clause(clauses(IN_PARTS), "1", sections())

    assert found.clause is None
    assert found.suggestions == ("A 1", "B 1")


def _in_two_parts(between: str, letters: tuple[str, str] = ("A", "B"), words: str = "") -> str:
    """Two parts that say `words`, each with its letter or heading above it and lines of closing below."""
    said = (
        words or "The General Assembly,\nRecalling its rules,\n1. Thanks the Board:\n(a) for it;\n2. Stays."
    )
    return "79/991. Use of the sea\n" + "".join(f"{letter}\n{said}\n{between}\n" for letter in letters)


VOTE = "Adopted by a recorded vote of 120 to 3, with 20 abstentions:\nIn favour: Chad, Fiji\nAgainst: Peru"
MEETING = "60th plenary meeting\n15 December 2023"


@pytest.mark.parametrize(
    ("between", "letters"),
    [
        (MEETING, ("A", "B")),
        (f"{MEETING}\n{VOTE}", ("A", "B")),
        (f"{VOTE}\n{MEETING}", ("A", "B")),
        (f"{MEETING}\nSponsors: Chad, Fiji and Peru", ("A", "B")),
        (f"{MEETING}\n__________\n1 A/78/1.\n23-12345 2/3", ("A", "B")),
        (f"{MEETING}\nAnnex\nRules\nA. Aims\n1. It helps.\nB. Board\n2. It meets.\n3. It ends.", ("A", "B")),
        ("Adopted at the 60th plenary meeting, on 15 December 2023, by 120 votes to 3.", ("A", "B")),
        (
            MEETING,
            ("A\nWork of the Board on the uses\nof the deep sea", "B\nHow the public is told\nof the sea"),
        ),
        (MEETING, ("A. Work of the Board", "B. How the public is told")),
    ],
)
def test_lines_of_closing_between_two_parts_leave_each_its_paragraphs(
    between: str, letters: tuple[str, str]
) -> None:
    text = _in_two_parts(between, letters)

    found = clauses(text)

    assert_whole(text, found)
    told = [one.key for one in found if one.kind is not Kind.BODY and one.label[:1] in set("12p")]
    ours = [key for key in told if not key.startswith("annex")]
    assert ours == [f"{part}/{step}" for part in "AB" for step in ("pp1", "1", "1.a", "2")]
    named = by_key(found)
    assert {(named[key].section, named[key].label) for key in ("A/1.a", "B/1.a")} == {
        ("A", "1 (a)"),
        ("B", "1 (a)"),
    }
    assert not [one.key for one in found if "~" in one.key and "annex" not in one.key]


def test_chapters_of_a_part_and_their_headings_stay_in_it() -> None:
    chapters = "I\nAims\n1. Thanks all;\nII\nMeans\nA. Money\n2. Asks for it;\nB. People\n3. Calls them."
    part = f"The General Assembly,\nNoting the sea,\n{chapters}\n{MEETING}\n"

    found = by_key(clauses(f"79/991. Use of the sea\nA\n{part}B\n{part}C\n{part}"))

    steps = ("I", "1", "II", "II.A", "2", "II.B", "3")
    assert [key for key in found if "closing" not in key][1:] == [
        f"{part}{step}" for part in "ABC" for step in ("", "/enacting", "/pp1", *(f"/{one}" for one in steps))
    ]
    named = find_clause(tuple(found.values()), "B 3", sections()).clause
    assert named is not None
    assert named.key == "B/3"


@pytest.mark.parametrize("head", ["A/RES/79/991 A-B", "A/RES/79/991 A–C", "A/RES/79/991 A"])
def test_the_symbol_that_pages_repeat_may_name_the_parts(head: str) -> None:
    said = f"The General Assembly,\n{head}\nNoting what is said of the sea,\n1. Thanks it;\n{head}\n2. Ends."

    found = clauses(_in_two_parts(MEETING, words=said))

    assert [one.text for one in found if "/page" in one.key] == [head] * 4
    assert [one.key for one in found if one.label] == "A A/pp1 A/1 A/2 B B/pp1 B/1 B/2".split()


def test_a_paragraph_of_a_part_that_only_its_verb_tells_stands_in_it() -> None:
    said = "The General Assembly,\nNoting the sea and what is said of it,\nUrges all countries:\n(a) To go."

    found = by_key(clauses(_in_two_parts(MEETING, words=said)))

    assert [(found[key].section, found[key].parent) for key in ("A/op1", "B/op1")] == [("A", "A"), ("B", "B")]
    assert [found[key].section for key in ("A/op1.a", "B/op1.a")] == ["A", "B"]


def test_a_resolution_behind_another_in_parts_is_no_part_of_it() -> None:
    text = (
        f"{_in_two_parts(MEETING)}Resolution 79/992\nThe General Assembly,\nNoting the sea,\n1. Thanks all.\n"
    )

    assert [one.key for one in clauses(text)][-4:] == ["title.2", "enacting", "pp1", "1"]


@pytest.mark.parametrize(
    ("language", "letters", "words", "closing"),
    [
        (
            FR,
            "A B",
            "L'Assemblée générale,\nRappelant ses règles,\n1. Prend note du rapport ;\n2. Décide de revenir.",
            "60e séance plénière\n15 décembre 2023",
        ),
        (
            ES,
            "A B",
            "La Asamblea General,\nRecordando sus normas,\n1. Toma nota del informe;\n2. Decide volver.",
            "60ª sesión plenaria\n15 de diciembre de 2023",
        ),
        (
            RU,
            "A B",
            "Генеральная Ассамблея,\nссылаясь на прежние свои решения,\n1. отмечает это;\n2. решает ждать.",
            "60-е пленарное заседание,\n15 декабря 2023 года",
        ),
        (
            ZH,
            "A B",
            "大会，\n回顾其各项规则，\n1. 注意到该报告；\n2. 决定再次开会。",
            "2023年12月15日\n第60次全体会议",
        ),
        (
            AR,
            "ألف باء",
            "إن الجمعية العامة،\nإذ تشير إلى النظام الداخلي،\n1 - تحيط علما بالتقرير؛\n2 - تقرر أن تجتمع.",
            "الجلسة العامة 60\n15 كانون الأول/ديسمبر 2023",
        ),
    ],
)
def test_parts_are_closed_in_all_languages(
    language: Language, letters: str, words: str, closing: str
) -> None:
    first, second = letters.split()

    found = clauses(_in_two_parts(closing, (first, second), words), language)

    steps = ("", "/enacting", "/pp1", "/1", "/2", "/closing", "/closing.2")
    assert [one.key for one in found] == ["title", *(f"{part}{step}" for part in "AB" for step in steps)]
    assert {one.section for one in found if one.label == "2"} == {first, second}
