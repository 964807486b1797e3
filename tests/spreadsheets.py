"""Spreadsheets for tests, made by hand: shared and inline texts, numbers, formulas, strict names."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def spreadsheet(rows: Sequence[Sequence[str]], *, sheet: str = "") -> bytes:
    """An XLSX whose first sheet has these rows; `=…` is a formula whose stored value is what follows `→`."""
    shared: list[str] = []
    body = sheet or "".join(_row(number, row, shared) for number, row in enumerate(rows, 1))
    parts = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "_rels/.rels": _relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f"<workbook xmlns='{MAIN}' xmlns:r='{REL}'><sheets>"
            "<sheet name='Entries' sheetId='2' r:id='r2'/><sheet name='Notes' sheetId='1' r:id='r1'/>"
            "</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            ("r1", "worksheet", "worksheets/sheet1.xml"),
            ("r2", "worksheet", "worksheets/sheet2.xml"),
            ("r3", "sharedStrings", "sharedStrings.xml"),
        ),
        "xl/worksheets/sheet1.xml": f"<worksheet xmlns='{MAIN}'><sheetData/></worksheet>",
        "xl/worksheets/sheet2.xml": f"<worksheet xmlns='{MAIN}'><sheetData>{body}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f"<sst xmlns='{MAIN}'>{''.join(shared)}</sst>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return out.getvalue()


def _row(number: int, row: Sequence[str], shared: list[str]) -> str:
    cells = "".join(
        _cell(f"{chr(65 + place)}{number}", each, shared) for place, each in enumerate(row) if each
    )
    return f"<row r='{number}'>{cells}</row>"


def _cell(reference: str, text: str, shared: list[str]) -> str:
    if text.startswith("="):
        formula, _, value = text[1:].partition("→")
        return f"<c r='{reference}' t='str'><f>{escape(formula)}</f><v>{escape(value)}</v></c>"
    if text.isdecimal():
        return f"<c r='{reference}'><v>{text}</v></c>"
    if len(shared) % 2:
        shared.append("<si><t/></si>")
        return f"<c r='{reference}' t='inlineStr'><is><t>{escape(text)}</t></is></c>"
    shared.append(f"<si><r><t>{escape(text)}</t></r><rPh sb='0' eb='1'><t>reading</t></rPh></si>")
    return f"<c r='{reference}' t='s'><v>{len(shared) - 1}</v></c>"


def _relations(*each: tuple[str, str, str]) -> str:
    inner = "".join(f"<Relationship Id='{i}' Type='{REL}/{kind}' Target='{to}'/>" for i, kind, to in each)
    return f"<Relationships xmlns='{PACKAGE}'>{inner}</Relationships>"
