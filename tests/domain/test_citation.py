"""Finding citations: places in the original text, symbols that people type, and the real documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.citation import find_citations
from bot.domain.citation_folding import fold, has_look_alikes
from bot.domain.citation_typed import lookalikes, parse_symbol
from bot.domain.symbol import Symbol
from tests.lexicons import bodies

SEED = """A/RES/70/125 A/RES/70/1 A/RES/77/150 A/RES/71/212 A/RES/70/299 A/RES/73/218 A/70/684 E/RES/2024/13
itu:pp:res:140:2022 itu:pp:res:172:2010 itu:pp:res:71:2022 itu:council:res:1332:2024 itu:council:res:1334:2023
itu:wtdc:res:30:2022 itu:ra:res:61-3 itu:doc:C25/61""".split()

TYPED = {
    "140": "itu:pp:res:140",
    "Res 140": "itu:pp:res:140",
    "res140": "itu:pp:res:140",
    "PP 140": "itu:pp:res:140",
    "resolution 140": "itu:pp:res:140",
    "pp res 140 (rev bucharest 2022)": "itu:pp:res:140:2022",
    "140 (Rev. Dubai, 2018": "itu:pp:res:140:2018",
    "PP Res. 140 (Rev. Dubai, 2018)": "itu:pp:res:140:2018",
    "wtsa-16 res 1": "itu:wtsa:res:1:2016",
    "council decision 556": "itu:council:dec:556",
    "1332": "itu:council:res:1332",
    "резолюция 140": "itu:pp:res:140",
    "القرار ١٤٠": "itu:pp:res:140",
    "140号决议": "itu:pp:res:140",
    "résolution 140 (rév. bucarest, 2022)": "itu:pp:res:140:2022",
    "resolución 140": "itu:pp:res:140",
    "a/res/70/125": "A/RES/70/125",
    "А/RES/70/125": "A/RES/70/125",
    "70/125": "A/RES/70/125",
    "57/270 b": "A/RES/57/270B",
    "c25/61": "itu:doc:C25/61",
    "C25/61-R": "itu:doc:C25/61",
    "itu:pp:res:140:2022": "itu:pp:res:140:2022",
    "itu:doc:C25/61@ru": "itu:doc:C25/61",
    "e.119": "ITU-T E.119",
    "A_RES_70_1": "A/RES/70/1",
    "A_RES_73_7-EN.pdf": "A/RES/73/7",
    "ITU_PP-18_Res_140": "itu:pp:res:140:2018",
    "ITU_PP-18_Dec_11": "itu:pp:dec:11:2018",
    "ITU_WTSA-16_Res_1": "itu:wtsa:res:1:2016",
    "S_RES_0820_1993_EN_GOLD": "S/RES/820(1993)",
    "ITU-T_Rec_E.119": "ITU-T E.119",
    "T-REC-E.119-201704-A.docx": "ITU-T E.119",
    "WSIS-03_GENEVA_DOC_5_action_lines": "wsis:WSIS-03/GENEVA/DOC/5",
    "S25-CL-C-0061!!MSW-C.docx": "itu:doc:C25/61",
}
NO_SYMBOL = [
    "",
    " ",
    "hello",
    "24/7",
    "12/05/2025",
    "2022",
    "+41 22 730 5111",
    "C61",
    "pdf",
    "🙂",
    "x" * 5000,
]
NO_SYMBOL += [
    "what does Resolution 140 say?",
    "Resolutions 71 and 140",
    "SEED_C25_RUS_contribution",
    "UNSC_gold_en",
]


@pytest.mark.parametrize(("typed", "expected"), TYPED.items())
def test_what_a_person_types_for_a_document_is_understood(typed: str, expected: str) -> None:
    assert parse_symbol(typed, bodies()) == Symbol.parse(expected)


@pytest.mark.parametrize("typed", NO_SYMBOL)
def test_what_names_no_single_document_is_none(typed: str) -> None:
    assert parse_symbol(typed, bodies()) is None


def test_places_count_characters_of_the_original_text() -> None:
    resolution = "Re\u0301solution\u00a0140\u202f(Rév. Bucarest,\u00a02022)"
    text = f"А\u200fрешение: {resolution}, №\u00a0١٢ et ﻣ 第７０／１２５号决议"

    found = find_citations(text, bodies())

    assert [(each.canonical, each.text) for each in found] == [
        ("itu:pp:res:140:2022", resolution),
        ("A/RES/70/125", "第７０／１２５号决议"),
    ]


def test_a_citation_says_its_language_and_that_it_is_a_revision() -> None:
    first, second, third = find_citations("C25/61-R; Resolution 140 (Rev. Dubai, 2018); A/RES/70/1", bodies())

    assert (first.language, first.canonical) == ("ru", "itu:doc:C25/61@ru")
    assert (second.revised, third.revised, third.language) == (True, False, None)


def test_cyrillic_letters_hidden_in_a_symbol_are_told() -> None:
    assert has_look_alikes("А/RES/70/125")
    assert not has_look_alikes("A/RES/70/125")
    assert not has_look_alikes("Резолюция")


KNOWN = [
    Symbol.parse(name) for name in ("itu:doc:C24/61", "itu:doc:C25/61", "A/RES/71/212", "itu:pp:res:140:2018")
]


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("C61号文件", "itu:doc:C25/61"),
        ("А/71/212", "A/RES/71/212"),
        ("Resolution 140 (Rev. Bucharest, 2022)", "itu:pp:res:140:2018"),
        ("a/res/71/21", "A/RES/71/212"),
    ],
)
def test_the_nearest_known_symbol_is_suggested_never_assumed(typed: str, nearest: str) -> None:
    assert lookalikes(typed, KNOWN, bodies())[0] == Symbol.parse(nearest)


def test_nothing_is_suggested_for_what_is_like_nothing() -> None:
    assert lookalikes("hello", KNOWN, bodies()) == ()
    assert lookalikes("", KNOWN, bodies()) == ()


PIECES = [
    "Resolution ",
    "第",
    "号决议",
    "140",
    "/",
    "(Rev. ",
    "Dubai, 2018)",
    " and ",
    "、",
    "القرار ",
    "و",
    "A/RES/70/1",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=14).map("".join))
def test_any_text_is_searched_and_every_citation_stands_where_it_says(text: str) -> None:
    found = find_citations(text, bodies())

    assert all(each.text == text[each.start : each.end] and each.text for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)
    assert all(Symbol.parse(each.symbol.canonical) == each.symbol for each in found)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_folding_keeps_the_way_back(text: str) -> None:
    folded = fold(text)

    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))


def test_the_open_citations_are_understood(corpus: Path) -> None:
    lines = (corpus / "symbols-open.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines]

    right = [
        case
        for case in cases
        if [each.canonical for each in find_citations(case["text"], bodies())] == case["canonical"]
    ]

    assert len(right) >= 39


def test_every_citation_of_the_seed_is_found(corpus: Path) -> None:
    text = (corpus / "seed-contribution-zh.txt").read_text(encoding="utf-8")

    assert [each.canonical for each in find_citations(text, bodies())] == SEED


def test_a_folder_of_real_documents_names_them(corpus: Path) -> None:
    folders = [path for path in (corpus / "texts").iterdir() if path.name.startswith(("A_", "ITU", "WSIS"))]

    assert all(parse_symbol(path.name, bodies()) for path in folders)


@pytest.mark.parametrize("after", [" about", " of", " and", ", which", "", " 中"])
def test_a_revision_is_cited_whatever_follows_it(after: str) -> None:
    found = find_citations(f"what changed in C25/61/Rev.1{after}", bodies())

    assert [(one.text, one.symbol.canonical) for one in found] == [("C25/61/Rev.1", "itu:doc:C25/61/Rev.1")]
