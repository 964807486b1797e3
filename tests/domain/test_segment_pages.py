"""What pages put between the clauses: notes, furniture, tables, lines that ran together."""

from __future__ import annotations

import pytest

from bot.domain.clause import Kind
from bot.domain.language import Language
from bot.domain.reading import Paragraph, Reading, Style
from bot.domain.segment import segment
from tests.lexicons import sections
from tests.segments import assert_whole, clauses

AR, EN, ES, FR, RU, ZH = (Language(code) for code in ("ar", "en", "es", "fr", "ru", "zh"))


def test_a_footnote_does_not_interrupt_a_list() -> None:
    text = "resolves\n1 that x;\n_____________ 1 Note.\n2 that y,\ninstructs the Secretary-General\nto act.\n"

    found = clauses(text)

    assert [(c.key, c.kind) for c in found if c.section == "resolves"] == [
        ("resolves/1", Kind.OPERATIVE),
        ("fn1", Kind.FOOTNOTE),
        ("resolves/2", Kind.OPERATIVE),
    ]


def test_headings_that_ran_into_a_paragraph_are_found() -> None:
    text = (
        "recalling\na) x;\nresolves\n1 to go there, invites Member States\n"
        "1 to help, instructs the Secretary-General 1 to report;\n"
        "2 to act. ANNEX 1 TO RESOLUTION 9 (REV. ROME, 2030) List\n"
    )

    found = [(c.section, c.label) for c in clauses(text) if c.label and c.kind is Kind.OPERATIVE]

    assert found == [
        ("resolves", "1"),
        ("invites Member States", "1"),
        ("instructs the Secretary-General", "1"),
        ("instructs the Secretary-General", "2"),
    ]


def test_what_stands_between_two_halves_of_a_page_does_not_part_them() -> None:
    text = (
        "The Security Council,\nNoting x,\n1. Decides to go,\n02-75941 (E)\nand to return;\n"
        "1/ S/24476, annex.\n2. Thanks all.\n12/34\n"
    )

    found = [(c.key, c.label, c.kind) for c in clauses(text)][2:]

    assert found == [
        ("1", "1", Kind.OPERATIVE),
        ("page1", "", Kind.BODY),
        ("1/p1", "1", Kind.OPERATIVE),
        ("fn1", "", Kind.FOOTNOTE),
        ("2", "2", Kind.OPERATIVE),
        ("page2", "", Kind.BODY),
    ]


def test_a_paragraph_goes_on_after_the_foot_of_a_page() -> None:
    title = "Warning of coastal populations and of all who work at sea"
    lines = ["A/RES/73/9", f"73/9. {title}", "The General Assembly,", *["Recalling its resolutions,"] * 10]
    page = [
        "Aware of the role of",
        "______________ 1 Note.",
        "2/5",
        f"{title} A/RES/73/9",
        "telecommunications,",
    ]
    reading = Reading(tuple(Paragraph(f"{line}\n") for line in (*lines, *page, "1. Decides to act.")))

    found = [(c.key, c.label) for c in segment(reading, EN, sections())][13:]

    assert found == [
        ("pp11", "pp11"),
        ("fn1", ""),
        ("page1", ""),
        ("page2", ""),
        ("pp11/p1", "pp11"),
        ("1", "1"),
    ]


def test_the_table_of_a_masthead_does_not_begin_the_text() -> None:
    rows = Paragraph("United Nations\tA/RES/73/8", style=Style.CELL)
    lines = ("1 November 2018", "73/8. Coasts", "The General Assembly,", "Recalling x,", "1. Decides y.")

    found = segment(Reading((rows, *map(Paragraph, lines))), EN, sections())

    assert [c.key for c in found] == ["r1", "title", "title.2", "enacting", "pp1", "1"]


def test_numbered_tables_are_no_clauses() -> None:
    found = clauses("1 Aims of it\n0 0\n5 5\n3 3\nText goes on.\n")

    assert [c.key for c in found if "/p" not in c.key] == ["1"]


def test_a_footnote_between_an_annex_and_what_follows_is_kept() -> None:
    found = clauses("ANNEX 1\n____________ 1 Note.\n目的")

    assert (found[0].kind, found[0].label) == (Kind.HEADING, "ANNEX 1")
    assert (Kind.FOOTNOTE, "____________ 1 Note.") in [(clause.kind, clause.text) for clause in found]
    assert_whole("ANNEX 1\n____________ 1 Note.\n目的", found)


ANNEXED = {
    AR: "إن الجمعية العامة، | إذ تلاحظ تقرير الأمين العام عن المدارس،1 | "
    "1 - تقرر الاجتماع. | المرفق | الاختصاصات | 1 - يجتمع.",
    EN: "The General Assembly, | Noting the report,1 | 1. Decides to meet. | Annex | Mandate | 1. It meets.",
    ES: "La Asamblea General, | Observando el informe1, | "
    "1. Decide reunirse. | Anexo | Mandato | 1. Se reúne.",
    FR: "L’Assemblée générale, | Notant le rapport1, | "
    "1. Décide de se réunir. | Annexe | Mandat | 1. Il siège.",
    RU: "Генеральная Ассамблея, | отмечая доклад Генерального секретаря,1 | "
    "1. Постановляет. | Приложение | Мандат | 1. Она заседает.",
    ZH: "大会， | 注意到秘书长关于学校连通性的报告，1 | "
    "1. 决定召开会议。 | 附件 | 职权范围 | 1. 工作组开会。",
}


@pytest.mark.parametrize("language", ANNEXED)
def test_an_annex_below_the_notes_of_a_resolution_is_none_of_them(language: Language) -> None:
    body, noting, decides, annex, title, below = ANNEXED[language].split(" | ")
    lines = [body, noting, decides, "_______________", "1 A/79/62.", annex, title, below]

    text = "\n\n".join(lines).replace("_\n\n", "_\n") + "\n"
    found = clauses(text, language)

    assert [clause.key for clause in found][-4:] == ["1", "fn1", "annex.1", "annex.1/1"]
    assert found[-2].text == title
    assert [each.key for each in clauses(text.replace("1 A/79", "(1) A/79"), language)][-3] == "fn1"
