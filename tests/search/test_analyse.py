"""What a text is found by."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.language import OFFICIAL, Language
from bot.resources import data
from bot.search.analyse import Analyser, count, grams, normal
from bot.search.open import field_analyser

AR, ZH, EN, FR, RU, ES = OFFICIAL


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (AR, "والاتصالات", "اتصالات"),
        (AR, "اسـتخدام", "استخدام"),
        (AR, "الأمانة،", "أمانةُ"),
        (ZH, "國際電聯", "国际电联"),
        (EN, "contributions", "contribution"),
        (FR, "l’égalité", "égalités"),
        (FR, "Réunion", "reunions"),
        (RU, "резолюции", "Резолюция"),
        (RU, "отчёт", "отчетов"),
        (ES, "resoluciones", "RESOLUCION"),
    ],
)
def test_forms_of_a_word_meet(analyser: Analyser, language: Language, one: str, other: str) -> None:
    assert set(analyser.terms(one, language)) & set(analyser.terms(other, language))


@pytest.mark.parametrize("document", ["A_RES_81_901", "CWG-CC-7_3", "CWG-CC-7_4", "PP_Res_390"])
def test_a_document_is_about_as_long_in_each_language(analyser: Analyser, document: str) -> None:
    texts = {one: data() / "sample" / document / f"{one.value}.txt" for one in OFFICIAL}
    long = {one: count(analyser.terms(file.read_text("utf-8"), one)) for one, file in texts.items()}

    assert max(long.values()) < 1.5 * min(long.values()), long


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (EN, "A/RES/70/125", {"a/res/70/125", "70", "125", "res"}),
        (ZH, "А/RES/70/125号", {"a/res/70/125"}),
        (RU, "С25/61", {"c25/61", "c25", "61"}),
        (EN, "C25/61(Rev.1)-R", {"c25/61", "rev.1"}),
        (ZH, "在CWG-WSIS&SDG网站上", {"cwg-wsis&sdg", "cwg", "wsis", "sdg", "网站"}),
        (EN, "high\u2011level", {"high-level", "high", "level"}),
        (AR, "القرار ٧٠/١٢٥", {"70/125"}),
        (RU, "ВВУИО+20", {"ввуио+20", "20"}),
    ],
)
def test_a_symbol_is_one_term_and_its_parts(
    analyser: Analyser, language: Language, text: str, expected: set[str]
) -> None:
    assert expected <= set(analyser.terms(text, language))


def test_chinese_gives_characters_and_pairs(analyser: Analyser) -> None:
    assert analyser.terms("信息峰", ZH) == ["信", "息", "峰", "信息", "息峰"]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        (AR, "ما هو هذا؟"),
        (ZH, "这是什么？"),
        (EN, "What is this about?"),
        (FR, "Qu’est-ce que c’est ?"),
        (RU, "Что это такое?"),
        (ES, "¿Qué es esto?"),
        (EN, "🙂🙂 !!! …"),
        (EN, ""),
    ],
)
def test_a_question_of_stop_words_has_no_terms(analyser: Analyser, language: Language, question: str) -> None:
    assert analyser.question_terms(question, language) == []


def test_a_question_is_read_in_its_own_language(analyser: Analyser) -> None:
    asked = analyser.question_terms("Quelles contributions sont attendues des États Membres ?", Language.RU)

    assert set(asked) <= set(analyser.terms("contributions attendues États Membres", FR))


def test_grams_are_parts_of_longer_words_only() -> None:
    assert grams(["forum", "wsis", "a/res/1", "信息社会峰会"]) == ["foru", "orum"]


@given(st.text(max_size=200), st.sampled_from(OFFICIAL))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_terms_without_spaces(text: str, language: Language) -> None:
    analyser = field_analyser()

    terms = analyser.terms(text, language)

    assert all(term and not any(map(str.isspace, term)) for term in terms)
    assert normal(normal(text)) == normal(text)


def test_an_index_by_other_words_for_particulars_is_another(analyser: Analyser) -> None:
    assert Analyser({}, particulars=analyser.particulars).fingerprint != Analyser({}).fingerprint
