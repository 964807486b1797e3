"""A web page is read without what surrounds its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.reading import Paragraph, Reading, Style
from bot.readers.html import read
from bot.readers.limits import Meter


def reading_of(page: str, encoding: str = "utf-8") -> Reading:
    return read(page.encode(encoding), Meter())


def page_of(name: str) -> str:
    return (Path(__file__).parent / "pages" / f"{name}.html").read_text(encoding="utf-8")


def shown(page: str) -> list[tuple[str, str]]:
    return [(each.number, each.text) for each in reading_of(page).paragraphs]


def test_a_wordpress_page_is_its_entry():
    reading = reading_of(page_of("wordpress"))

    assert reading.paragraphs == (
        Paragraph("The group is invited to comment:"),
        Paragraph("on the report;", "1.", Style.ITEM, 1),
        Paragraph("on its annexes:", "2.", Style.ITEM, 1),
        Paragraph("Annex one", "a.", Style.ITEM, 2),
        Paragraph("Annex two", "b.", Style.ITEM, 2),
        Paragraph("Comments close on 1\xa0June.¹"),
    )
    assert reading.header.title == "Call for comments"
    assert reading.header.date == "2025-05-15"
    assert reading.header.language is Language.EN


def test_a_page_of_the_united_nations_keeps_its_headings_lists_and_tables():
    reading = reading_of(page_of("united_nations"))

    assert [(each.style, each.number, each.text) for each in reading.paragraphs] == [
        (Style.TITLE, "", "Suivi des textes issus du Sommet"),
        (Style.HEADING, "", "Préambule"),
        (Style.PLAIN, "", "L'Assemblée générale,"),
        (Style.PLAIN, "", "Rappelant sa résolution 70/125 du 16 décembre 2015,\nadoptée à New York,"),
        (Style.ITEM, "3.", "Décide de poursuivre ;"),
        (Style.ITEM, "7.", "Invite les États Membres."),
        (Style.CELL, "", "C5\tODD 9"),
        (Style.CELL, "", "C6\tODD 16"),
    ]
    assert (reading.header.title, reading.header.language) == (
        "Suivi des textes issus du Sommet",
        Language.FR,
    )


def test_an_old_page_of_the_union_is_read_through_its_tables_and_breaks():
    reading = reading_of(page_of("old_itu"), "cp1251")

    assert [each.text for each in reading.paragraphs] == [
        "РЕЗОЛЮЦИЯ 140 (Пересм. Бухарест, 2022 г.)",
        "Полномочная конференция Международного союза электросвязи,",
        "учитывая",
        "a)\xa0\xa0\xa0 роль Союза в осуществлении решений;",
    ]
    assert (reading.header.title, reading.header.language) == ("Резолюция 140", Language.RU)


@pytest.mark.parametrize(
    ("lists", "numbers"),
    [
        ('<ol type="I"><li>x<li>y</ol>', ["I.", "II."]),
        ('<ol type="A" start="27"><li>x</ol>', ["AA."]),
        ("<ol reversed><li>x<li>y<li>z</ol>", ["3.", "2.", "1."]),
        ('<ol style="list-style-type: lower-roman"><li>x<li>y</ol>', ["i.", "ii."]),
        ('<ol style="list-style: cjk-ideographic"><li>x<li>y</ol>', ["一、", "二、"]),
        ('<ol style="list-style:none"><li>x</ol>', [""]),
        ("<ul><li>x<li>y</ul>", ["", ""]),
        ('<ol start="junk"><li>x</ol>', ["1."]),
    ],
)
def test_lists_are_numbered_as_a_browser_does(lists: str, numbers: list[str]):
    assert [number for number, _ in shown(f"<body>{lists}</body>")] == numbers


def test_an_item_of_two_paragraphs_is_numbered_once():
    assert shown("<ol><li><p>One</p><p>more</p></li><li>Two</li></ol>") == [
        ("1.", "One"),
        ("", "more"),
        ("2.", "Two"),
    ]


def test_notes_are_kept_apart_with_their_numbers():
    page = (
        "<p>Text<sup><a href='#fn1'>[1]</a></sup></p>"
        "<ol class='wp-block-footnotes'><li id='x'>See C25/61.</li></ol>"
        "<div id='ftn2'><p>See A/70/1.</p></div>"
    )

    assert reading_of(page).paragraphs == (
        Paragraph("Text¹"),
        Paragraph("See C25/61.", "1", Style.FOOTNOTE),
        Paragraph("See A/70/1.", "2", Style.FOOTNOTE),
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "تقرر الجمعية العامة أن تواصل النظر في المسألة"),
        ("zh", "决定继续审议这一问题"),
        ("ru", "постановляет продолжить рассмотрение вопроса"),
        ("es", "Decide continuar el examen de la cuestión en el próximo período"),
        ("und", "Θέμα"),
    ],
)
def test_the_words_tell_the_language(language: str, words: str):
    assert reading_of(f"<meta charset=utf-8><p>{words}</p>").header.language == language


def test_entities_and_spaces_are_read_as_shown():
    assert shown("<p>a &amp;  b\n c&shy;d &lt;e&gt; &#x4e00;</p>") == [("", "a & b cd <e> 一")]


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><script>x</script></body></html>"])
def test_a_page_without_text_has_no_paragraphs(page: str):
    assert reading_of(page).paragraphs == ()


def test_a_page_that_is_only_a_comment_is_empty():
    with pytest.raises(UserError, match="file-empty"):
        reading_of("<!-- nothing -->")


def test_a_very_deep_page_is_read_as_far_as_it_is_sane():
    reading = reading_of("<p>Text</p>" + "<div>" * 100_000)

    assert reading.paragraphs[0].text == "Text"


def test_the_heading_beside_the_text_belongs_to_it():
    text = "<p>The Council is invited to consider the report, and to approve it in full.</p>" * 9
    page = f"<body><p>C25/90-E</p><h2>A proposal</h2><div>{text}</div></body>"

    assert [each.text for each in reading_of(page).paragraphs[:2]] == ["C25/90-E", "A proposal"]
