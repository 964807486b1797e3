"""A poll as a workbook (XLSX): positions as a matrix, comments, the whole ledger. Nothing calculates."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width

import xlsxwriter

from bot.domain.language import Language
from bot.domain.record import Seen
from bot.render.comments import WIDTHS, columns, rows
from bot.render.delegations import delegation_name, in_order
from bot.render.position_lines import said
from bot.render.report import present
from bot.render.word_marks import clean
from bot.render.words import words

MOST_CELL = 32_767  # characters that a cell of a spreadsheet holds


def workbook(seen: Seen, language: Language, heads: Sequence[str], ledger: Iterable[Sequence[str]]) -> bytes:
    """Three sheets in the reader's language; those of Arabic begin at the right."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    speak = words(language)
    book.set_properties(
        {
            "title": clean(seen.record.poll.title_in(language))[:255],
            "author": "Rapporteur",
            "created": seen.now,
        }
    )
    sheet = _Sheets(book, language)
    sheet.add(speak("sheet-positions"), *_matrix(seen, language))
    sheet.add(
        speak("sheet-comments"), columns(language), rows(seen, language), [each * 1.6 for each in WIDTHS]
    )
    sheet.add(speak("sheet-ledger"), heads, ledger)
    book.close()
    return out.getvalue()


class _Sheets:
    """Writes tables as sheets, each with its heading row held in sight."""

    def __init__(self, book: xlsxwriter.Workbook, language: Language) -> None:
        self._book = book
        self._language = language
        self._head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EDF3"}
        )
        self._cell = book.add_format({"text_wrap": True, "valign": "top"})

    def add(
        self,
        name: str,
        heads: Sequence[str],
        table: Iterable[Sequence[str]],
        widths: Sequence[float] = (),
    ) -> None:
        """A sheet; every cell is text, whatever it begins with."""
        sheet = self._book.add_worksheet(name)
        if self._language.right_to_left:
            sheet.right_to_left()
        sheet.freeze_panes(1, 1)
        last, wide = 0, [*widths] or [_COLUMN] * len(heads)
        for last, cells in enumerate([heads, *table]):
            form = self._cell if last else self._head
            told = [clean(cell)[:MOST_CELL] for cell in cells]
            for column, cell in enumerate(told):
                sheet.write_string(last, column, cell, form)
            sheet.set_row(last, _height(told, wide))
        for column, width in enumerate(wide):
            sheet.set_column(column, column, width)
        sheet.autofilter(0, 0, last, len(heads) - 1)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        if sum(wide) <= _MOST_FITTED:
            sheet.fit_to_pages(1, 0)  # all columns on one page, rows on as many as they need
        sheet.repeat_rows(0)


def _height(cells: Sequence[str], widths: Sequence[float]) -> float:
    """Points in which all lines of a row show: not every program finds that out by itself."""
    lines = [
        sum(1 + int(_breadth(line) * _LOOSE / width) for line in cell.split("\n"))
        for cell, width in zip(cells, widths, strict=True)
    ]
    return min(_LINE * max(lines, default=1), _TALLEST)


def _breadth(line: str) -> int:
    """How many letters wide a line is; an ideograph is as wide as two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line)


def _matrix(seen: Seen, language: Language) -> tuple[list[str], list[list[str]]]:
    """Delegations down, clauses across: each one's answer, and its condition where it has one."""
    speak, record = words(language), seen.record
    heads = [speak("report-delegation"), speak("comment-member"), speak("report-standing")]
    heads += [clause.citation for clause in record.poll.clauses]
    positions = record.positions
    table = []
    for each in in_order(present(seen), language):
        line = [delegation_name(each, language), each.code, speak(f"standing-{each.standing}")]
        for clause in record.poll.clauses:
            entry = positions.get((each.code, clause.key))
            line.append(said(entry, record.poll.scale, language) if entry else "")
        table.append(line)
    return heads, table


_A4 = 9
_COLUMN = 18  # letters
_MOST_FITTED = 250  # letters: wider than that, one page would be too small to read
_LINE, _TALLEST = 15.0, 409.0  # points; the second is the tallest that a row may be
_LOOSE = 1.1  # lines break between words, so that some are not full
