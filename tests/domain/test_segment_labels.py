"""Annexes that name their text, articles, and labels that are misprinted, ringed or counted in words."""

from __future__ import annotations

import pytest

from bot.domain.language import Language
from bot.domain.lookup import clause_mentions, find_clause
from bot.domain.reading import Paragraph, Reading
from bot.domain.segment import segment
from tests.lexicons import sections
from tests.segments import assert_whole, by_key, clauses

AR, EN, ES, FR, RU, ZH = (Language(code) for code in ("ar", "en", "es", "fr", "ru", "zh"))


def test_the_heading_of_an_annex_may_repeat_the_name_of_its_resolution() -> None:
    lines = [
        "RESOLUTION 948 (REV. DUBAI, 2030)",
        "Human resources",
        "The Conference (Dubai, 2030),",
        "noting",
    ]
    items = [f"{letter}) that it is so;" for letter in "abcdefghij"]
    text = "\n".join([*lines, *items, "resolves", "1 to go;", "2 to stay."])
    annex = "ANNEX 1 TO RESOLUTION 948 (REV. DUBAI, 2030)\nMatters to be reported\n1 Posts are advertised.\n"

    found = by_key(clauses(f"{text}\n{annex}"))

    assert found["annex.1"].label == "ANNEX 1"
    assert (found["annex.1/1"].text, found["annex.1/1"].section) == ("Posts are advertised.", "ANNEX 1")


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        (EN, "Article 1", "Article 2"),
        (FR, "Article premier", "Article 2"),
        (ES, "Artículo primero", "Artículo 2"),
        (RU, "Статья первая", "Статья 2"),
        (ZH, "第一条", "第二条"),
        (AR, "المادة 1", "المادة 2"),
    ],
)
def test_the_first_article_of_an_annex_may_be_counted_in_words(
    language: Language, first: str, second: str
) -> None:
    annex = {EN: "ANNEX", FR: "ANNEXE", ES: "ANEXO", RU: "ПРИЛОЖЕНИЕ", ZH: "附件", AR: "الملحق"}[language]
    text = f"{annex}\n{first}\n1. One.\n2. Two.\n{second}\n1. Three.\n"

    keys = [clause.key for clause in clauses(text, language)]

    assert keys == (
        "annex.1 annex.1/article.1 annex.1/article.1/1 annex.1/article.1/2 annex.1/article.2 "
        "annex.1/article.2/1".split()
    )


@pytest.mark.parametrize("misprint", ["b)", "(6)", "(5)"])
def test_a_label_misprinted_between_its_neighbours_is_the_one_missing(misprint: str) -> None:
    text = f"The Council,\nNoting it,\n1. Decides:\n(a) to go;\n{misprint} to stay;\n(c) to wait.\n"

    found = by_key(clauses(text))

    assert [found[key].text for key in ("1.a", "1.b", "1.c")] == ["to go;", "to stay;", "to wait."]
    assert found["1.b"].label == "1 (b)"


def test_numbers_in_brackets_below_a_letter_are_a_list_of_their_own() -> None:
    text = "The Council,\nNoting it,\n1. Decides:\n(a) to go:\n(1) here;\n(2) there;\n(b) to stay.\n"

    assert [clause.key for clause in clauses(text)][2:] == ["1", "1.a", "1.a/1", "1.a/2", "1.b"]


def test_ringed_numbers_are_the_third_level_of_a_chinese_list() -> None:
    text = "一、导言\n1. 本报告介绍：\n（1）进展，包括：\n①数字鸿沟；\n②人工智能；\n（2）挑战。\n"

    found = clauses(text, ZH)

    assert [clause.key for clause in found] == ["I", "1", "1/1", "1/1.i", "1/1.ii", "1/2"]
    assert found[3].label == "1 (1) ①"
    assert_whole(text, found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (ZH, "（一）通过；\n（二）公布；\n（三）报告。"),
        (EN, "(a) to go;\n(b) to stay;\n(c) to wait."),
        (FR, "a) partir;\nb) rester;\nc) attendre."),
        (RU, "а) идти;\nб) стоять;\nв) ждать."),
        (AR, "(أ) الذهاب؛\n(ب) البقاء؛\n(ج) الانتظار."),
    ],
)
def test_items_that_only_a_line_break_parts_are_items_all_the_same(language: Language, text: str) -> None:
    found = segment(Reading((Paragraph(text),)), language, sections())

    assert len(found) == 3
    assert len({clause.key for clause in found}) == 3
    assert_whole(text, found)


