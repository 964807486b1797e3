"""Documents and clauses as delegates cite them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.citation import find_citations
from bot.domain.clause import Clause, Kind
from bot.domain.document import Expression, HeldClause
from bot.domain.language import OFFICIAL, Language
from bot.domain.symbol import Symbol
from bot.render.references import clause_reference, document_name, link_for
from tests.lexicons import bodies

NAMES = {
    "itu:pp:res:140:2022": (
        "القرار 140 (المراجَع في بوخارست، 2022)",
        "第140号决议（2022年，布加勒斯特，修订版）",
        "Resolution 140 (Rev. Bucharest, 2022)",
        "Résolution 140 (Rév. Bucarest, 2022)",
        "Резолюция 140 (Пересм. Бухарест, 2022 г.)",
        "Resolución 140 (Rev. Bucarest, 2022)",
    ),
    "itu:pp:res:204:2018": (
        "القرار 204 (دبي، 2018)",
        "第204号决议（2018年，迪拜）",
        "Resolution 204 (Dubai, 2018)",
        "Résolution 204 (Dubaï, 2018)",
        "Резолюция 204 (Дубай, 2018 г.)",
        "Resolución 204 (Dubái, 2018)",
    ),
    "itu:council:res:1332:2024": (
        "القرار 1332 (المعدَّل في 2024) الصادر عن المجلس",
        "理事会第1332号决议（2024年，修订版）",
        "Council Resolution 1332 (Mod. 2024)",
        "Résolution 1332 (Mod. 2024) du Conseil",
        "Резолюция 1332 (Изм. 2024 г.) Совета",
        "Resolución 1332 (Mod. 2024) del Consejo",
    ),
    "itu:wtsa:res:99:2024": (
        "القرار 99 (WTSA-24)",
        "第99号决议（WTSA-24）",
        "Resolution 99 (WTSA-24)",
        "Résolution 99 (AMNT-24)",
        "Резолюция 99 (ВАСЭ-24)",
        "Resolución 99 (AMNT-24)",
    ),
    "itu:wtdc:res:30:2022": (
        "القرار 30 (المراجَع في كيغالي، 2022) للمؤتمر العالمي لتنمية الاتصالات",
        "WTDC第30号决议（2022年，基加利，修订版）",
        "WTDC Resolution 30 (Rev. Kigali, 2022)",
        "Résolution 30 (Rév. Kigali, 2022) de la CMDT",
        "Резолюция 30 (Пересм. Кигали, 2022 г.) ВКРЭ",
        "Resolución 30 (Rev. Kigali, 2022) de la CMDT",
    ),
    "itu:ra:res:61-3": (
        "القرار ITU-R 61-3",
        "ITU-R第61-3号决议",
        "Resolution ITU-R 61-3",
        "Résolution UIT-R 61-3",
        "Резолюция МСЭ-R 61-3",
        "Resolución UIT-R 61-3",
    ),
    "A/RES/70/125": ("A/RES/70/125",) * 6,
}
NUMBERS = st.integers(1, 219).map(str)
YEARS = {
    "pp": (1994, 2010, 2018, 2022, 2026),
    "wtsa": (2008, 2016, 2022),
    "wtdc": (2017, 2022),
    "wrc": (2015,),
}
ACTS = [(body, year) for body, years in YEARS.items() for year in ("", *map(str, years))]
SYMBOLS = st.one_of(
    st.builds(lambda act, n: Symbol(f"itu:{act[0]}:res:{n}", act[1]), st.sampled_from(ACTS), NUMBERS),
    st.builds(
        lambda n, year: Symbol(f"itu:council:res:1{n:0>3}", str(year)), NUMBERS, st.integers(1998, 2059)
    ),
    st.builds(lambda n, part: Symbol(f"itu:ra:res:{n}", str(part)), NUMBERS, st.integers(1, 12)),
    st.builds(lambda year, n: Symbol(f"itu:doc:C{year:02}/{n}"), st.integers(0, 40), NUMBERS),
    st.builds(lambda n, issue: Symbol(f"itu:doc:PP-22/{n}", f"Rev.{issue}"), NUMBERS, st.integers(1, 9)),
    st.builds(lambda session, n: Symbol(f"A/RES/{session}/{n}"), st.integers(31, 85), NUMBERS),
    st.builds(lambda n: Symbol(f"ITU-T Y.{n}"), NUMBERS),
)


@pytest.mark.parametrize("canonical", NAMES)
@pytest.mark.parametrize(("place", "language"), list(enumerate(OFFICIAL)))
def test_each_language_has_its_own_way_to_cite(canonical: str, place: int, language: Language) -> None:
    assert document_name(Symbol.parse(canonical), language) == NAMES[canonical][place]


@settings(max_examples=60, deadline=None)
@given(SYMBOLS, st.sampled_from(OFFICIAL), st.sampled_from([None, True, False]))
def test_a_name_leads_back_to_the_document_that_it_names(
    symbol: Symbol, language: Language, revised: bool | None
) -> None:
    name = document_name(symbol, language, revised=revised)

    assert [each.symbol for each in find_citations(name, bodies())] == [symbol]


@pytest.mark.parametrize(
    ("canonical", "revised", "name"),
    [
        ("itu:pp:res:140:2006", None, "Resolution 140 (Antalya, 2006)"),
        ("itu:pp:res:140:2010", None, "Resolution 140 (Rev. Guadalajara, 2010)"),
        ("itu:pp:res:220:2026", None, "Resolution 220 (PP-26)"),
        ("itu:pp:res:220:2026", False, "Resolution 220 (Doha, 2026)"),
        ("itu:pp:res:220:2026", True, "Resolution 220 (Rev. Doha, 2026)"),
        ("itu:council:res:1420:2024", None, "Council Resolution 1420 (C24)"),
        ("itu:wtsa:res:2:2022", None, "WTSA Resolution 2 (Rev. Geneva, 2022)"),
        ("itu:wtsa:res:99:2022", None, "Resolution 99 (WTSA-20)"),
        ("itu:pp:res:140", None, "Plenipotentiary Conference Resolution 140"),
        ("itu:doc:C25/61/Rev.1", None, "Document C25/61(Rev.1)"),
        ("ITU-R M.2012-3", None, "Recommendation ITU-R M.2012-3"),
    ],
)
def test_rev_is_said_only_where_it_is_known(canonical: str, revised: bool | None, name: str) -> None:
    assert document_name(Symbol.parse(canonical), Language.EN, revised=revised) == name


def held(canonical: str, section: str, label: str) -> HeldClause:
    clause = Clause("key", section, label, Kind.OPERATIVE, "text")
    return HeldClause(Expression(Symbol.parse(canonical), Language.EN), clause, 0)


@pytest.mark.parametrize(
    ("canonical", "section", "label", "language", "reference"),
    [
        ("A/RES/73/8", "", "4", Language.EN, "A/RES/73/8, para. 4"),
        ("A/RES/73/8", "", "pp3", Language.RU, "A/RES/73/8, пункт 3 преамбулы"),
        ("A/RES/73/8", "", "4", Language.ZH, "A/RES/73/8，第4段"),
        ("A/RES/79/991", "B", "2 (a)", Language.EN, "A/RES/79/991, B 2 (a)"),
        ("A/RES/79/991", "B", "pp1", Language.EN, "A/RES/79/991, B, preambular para. 1"),
        ("A/RES/79/991", "B", "pp1", Language.FR, "A/RES/79/991, B, alinéa 1 du préambule"),
        ("A/RES/79/991", "B", "pp1", Language.ZH, "A/RES/79/991，B，序言部分第1段"),
        (
            "A/RES/79/991",
            "باء",
            "pp1",
            Language.AR,
            "\u2068A/RES/79/991\u2069، \u2068باء، الفقرة 1 من الديباجة\u2069",
        ),
        ("itu:pp:res:204:2018", "resolves", "6", Language.FR, "Résolution 204 (Dubaï, 2018), resolves 6"),
        ("itu:doc:C25/61", "", "2.1", Language.ES, "Documento C25/61, 2.1"),
    ],
)
def test_a_clause_is_cited_with_its_document(
    canonical: str, section: str, label: str, language: Language, reference: str
) -> None:
    assert clause_reference(held(canonical, section, label), language) == reference


def test_a_heading_is_cited_by_its_letter_alone() -> None:
    heading = replace(held("A/RES/79/991", "", "B"), clause=Clause("B", "", "B", Kind.HEADING, ""))

    assert clause_reference(heading, Language.EN) == "A/RES/79/991, B"


@pytest.mark.parametrize(
    ("canonical", "language", "address"),
    [
        ("A/RES/70/125", Language.FR, "https://undocs.org/fr/A/RES/70/125"),
        ("S/RES/2680(2023)", Language.AR, "https://undocs.org/ar/S/RES/2680(2023)"),
        ("itu:doc:C25/61", Language.ZH, "https://www.itu.int/md/S25-CL-C-0061/zh"),
        ("itu:doc:PP-22/44", Language.RU, "https://www.itu.int/md/S22-PP-C-0044/ru"),
        ("ITU-T E.119", Language.RU, "https://www.itu.int/rec/T-REC-E.119/en"),
        ("itu:doc:C25/61/Rev.1", Language.EN, ""),
        ("itu:pp:res:140:2022", Language.EN, ""),
        ("A/RES/2453(XXIII)A", Language.EN, ""),
        ("SEED", Language.EN, ""),
    ],
)
def test_a_link_is_given_only_where_it_is_sure(canonical: str, language: Language, address: str) -> None:
    assert link_for(Symbol.parse(canonical), language) == address
