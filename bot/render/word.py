"""A paper as a Word file (DOCX): from right to left where its language is, in fonts for all six scripts."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.section import Section
from docx.shared import Cm, Pt

from bot.render.paper import Grid, Head, Paper, Para, Piece, Turned
from bot.render.word_marks import marked, paragraph, row
from bot.render.words import without_direction

MARGIN = Cm(2)
SHORT, LONG = Cm(21), Cm(29.7)


def word_file(paper: Paper) -> bytes:
    """The paper on A4; headings are Word's own, so that its navigation and table of contents find them."""
    document = Document()
    _sheet(document.sections[0])
    _styles(document)
    _described(document, paper)
    for piece in paper.pieces:
        _put(document, paper, piece)
    _foot(document, paper)
    if paper.language.right_to_left:
        for section in document.element.body.iter(qn("w:sectPr")):
            section.insert_element_before(marked("w:bidi"), "w:rtlGutter", "w:docGrid")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _put(document: WordDocument, paper: Paper, piece: Piece) -> None:
    end = document.element.body[-1]  # the last section; looking it up again for each piece takes minutes
    match piece:
        case Turned():
            section = document.add_section()
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = LONG, SHORT
        case Grid():
            end.addprevious(_table(piece, paper))
            end.addprevious(paragraph(Para(""), paper.language))
        case Head():
            style = f"Heading{piece.level}" if piece.level else "Title"
            end.addprevious(paragraph(Para(piece.text), paper.language, style))
        case Para():
            end.addprevious(paragraph(piece, paper.language))


def _table(grid: Grid, paper: Paper) -> Element:
    table = marked("w:tbl")
    form = marked("w:tblPr")
    table.append(form)
    form.append(marked("w:tblStyle", val="TableGrid"))
    if paper.language.right_to_left:
        form.append(marked("w:bidiVisual"))
    form.append(marked("w:tblW", w="5000", type="pct"))
    form.append(marked("w:tblLayout", type="fixed"))
    columns = len(grid.columns or grid.rows[0])
    shares = grid.widths or (1.0,) * columns
    widths = [round(5000 * share / sum(shares)) for share in shares]
    lines = marked("w:tblGrid")
    table.append(lines)
    for width in widths:
        lines.append(marked("w:gridCol", w=str(width * 2)))
    if grid.columns:
        table.append(row(grid.columns, widths, paper.language, heading=True))
    for cells in grid.rows:
        table.append(row(cells, widths, paper.language, names=not grid.columns))
    return table


def _sheet(section: Section) -> None:
    section.page_width, section.page_height = SHORT, LONG
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN


def _styles(document: WordDocument) -> None:
    """One family of fonts for each script instead of the template's theme; sober sizes, no slanted quotes."""
    for each in document.styles.element.iter(qn("w:rFonts")):
        each.attrib.clear()
        for script, font in _FONTS.items():
            each.set(qn(f"w:{script}"), font)
    for name, (size, before, after) in _SIZES.items():
        style = document.styles[name]
        style.font.size = Pt(size)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
    for name in ("spacing", "kern"):  # letters that are pulled apart or together no longer join in Arabic
        for each in list(document.styles["Title"].element.iter(qn(f"w:{name}"))):
            if each.getparent().tag == qn("w:rPr"):
                each.getparent().remove(each)
    for size in list(document.styles.element.iter(qn("w:sz"))):
        for each in size.itersiblings(qn("w:szCs")):
            each.getparent().remove(each)
        size.addnext(marked("w:szCs", val=size.get(qn("w:val"))))


def _described(document: WordDocument, paper: Paper) -> None:
    told = document.core_properties
    told.title, told.language = without_direction(paper.title)[:255], paper.language.value
    told.author, told.comments, told.last_modified_by = "Rapporteur", "", "Rapporteur"
    told.created = told.modified = paper.at


def _foot(document: WordDocument, paper: Paper) -> None:
    """What the paper is of, and the page."""
    root = document.sections[0].footer.part.element
    for each in list(root):
        root.remove(each)
    line = paragraph(Para(f"{paper.foot} · "), paper.language, "Footer")
    for kind in ("begin", "end"):
        run = marked("w:r")
        run.append(marked("w:fldChar", fldCharType=kind))
        if kind == "begin":
            code = marked("w:instrText")
            code.text = "PAGE"
            run.append(code)
        line.append(run)
    root.append(line)


_FONTS = {"ascii": "Calibri", "hAnsi": "Calibri", "eastAsia": "SimSun", "cs": "Arial"}
_SIZES = {
    "Normal": (10.5, 0, 4),
    "Title": (18, 0, 10),
    "Heading 1": (14, 16, 6),
    "Heading 2": (12, 12, 4),
    "No Spacing": (9, 0, 2),
    "Footer": (8, 0, 0),
}
