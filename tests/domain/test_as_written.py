"""What delegates type for a symbol or a place is read as documents spell it."""

from __future__ import annotations

import pytest

from bot.domain.as_written import as_written, with_documents
from bot.domain.citation import find_citations
from bot.domain.folded import fold
from bot.domain.held_numbers import HeldNumbers
from bot.domain.language import Language
from bot.domain.mentions import named_clauses
from bot.domain.mentions_within import inside_out
from bot.lexicons import citation_lexicon, spelling_lexicon
from tests.lexicons import sections


def read(typed: str) -> tuple[list[str], list[str]]:
    """The documents and the clauses that it names."""
    text = as_written(typed, citation_lexicon(), spelling_lexicon())
    cited = find_citations(text, citation_lexicon(), typed=True)
    named = named_clauses(text, sections())
    apart = [n for n in named if not any(one.start < n.end and n.start < one.end for one in cited)]
    return [one.symbol.canonical for one in cited], [each.text for each in apart]


DOCUMENTS = [
    ("A-RES-70-125", "A/RES/70/125"),
    ("a res 70 125", "A/RES/70/125"),
    ("a/res/70.125", "A/RES/70/125"),
    ("what does a-res-70-125 say about the forum", "A/RES/70/125"),
    ("A RES/70/125", "A/RES/70/125"),
    ("que dit a/res 70/125", "A/RES/70/125"),
    ("а/рез/70/125", "A/RES/70/125"),
    ("e res 2024 13", "E/RES/2024/13"),
    ("s-res-1325-2000", "S/RES/1325(2000)"),
    ("s/res/1325 (2000)", "S/RES/1325(2000)"),
    ("cwg-cc-7/4", "itu:doc:CWG-CC-7/4"),
    ("c25/61", "itu:doc:C25/61"),
    ("what does c25/61 say", "itu:doc:C25/61"),
    ("CWG-CC-7/3 rev 1", "itu:doc:CWG-CC-7/3/Rev.1"),
    ("cwg-cc-7/3 (rev1)", "itu:doc:CWG-CC-7/3/Rev.1"),
    ("CWG-CC-7/3 Rév. 1", "itu:doc:CWG-CC-7/3/Rev.1"),
    ("CWG-CC-7/3 пересм. 1", "itu:doc:CWG-CC-7/3/Rev.1"),
    ("CWG-CC-7/3修订1", "itu:doc:CWG-CC-7/3/Rev.1"),
    ("CWG-CC-7/3 المراجعة 1", "itu:doc:CWG-CC-7/3/Rev.1"),
    ("res 140 rev bucharest", "itu:pp:res:140:2022"),
    ("res. 140 rev. Bucharest 2022", "itu:pp:res:140:2022"),
    ("resolution 140 rev dubai, 2018", "itu:pp:res:140:2018"),
    ("résolution 140 rév. dubaï 2018", "itu:pp:res:140:2018"),
    ("itu-t e.119", "ITU-T E.119"),
    ("рез 140", "itu:pp:res:140"),
    ("Рез. 140", "itu:pp:res:140"),
]


@pytest.mark.parametrize(("typed", "canonical"), DOCUMENTS)
def test_a_document_is_known_however_its_symbol_is_typed(typed: str, canonical: str) -> None:
    assert read(typed)[0] == [canonical]


CLAUSES = [
    ("resolves 6 res. 390", "resolves 6"),
    ("resolves 4 resolution 390", "resolves 4"),
    ("decide 4 res 390", "decide 4"),
    ("résolution 390 décide 4", "décide 4"),
    ("решает 6 рез. 390", "решает 6"),
    ("يقرر 4 القرار 390", "يقرر 4"),
    ("instructs the secretary-general 4 res 390", "instructs the secretary-general 4"),
    ("instructs the SG 4 of res 390", "instructs the Secretary-General 4"),
    ("charge le SG 4 rés 390", "charge le Secrétaire général 4"),
    ("encarga al SG 4 res 390", "encarga al Secretario General 4"),
    ("поручает ГС 4 рез 390", "поручает Генеральному секретарю 4"),
    ("preambular 4", "preambular 4"),
    ("préambule 4 de la résolution 390", "préambule 4"),
    ("第二点二段", "第2.2"),
    ("第六点三段", "第6.3"),
    ("第十二点二十段", "第12.20"),
    ("提案2.3", "提案2.3"),
    ("الفقرة ٢٫٢", "الفقرة ٢.٢"),
    ("operative 3 of A/RES/81/901", "operative 3"),
]


INSIDE_OUT = [
    ("alinéa b) du considérant", "considérant b)"),
    ("l'alinéa b) du considérant de la résolution 390", "considérant b)"),
    ("b) du considérant rés 390", "considérant b)"),
    ("subparagraph b) of the considering", "considering b)"),
    ("paragraph b of recognizing of resolution 390", "recognizing b"),
    ("inciso b) del considerando", "considerando b)"),
    ("пункт b) раздела «учитывая»", "учитывая b)"),
    ("考虑到部分b)段", "考虑到 b)"),
    ("الفقرة ب) من إذ تضع في اعتبارها", "إذ تضع في اعتبارها ب)"),
    ("подпункт b) пункта 8", "пункта 8 b)"),
    ("подпункт 2) пункта 3 резолюции 390", "пункта 3 2)"),
    ("sub-paragraph (b) of paragraph 8", "paragraph 8 (b)"),
    ("i) of resolves 6 of res 390", "resolves 6 i)"),
    ("b) de l’ alinéa 8", "alinéa 8 b)"),
    ("alinéa b) du paragraphe 8", "paragraphe 8 b)"),
    ("apartado b) del párrafo 8", "párrafo 8 b)"),
    ("第8段b)分段", "第8 b)"),
    ("第390号决议第6段(b)项", "第6 (b)"),
    ("الفقرة الفرعية (ب) من الفقرة ٨", "الفقرة ٨ (ب)"),
]