def test_a_list_may_begin_after_a_mere_line_break() -> None:
    text = "1. Decides to:\n(a) go;\n(b) stay."

    assert [clause.key for clause in segment(Reading((Paragraph(text),)), EN, sections())] == [
        "1",
        "1.a",
        "1.b",
    ]


def test_a_line_break_before_a_number_that_does_not_follow_parts_nothing() -> None:
    text = "1. The report was issued in\n2024 and again in\n2025."

    assert len(segment(Reading((Paragraph(text),)), EN, sections())) == 1


def test_a_short_preambular_paragraph_in_chinese_is_no_section() -> None:
    text = "大会，\n回顾其第70/125号决议，\n注意到秘书长的报告，\n1. 决定每年举行会议；\n2. 请秘书长报告。\n"

    assert [clause.key for clause in clauses(text, ZH)] == ["enacting", "pp1", "pp2", "1", "2"]


SPANISH = "abcdefghijklmnñopqrstuvwxyz"
LATIN = "abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize("alphabet", [SPANISH[:18], SPANISH[:26], LATIN[:18]])
def test_spanish_letters_have_the_keys_of_the_same_items_elsewhere(alphabet: str) -> None:
    items = "\n".join(f"{letter}) que así es;" for letter in alphabet)
    head = "La Conferencia (Doha, 2026),\nconsiderando\n"

    found = clauses(f"{head}{items}\nresuelve\n1 actuar.\n", ES)

    listed = [clause for clause in found if clause.parent == "considering"]
    assert [clause.label for clause in listed] == [f"{letter})" for letter in alphabet]
    assert [clause.key for clause in listed] == [f"considering/{letter}" for letter in LATIN[: len(alphabet)]]


AGREEMENT = clauses("Article 1\nAims\n1. One:\n(a) two.\n2. Three.\nArticle 2\nBoard\n1. Four.\n2. Five.\n")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("article 2", "article.2"),
        ("Article 2, paragraph 2", "article.2/2"),
        ("paragraph 2 of Article 2", "article.2/2"),
        ("Art. 2(2)", "article.2/2"),
        ("article 1 (1) (a)", "article.1/1.a"),
        ("article 2, paragraphe 2", "article.2/2"),
        ("paragraphe 2 de l'article 2", "article.2/2"),
        ("artículo 2, párrafo 2", "article.2/2"),
        ("статья 2, пункт 2", "article.2/2"),
        ("第二条第2款", "article.2/2"),
        ("المادة 2 الفقرة 2", "article.2/2"),
    ],
)
def test_a_paragraph_of_an_article_is_cited_with_it(typed: str, key: str) -> None:
    named = find_clause(AGREEMENT, typed, sections()).clause

    assert named is not None
    assert named.key == key
    assert named.section == ("Article 1" if "article.1" in key else "" if key == "article.2" else "Article 2")


@pytest.mark.parametrize(
    "question",
    [
        "What does Article 2, paragraph 2, say?",
        "What does paragraph 2 of Article 2 say?",
        "what is in article 2(2) of the agreement",
        "Que dit le paragraphe 2 de l’article 2 ?",
        "¿Qué dice el artículo 2, párrafo 2?",
        "Что говорится в пункте 2 статьи 2?",
        "第二条第2款说了什么？",
        "ماذا تقول الفقرة 2 من المادة 2؟",
    ],
)
def test_a_question_names_a_paragraph_of_an_article(question: str) -> None:
    (label,) = clause_mentions(question, sections())

    named = find_clause(AGREEMENT, label, sections()).clause
    assert named is not None
    assert named.key == "article.2/2"
