"""The action lines, the goals that they serve, and the texts that cite them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.action_lines import Asked
from bot.domain.language import OFFICIAL
from bot.lexicons import action_lines

MATRIX = action_lines()

QUERIES = {
    "C5": Asked("C5"),
    "с5": Asked("C5"),
    "which SDGs does Action Line C11 serve": Asked("C11"),
    "Quels ODD sert la grande orientation C2 ?": Asked("C2"),
    "¿A qué ODS sirve la línea de acción C6?": Asked("C6"),
    "Каким ЦУР служит направление деятельности С5": Asked("C5"),
    "行动方面C7服务于哪些可持续发展目标": Asked("C7"),
    "خط العمل جيم5": Asked("C5"),
    "e-health": Asked("C7", "e-health"),
    "confidence and security": Asked("C5"),
    "SDG 9": Asked(goal=9),
    "ODD 9": Asked(goal=9),
    "ODS 9": Asked(goal=9),
    "ЦУР 9": Asked(goal=9),
    "可持续发展目标9": Asked(goal=9),
    "الهدف 9": Asked(goal=9),
    "9.c": Asked(goal=9),
    "17": Asked(goal=17),
    "SDG 18": None,
    "C12": None,
    "C25/61": None,
    "": None,
}
CITING = {
    "Action Lines C2, C5 and C6 of the Tunis Agenda": {"C2", "C5", "C6"},
    "les grandes orientations C4 à C6 du SMSI": {"C4", "C5", "C6"},
    "las líneas de acción C2 y C5 de la CMSI": {"C2", "C5"},
    "Направления деятельности С1–С3 ВВУИО": {"C1", "C2", "C3"},
    "WSIS行动方面C5和C6": {"C5", "C6"},
    "خطا العمل جيم2 وجيم5 للقمة العالمية لمجتمع المعلومات": {"C2", "C5"},
    "Document C25/61 on the WSIS Action Lines": set(),
    "Vitamin C5 is not cited": set(),
}


@pytest.mark.parametrize("query", QUERIES)
def test_a_question_names_a_line_or_a_goal(query: str) -> None:
    assert MATRIX.asked(query) == QUERIES[query]


@pytest.mark.parametrize("text", CITING)
def test_a_text_cites_lines_one_by_one_and_in_ranges(text: str) -> None:
    every = [f"C{number}" for number in range(1, 12)]

    assert {line for line in every if MATRIX.cites(text, line)} == CITING[text]


def test_the_matrix_is_whole_and_says_where_it_is_from() -> None:
    assert list(MATRIX.titles) == [f"C{number}" for number in range(1, 12)]
    assert {one.number for one in MATRIX.lines} == set(MATRIX.titles)
    assert len(MATRIX.of_line(Asked("C7"))) == 8
    assert sorted(MATRIX.goals) == list(range(1, 18))
    assert all(set(titles) == set(OFFICIAL) for titles in MATRIX.goals.values())
    assert set(MATRIX.sources) == set(OFFICIAL)


def test_targets_belong_to_their_goal_and_both_ways_agree() -> None:
    for one in MATRIX.lines:
        assert one.unsure <= one.goals.keys() <= MATRIX.goals.keys()
        for goal, targets in one.goals.items():
            assert all(target.startswith(f"{goal}.") for target in targets)
            assert one in MATRIX.of_goal(goal)


@settings(max_examples=60)
@given(st.text(alphabet="CcС5917 .-–/aàЦУРSDG可持续发展目标الهدفجيم", max_size=30))
def test_a_question_is_answered_by_what_the_matrix_has_or_by_none(query: str) -> None:
    found = MATRIX.asked(query)

    assert found is None or found.goal in MATRIX.goals or found.line in MATRIX.titles
