"""The numbers and letters of items, as six languages write them."""

from __future__ import annotations

import pytest

from bot.domain.counting import from_roman, letter, roman
from bot.domain.enumerator import Numeral, enumerators

LABELS = [
    ("2.1\t支持", Numeral.DECIMAL, "2.1", "2.1"),
    ("2.1支持", Numeral.DECIMAL, "2.1", "2.1"),
    ("1 to establish", Numeral.DECIMAL, "1", "1"),
    ("1. Takes note", Numeral.DECIMAL, "1", "1"),
    ("1、支持", Numeral.DECIMAL, "1", "1"),
    ("1 - تقرر", Numeral.DECIMAL, "1", "1"),
    ("1- أن ينشر", Numeral.DECIMAL, "1", "1"),
    ("-1 أن ينشر", Numeral.DECIMAL, "1", "1"),
    ("(OP)2. URGES", Numeral.DECIMAL, "2", "2"),
    ("OP2 bis Urges", Numeral.DECIMAL, "2 bis", "2bis"),
    ("٢.٢ النص", Numeral.DECIMAL, "2.2", "2.2"),
    ("9.c Significantly", Numeral.DECIMAL, "9.c", "9.c"),
    ("1bis.1.1 Presentation", Numeral.DECIMAL, "1bis.1.1", "1bis.1.1"),
    ("A.1 Scope", Numeral.DECIMAL, "A.1", "A.1"),
    ("1) Data", Numeral.PAREN, "1)", "1"),
    ("(1) Data", Numeral.PAREN, "(1)", "1"),
    ("(1 إطناب", Numeral.PAREN, "1)", "1"),
    ("a) that", Numeral.ALPHA, "a)", "a"),
    ("(b) That", Numeral.ALPHA, "(b)", "b"),
    ("b)bis that", Numeral.ALPHA, "b)bis", "bbis"),
    ("aa) that", Numeral.ALPHA, "aa)", "aa"),
    ("б) что", Numeral.ALPHA, "б)", "b"),
    ("أ ) أن", Numeral.ALPHA, "أ)", "a"),
    ("(ب) أن", Numeral.ALPHA, "(ب)", "b"),
    ("ii) providing", Numeral.ROMAN, "ii)", "ii"),
    ("㈡ 在", Numeral.ROMAN, "㈡", "ii"),
    ("（三）在", Numeral.ROMAN, "（三）", "iii"),
    ("'2' أن", Numeral.ROMAN, "'2'", "ii"),
    ("I\t引言", Numeral.CHAPTER, "I", "I"),
    ("II. Proposals", Numeral.CHAPTER, "II", "II"),
    ("二、提案", Numeral.CHAPTER, "二", "II"),
    ("ثانياً - المقترحات", Numeral.CHAPTER, "ثانياً", "II"),
    ("B. Background", Numeral.PART, "B", "B"),
    ("باء - معلومات", Numeral.PART, "باء", "B"),
    ("C5: Building confidence", Numeral.LINE, "C5", "C5"),
    ("С5: Укрепление доверия", Numeral.LINE, "C5", "C5"),
    ("– a short summary", Numeral.BULLET, "", ""),
]


@pytest.mark.parametrize(("text", "numeral", "label", "path"), LABELS)
def test_a_label_is_read_as_printed_and_counted_alike_in_all_languages(
    text: str, numeral: Numeral, label: str, path: str
) -> None:
    found = next(e for e in enumerators(text) if e.numeral is numeral)

    assert (found.label, ".".join(found.path)) == (label, path)


@pytest.mark.parametrize(
    "text",
    [
        "2025年，",
        "2025 was",
        "",
        "Geneva",
        "(2018) of",
        "итого",
        "c.f. above",
        "No. 224",
        "5- to 10-year plans",
    ],
)
def test_other_beginnings_are_no_labels(text: str) -> None:
    assert [e for e in enumerators(text) if e.sure] == []


def test_a_single_letter_may_be_read_in_two_ways() -> None:
    assert [e.numeral for e in enumerators("i) updating")] == [Numeral.ALPHA, Numeral.ROMAN]


def test_arabic_dotted_numbers_are_turned_round() -> None:
    printed = enumerators("5.7 الوظائف")[0]

    assert printed.reversed().label == "7.5"


@pytest.mark.parametrize("number", [1, 4, 9, 14, 40, 89])
def test_roman_numbers_go_both_ways(number: int) -> None:
    assert from_roman(roman(number)) == number


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (1, 26, 27)] == ["a", "z", "aa"]
