"""Plain text and Markdown become the paragraphs that their author meant, and not a character is lost."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import UserError
from bot.domain.reading import Style
from bot.readers.encoding import decode
from bot.readers.markdown import markdown_paragraphs
from bot.readers.text import plain_paragraphs, read_text

RUSSIAN = "Совет рассмотрел отчет и постановил разместить его на сайте для замечаний. Это не для печати.\r\n"
FRENCH = "Le rapport révisé doit être publié à l'avance sur le site du Groupe « pour observations ».\n"
WRAPPED = """The Security Council,

Recalling its resolution 9901 (2040) of 3 March
2040 and the statement of 7 April 2040,

Noting the report of the Secretary-General of
12 April 2040,
Aware of the wind,

1. Requests the Secretary-General to send each
harbour a copy of the present resolution;

2. Decides to remain seized of the matter.
"""


def paragraphs(text: str, name: str = "x.txt") -> list[str]:
    return [p.text for p in read_text(text.encode(), name).paragraphs]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r"]
)
def test_a_text_is_decoded_whatever_program_wrote_it(encoding: str) -> None:
    reading = read_text(RUSSIAN.encode(encoding))

    assert "".join(p.text for p in reading.paragraphs) == RUSSIAN


def test_an_old_western_file_is_read_where_its_words_leave_no_doubt() -> None:
    reading = read_text(FRENCH.encode("cp1252"))

    assert "".join(p.text for p in reading.paragraphs) == FRENCH


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("تُقدَّم البيانات مجانًا إلى جميع الدول الأعضاء في موعد أقصاه 15 مارس 2026.\n", "cp1256"),
        ("请理事会审议第二节所载的提案，并于2026年3月15日前在网站上公布。\n", "gb18030"),
    ],
)
def test_an_old_arabic_or_chinese_file_is_read_too(text: str, encoding: str) -> None:
    assert "".join(p.text for p in read_text(text.encode(encoding)).paragraphs) == text


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "file-empty"),
        (b"\xef\xbb\xbf \r\n", "file-empty"),
        (bytes(range(256)) * 8, "file-binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "file-binary"),
        (b"text\x00\x01\x02\x03 with holes", "file-binary"),
        ("Ελληνικό κείμενο χωρίς σήμανση".encode("cp1253"), "file-encoding"),
        ("Tekst po polsku: zażółć gęślą jaźń".encode("cp1250"), "file-encoding"),
    ],
)
def test_what_is_no_text_is_refused_with_its_name(data: bytes, key: str) -> None:
    with pytest.raises(UserError) as refused:
        read_text(data, "report.txt")

    assert refused.value.key == key
    assert refused.value.details == {"name": "report.txt"}


@pytest.mark.parametrize(
    "data",
    [
        b"U\xc3%4\x00 ",
        b"S\x00 \xcb",
        b"\xb5\xda\xf8\x9d\xbe\xa2",
        b"\xe8\xca#\xcf",
        b"\xdd\xed*Ym\xfa",
        b"F\xfa\xbfy",
        b"yI\x92y\xa9\xeag\x00 \x82\x0c$\x9fx\x97\t\xb1\xb3\xb1V\x8fd\tn",
    ],
)
def test_a_few_bytes_that_are_no_text_pass_for_no_language(data: bytes) -> None:
    with pytest.raises(UserError, match="file-"):
        decode(data)


def test_of_random_bytes_hardly_any_pass_for_text() -> None:
    chance = random.Random(7)
    passed = 0
    for _ in range(4000):
        half = chance.choice((b" \x00", b"\x00 ", b"")) * chance.randrange(4)
        with suppress(UserError):
            decode(half + b"\xff" + chance.randbytes(chance.randrange(3, 40)))
            passed += 1

    assert passed <= 4


def test_lines_broken_at_a_fixed_width_come_out_as_whole_paragraphs() -> None:
    found = [" ".join(text.split()) for text in paragraphs(WRAPPED)]

    assert found == [
        "The Security Council,",
        "Recalling its resolution 9901 (2040) of 3 March 2040 and the statement of 7 April 2040,",
        "Noting the report of the Secretary-General of 12 April 2040,",
        "Aware of the wind,",
        "1. Requests the Secretary-General to send each harbour a copy of the present resolution;",
        "2. Decides to remain seized of the matter.",
    ]


def test_page_furniture_and_footnotes_stand_apart_from_the_text() -> None:
    page = (
        "          Recalling its resolution 94/12 of 3 December 2039 and all its previous\n"
        "     resolutions on the matter, and the statement of the President of the\n"
        "     Council, and\n\n     __________________\n       1\n         A/94/118.\n"
        "       2\n         Ibid.\n\n"
        "40-18142 (E)   021240\nA/RES/95/901\n\n"
        "     aware of the role that telecommunications play in the prevention of\n     all disasters,\n"
        "          Deeply concerned at the loss of life caused by storms of which nobody\n"
        "     along the coast was warned,\n"
    )

    found = [(p.style, " ".join(p.text.split())) for p in read_text(page.encode()).paragraphs]

    assert [style for style, _ in found] == [
        Style.PLAIN,
        Style.PLAIN,
        Style.FOOTNOTE,
        Style.FOOTNOTE,
        *[Style.PLAIN] * 4,
    ]
    assert [text for _, text in found[2:6]] == [
        "1 A/94/118.",
        "2 Ibid.",
        "40-18142 (E) 021240",
        "A/RES/95/901",
    ]
    assert found[7][1].startswith("Deeply concerned")


def test_a_line_a_paragraph_stays_a_line_a_paragraph() -> None:
    text = "resolves\n1 to keep the register;\n2 to publish it,\ninstructs the Secretary-General\n\nto act.\n"

    assert [p.strip() for p in paragraphs(text)] == [line for line in text.splitlines() if line]


def test_the_lines_of_a_header_are_not_run_together() -> None:
    text = "United Nations A/RES/95/901\nGeneral Assembly\nNinety-fifth session\n\nThe General Assembly,\n"

    assert len(paragraphs(text)) == 4


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_paragraphs_joined_are_the_text(text: str) -> None:
    assert "".join(p.text for p in plain_paragraphs(text)) == text


@given(st.text(alphabet="ab \n#-1.)|=", max_size=200).filter(str.strip))
@settings(max_examples=60, deadline=None)
def test_markdown_paragraphs_joined_are_the_text(text: str) -> None:
    assert "".join(paragraphs(text, "x.md")) == text


def test_markdown_marks_give_styles() -> None:
    lists = "- first\n  goes on\n2. second\n"
    text = f"# Title\n\nOne\nparagraph.\n\nPart\n----\n{lists}\n| a | b |\n|---|---|\n| 1 | 2 |\n"

    found = read_text(text.encode(), "note.md").paragraphs

    assert [(p.style, " ".join(p.text.split())) for p in found] == [
        (Style.HEADING, "# Title"),
        (Style.PLAIN, "One paragraph."),
        (Style.HEADING, "Part ----"),
        (Style.ITEM, "- first goes on"),
        (Style.ITEM, "2. second"),
        (Style.CELL, "| a | b | |---|---|"),
        (Style.CELL, "| 1 | 2 |"),
    ]


def test_strong_and_slanted_words_of_markdown_are_words() -> None:
    text = "The Council,\n\n**decides**\n\n1. that *each* __buoy__ of A/71/67* is ***red***; 2 * 3 * 4\n"

    found = [p.text.strip() for p in read_text(text.encode(), "x.md").paragraphs]

    assert found == ["The Council,", "decides", "1. that each buoy of A/71/67* is red; 2 * 3 * 4"]


def test_every_real_text_is_read_whole(corpus: Path) -> None:
    for path in sorted((corpus / "texts").glob("*/*.txt")):
        found = read_text(path.read_bytes(), path.name).paragraphs

        assert "".join(p.text for p in found) == path.read_bytes().decode("utf-8-sig"), path.name


def test_lettered_items_and_notes_of_markdown_stand_apart() -> None:
    text = "1. Decides to:[^1]\n   a. meet;\n   b. report.\n\n[^1]: See A/60/687,\nand its annex.\n"

    found = markdown_paragraphs(text)

    assert [(each.text.strip(), each.style) for each in found] == [
        ("1. Decides to:[^1]", Style.ITEM),
        ("a. meet;", Style.ITEM),
        ("b. report.", Style.ITEM),
        ("[^1]: See A/60/687,\nand its annex.", Style.FOOTNOTE),
    ]


def test_the_lines_of_an_item_hang_below_its_text() -> None:
    first = """1.   The process towards cooperation was to be started by the
     Secretary-General in the first quarter of 2006, as the agenda
     says of it.

"""
    second = """2.   The report was to be made to the next session of the
     General Assembly in all languages.
"""

    assert paragraphs(first + second) == [first, second]


def test_what_markdown_strikes_out_is_no_text() -> None:
    found = markdown_paragraphs("Requests him ~~to report~~ **to publish** ~10 reports, ~~but~~.\n")

    assert found[0].text == "Requests him to publish ~10 reports, .\n"
