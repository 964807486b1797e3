"""A PDF is read as running text."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.reading import Paragraph, Reading, Style
from bot.readers.limits import Meter
from bot.readers.pdf import read
from tests.readers.pdf_files import Text, assembled, block, line, pdf, rtl


def reading_of(*pages: list[Text]) -> Reading:
    return read(pdf(*pages), Meter())


def texts(*pages: list[Text]) -> list[str]:
    return [paragraph.text for paragraph in reading_of(*pages).paragraphs]


FULL = "words that go on and on until the margin of the page, as they do"


def test_lines_become_paragraphs_by_their_indent():
    first = block(700, FULL, FULL, "and end here.", indent=20)
    second = block(664, FULL, "and here.", indent=20)

    assert texts(first + second) == [f"{FULL} {FULL} and end here.", f"{FULL} and here."]


def test_lines_become_paragraphs_by_the_distance_between_them():
    assert texts(block(700, FULL, FULL) + block(670, FULL, "end")) == [f"{FULL} {FULL}", f"{FULL} end"]


def test_lines_become_paragraphs_by_their_labels():
    listed = block(700, f"{FULL}:", "a) the first;", "b) the second;", "c) the third.")

    assert texts(listed) == [f"{FULL}:", "a) the first;", "b) the second;", "c) the third."]


def test_a_paragraph_goes_on_over_the_page():
    first = block(700, FULL, FULL, indent=20)
    second = block(700, "where it ends,", indent=0) + block(682, FULL, indent=20)

    assert texts(first, second) == [f"{FULL} {FULL} where it ends,", FULL]


def test_a_bigger_title_is_a_paragraph_of_its_own_over_its_lines():
    title = [line(700, "Report of the Secretary-General", size=14), line(684, "on the outcomes", size=14)]

    assert texts(title + block(668, FULL)) == ["Report of the Secretary-General on the outcomes", FULL]


def page(number: int, title: str = "Outcomes of the Summit") -> list[Text]:
    furniture = [line(770, title, size=8), line(30, f"{number}/3 25-01234", size=8)]
    return furniture + block(700, f"Text of page {number}, which ends here.", indent=20)


def test_running_titles_and_page_numbers_are_no_text():
    assert texts(page(1), page(2), page(3)) == [
        f"Text of page {number}, which ends here." for number in (1, 2, 3)
    ]


def test_a_running_title_that_comes_once_is_known_from_the_first_page():
    first = [line(740, "A/RES/99/1"), line(720, "Outcomes of the"), line(708, "Summit"), *block(600, FULL)]
    again = [line(760, "A/RES/99/1", size=8), line(750, "Outcomes of the Summit", size=8)]
    second = [*again, *block(700, FULL, FULL, indent=20)]

    assert texts(first, second) == ["A/RES/99/1", "Outcomes of the", "Summit", FULL, f"{FULL} {FULL}"]


@pytest.mark.parametrize(
    "printed", ["*1818418*", "18-18418 (E) 071118", "Page 2 of 7", "- 3 -", "2/5 18-18142", "xii"]
)
def test_barcodes_and_job_numbers_are_no_text(printed: str):
    assert texts([*block(700, FULL), line(40, printed)]) == [FULL]


def test_a_generated_table_of_contents_is_no_text():
    assert texts(block(700, "1. Introduction ........... 3", FULL)) == [FULL]


def test_a_footnote_follows_the_paragraph_that_bears_its_mark():
    marked = [line(700, "of the report;"), Text(170, 704, "1", 6), *block(676, FULL, indent=20)]
    notes = [line(90, "_" * 18, size=8), line(78, "1", size=6), Text(106, 78, "A/99/85.", 8)]

    assert reading_of(marked + notes).paragraphs == (
        Paragraph("of the report;¹"),
        Paragraph("A/99/85.", "1", Style.FOOTNOTE),
        Paragraph(FULL),
    )


def test_footnotes_are_known_by_their_size_where_no_rule_parts_them():
    marked = [line(700, "of the report;"), Text(170, 704, "12", 6), *block(676, FULL, FULL, FULL)]
    notes = [line(90, "12 See resolution 99/2, which the", size=8), line(81, "Assembly adopted.", size=8)]

    reading = reading_of(marked + notes)

    assert reading.paragraphs[1] == Paragraph(
        "See resolution 99/2, which the Assembly adopted.", "12", Style.FOOTNOTE
    )
    assert reading.paragraphs[0].text == "of the report;¹²"


def test_a_footnote_that_runs_over_the_page_is_put_together():
    rule = line(90, "_" * 18, size=8)
    first = [line(700, f"{FULL}"), Text(424, 704, "1", 6), rule, line(78, "1 See the report of", size=8)]
    second = [*block(700, FULL, indent=20), rule, line(78, "the Council.", size=8)]

    notes = [each for each in reading_of(first, second).paragraphs if each.style is Style.FOOTNOTE]

    assert notes == [Paragraph("See the report of the Council.", "1", Style.FOOTNOTE)]


def test_a_space_that_only_a_wide_gap_suggests_is_none():
    broken = Text(100, 700, "the impact of it", shifts={8: 0.15})

    assert texts([broken, *block(680, FULL)])[0] == "the impact of it"


@pytest.mark.parametrize(
    ("first", "second", "known", "joined"),
    [
        ("the implement", "ation of it", "implementation", "the implementation of it"),
        ("a real part", "ners meeting", "other words", "a real part ners meeting"),
        ("set a", "part from it", "apart", "set a part from it"),
    ],
)
def test_broken_words_are_joined_only_when_attested(first: str, second: str, known: str, joined: str):
    assert texts([line(700, f"{first} {second}"), *block(660, known)])[0] == joined


@pytest.mark.parametrize(
    ("parted", "elsewhere", "joined"),
    [
        ("coop|eration", "cooperation", "cooperation"),
        ("post|conflict", "nothing known", "post-conflict"),
        ("non|interference", "non-interference", "non-interference"),
        ("Franco|German", "francogerman", "Franco-German"),
    ],
)
def test_a_word_parted_at_the_end_of_a_line_is_put_together(parted: str, elsewhere: str, joined: str):
    first, second = parted.split("|")
    printed = block(
        700, f"{FULL[:50]} {first}-", f"{second} and so on until the margin of the page, as", indent=20
    )

    assert joined in texts(printed + block(640, elsewhere))[0]


def test_columns_of_a_table_are_told_apart():
    row = [line(700, "C1"), Text(300, 700, "SDG 1", 10)]

    assert reading_of(row + block(660, FULL)).paragraphs[0] == Paragraph("C1\tSDG 1", style=Style.CELL)


def test_chinese_lines_are_joined_without_a_space():
    chinese = "联合国大会第七十届会议通过的决议要求各国采取行动促进信息社会的发展"

    assert texts(block(700, chinese, "并提交报告。")) == [f"{chinese}并提交报告。"]


@pytest.mark.parametrize(
    "said",
    [
        "القرار 140 المتعلق بالاتحاد الدولي للاتصالات",
        "إلا بعد الإطلاع على الأحكام والآن خلال الأعمال",
        "درجة عالية من التيسر (DTN) وكذلك [b-FG-NRR]: تتألف المسألة من سؤال",
        "5.7 الوظائف المطلوبة",
        "الوثيقة A/RES/70/125 والأحكام ذات الصلة",
        "في 15 مايو 2025 في جنيف",
        "(أ) لا يجوز ذلك",
    ],
)
def test_arabic_is_read_in_its_order(said: str):
    assert texts([rtl(700, said)]) == [said]


def test_arabic_paragraphs_are_indented_from_the_right():
    full = "كلمات كثيرة تملأ السطر حتى آخره كما ينبغي لها أن تفعل دائما هنا"
    lines = [rtl(700, full, right=480), rtl(688, full), rtl(676, full, right=480), rtl(664, "النهاية.")]

    reading = reading_of(lines)

    assert [each.text for each in reading.paragraphs] == [f"{full} {full}", f"{full} النهاية."]
    assert reading.header.language is Language.AR


def test_a_scanned_file_says_so():
    with pytest.raises(UserError, match="file-scanned"):
        read(pdf([], [line(30, "2", size=8)], pictures=(0, 1)), Meter())


def test_a_file_with_one_scanned_page_is_read_with_a_remark():
    reading = read(pdf(block(700, FULL), [], pictures=(1,)), Meter())

    assert reading.remarks == ("remark-pages-without-text",)
    assert texts(block(700, FULL)) == [each.text for each in reading.paragraphs]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf(block(700, FULL), encrypted=True), "file-encrypted"),
        (pdf(block(700, FULL))[:60], "file-damaged"),
        (b"%PDF-1.7\nnothing follows", "file-damaged"),
    ],
    ids=["encrypted", "cut", "no objects"],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, reason: str):
    with pytest.raises(UserError) as refused:
        read(data, Meter())

    assert refused.value.key == reason


def test_progress_is_told_page_by_page():
    told: list[tuple[int, int]] = []

    read(pdf(block(700, FULL), block(700, FULL)), Meter(tell=lambda part, whole: told.append((part, whole))))

    assert told == [(1, 2), (2, 2)]


def test_too_many_pages_are_refused_before_any_is_read():
    kids = " ".join(["3 0 R"] * 501)
    many = assembled(
        ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count 501/Kids[{kids}]>>", "<</Type/Page>>"]
    )

    with pytest.raises(UserError, match="file-too-many-pages"):
        read(many, Meter())


def test_a_real_resolution_is_the_text_that_was_adopted(corpus: Path):
    truth = (corpus / "texts" / "A_RES_73_8" / "en.txt").read_text().splitlines()

    reading = read((corpus / "pdf" / "A_RES_73_8-EN.pdf").read_bytes(), Meter())

    found = [letters(paragraph.text) for paragraph in reading.paragraphs]
    clauses = [letters(paragraph) for paragraph in truth[1:14]]
    whole = [
        clause
        for clause in clauses
        if any(each.startswith(clause[:60]) and len(each) >= len(clause) for each in found)
    ]
    assert len(whole) == len(clauses) == 13


def letters(text: str) -> str:
    """Its letters alone: the truth has words broken by kerning and lacks a line."""
    return "".join(each for each in text if each.isalpha())
