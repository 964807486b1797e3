"""Shapes that documents of the field take now and then, and that are easily misread."""

from __future__ import annotations

import pytest

from bot.domain.clause import Kind
from bot.domain.language import Language
from bot.domain.lookup import find_clause
from tests.lexicons import sections
from tests.segments import by_key, clauses

AR, EN, ES, FR, RU, ZH = (Language(code) for code in ("ar", "en", "es", "fr", "ru", "zh"))
BEGUN = {
    AR: "إن مؤتمر المندوبين المفوضين (الدوحة، 2026)،\nإذ يلاحظ\nأن الأمر عاجل،\nيقرر\n",
    EN: "The Plenipotentiary Conference (Doha, 2026),\nnoting\nthat it is urgent,\nresolves\n",
    ES: "La Conferencia de Plenipotenciarios (Doha, 2026),\nobservando\nque es urgente,\nresuelve\n",
    FR: "La Conférence de plénipotentiaires (Doha, 2026),\nnotant\nque c'est urgent,\ndécide\n",
    RU: "Полномочная конференция (Доха, 2026 г.),\nотмечая,\nчто это срочно,\nрешает\n",
    ZH: "全权代表大会（2026年，多哈），\n注意到\n此事紧迫，\n做出决议\n",
}


@pytest.mark.parametrize(
    ("language", "label"),
    [
        (EN, "1 bis"),
        (EN, "1bis"),
        (FR, "1 bis"),
        (ES, "1 bis"),
        (RU, "1 bis"),
        (ZH, "1之二"),
        (AR, "1 مكرراً"),
    ],
)
def test_an_item_put_between_two_is_the_same_however_it_is_numbered(language: Language, label: str) -> None:
    found = clauses(f"{BEGUN[language]}1 one;\n{label} two:\na) three;\nb) four;\n2 five.\n", language)

    held = by_key(found)
    assert held["resolves/1bis"].label == label
    assert held["resolves/1bis"].text == "two:"
    assert held["resolves/1bis.b"].parent == "resolves/1bis"
    for typed in ("resolves 1bis", "resolves 1 bis", f"{held['resolves'].label} {label}"):
        named = find_clause(found, typed, sections()).clause
        assert named is not None
        assert named.key == "resolves/1bis"


def test_a_letter_put_between_two_has_a_place_of_its_own() -> None:
    found = by_key(clauses(f"{BEGUN[EN]}a) one;\na bis) two;\nb) three.\n"))

    assert [found[f"resolves/{step}"].label for step in ("a", "abis", "b")] == ["a)", "a bis)", "b)"]


def test_the_spanish_alphabet_has_one_letter_more() -> None:
    found = clauses(f"{BEGUN[ES]}m) uno;\nn) dos;\nñ) tres;\no) cuatro.\n", ES)

    items = [clause.label for clause in found if clause.parent == "resolves"]
    assert items == ["m)", "n)", "ñ)", "o)"]
    named = find_clause(found, "resuelve ñ)", sections()).clause
    assert named is not None
    assert named.text == "tres;"


@pytest.mark.parametrize(
    ("language", "further", "text"),
    [
        (AR, "يقرر كذلك", "ألا يغلق أي مكتب،"),
        (EN, "further resolves", "that no office be closed,"),
        (EN, "resolves further to instruct the Secretary-General", "to report on it,"),
        (ES, "resuelve además", "que ninguna oficina se cierre,"),
        (FR, "décide en outre", "qu'aucun bureau ne sera fermé,"),
        (RU, "решает далее,", "что ни одно отделение не закрывается,"),
        (ZH, "进一步做出决议", "不得关闭任何办事处，"),
    ],
)
def test_a_second_section_may_have_one_text_without_a_number(
    language: Language, further: str, text: str
) -> None:
    found = by_key(clauses(f"{BEGUN[language]}1 one;\n2 two,\n{further}\n{text}\n", language))

    assert found["resolves.2"].label == further.rstrip(",")
    assert (found["resolves.2/p1"].section, found["resolves.2/p1"].text) == (further.rstrip(","), text)


