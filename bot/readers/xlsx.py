"""The first sheet of a spreadsheet (XLSX) as text, row by row: run in the limited process.

Each paragraph is a row: its cells as a line of comma-separated values, its number as in the sheet. Of a
formula only the value that was stored with it is read; nothing is ever calculated.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from bot.domain.errors import UserError
from bot.domain.reading import Paragraph, Reading
from bot.domain.sheet import MOST_ROWS
from bot.readers.limits import Meter
from bot.readers.word.package import Element, Package

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MOST_COLUMNS = 100


def read(data: bytes, meter: Meter) -> Reading:
    """Raise UserError where it is no spreadsheet, damaged, a bomb, or longer than is read."""
    package = Package(data)
    book = package.main()
    if book is None or book.tag != f"{S}workbook":
        raise UserError("file-unknown")
    first = book.find(f"{S}sheets/{S}sheet")
    sheet = package.by_id(first.get(R_ID, "")) if first is not None else None
    if sheet is None:
        raise UserError("file-damaged")
    shared = _shared(package.part("sharedStrings"))
    return Reading(tuple(_rows(sheet, shared, meter)))


def _rows(sheet: Element, shared: Sequence[str], meter: Meter) -> Iterator[Paragraph]:
    for place, row in enumerate(sheet.iter(f"{S}row"), 1):
        if place > MOST_ROWS + 1:
            raise UserError("table-long", most=MOST_ROWS)
        cells: dict[int, str] = {}
        for number, cell in enumerate(row.iter(f"{S}c")):
            column = _column(cell.get("r", ""), number)
            if column < MOST_COLUMNS:
                cells[column] = meter.text(_value(cell, shared))
        line = io.StringIO()
        csv.writer(line).writerow([cells.get(each, "") for each in range(max(cells, default=-1) + 1)])
        number_in_sheet = row.get("r", "")
        yield Paragraph(line.getvalue(), number_in_sheet if number_in_sheet.isdecimal() else str(place))


def _value(cell: Element, shared: Sequence[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    stored = cell.findtext(f"{S}v") or ""
    if kind == "s":
        return shared[int(stored)] if stored.isdecimal() and int(stored) < len(shared) else ""
    if kind == "n":
        return re.sub(r"^(-?\d+)\.0+$", r"\1", stored)
    return "" if kind == "e" else stored


def _shared(root: Element | None) -> list[str]:
    return [_text(each) for each in root.iter(f"{S}si")] if root is not None else []


def _text(element: Element) -> str:
    """The text of its runs, without the phonetic readings that Japanese spreadsheets add."""
    spoken = {text for reading in element.iter(f"{S}rPh") for text in reading.iter(f"{S}t")}
    return "".join(each.text or "" for each in element.iter(f"{S}t") if each not in spoken)


def _column(reference: str, number: int) -> int:
    """The column of `AB12`, counted from 0; where it isn't said, the one after those before."""
    letters = re.match(r"[A-Z]{1,3}", reference)
    if not letters:
        return number
    place = 0
    for letter in letters[0]:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