@pytest.mark.parametrize(("typed", "label"), CLAUSES + INSIDE_OUT)
def test_a_clause_is_known_however_it_is_typed(typed: str, label: str) -> None:
    assert read(typed)[1] == [label]


@pytest.mark.parametrize(
    "typed",
    [
        "item 3 of section 8",
        "paragraph 3 of 8 resolutions",
        "a) of all decisions",
        "point b) and paragraph 8",
    ],
)
def test_what_only_looks_like_one_is_not_turned_round(typed: str) -> None:
    folded = fold(typed)

    assert not list(inside_out(typed, folded, sections().of(Language.UNDETERMINED)))


@pytest.mark.parametrize(
    "typed",
    [
        "What does clause 2.2 of CWG-CC-7/3(Rev.1) say?",
        "Resolution 140 (Rev. Bucharest, 2022)",
        "A/RES/70/125",
        "a result of 70 to 125",
        "and/or what is said in 2024/25",
        "see https://example.org/c25/61",
        "the rev 1 is better",
        "requests 3 resolutions",
        "它有一点三段不同",
        "第一二三点一段",
        "",
    ],
)
def test_what_is_written_well_stays_as_it_is(typed: str) -> None:
    assert as_written(typed, citation_lexicon(), spelling_lexicon()) == typed


HELD = HeldNumbers.of(("itu:doc:CWG-CC-7/3", "itu:doc:CWG-CC-7/4", "A/RES/81/901"))
NUMBERS = [
    ("paragraph 6.3 of 7/4", ["itu:doc:CWG-CC-7/4"]),
    ("OP3 of 81/901", ["A/RES/81/901"]),
    ("81/901执行部分第3段", ["A/RES/81/901"]),
    ("п. 3 постановляющей части 81/901", ["A/RES/81/901"]),
    ("الفقرة 3 من منطوق 81/901", ["A/RES/81/901"]),
    ("difference between 7/3 and 7/3 rev 1", ["itu:doc:CWG-CC-7/3", "itu:doc:CWG-CC-7/3/Rev.1"]),
    ("cwgcc 7/4 para 4.3", ["itu:doc:CWG-CC-7/4"]),
    ("which resolutions cite 80/907", ["A/RES/80/907"]),
    ("quelles resolutions citent 70/125", ["A/RES/70/125"]),
    ("que resoluciones citan la 80/907", ["A/RES/80/907"]),
    ("какие резолюции ссылаются на 80/907", ["A/RES/80/907"]),
    ("哪些决议引用了80/907", ["A/RES/80/907"]),
    ("أي قرارات تشير إلى 80/907", ["A/RES/80/907"]),
    ("70/1 para 5", ["A/RES/70/1"]),
    ("open 24/7", []),
    ("the 50/50 rule", []),
    ("9/11", []),
    ("the budget of 2024/25", []),
    ("A/RES/81/901", ["A/RES/81/901"]),
]


@pytest.mark.parametrize(("typed", "canonical"), NUMBERS)
def test_a_document_is_known_by_its_numbers_alone(typed: str, canonical: list[str]) -> None:
    lexicon, spelling = citation_lexicon(), spelling_lexicon()
    text = with_documents(as_written(typed, lexicon, spelling), HELD, lexicon, sections(), spelling)

    assert [one.symbol.canonical for one in find_citations(text, lexicon, typed=True)] == canonical


def test_numbers_that_two_documents_end_with_are_no_guess() -> None:
    both = HeldNumbers.of(("itu:doc:CWG-CC-7/3", "itu:doc:CWG-XX-7/3"))

    lexicons = citation_lexicon(), sections(), spelling_lexicon()
    assert with_documents("clause 2 of 7/3", both, *lexicons) == "clause 2 of 7/3"


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("considering c of resolution 140", ["considering c)"]),
        ("considérant b de la résolution 140", ["considérant b)"]),
        ("considerando c de la resolución 140", ["considerando c)"]),
        ("учитывая c рез. 140", ["учитывая c)"]),
        ("noting a decline", []),
        ("SDG 9.c", ["target 9.c"]),
        ("que dit l'ODD 9.c ?", ["target 9.c"]),
        ("ЦУР 9.1", ["target 9.1"]),
        ("可持续发展目标9.c", ["target 9.c"]),
        ("which lines serve SDG 9", ["SDG 9"]),
    ],
)
def test_a_letter_without_its_bracket_and_a_target_of_a_goal_are_clauses(
    typed: str, named: list[str]
) -> None:
    assert read(typed)[1] == named


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("WHERE ARE THE DEPOTS OF CWG-CC-7/4", "where are the depots of CWG-CC-7/4"),
        ("ГДЕ БУДУТ СКЛАДЫ ЗАПАСНЫХ ЧАСТЕЙ", "где будут склады запасных частей"),
        ("QUE DIT LA RÉSOLUTION 140 SUR LE FORUM", "que dit la résolution 140 sur le forum"),
        ("¿DÓNDE ESTÁN LOS DEPÓSITOS?", "¿dónde están los depósitos?"),
        ("WSIS", "WSIS"),
        ("Where is the WSIS Forum held", "Where is the WSIS Forum held"),
    ],
)
def test_a_sentence_in_capitals_is_read_as_without_them(typed: str, read: str) -> None:
    assert as_written(typed, citation_lexicon(), spelling_lexicon()) == read