@pytest.mark.parametrize(
    ("language", "call", "text"),
    [
        (ZH, "责成理事会", "审议这些报告，"),
        (ZH, "请成员国", "注意到本决议，"),
        (EN, "instructs the Council", "noting it,"),
    ],
)
def test_the_text_of_a_section_may_begin_with_a_verb(language: Language, call: str, text: str) -> None:
    found = clauses(f"{BEGUN[language]}1 one;\n{call}\n{text}\n", language)

    assert (found[-1].section, found[-1].text, found[-1].kind) == (call, text, Kind.OPERATIVE)


def test_short_lines_of_a_resolution_are_not_taken_for_a_broken_page() -> None:
    text = (
        "RESOLUTION 931 (REV. DOHA, 2025)\nStrengthening regional presence\n"
        "The Plenipotentiary Conference of the International Telecommunication Union (Doha, 2025),\n"
        "considering\nthat the regional offices need staff,\nrecognizing with appreciation\n"
        "the work of the Director,\nresolves\n1 to continue strengthening the regional presence;\n"
        "2 to review the matter at the next conference;\n"
        "resolves to instruct the Secretary-General and the Directors of the three Bureaux\n"
        "1 to report annually;\ninstructs the Council\nto review the reports,\n"
        "invites Member States and Sector Members\n1 to host offices;\n2 to second staff.\n"
    )

    keys = " ".join(clause.key for clause in clauses(text))

    assert keys == (
        "title title.2 enacting considering considering/p1 recognizing recognizing/p1 resolves resolves/1 "
        "resolves/2 resolves.2 resolves.2/1 instructs instructs/p1 invites invites/1 invites/2"
    )


CHINESE = """一、背景
（一）总体情况
1. 已有二十年。
2. 意见不同：
（1）延长；
（2）合并。
（二）问题
1. 资金不足。
"""


def test_chinese_parts_stand_below_their_chapter() -> None:
    found = by_key(clauses(CHINESE, ZH))

    assert [found[key].label for key in ("I", "I.i", "I.ii")] == ["一", "一（一）", "一（二）"]
    assert found["2/2"].label == "2 (2)"
    assert (found["I.ii/1"].text, found["I.ii/1"].parent) == ("资金不足。", "I.ii")


def test_arabic_chapters_may_stand_alone_on_their_line() -> None:
    text = (
        "إن الجمعية العامة،\nإذ تلاحظ أن الأمر عاجل،\n"
        "أولا\nالمشاركة\n١ - تقرر ذلك؛\n(أ) هنا؛\nثانيا\nالمتابعة\n٢ - تدعو الدول؛\n"
    )

    found = by_key(clauses(text, AR))

    assert [(found[key].label, found[key].text) for key in ("I", "II")] == [
        ("أولا", "المشاركة"),
        ("ثانيا", "المتابعة"),
    ]
    assert found["2"].parent == "II"


WSIS = """C. Action Lines
C1. The role of governments and all stakeholders in the promotion of ICTs for development
8. Participation is vital.
a) Strategies should be encouraged.
D. Digital Solidarity Agenda
27. The Agenda sets the conditions.
D1 Priorities and strategies
a) Strategies should be made.
D2. Mobilizing resources
a) All countries should work.
"""


def test_lines_below_a_lettered_part_have_its_letter() -> None:
    found = by_key(clauses(WSIS))

    assert [found[key].kind for key in ("C", "C1", "D", "D1", "D2")] == [Kind.HEADING] * 5
    assert (found["8"].parent, found["D2/a"].label) == ("C1", "D2 a)")


def test_a_letter_and_a_number_elsewhere_are_ordinary_words() -> None:
    found = clauses("1 Scope\nPaper is described.\nA4 paper sizes\nMore of it.\n")

    assert [clause.label for clause in found] == ["1", "", "", ""]


def test_an_appendix_counts_with_its_own_number_before() -> None:
    text = "1 Scope\nText.\nAppendix II\nTitle\nII.1 First\nText.\nII.1.1 More\nText.\nII.2 Two\nText.\n"

    found = by_key(clauses(text))

    assert [found[f"appendix.2/{label}"].label for label in ("II.1", "II.1.1", "II.2")] == [
        "II.1",
        "II.1.1",
        "II.2",
    ]


