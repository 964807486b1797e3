"""Two revisions are compared clause by clause, in six languages alike."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.clause import Clause, Kind
from bot.domain.compare import Change, Compared, compare, side_by_side
from bot.domain.language import OFFICIAL, Language
from bot.domain.segment import segment
from bot.readers.text import read_text
from tests.lexicons import sections

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "segmentation"
TEXTS = [
    "To keep a register of stations.",
    "To test each station twice a year.",
    "To publish the results within ten days.",
    "To review the arrangements in 2032.",
]


def fixture(document: str, language: Language = Language.EN) -> tuple[Clause, ...]:
    reading = read_text((FIXTURES / document / f"{language}.txt").read_bytes())
    return segment(reading, language, sections())


def proposals(*texts: str) -> list[Clause]:
    return [
        Clause(f"2.{n}", "", f"2.{n}", Kind.OPERATIVE, text, parent="II") for n, text in enumerate(texts, 1)
    ]


def told(found: tuple[Compared, ...]) -> list[tuple[str, str, str]]:
    return [
        (c.change.value, c.old.label if c.old else "", c.new.label if c.new else "")
        for c in found
        if c.change is not Change.SAME
    ]


def test_an_inserted_clause_renumbers_those_after_it_and_changes_none() -> None:
    old = proposals(*TEXTS)
    new = proposals(TEXTS[0], "To thank the administrations concerned.", *TEXTS[1:])

    assert told(compare(old, new)) == [
        ("added", "", "2.2"),
        ("renumbered", "2.2", "2.3"),
        ("renumbered", "2.3", "2.4"),
        ("renumbered", "2.4", "2.5"),
    ]


def test_a_deleted_clause_is_shown_where_it_stood() -> None:
    found = compare(proposals(*TEXTS), proposals(TEXTS[0], TEXTS[2], TEXTS[3]))

    assert told(found) == [("deleted", "2.2", ""), ("renumbered", "2.3", "2.2"), ("renumbered", "2.4", "2.3")]


def test_a_clause_that_changed_places_has_moved() -> None:
    found = compare(proposals(*TEXTS), proposals(TEXTS[3], *TEXTS[:3]))

    assert told(found)[0] == ("moved", "2.4", "2.1")
    assert [change for change, _, _ in told(found)[1:]] == ["renumbered"] * 3


def test_a_reworded_clause_keeps_its_identity_even_when_it_is_renumbered() -> None:
    new = proposals("To go home at once.", TEXTS[0], "To test each station three times a year.", *TEXTS[2:])

    found = compare(proposals(*TEXTS), new)

    assert told(found)[2] == ("renumbered", "2.2", "2.3")
    assert [c.reworded for c in found] == [False, False, True, False, False]


def test_another_text_under_the_same_number_is_another_clause() -> None:
    old, new = proposals("The wind blows from the west."), proposals("Administrations shall pay their dues.")

    assert told(compare(old, new)) == [("deleted", "2.1", ""), ("added", "", "2.1")]


def test_a_new_section_before_a_section_with_the_same_verb_changes_nothing_in_it() -> None:
    old = fixture("itu-resolution")
    text = (FIXTURES / "itu-resolution" / "en.txt").read_text(encoding="utf-8")
    verb = "instructs the Secretary-General\n"
    revised = text.replace(
        verb, f"instructs the Directors of the Bureaux\n\n1 to help;\n2 to advise,\n\n{verb}", 1
    )
    new = segment(read_text(revised.encode()), Language.EN, sections())

    found = compare(old, new)

    assert {c.change for c in found} == {Change.SAME, Change.ADDED}
    assert len([c for c in found if c.change is Change.ADDED]) == 3


REVISED = [
    (Language.AR, "عشرة أيام", "خمسة أيام"),
    (Language.ZH, "在十日内公布", "在五日内公布"),
    (Language.EN, "within ten days", "within five days"),
    (Language.FR, "dans les dix jours", "dans les cinq jours"),
    (Language.RU, "в десятидневный срок", "в пятидневный срок"),
    (Language.ES, "en un plazo de diez días", "en un plazo de cinco días"),
]


@pytest.mark.parametrize(("language", "old", "new"), REVISED)
def test_one_changed_word_is_one_changed_clause(language: Language, old: str, new: str) -> None:
    before = fixture("itu-resolution", language)
    after = [replace(clause, text=clause.text.replace(old, new)) for clause in before]

    changed = [c for c in compare(before, after) if c.change is not Change.SAME]

    assert [(c.change, c.new.key) for c in changed if c.new] == [(Change.CHANGED, "resolves/2.ii")]
    assert 2 <= len(changed[0].pieces) <= 6


@given(st.lists(st.integers(0, 3), max_size=5), st.lists(st.integers(0, 3), max_size=5))
@settings(max_examples=60, deadline=None)
def test_every_clause_of_both_revisions_appears_once(before: list[int], after: list[int]) -> None:
    old, new = proposals(*(TEXTS[n] for n in before)), proposals(*(TEXTS[n] for n in after))

    found = compare(old, new)

    assert sorted(c.old.key for c in found if c.old) == sorted(clause.key for clause in old)
    assert [c.new.key for c in found if c.new] == [clause.key for clause in new]


def test_the_same_revision_twice_has_no_changes() -> None:
    clauses = fixture("un-resolution")

    assert {c.change for c in compare(clauses, clauses)} == {Change.SAME}


def test_languages_stand_side_by_side_and_what_one_lacks_is_named() -> None:
    versions = {language: fixture("contribution", language) for language in OFFICIAL}
    versions[Language.FR] = tuple(clause for clause in versions[Language.FR] if clause.key != "2.2")

    rows = side_by_side(versions)

    assert [row.key for row in rows] == [clause.key for clause in versions[Language.EN]]
    assert {row.key: row.missing for row in rows if row.missing} == {"2.2": (Language.FR,)}


def test_a_clause_that_the_first_language_lacks_stands_after_its_neighbour() -> None:
    english = fixture("contribution", Language.EN)
    arabic = tuple(clause for clause in fixture("contribution", Language.AR) if clause.key != "2.3")

    rows = side_by_side({Language.AR: arabic, Language.EN: english})

    keys = [row.key for row in rows]
    assert keys.index("2.3") == keys.index("2.2") + 1
