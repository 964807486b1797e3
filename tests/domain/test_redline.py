"""A redline shows what changed as a reader sees it: words, and in Chinese characters."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.redline import Mark, alike, likeness, redline, words_of

CASES = [
    ("Post it within ten days.", "Post it within five days.", "Post it within [-ten-][+five+] days."),
    ("the report, as soon as possible", "the report", "the report[-, as soon as possible-]"),
    ("publier le rapport", "publier le rapport révisé", "publier le rapport[+ révisé+]"),
    ("l'alerte précoce", "l'alerte rapide", "l'alerte [-précoce-][+rapide+]"),
    ("presentar el informe anual", "presentar un informe", "presentar [-el-][+un+] informe[- anual-]"),
    ("разместить отчет на сайте", "разместить отчет на портале", "разместить отчет на [-сайте-][+портале+]"),
    ("在网站上发布报告", "在网站上公布报告", "在网站上[-发-][+公+]布报告"),
    ("2027年4月22日", "2027年5月5日", "2027年[-4-][+5+]月[-22-][+5+]日"),
    ("تقديم التقرير إلى المجلس", "تقديم التقرير المنقح إلى المجلس", "تقديم التقرير [+المنقح+] إلى المجلس"),
    ("يكلِّف الأمين العام", "يكلِّف المدير العام", "يكلِّف [-الأمين-][+المدير+] العام"),
    ("1,250.5 million", "1,350.5 million", "[-1,250.5-][+1,350.5+] million"),
    ("750 000 francs", "900 000 francs", "[-750 000-][+900 000+] francs"),
    (
        "moins de 2\u202f500 habitants",
        "moins de 2\u202f800 habitants",
        "moins de [-2\u202f500-][+2\u202f800+] habitants",
    ),
    ("in 2026 300 people", "in 2027 300 people", "in [-2026-][+2027+] 300 people"),
    ("", "new", "[+new+]"),
    ("old", "", "[-old-]"),
    ("same", "same", "same"),
]


def shown(old: str, new: str) -> str:
    signs = {Mark.SAME: ("", ""), Mark.ADDED: ("[+", "+]"), Mark.REMOVED: ("[-", "-]")}
    return "".join(f"{signs[p.mark][0]}{p.text}{signs[p.mark][1]}" for p in redline(old, new))


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_changes_are_shown_word_by_word(old: str, new: str, expected: str) -> None:
    assert "".join(shown(old, new).split()) == "".join(expected.split())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“Delivering as One”", '"Delivering as One"'),
        ("القـرار", "القرار"),
        ("2020–2023", "2020-2023"),
        ("two  words", "two words"),
        ("\u200fالتقرير", "التقرير"),
    ],
)
def test_what_no_reader_sees_is_no_change(old: str, new: str) -> None:
    assert alike(old, new)
    assert [piece.mark for piece in redline(old, new)] == [Mark.SAME]


def test_changes_that_only_a_comma_parts_are_one() -> None:
    found = redline("red, green, blue and more", "pink, black, blue and more")

    assert [(p.mark, p.text.strip()) for p in found[:2]] == [
        (Mark.REMOVED, "red, green"),
        (Mark.ADDED, "pink, black"),
    ]


TEXTS = st.text(alphabet="ab ,.'é在网站ب ت\u064bяю12\n", max_size=40)


@given(TEXTS, TEXTS)
@settings(max_examples=60, deadline=None)
def test_the_pieces_give_both_texts_back_but_for_spaces(old: str, new: str) -> None:
    pieces = redline(old, new)

    assert "".join(p.text for p in pieces if p.mark is not Mark.REMOVED) == new
    removed = "".join("".join(p.text.split()) for p in pieces if p.mark is not Mark.ADDED)
    assert removed == "".join(old.split())


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_words_joined_are_the_text(text: str) -> None:
    assert "".join(words_of(text)) == text


def test_likeness_is_one_for_the_same_words_and_none_for_others() -> None:
    assert likeness("the wind and the sea", "the sea and the wind") == 1
    assert likeness("the wind", "a wave") == 0
    assert likeness("", "") == 1
