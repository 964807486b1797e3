"""A Word document is read as it is seen on paper."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.reading import Paragraph, Style
from bot.readers.docx import read
from bot.readers.limits import Meter
from tests.readers.word_files import abstract, docx, lvl, num, p, reading_of, style, t, tbl, texts, zipped

OUTLINE = '<w:outlineLvl w:val="1"/>'


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
