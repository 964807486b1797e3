"""Tables, notes and boxes of a Word document are read in their places."""

from __future__ import annotations

from bot.domain.reading import Paragraph, Style
from tests.readers.word_files import abstract, lvl, num, p, reading_of, style, t, tbl, texts


def test_a_table_row_is_one_paragraph():
    reading = reading_of(tbl([["C1", "SDG 1", ""], ["C2", p("SDG 8") + p("SDG 9"), "x"]]))

    assert reading.paragraphs == (
        Paragraph("C1\tSDG 1\t", style=Style.CELL),
        Paragraph("C2\tSDG 8\nSDG 9\tx", style=Style.CELL),
    )


def test_a_frame_around_text_is_no_table():
    framed = tbl([[p("Purpose") + p("To consider") + tbl([["a", "b"]])]])

    reading = reading_of(framed)

    assert [(each.text, each.style) for each in reading.paragraphs] == [
        ("Purpose", Style.PLAIN),
        ("To consider", Style.PLAIN),
        ("a\tb", Style.CELL),
    ]


def test_numbers_in_cells_are_counted_and_shown():
    row = [p("", num="1", level=0), p("first")]
    lists = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0)

    assert texts(tbl([[p("one", num="1", level=0), "x"]]) + p("two", num="1", level=0), numbering=lists) == [
        "1. one\tx",
        "two",
    ]
    assert row


def test_deleted_rows_are_left_out():
    body = "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("old") + "</w:tc></w:tr></w:tbl>" + p("x")

    assert texts(body) == ["x"]


NOTES = (
    '<w:footnote w:type="separator" w:id="-1">' + p("---") + "</w:footnote>"
    '<w:footnote w:id="1">' + p("<w:r><w:footnoteRef/></w:r>" + t(" A/73/85.")) + "</w:footnote>"
    '<w:footnote w:id="2">' + p("* Not adopted.") + "</w:footnote>"
)


def test_a_footnote_follows_its_paragraph_and_bears_its_mark():
    body = p(t("the report;") + '<w:r><w:footnoteReference w:id="1"/></w:r>') + p("next")

    assert reading_of(body, footnotes=NOTES).paragraphs == (
        Paragraph("the report;¹"),
        Paragraph("A/73/85.", "1", Style.FOOTNOTE),
        Paragraph("next"),
    )


def test_a_mark_by_hand_is_kept_and_not_counted():
    by_hand = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    counted = '<w:r><w:footnoteReference w:id="1"/></w:r>'

    reading = reading_of(p(t("Draft") + by_hand) + p(t("text") + counted), footnotes=NOTES)

    assert [(each.number, each.text) for each in reading.paragraphs] == [
        ("", "Draft*"),
        ("*", "Not adopted."),
        ("", "text¹"),
        ("1", "A/73/85."),
    ]


def test_footnotes_of_a_table_follow_their_row():
    cell = p(t("Unique ID") + '<w:r><w:footnoteReference w:id="1"/></w:r>')

    reading = reading_of(tbl([["Edition", cell], ["1.0", "x"]]), footnotes=NOTES)

    assert [each.style for each in reading.paragraphs] == [Style.CELL, Style.FOOTNOTE, Style.CELL]
    assert reading.paragraphs[0].text == "Edition\tUnique ID¹"


def test_endnotes_are_numbered_in_their_own_way():
    body = p(t("a") + '<w:r><w:endnoteReference w:id="1"/></w:r>')
    note = '<w:endnote w:id="1">' + p("Source.") + "</w:endnote>"
    setting = '<w:endnotePr><w:numFmt w:val="upperLetter"/></w:endnotePr>'

    assert [each.text for each in reading_of(body, endnotes=note).paragraphs] == ["ai", "Source."]
    assert [each.text for each in reading_of(body, endnotes=note, settings=setting).paragraphs] == [
        "aA",
        "Source.",
    ]


def test_a_text_box_is_read_once():
    box = "<w:txbxContent>" + p("In a box") + "</w:txbxContent>"
    drawn = (
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        + box
        + "</wps:txbx></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict><v:textbox>"
        + box
        + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )

    assert texts(p(t("Before") + "<w:r>" + drawn + "</w:r>")) == ["Before", "In a box"]


def test_the_words_of_a_figure_are_no_clauses():
    box = "<w:txbxContent>" + p("1. Register") + "</w:txbxContent>"

    reading = reading_of(p(f"<w:r><w:pict>{box}</w:pict></w:r>", style="F"), styles=style("F", "Figure"))

    assert reading.paragraphs == (Paragraph("1. Register", style=Style.CAPTION),)
