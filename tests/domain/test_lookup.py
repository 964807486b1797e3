"""A delegate names a clause as delegates do, in any of six languages, and it is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.chapeau import chapeau, whole
from bot.domain.clause import Clause, Kind
from bot.domain.language import OFFICIAL, Language
from bot.domain.lookup import clause_mentions, find_clause, place_of
from bot.domain.mentions import named_clauses, ranges
from bot.domain.segment import segment
from bot.readers.text import read_text
from tests.lexicons import sections

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "segmentation"


def fixture(document: str, language: Language = Language.EN) -> tuple[Clause, ...]:
    reading = read_text((FIXTURES / document / f"{language}.txt").read_bytes())
    return segment(reading, language, sections())


TYPED = [
    ("itu-resolution", "resolves 2 ii)", "resolves/2.ii"),
    ("itu-resolution", "resolves 2.ii", "resolves/2.ii"),
    ("itu-resolution", "RESOLVES 2 II", "resolves/2.ii"),
    ("itu-resolution", "resolves/2.ii", "resolves/2.ii"),
    ("itu-resolution", "considering b", "considering/b"),
    ("itu-resolution", "considering further", "considering.2/p1"),
    ("itu-resolution", "noting", "noting"),
    ("itu-resolution", "instructs the Secretary-General 2", "instructs/2"),
    (
        "itu-resolution",
        "instructs the Director of the Telecommunication Development Bureau",
        "instructs.2/p1",
    ),
    ("itu-resolution", "requests the ITU Council 1", "invites/1"),
    ("itu-resolution", "2 i)", "resolves/2.i"),
    ("itu-resolution", "做出决议2", "resolves/2"),
    ("itu-resolution", "责成秘书长2", "instructs/2"),
    ("itu-resolution", "请成员国 2", "invites.2/2"),
    ("itu-resolution", "décide 3", "resolves/3"),
    ("itu-resolution", "charge le Secrétaire général 1", "instructs/1"),
    ("itu-resolution", "resuelve 2 i)", "resolves/2.i"),
    ("itu-resolution", "invita a los Estados Miembros 1", "invites.2/1"),
    ("itu-resolution", "решает 2 ii)", "resolves/2.ii"),
    ("itu-resolution", "поручает Генеральному секретарю 1", "instructs/1"),
    ("itu-resolution", "يقرر 2 '2'", "resolves/2.ii"),
    ("itu-resolution", "يدعو الدول الأعضاء 2", "invites.2/2"),
    ("itu-resolution", "إذ يذكر ب)", "recalling/b"),
    ("un-resolution", "op 2", "2"),
    ("un-resolution", "OP2 (a) (ii)", "2.a.ii"),
    ("un-resolution", "operative paragraph 3", "3"),
    ("un-resolution", "pp3", "pp3"),
    ("un-resolution", "PP 3", "pp3"),
    ("un-resolution", "preambular paragraph 3", "pp3"),
    ("un-resolution", "序言部分第3段", "pp3"),
    ("un-resolution", "第2(a)段", "2.a"),
    ("un-resolution", "пункт 2 a)", "2.a"),
    ("un-resolution", "paragraphe 4", "4"),
    ("un-resolution", "párrafo 4", "4"),
    ("un-resolution", "الفقرة 4", "4"),
    ("contribution", "2.2", "2.2"),
    ("contribution", "第2.2段", "2.2"),
    ("contribution", "proposal 2.2", "2.2"),
    ("contribution", "пункт 2.2", "2.2"),
    ("contribution", "الفقرة 2.2", "2.2"),
    ("contribution", "2.3 b)", "2.3.b"),
    ("contribution", "annex 1 2", "annex.1/2"),
    ("contribution", "附件1 2", "annex.1/2"),
    ("contribution", "Annex 1", "annex.1"),
    ("contribution", "II", "II"),
    ("contribution", "二", "II"),
    ("contribution", "Резюме", "summary/p1"),
    ("contribution", "Action required by the Council", "action/p1"),
]


@pytest.mark.parametrize(("document", "typed", "key"), TYPED)
def test_a_clause_is_found_as_a_delegate_names_it(document: str, typed: str, key: str) -> None:
    found = find_clause(fixture(document), typed, sections())

    assert found.clause is not None, found.suggestions
    assert found.clause.key == key


@pytest.mark.parametrize("language", OFFICIAL)
@pytest.mark.parametrize("document", ["itu-resolution", "un-resolution", "contribution"])
def test_a_clause_is_found_by_its_own_reference(document: str, language: Language) -> None:
    clauses = fixture(document, language)

    cited = [clause for clause in clauses if clause.label and clause.kind is not Kind.HEADING]

    assert [find_clause(clauses, place_of(clause), sections()).clause for clause in cited] == cited


@pytest.mark.parametrize("language", OFFICIAL)
def test_english_references_reach_into_every_language(language: Language) -> None:
    clauses = fixture("itu-resolution", language)

    found = find_clause(clauses, "instructs the Secretary-General 2", sections())

    assert found.clause is not None
    assert found.clause.key == "instructs/2"


def test_of_an_item_with_a_title_its_text_is_meant() -> None:
    clauses = segment(
        read_text(b"1 Needs\n1) Family\nIt is asked.\n2) Search\nIt is sought.\n"), Language.EN, sections()
    )

    found = find_clause(clauses, "1 2)", sections())

    assert found.clause is not None
    assert found.clause.text == "It is sought."


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("2.9", ("2.1", "2.2", "2.3", "2.4")),
        ("2.3 c)", ("2.3 a)", "2.3 b)", "2.3")),
    ],
)
def test_a_label_that_is_not_there_brings_those_that_are(typed: str, nearest: tuple[str, ...]) -> None:
    found = find_clause(fixture("contribution"), typed, sections())

    assert found.clause is None
    assert set(nearest) <= set(found.suggestions)


def test_a_label_that_two_sections_have_is_not_guessed_at() -> None:
    found = find_clause(fixture("itu-resolution"), "3", sections())
    twice = find_clause(fixture("itu-resolution"), "1", sections())

    assert found.clause is not None
    assert twice.clause is None
    assert twice.suggestions[:2] == ("resolves 1", "instructs the Secretary-General 1")


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_there_is_an_answer(typed: str) -> None:
    found = find_clause(fixture("itu-resolution"), typed, sections())

    assert (found.clause is None) == bool(found.suggestions)


MENTIONS = [
    ("what does resolves 6 of 140 say", ("resolves 6",)),
    ("See requests the ITU Council 3 below.", ("requests the ITU Council 3",)),
    ("in accordance with resolves 1, 2 and 3 above", ("resolves 1", "resolves 2", "resolves 3")),
    (
        "taking into account considering b), c) and h) above",
        ("considering b)", "considering c)", "considering h)"),
    ),
    ("instructs the Secretary-General 10 thereof", ("instructs the Secretary-General 10",)),
    ("第2.2段说什么？", ("第2.2",)),
    ("做出决议6要求什么？", ("做出决议6",)),
    ("责成秘书长10", ("责成秘书长10",)),
    ("что говорит пункт 2.2 вклада", ("пункт 2.2",)),
    ("решает 6 ii) резолюции 140", ("решает 6 ii)",)),
    ("que dit le décide 6 ii) de la Résolution 140", ("décide 6 ii)",)),
    ("¿qué dice el resuelve 6 de la Resolución 140?", ("resuelve 6",)),
    ("ماذا تقول الفقرة 2.2", ("الفقرة 2.2",)),
    ("يكلف الأمين العام 2 أعلاه", ("يكلف الأمين العام 2",)),
    ("OP4 of A/RES/73/8 and pp3", ("OP4", "pp3")),
    ("target 9.c and 17.8", ("target 9.c", "target 17.8")),
    ("clause 7.5 2) of E.119", ("clause 7.5 2)",)),
    ("is 2.2 still open?", ("2.2",)),
    ("requests 3 reports", ()),
    ("请3名专家", ()),
    ("growth of 2.5% and 3.5 million", ()),
    ("A/RES/70/125, C25/61, 57/270 B and 12.5.2025", ()),
    ("Resolution 71 (Rev. Dubai, 2018) requests that", ()),
    ("", ()),
]


@pytest.mark.parametrize(("text", "labels"), MENTIONS)
def test_the_clauses_that_a_sentence_names_are_found(text: str, labels: tuple[str, ...]) -> None:
    assert clause_mentions(text, sections()) == labels


RANGES = [
    ("clauses 2.1-2.4 of it", [("clauses 2.1", "clauses 2.4")]),
    ("paragraphs 2 to 4 A/RES/81/901", [("paragraphs 2", "paragraphs 4")]),
    ("resolves 6 to 8", [("resolves 6", "resolves 8")]),
    ("paragraphes 2 à 4 de 140", [("paragraphes 2", "paragraphes 4")]),
    ("le paragraphe 2 a 4 alinéas", [("paragraphe 2", "")]),
    ("párrafos 2 a 4", [("párrafos 2", "párrafos 4")]),
    ("пункты 2–4", [("пункты 2", "пункты 4")]),
    ("第2至4段", [("第2", "第4")]),
    ("الفقرات من 2 إلى 4", [("الفقرات من 2", "الفقرات من 4")]),
    ("clauses 2.1 and 2.3", [("clauses 2.1", ""), ("clauses 2.3", "")]),
    ("send clause 2.2 to 7 delegations", [("clause 2.2", "")]),
]


@pytest.mark.parametrize(("text", "named"), RANGES)
def test_clauses_from_one_to_another_are_named_together(text: str, named: list[tuple[str, str]]) -> None:
    found = ranges(text, named_clauses(text, sections()), sections())

    assert [(each.text, each.last) for each in found] == named


def test_a_sub_item_inherits_what_stands_above_it() -> None:
    clauses = fixture("itu-resolution")

    item = next(clause for clause in clauses if clause.key == "resolves/2.i")

    by_key = {clause.key: clause for clause in clauses}
    assert chapeau(item, by_key) == ("resolves", "to test each station twice a year, and in particular:")


def test_an_item_is_whole_with_its_sub_items() -> None:
    clauses = fixture("un-resolution")

    second = next(clause for clause in clauses if clause.key == "2")

    assert [clause.key for clause in whole(clauses, second)] == ["2", "2.a", "2.a.i", "2.a.ii", "2.b"]
