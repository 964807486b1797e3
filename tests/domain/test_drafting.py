"""What a drafter is shown before a text goes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.clause import Clause
from bot.domain.drafting import Draft, Fault, Finding, Shelf, check_draft
from bot.domain.language import Language
from bot.domain.reading import Paragraph, Reading
from bot.domain.segment import segment
from bot.domain.symbol import Symbol
from tests.lexicons import bodies, sections

RESOLUTION = "RESOLUTION 140 (REV. DUBAI, 2018)\nresolves\n1\tthis;\n2\tthat:\ni)\tone;\nii)\ttwo,"


def clauses(text: str) -> tuple[Clause, ...]:
    paragraphs = tuple(Paragraph(line + "\n") for line in text.split("\n"))
    return segment(Reading(paragraphs), Language.UNDETERMINED, sections())


SHELF = Shelf(
    frozenset(map(Symbol.parse, ("itu:doc:C25/61", "A/RES/70/125", "itu:pp:res:140:2018"))),
    {Symbol("itu:pp:res:140", "2018"): clauses(RESOLUTION)},
)


def check(text: str) -> tuple[Finding, ...]:
    return check_draft(Draft(text + "\n", clauses(text)), SHELF, bodies(), sections())


CITED = {
    "As А/RES/70/125 says.": (Fault.LOOK_ALIKES, "А/RES/70/125"),
    "根据联大第А/RES/70/125号决议": (Fault.LOOK_ALIKES, "А/RES/70/125"),
    "As resolution A/70/125 says.": (Fault.SERIES, "A/70/125"),
    "根据第A/70/125号决议": (Fault.SERIES, "A/70/125"),
    "As Document C61 says.": (Fault.INCOMPLETE, "C61"),
    "国际电联理事会C61号文件": (Fault.INCOMPLETE, "C61"),
    "Документ С61 говорит": (Fault.INCOMPLETE, "С61"),
    "As Resolution 172 says.": (Fault.EDITION, "Resolution 172"),
    "Согласно Резолюции 172": (Fault.EDITION, "Резолюции 172"),
    "Resolution 140 (Rev. Dubai, 2022)": (Fault.MEETING, "Resolution 140 (Rev. Dubai, 2022)"),
    "Résolution 71 (Rév. Genève, 2021)": (Fault.MEETING, "Résolution 71 (Rév. Genève, 2021)"),
    "Resolution 140 (Dubai, 2018)": (Fault.REVISED, "Resolution 140 (Dubai, 2018)"),
    "第140号决议（2018年，迪拜）": (Fault.REVISED, "第140号决议（2018年，迪拜）"),
    "Resolución 140 (Rev. Antalya, 2006)": (Fault.FIRST, "Resolución 140 (Rev. Antalya, 2006)"),
    "القرار 140 (المراجَع في أنطاليا، 2006)": (Fault.FIRST, "القرار 140 (المراجَع في أنطاليا، 2006)"),
    "As A/RES/70/152 says.": (Fault.SWAPPED, "A/RES/70/152"),
    "As resolves 9 of Resolution 140 (Rev. Dubai, 2018) says.": (Fault.CLAUSE, "resolves 9"),
    "As Resolution 140 (Rev. Dubai, 2018), resolves 9, says.": (Fault.CLAUSE, "resolves 9"),
}


@pytest.mark.parametrize(("text", "expected"), CITED.items())
def test_a_doubtful_citation_is_shown_at_its_place(text: str, expected: tuple[Fault, str]) -> None:
    (finding,) = check(text)

    assert (finding.fault, finding.text) == expected
    assert text[finding.start : finding.end] == finding.text


@pytest.mark.parametrize(
    "text",
    [
        "A/RES/70/125, Resolution 140 (Rev. Dubai, 2018) and Resolution 140 again",
        "Resolution 140 (Antalya, 2006) and Resolution 204 (Dubai, 2018)",
        "the report A/70/684, Council Resolution 1332 (Mod. 2024) and ITU-R 61-3",
        "resolves 2 ii) of Resolution 140 (Rev. Dubai, 2018)",
        "第140号决议（2018年，迪拜，修订版）、第172号决议（2010年，瓜达拉哈拉）和C25/61号文件",
        "Резолюция 75 (Пересм. Хаммамет, 2016 г.) ВАСЭ",
        "Target 2.9 and 2.5 million people",
        "",
    ],
)
def test_what_is_right_is_passed_over(text: str) -> None:
    assert check(text) == ()


def test_a_document_that_may_be_meant_is_named() -> None:
    incomplete, swapped = check("Document C61 and A/RES/70/152")

    assert incomplete.near == (Symbol("itu:doc:C25/61"),)
    assert swapped.near == (Symbol("A/RES/70/125"),)


HEAD = "RESOLUTION 214 (BUCHAREST, 2022)\nTitle\nThe Plenipotentiary Conference (Bucharest, 2022),\n"
ZH_HEAD = "第214号决议（2022年，布加勒斯特）\n标题\n全权代表大会（2022年，布加勒斯特），\n"
RU_HEAD = "РЕЗОЛЮЦИЯ 214 (БУХАРЕСТ, 2022 Г.)\nНазвание\nПолномочная конференция (Бухарест, 2022 г.),\n"
NUMBERED = {
    "II\tProposals\n2.1\tOne.\n2.2\tTwo.\n2.4\tFour.": (Fault.GAP, "2.4", ("2.3",)),
    "II\tProposals\n2.1\tOne.\n2.2\tTwo.\n2.2\tTwo again.": (Fault.DUPLICATE, "2.2", ()),
    "II\tProposals\n2.1\tOne.\n2.3\tThree.\n2.2\tTwo.": (Fault.ORDER, "2.2", ("2.3",)),
    f"{HEAD}considering\na)\tone;\nd)\tfour,": (Fault.GAP, "d)", ("b)", "c)")),
    f"{HEAD}resolves\n1\tto do:\ni)\tone;\niii)\tthree;\n2\tto stop,": (
        Fault.GAP,
        "1 iii)",
        ("1 ii)",),
    ),
    f"{ZH_HEAD}做出决议\n1\t支持该报告；\n3\t予以发布，": (
        Fault.GAP,
        "3",
        ("2",),
    ),
    f"{RU_HEAD}решает\n1\tподдержать;\n1\tразместить,": (
        Fault.DUPLICATE,
        "1",
        (),
    ),
}


@pytest.mark.parametrize(("text", "expected"), NUMBERED.items())
def test_numbers_run_on_one_after_another(text: str, expected: tuple[Fault, str, tuple[str, ...]]) -> None:
    faults = [(finding.fault, finding.text, finding.labels) for finding in check(text)]

    assert expected in faults


def test_a_clause_of_the_draft_that_is_not_there_is_shown() -> None:
    (finding,) = check("II\tProposals\n2.1\tAs in point 2.9 below.\n2.2\tAs in point 2.1 above.")

    assert (finding.fault, finding.text, finding.symbol) == (Fault.CLAUSE, "point 2.9", None)


OWN = {
    Language.AR: ("يقرر", "وفقا للفقرة {} أعلاه،"),
    Language.ZH: ("做出决议", "根据上文第{}段采取行动；"),
    Language.EN: ("resolves", "to act under paragraph {} above;"),
    Language.FR: ("décide", "d'agir conformément au paragraphe {} ci-dessus;"),
    Language.RU: ("решает", "действовать согласно пункту {} выше;"),
    Language.ES: ("resuelve", "actuar según el párrafo {} supra;"),
}


@pytest.mark.parametrize(("number", "faults"), [("1", []), ("7", [Fault.CLAUSE])])
@pytest.mark.parametrize("language", OWN)
def test_a_paragraph_above_that_is_not_there_is_shown(
    language: Language, number: str, faults: list[Fault]
) -> None:
    call, text = OWN[language]

    found = check(f"{call}\n1\tone two;\n2\t{text.format(number)}")

    assert [finding.fault for finding in found] == faults


def test_a_letter_above_is_one_of_its_own_list() -> None:
    assert check("resolves\n1\tto act:\na)\there;\nb)\tas in subparagraph (a) above.") == ()


def test_the_letters_hidden_in_the_seed_are_all_shown(corpus: Path) -> None:
    text = (corpus / "seed-contribution-zh.txt").read_text(encoding="utf-8")

    faults = [finding.fault for finding in check(text)]

    assert faults == [Fault.LOOK_ALIKES] * 6 + [Fault.INCOMPLETE]


def test_adopted_resolutions_have_next_to_nothing_to_look_at(corpus: Path) -> None:
    files = sorted((corpus / "texts").glob("ITU_PP-18_Res_*/en.txt"))[:12]

    found = [finding for path in files for finding in check(path.read_text(encoding="utf-8"))]

    assert len(found) <= len(files) // 2
