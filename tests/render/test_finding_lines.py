"""Findings in the reader's words."""

from __future__ import annotations

import pytest

from bot.domain.drafting import Fault, Finding
from bot.domain.language import OFFICIAL, Language
from bot.domain.symbol import Symbol
from bot.render.drafting import finding_line

RESOLUTION = Symbol("itu:pp:res:140", "2018")
REVISED = "Resolution 140 (Rev. Dubai, 2018)"


@pytest.mark.parametrize("language", OFFICIAL)
@pytest.mark.parametrize("fault", Fault)
def test_every_finding_has_words_in_every_language(fault: Fault, language: Language) -> None:
    finding = Finding(fault, "2.4", 0, 3, RESOLUTION, (Symbol("A/RES/70/125"),), ("2.3",))

    line = finding_line(finding, language)

    assert "2.4" in line
    assert "{" not in line


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (
            Finding(Fault.REVISED, "Resolution 140 (Dubai, 2018)", 0, 28, RESOLUTION),
            f"“Resolution 140 (Dubai, 2018)”: the edition of that year is a revision. Write {REVISED}.",
        ),
        (
            Finding(Fault.INCOMPLETE, "C61", 0, 3, near=(Symbol("itu:doc:C25/61"),)),
            "The document number “C61” lacks its year. Perhaps Document C25/61 is meant.",
        ),
        (Finding(Fault.GAP, "2.4", 0, 3, labels=("2.2", "2.3")), "Missing before “2.4”: 2.2, 2.3."),
        (
            Finding(Fault.CLAUSE, "resolves 9", 0, 10, RESOLUTION, (), ("resolves 6", "resolves 8")),
            "Resolution 140 (Rev. Dubai, 2018) has no “resolves 9”. Perhaps resolves 6, resolves 8 is meant.",
        ),
        (Finding(Fault.CLAUSE, "point 2.9", 0, 9), "This text has no “point 2.9”."),
    ],
)
def test_a_finding_says_what_to_write(finding: Finding, line: str) -> None:
    assert finding_line(finding, Language.EN) == line