def test_a_numbered_title_stays_one_before_a_note() -> None:
    text = "6 Requirements\n6.1 Data\nText.\n6.2 Network\nNOTE 1 – It may be mobile.\n6.3 Security\nText.\n"

    found = by_key(clauses(text))

    assert found["6.2"].kind is Kind.HEADING
    assert found["6.2/p1"].parent == "6.2"


@pytest.mark.parametrize(
    ("language", "body", "recalling", "title", "first"),
    [
        (
            EN,
            "The Economic and Social Council,",
            "Recalling the Summit,",
            "Taking stock: outcomes",
            "Notes it.",
        ),
        (FR, "Le Conseil économique et social,", "Rappelant le Sommet,", "Bilan des résultats", "Note cela."),
        (ES, "El Consejo Económico y Social,", "Recordando la Cumbre,", "Balance", "Observa esto."),
        (RU, "Экономический и Социальный Совет,", "ссылаясь на свою резолюцию 75/202,", "Обзор", "отмечает."),
    ],
)
def test_a_title_before_the_first_operative_paragraph_is_no_preamble(
    language: Language, body: str, recalling: str, title: str, first: str
) -> None:
    text = f"{body}\n{recalling}\n{title}\n1. {first}\n"

    found = clauses(text, language)

    assert [clause.key for clause in found] == ["enacting", "pp1", "h1", "1"]


@pytest.mark.parametrize(
    ("language", "word"),
    [
        (AR, "الأسباب:"),
        (EN, "Reasons:"),
        (ES, "Motivos:"),
        (FR, "Motifs :"),
        (RU, "Основания:"),
        (ZH, "理由："),
    ],
)
def test_the_reasons_of_a_proposal_are_none_of_its_clauses(language: Language, word: str) -> None:
    found = clauses(f"MOD SEN/56/2\n{BEGUN[language]}1 one;\ni) two.\n{word} three.\n", language)

    assert (found[-1].key, found[-1].parent, found[-1].label, found[-1].mark) == ("reasons.1", "", "", "MOD")


def test_a_preambular_paragraph_whose_comma_a_footnote_hides_is_no_title() -> None:
    text = "The Security Council,\nRecalling the Charter,\nTaking note of the report 29\n1. Decides so.\n"

    assert [clause.key for clause in clauses(text)] == ["enacting", "pp1", "pp2", "1"]


def test_sections_may_begin_with_a_capital_throughout() -> None:
    text = (
        "The World Telecommunication Development Conference (Kigali, 2022),\nRecalling\na) one;\n"
        "Recognizing\na) two,\nResolves to request the Director\n1. to go on:\n(i) here;\n2. to publish,\n"
        "Calls upon Member States\nto adopt policies.\n"
    )

    keys = " ".join(clause.key for clause in clauses(text))

    assert keys == (
        "enacting recalling recalling/a recognizing recognizing/a resolves resolves/1 resolves/1.i "
        "resolves/2 invites invites/p1"
    )


def test_the_text_of_a_box_may_be_as_short_as_a_title() -> None:
    text = "Document C25/88-E\nReferences\nCouncil Resolution 1332\nI Introduction\n1.1 It began.\n"

    assert by_key(clauses(text))["references/p1"].text == "Council Resolution 1332"


@pytest.mark.parametrize(
    ("language", "title"),
    [
        (EN, "INTRODUCTION"),
        (FR, "INTRODUCTION"),
        (ES, "INTRODUCCIÓN"),
        (RU, "ВВЕДЕНИЕ"),
        (ZH, "引言"),
        (AR, "مقدمة"),
    ],
)
def test_an_introduction_after_the_title_is_a_heading(language: Language, title: str) -> None:
    found = by_key(clauses(f"WSIS-05\n{title}\n1. One two three.\n2. Four five six.\n", language))

    assert found["introduction"].kind is Kind.HEADING
    assert found["1"].parent == "introduction"
