"""Resolutions in parts A and B, annexes that name their text, articles, misprinted labels."""

from __future__ import annotations

import pytest

from bot.domain.clause import Kind
from bot.domain.language import Language
from bot.domain.lookup import clause_mentions, find_clause
from bot.domain.reading import Paragraph, Reading
from bot.domain.segment import segment
from tests.lexicons import sections
from tests.segments import assert_whole, by_key, clauses

AR, EN, ES, FR, RU, ZH = (Language(code) for code in ("ar", "en", "es", "fr", "ru", "zh"))
IN_PARTS = """161 (1961). Resolution of 21 February 1961
A
The Security Council,
Having considered the situation,
1. Urges measures;
2. Calls upon all States to act.
B
The Security Council,
Concerned at the deterioration,
Noting the violations,
1. Urges the convening of the Parliament;
2. Decides to meet again.
"""


def test_each_part_of_a_resolution_counts_its_own_paragraphs() -> None:
    found = clauses(IN_PARTS)

    assert [clause.key for clause in found][1:] == (
        "A A/enacting A/pp1 A/1 A/2 B B/enacting B/pp1 B/pp2 B/1 B/2".split()
    )


@pytest.mark.parametrize(("typed", "key"), [("A 1", "A/1"), ("B 2", "B/2"), ("B pp2", "B/pp2")])
def test_a_paragraph_of_a_part_is_cited_with_its_letter(typed: str, key: str) -> None:
    found = find_clause(clauses(IN_PARTS), typed, sections()).clause

    assert found is not None
    assert found.key == key


def test_the_same_number_in_two_parts_is_asked_about() -> None:
    found = find_clause(clauses(IN_PARTS), "1", sections())

    assert found.clause is None
    assert found.suggestions == ("A 1", "B 1")


def _in_two_parts(between: str, letters: tuple[str, str] = ("A", "B"), words: str = "") -> str:
    """Two parts that say `words`, each with its letter or heading above it and lines of closing below."""
    said = (
        words or "The General Assembly,\nRecalling its rules,\n1. Thanks the Board:\n(a) for it;\n2. Stays."
    )
    return "79/991. Use of the sea\n" + "".join(f"{letter}\n{said}\n{between}\n" for letter in letters)


VOTE = "Adopted by a recorded vote of 120 to 3, with 20 abstentions:\nIn favour: Chad, Fiji\nAgainst: Peru"
MEETING = "60th plenary meeting\n15 December 2023"


@pytest.mark.parametrize(
    ("between", "letters"),
    [
        (MEETING, ("A", "B")),
        (f"{MEETING}\n{VOTE}", ("A", "B")),
        (f"{VOTE}\n{MEETING}", ("A", "B")),
        (f"{MEETING}\nSponsors: Chad, Fiji and Peru", ("A", "B")),
        (f"{MEETING}\n__________\n1 A/78/1.\n23-12345 2/3", ("A", "B")),
        (f"{MEETING}\nAnnex\nRules\nA. Aims\n1. It helps.\nB. Board\n2. It meets.\n3. It ends.", ("A", "B")),
        ("Adopted at the 60th plenary meeting, on 15 December 2023, by 120 votes to 3.", ("A", "B")),
        (
            MEETING,
            ("A\nWork of the Board on the uses\nof the deep sea", "B\nHow the public is told\nof the sea"),
        ),
        (MEETING, ("A. Work of the Board", "B. How the public is told")),
    ],
)
def test_lines_of_closing_between_two_parts_leave_each_its_paragraphs(
    between: str, letters: tuple[str, str]
) -> None:
    text = _in_two_parts(between, letters)

    found = clauses(text)

    assert_whole(text, found)
    told = [one.key for one in found if one.kind is not Kind.BODY and one.label[:1] in set("12p")]
    ours = [key for key in told if not key.startswith("annex")]
    assert ours == [f"{part}/{step}" for part in "AB" for step in ("pp1", "1", "1.a", "2")]
    named = by_key(found)
    assert {(named[key].section, named[key].label) for key in ("A/1.a", "B/1.a")} == {
        ("A", "1 (a)"),
        ("B", "1 (a)"),
    }
    assert not [one.key for one in found if "~" in one.key and "annex" not in one.key]


