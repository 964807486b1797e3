"""A reading is divided into the clauses that delegates cite: the same ones in six languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.clause import Clause, Kind
from bot.domain.language import OFFICIAL, Language
from bot.domain.reading import Paragraph, Reading, Style
from bot.domain.segment import segment
from tests.lexicons import sections
from tests.segments import by_key, clauses

EN = Language.EN
FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "segmentation"


def fixture(document: str, language: Language) -> tuple[Clause, ...]:
    return clauses((FIXTURES / document / f"{language}.txt").read_text(encoding="utf-8"), language)


@pytest.mark.parametrize("language", OFFICIAL)
@pytest.mark.parametrize("document", ["itu-resolution", "un-resolution", "contribution"])
def test_a_document_has_the_same_clauses_in_all_languages(document: str, language: Language) -> None:
    english = fixture(document, Language.EN)

    other = fixture(document, language)

    assert [(c.key, c.kind, c.parent) for c in other] == [(c.key, c.kind, c.parent) for c in english]


ITU_KEYS = """
title title.2 enacting recalling recalling/a recalling/b considering considering/a considering/b
considering/c considering.2 considering.2/p1 fn1 noting noting/a noting/b resolves resolves/1 resolves/2
resolves/2.i resolves/2.ii resolves/3 instructs instructs/1 instructs/2 instructs.2 instructs.2/p1 invites
invites/1 invites/2 invites.2 invites.2/1 invites.2/2
""".split()
UN_KEYS = """
title title.2 title.3 title.4 title.5 title.6 enacting pp1 pp2 pp3 pp4 1 2 2.a 2.a.i 2.a.ii 2.b 3 4 closing
closing.2
""".split()
CONTRIBUTION_KEYS = """
title title.2 title.3 summary summary/p1 action action/p1 references references/p1 I I/p1 I/p2 II 2.1 2.2
2.3 2.3.a 2.3.b 2.4 annex.1 annex.1/1 annex.1/2
""".split()


@pytest.mark.parametrize(
    ("document", "keys"),
    [("itu-resolution", ITU_KEYS), ("un-resolution", UN_KEYS), ("contribution", CONTRIBUTION_KEYS)],
)
def test_the_keys_say_what_a_clause_is(document: str, keys: list[str]) -> None:
    assert [clause.key for clause in fixture(document, EN)] == keys


SECTIONS = [
    (Language.AR, "instructs/2", "يكلف الأمين العام", "2"),
    (Language.ZH, "instructs/2", "责成秘书长", "2"),
    (Language.EN, "instructs/2", "instructs the Secretary-General", "2"),
    (Language.FR, "instructs/2", "charge le Secrétaire général", "2"),
    (Language.RU, "considering.2/p1", "учитывая далее", ""),
    (Language.ES, "resolves/2.ii", "resuelve", "2 ii)"),
    (Language.AR, "resolves/2.ii", "يقــرر", "2 '2'"),
    (Language.AR, "considering/c", "وإذ يضع في اعتباره", "ج)"),
    (Language.ZH, "resolves/2.i", "做出决议", "2 i)"),
]


@pytest.mark.parametrize(("language", "key", "section", "label"), SECTIONS)
def test_section_and_label_are_as_printed(language: Language, key: str, section: str, label: str) -> None:
    clause = by_key(fixture("itu-resolution", language))[key]

    assert (clause.section, clause.label) == (section, label)


@pytest.mark.parametrize(
    ("language", "text"), [(Language.AR, "إذا نُقّح السجل"), (Language.ZH, "如果对登记册进行了修订")]
)
def test_a_proposal_is_operative_and_keeps_its_number(language: Language, text: str) -> None:
    clause = by_key(fixture("contribution", language))["2.2"]

    assert (clause.label, clause.kind, clause.section) == ("2.2", Kind.OPERATIVE, "")
    assert clause.text.startswith(text)


def test_arabic_numbers_are_in_logical_order() -> None:
    assert by_key(fixture("contribution", Language.AR))["2.3"].text.startswith("اختبار كل محطة")


def test_arabic_numbers_that_are_already_in_order_stay() -> None:
    text = "1. القضاء على الفقر\n1.1 القضاء على الفقر المدقع\n1.2 تخفيض نسبة الرجال\n1.a كفالة حشد موارد\n"

    assert [c.label for c in clauses(text, Language.AR)] == ["1", "1.1", "1.2", "1.a"]


def test_the_letter_i_follows_h_and_the_number_i_begins_a_list() -> None:
    letters = "".join(f"{chr(97 + n)}) item number {n};\n" for n in range(10))
    text = f"considering\n{letters}resolves\n1 to act:\ni) here;\nii) there,\nnoting\na) this.\n"

    keys = [c.key for c in clauses(text)]

    assert {"considering/i", "considering/j", "resolves/1.i", "resolves/1.ii"} <= set(keys)


def test_text_that_goes_on_is_cited_by_its_item_and_text_under_a_title_stands_apart() -> None:
    items = "1) Retry\nA request is sent again.\n2) Family\nIt is asked.\n"

    found = by_key(clauses(f"1 Needs\nThe system shall work.\n1.1 Speed\n{items}"))

    assert (found["1/p1"].label, found["1/p1"].section) == ("", "1 Needs")
    assert (found["1.1/1"].label, found["1.1/1"].kind) == ("1.1 1)", Kind.HEADING)
    assert (found["1.1/1/p1"].label, found["1.1/1/p1"].kind) == ("1.1 1)", Kind.BODY)


def test_amendment_marks_stay_with_the_text_they_amend() -> None:
    modified = "MOD\tSEN/56/1\nRESOLUTION 7 (REV. ROME, 2030)\nnoting\na) this,\nresolves\nto go.\n"

    found = clauses(f"{modified}SUP\tSEN/56/2\nRESOLUTION 8\n")

    assert {c.mark for c in found if c.section} == {"MOD"}
    assert found[-1].mark == "SUP"


def test_a_label_may_stand_on_a_line_of_its_own() -> None:
    text = "considering\na)\nthat it rains;\nb)\nthat it pours,\nresolves\n1.\nto stay;\n2.\nto wait.\n"

    found = [(c.key, c.text) for c in clauses(text) if c.section]

    assert found == [
        ("considering/a", "that it rains;"),
        ("considering/b", "that it pours,"),
        ("resolves/1", "to stay;"),
        ("resolves/2", "to wait."),
    ]


def test_a_preamble_in_sentences_may_be_followed_by_sections() -> None:
    preamble = (
        "The Council,\nconsidering the report of the Secretary-General (C30/12),\nnoting that it is late,\n"
    )

    found = clauses(
        f"{preamble}resolves\n1 to thank him;\n2 to go on,\ninstructs the Secretary-General\nto act.\n"
    )

    assert [(c.key, c.label) for c in found if c.kind is not Kind.HEADING] == [
        ("pp1", "pp1"),
        ("pp2", "pp2"),
        ("resolves/1", "1"),
        ("resolves/2", "2"),
        ("instructs/p1", ""),
    ]


def test_cyrillic_letters_typed_for_latin_ones_keep_their_place() -> None:
    text = "учитывая,\nа) что дует ветер;\nb) что идет дождь;\nс) что идет снег,\nрешает\n1 уйти.\n"

    assert [c.key for c in clauses(text, Language.RU)] == [
        "considering",
        "considering/a",
        "considering/b",
        "considering/c",
        "resolves",
        "resolves/1",
    ]


def test_an_annex_has_clauses_of_its_own() -> None:
    text = "1. One.\n2. Two.\nANNEX 1\nForm\n1 Name of it.\n2 Place of it.\nANNEX 2\nList\n1 First of all.\n"

    keys = [c.key for c in clauses(text)]

    assert keys == ["1", "2", "annex.1", "annex.1/1", "annex.1/2", "annex.2", "annex.2/1"]


def test_the_style_of_a_call_is_believed_in_any_words() -> None:
    styled = Reading((Paragraph("pondering", style=Style.CALL), Paragraph("that it rains,", number="a)")))

    found = segment(styled, EN, sections())

    assert [(c.key, c.section, c.label) for c in found] == [
        ("section", "", "pondering"),
        ("section/a", "pondering", "a)"),
    ]


def test_unnumbered_operative_paragraphs_are_told_by_their_verb() -> None:
    preamble = "The Security Council,\nHaving examined the application,\n"

    found = clauses(f"{preamble}Recommends that it be accepted.\nAdopted at the 9th meeting.\n")

    assert [(c.key, c.kind) for c in found][1:] == [
        ("pp1", Kind.PREAMBULAR),
        ("op1", Kind.OPERATIVE),
        ("closing", Kind.BODY),
    ]


def test_a_resolution_that_does_not_name_who_speaks_has_a_preamble_all_the_same() -> None:
    header = "Resolution 991 (1995)\nof 3 March 1995\n"

    found = clauses(f"{header}Recalling its resolution 990 (1995),\n1, Notes that;\n2. Decides so.\n")

    assert [c.key for c in found] == ["title", "title.2", "pp1", "1", "2"]
