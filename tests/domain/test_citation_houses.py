"""Documents of other organizations are known by their symbols, and never taken for others."""

from __future__ import annotations

import pytest

from bot.domain.citation import find_citations
from bot.domain.citation_houses import house_of
from bot.domain.citation_typed import parse_symbol
from bot.domain.language import OFFICIAL, Language
from bot.domain.limits import Limits
from bot.domain.symbol import Symbol
from bot.lexicons import citation_lexicon
from bot.render.references import body_name, link_for
from tests.questions import read

SYMBOLS = [
    ("who", "WHA77.1", "WHA77.1"),
    ("who", "wha 77.1", "WHA77.1"),
    ("who", "WHA76(9)", "WHA76(9)"),
    ("who", "A77/4", "A77/4"),
    ("who", "A77/4 Rev.1", "A77/4/Rev.1"),
    ("who", "EB154/3", "EB154/3"),
    ("who", "EB65/18 Add. 1", "EB65/18/Add.1"),
    ("who", "EB154.R1", "EB154.R1"),
    ("who", "EB153(2)", "EB153(2)"),
    ("unesco", "42 C/5", "42 C/5"),
    ("unesco", "42C/5", "42 C/5"),
    ("unesco", "39 C/Res.15", "39 C/Resolution 15"),
    ("unesco", "219 EX/4", "219 EX/4"),
    ("unesco", "197 EX/4.INF", "197 EX/4.INF"),
    ("unesco", "145 EX/Decision 4.1", "145 EX/Decision 4.1"),
    ("oecd", "C(2021)49", "C(2021)49"),
    ("oecd", "C/MIN(2007)4/FINAL", "C/MIN(2007)4/FINAL"),
    ("oecd", "DAF/COMP(2020)5", "DAF/COMP(2020)5"),
    ("oecd", "oecd/legal/0449", "OECD/LEGAL/0449"),
    ("african-union", "Assembly/AU/Dec.839(XXXVI)", "Assembly/AU/Dec.839(XXXVI)"),
    ("african-union", "assembly/au/dec.134 (viii)", "Assembly/AU/Dec.134(VIII)"),
    ("african-union", "Ext/Assembly/AU/Dec.1 (II)", "Ext/Assembly/AU/Dec.1(II)"),
    ("african-union", "Assembly/AU/9(XVIII) Add.1", "Assembly/AU/9(XVIII)/Add.1"),
    ("african-union", "EX.CL/Dec.1143(XL)", "EX.CL/Dec.1143(XL)"),
    ("african-union", "EX.CL/691(XX)", "EX.CL/691(XX)"),
    ("ilo", "GB.349/INS/3", "GB.349/INS/3"),
    ("ilo", "GB.343/INS/2(Rev.1)", "GB.343/INS/2/Rev.1"),
    ("ilo", "GB.331/PV", "GB.331/PV"),
    ("ilo", "ILC.111/Record No. 1A", "ILC.111/Record No.1A"),
    ("ilo", "ILC.112/Resolution II", "ILC.112/Resolution II"),
    ("wto", "WT/MIN(22)/24", "WT/MIN(22)/24"),
    ("wto", "WT/DS567/R", "WT/DS567/R"),
    ("wto", "WT/ACC/SPEC/LVA/7/Add.2/Corr.1", "WT/ACC/SPEC/LVA/7/Add.2/Corr.1"),
    ("wto", "G/TBT/1/Rev.15", "G/TBT/1/Rev.15"),
    ("wto", "IP/C/W/15", "IP/C/W/15"),
    ("unep", "UNEP/EA.6/Res.3", "UNEP/EA.6/Res.3"),
    ("unep", "unep/ea.6/res.3", "UNEP/EA.6/Res.3"),
]


@pytest.mark.parametrize(("house", "typed", "canonical"), SYMBOLS)
def test_a_symbol_is_known_however_it_is_spaced_or_capitalized(
    house: str, typed: str, canonical: str
) -> None:
    symbol = parse_symbol(typed, citation_lexicon())

    assert symbol == Symbol.parse(canonical)
    found = house_of(symbol, citation_lexicon())
    assert found
    assert found.key == house


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("A/77/4", ["A/77/4"]),
        ("the report (A77/4) and document A/77/4", ["A77/4", "A/77/4"]),
        ("世卫组织WHA77.1号决议", ["WHA77.1"]),
        ("согласно документу WT/MIN(22)/24", ["WT/MIN(22)/24"]),
        ("القرار WHA77.1 الصادر عن جمعية الصحة العالمية", ["WHA77.1"]),
        ("Document C25/61", ["itu:doc:C25/61"]),
        ("C21/49", ["itu:doc:C21/49"]),
        ("UNEP/EA.5/28", ["UNEP/EA.5/28"]),
        ("WHAT77.1, EBB154/3, 1A77/4, C(21)49, WT/O, GB.3, A4/5, the ILC.", []),
    ],
)
def test_it_is_never_taken_for_another(text: str, canonical: list[str]) -> None:
    found = find_citations(text, citation_lexicon(), typed=True)

    assert [one.symbol.canonical for one in found] == canonical


def test_every_house_has_a_name_in_six_languages_by_which_questions_limit_themselves() -> None:
    for key, house in citation_lexicon().houses.items():
        assert all(body_name(key, language) == house.names[language][0] for language in OFFICIAL)
    asked = read("resolutions of the World Health Assembly on pandemics")
    assert asked.limits == Limits((("who",),), ("res",))
    assert asked.limits.admits_work(Symbol("WHA77.1"), citation_lexicon())
    assert not asked.limits.admits_work(Symbol("A/RES/77/4"), citation_lexicon())


def test_only_documents_of_the_united_nations_have_its_address() -> None:
    assert link_for(Symbol("WT/MIN(22)/24"), Language.EN) == ""
    assert link_for(Symbol("OECD/LEGAL/0449"), Language.EN) == ""
    assert link_for(Symbol("UNEP/EA.6/Res.3"), Language.EN) == "https://undocs.org/en/UNEP/EA.6/Res.3"