def test_chapters_of_a_part_and_their_headings_stay_in_it() -> None:
    chapters = "I\nAims\n1. Thanks all;\nII\nMeans\nA. Money\n2. Asks for it;\nB. People\n3. Calls them."
    part = f"The General Assembly,\nNoting the sea,\n{chapters}\n{MEETING}\n"

    found = by_key(clauses(f"79/991. Use of the sea\nA\n{part}B\n{part}C\n{part}"))

    steps = ("I", "1", "II", "II.A", "2", "II.B", "3")
    assert [key for key in found if "closing" not in key][1:] == [
        f"{part}{step}" for part in "ABC" for step in ("", "/enacting", "/pp1", *(f"/{one}" for one in steps))
    ]
    named = find_clause(tuple(found.values()), "B 3", sections()).clause
    assert named is not None
    assert named.key == "B/3"


@pytest.mark.parametrize("head", ["A/RES/79/991 A-B", "A/RES/79/991 A–C", "A/RES/79/991 A"])
def test_the_symbol_that_pages_repeat_may_name_the_parts(head: str) -> None:
    said = f"The General Assembly,\n{head}\nNoting what is said of the sea,\n1. Thanks it;\n{head}\n2. Ends."

    found = clauses(_in_two_parts(MEETING, words=said))

    assert [one.text for one in found if "/page" in one.key] == [head] * 4
    assert [one.key for one in found if one.label] == "A A/pp1 A/1 A/2 B B/pp1 B/1 B/2".split()


def test_a_paragraph_of_a_part_that_only_its_verb_tells_stands_in_it() -> None:
    said = "The General Assembly,\nNoting the sea and what is said of it,\nUrges all countries:\n(a) To go."

    found = by_key(clauses(_in_two_parts(MEETING, words=said)))

    assert [(found[key].section, found[key].parent) for key in ("A/op1", "B/op1")] == [("A", "A"), ("B", "B")]
    assert [found[key].section for key in ("A/op1.a", "B/op1.a")] == ["A", "B"]


def test_a_resolution_behind_another_in_parts_is_no_part_of_it() -> None:
    text = (
        f"{_in_two_parts(MEETING)}Resolution 79/992\nThe General Assembly,\nNoting the sea,\n1. Thanks all.\n"
    )

    assert [one.key for one in clauses(text)][-4:] == ["title.2", "enacting", "pp1", "1"]


@pytest.mark.parametrize(
    ("language", "letters", "words", "closing"),
    [
        (
            FR,
            "A B",
            "L'Assemblée générale,\nRappelant ses règles,\n1. Prend note du rapport ;\n2. Décide de revenir.",
            "60e séance plénière\n15 décembre 2023",
        ),
        (
            ES,
            "A B",
            "La Asamblea General,\nRecordando sus normas,\n1. Toma nota del informe;\n2. Decide volver.",
            "60ª sesión plenaria\n15 de diciembre de 2023",
        ),
        (
            RU,
            "A B",
            "Генеральная Ассамблея,\nссылаясь на прежние свои решения,\n1. отмечает это;\n2. решает ждать.",
            "60-е пленарное заседание,\n15 декабря 2023 года",
        ),
        (
            ZH,
            "A B",
            "大会，\n回顾其各项规则，\n1. 注意到该报告；\n2. 决定再次开会。",
            "2023年12月15日\n第60次全体会议",
        ),
        (
            AR,
            "ألف باء",
            "إن الجمعية العامة،\nإذ تشير إلى النظام الداخلي،\n1 - تحيط علما بالتقرير؛\n2 - تقرر أن تجتمع.",
            "الجلسة العامة 60\n15 كانون الأول/ديسمبر 2023",
        ),
    ],
)
def test_parts_are_closed_in_all_languages(
    language: Language, letters: str, words: str, closing: str
) -> None:
    first, second = letters.split()

    found = clauses(_in_two_parts(closing, (first, second), words), language)

    steps = ("", "/enacting", "/pp1", "/1", "/2", "/closing", "/closing.2")
    assert [one.key for one in found] == ["title", *(f"{part}{step}" for part in "AB" for step in steps)]
    assert {one.section for one in found if one.label == "2"} == {first, second}


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
