"""A Word document is read as it is seen on paper."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.reading import Paragraph, Reading, Style
from bot.readers.docx import read
from bot.readers.limits import Meter
from tests.readers.word_files import abstract, docx, lvl, num, p, style, t, tbl, zipped


def reading_of(body: str, **parts: str) -> Reading:
    return read(docx(body, **parts), Meter())


def texts(body: str, **parts: str) -> list[str]:
    return [paragraph.text for paragraph in reading_of(body, **parts).paragraphs]


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        (t("a)\tthat the Union"), "a)\tthat the Union"),
        ("<w:r><w:t>ITU</w:t><w:noBreakHyphen/><w:t>T</w:t></w:r>", "ITU-T"),
        ("<w:r><w:t>co</w:t><w:softHyphen/><w:t>opera\xadtion</w:t></w:r>", "cooperation"),
        ("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:br w:type='page'/></w:r>", "one\ntwo"),
        ('<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "α✓"),
        (t("kept") + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>" + t("."), "kept."),
        ("<w:ins>" + t("new") + "</w:ins><w:moveFrom>" + t("old place") + "</w:moveFrom>", "new"),
        ("<w:moveTo>" + t("moved here") + "</w:moveTo>", "moved here"),
        ('<w:hyperlink r:id="x">' + t("a link") + "</w:hyperlink>", "a link"),
        ("<w:smartTag>" + t("tagged") + "</w:smartTag>", "tagged"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + t("filled in") + "</w:sdtContent></w:sdt>", "filled in"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>" + t("seen"), "seen"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>seen</w:t></w:r>', "seen"),
        ('<w:fldSimple w:instr="PAGE">' + t("7") + "</w:fldSimple>", "7"),
        ("<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>", "x+y"),
        ("<w:ruby><w:rt>" + t("kàn") + "</w:rt><w:rubyBase>" + t("看") + "</w:rubyBase></w:ruby>", "看"),
    ],
)
def test_a_run_says_what_it_shows(runs: str, shown: str):
    assert texts(p("<w:r/>" + runs)) == [shown]


def fld(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instr(code: str) -> str:
    return f"<w:r><w:instrText>{code}</w:instrText></w:r>"


def test_a_field_shows_its_result_and_a_field_inside_its_code_shows_nothing():
    inner = fld("begin") + instr("REF x") + fld("separate") + t("inner") + fld("end")
    whole = fld("begin") + instr("IF ") + inner + fld("separate") + t("result") + fld("end")

    assert texts(p(t("see ") + whole)) == ["see result"]


def test_a_generated_table_of_contents_is_no_text_of_the_document():
    field = (
        p(fld("begin") + instr("TOC \\o") + fld("separate") + t("1 Scope 3"))
        + p("2 References 4")
        + p(fld("end"))
    )
    entry = p("3 Definitions 5", style="TOC1")

    assert texts(field + entry + p("1\tScope"), styles=style("TOC1", "toc 1")) == ["1\tScope"]


def test_tracked_changes_are_told():
    assert reading_of(p("<w:ins>" + t("new") + "</w:ins>")).remarks == ("remark-tracked-changes",)
    assert reading_of(p("plain")).remarks == ()


def test_a_paragraph_whose_mark_was_deleted_runs_on_in_the_next():
    deleted_mark = "<w:rPr><w:del/></w:rPr>"
    lists = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0)

    reading = reading_of(
        p("first half, ", num="1", level=0, more=deleted_mark)
        + p("second half", num="1", level=0)
        + p("next", num="1"),
        numbering=lists,
    )

    assert [(each.number, each.text) for each in reading.paragraphs] == [
        ("1.", "first half, second half"),
        ("2.", "next"),
    ]


@pytest.mark.parametrize(
    ("shown", "found", "level"),
    [
        ("Res_No", Style.TITLE, 0),
        ("res title", Style.TITLE, 0),
        ("Rec_No", Style.TITLE, 0),
        ("Title", Style.TITLE, 0),
        ("Call", Style.CALL, 0),
        ("call", Style.CALL, 0),
        ("enumlev1", Style.ITEM, 1),
        ("Enumlev 3", Style.ITEM, 3),
        ("heading 2", Style.HEADING, 2),
        ("Heading_b", Style.HEADING, 0),
        ("Headingb", Style.HEADING, 0),
        ("Section_No", Style.HEADING, 0),
        ("Annex_NoTitle", Style.HEADING, 0),
        ("Appendix_No & title", Style.HEADING, 0),
        ("Figure_No & title", Style.CAPTION, 0),
        ("Normal after title", Style.PLAIN, 0),
        ("My own", Style.PLAIN, 0),
    ],
)
def test_styles_carry_structure_whatever_their_spelling(shown: str, found: Style, level: int):
    (paragraph,) = reading_of(p("Text", style="S"), styles=style("S", shown)).paragraphs

    assert (paragraph.style, paragraph.level) == (found, level)


def test_a_style_of_ones_own_is_what_it_is_based_on():
    sheet = (
        style("Ours", "Заголовок наш", based="H")
        + style("H", "heading 3")
        + style("O", "標題", properties=OUTLINE)
    )

    reading = reading_of(p("A", style="Ours") + p("B", style="O") + p("C", more=OUTLINE), styles=sheet)

    assert [(each.style, each.level) for each in reading.paragraphs] == [
        (Style.HEADING, 3),
        (Style.HEADING, 2),
        (Style.HEADING, 2),
    ]


OUTLINE = '<w:outlineLvl w:val="1"/>'


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


@pytest.mark.parametrize(
    ("lines", "date", "original"),
    [
        ("Document C25/61-E|15 May 2025|Original: Russian", "2025-05-15", Language.RU),
        ("Document C25/61-F|15 mai 2025|Original: russe", "2025-05-15", Language.RU),
        ("Documento C25/61-S|15 de mayo de 2025|Original: ruso", "2025-05-15", Language.RU),
        ("Документ C25/61-R|15 мая 2025 года|Оригинал: русский", "2025-05-15", Language.RU),
        ("文件 C25/61-C|2025年5月15日|原文：俄文", "2025-05-15", Language.RU),
        ("الوثيقة C25/61-A|15 مايو 2025|الأصل: بالروسية", "2025-05-15", Language.RU),
        ("A/RES/73/8|Distr.: General 20 November 2018|Original: English", "2018-11-20", Language.EN),
        ("Geneva, 17-27 June 2025|no date of its own", "", Language.UNDETERMINED),
    ],
)
def test_the_header_table_says_when_and_in_which_language(lines: str, date: str, original: Language):
    cells = "".join(p(line) for line in lines.split("|"))

    header = reading_of(tbl([["Council 2025", cells]]) + p("Body")).header

    assert (header.date, header.original_language) == (date, original)


def test_the_title_is_not_the_number():
    sheet = style("N", "Res_No") + style("T", "Res_title")
    body = p("RESOLUTION 1 (Rev. Hammamet, 2016)", style="N") + p("Rules\tof procedure", style="T")

    assert reading_of(body, styles=sheet).header.title == "Rules of procedure"


def strict(data: str) -> str:
    return data.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 broken off", "file-damaged"),
        (docx(p("x"))[:400], "file-damaged"),
        (zipped({"a.txt": "not a document"}), "file-archive"),
        (zipped({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), "file-unknown"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "file-unknown"),
        (zipped({"word/document.xml": "<w:document"}), "file-damaged"),
        (zipped({"word/document.xml": "<other/>"}), "file-unknown"),
        (zipped({"word/document.xml": b"<a>" + b" " * 70_000_000 + b"</a>"}), "file-too-heavy"),
        (
            zipped({"word/document.xml": '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'}),
            "file-damaged",
        ),
    ],
    ids=["broken", "cut", "archive", "workbook", "odt", "bad xml", "other xml", "bomb", "entities"],
)
def test_what_is_no_sound_document_is_refused_with_its_reason(data: bytes, reason: str):
    with pytest.raises(UserError) as refused:
        read(data, Meter())

    assert refused.value.key == reason


def test_external_relationships_are_never_followed():
    outside = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="x/styles" Target="http://127.0.0.1:9/s.xml" TargetMode="External"/>'
        '<Relationship Id="r2" Type="x/numbering" Target="../../../etc/passwd"/></Relationships>'
    )
    body = f'<w:document xmlns:w="{MAIN}"><w:body>{p("Text")}</w:body></w:document>'

    reading = read(zipped({"word/document.xml": body, "word/_rels/document.xml.rels": outside}), Meter())

    assert reading.paragraphs == (Paragraph("Text"),)


MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_strict_documents_are_read_too():
    body = strict(f'<w:document xmlns:w="{MAIN}"><w:body>{p("Text")}</w:body></w:document>')

    assert read(zipped({"word/document.xml": body}), Meter()).paragraphs == (Paragraph("Text"),)


@pytest.mark.parametrize(("letter", "language"), [("E", "en"), ("F", "fr"), ("A", "ar")])
def test_every_numbered_clause_of_a_real_recommendation_is_read(corpus: Path, letter: str, language: str):
    gold = json.loads((corpus / "gold-segmentation-open.json").read_text())
    clauses = next(each["clauses"] for each in gold if each["file"].endswith(f"E.119/{language}.txt"))

    reading = read((corpus / "docx" / f"T-REC-E.119-201704-{letter}.docx").read_bytes(), Meter())

    lines = iter(" ".join(each.text.split()) for each in reading.paragraphs)
    for clause in clauses:
        printed = f"{clause['printed']} {clause['title']}"
        assert any(line.startswith(printed) for line in lines), printed
