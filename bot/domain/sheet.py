"""Tables as people send and take them: comma-separated values, whatever their spreadsheet made of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.errors import UserError
from bot.domain.folded import fold_word
from bot.domain.sheet_encoding import certain

MOST_ROWS = 5000
MOST_CELL = 10_000


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: its number in the file, from 1, and its cells by column.

    `surplus` are cells beyond the last column: a separator that stands in a text without quotation marks.
    """

    number: int
    cells: Mapping[str, str]
    surplus: tuple[str, ...] = ()

    def __getitem__(self, column: str) -> str:
        """The cell without blanks around it; "" where there is none."""
        return self.cells.get(column, "").strip()


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with one row: the words' key (as `error-<key>`) and their details."""

    line: int
    key: str
    details: Mapping[str, object] = field(default_factory=dict)


def read_table(data: bytes, required: Iterable[str]) -> list[Line]:
    """The rows under the heading row; blank rows are left out.

    Raise UserError where it is no such table: "table-encoding", "table-empty", "table-columns", "table-twice"
    where a column is there twice, "table-broken" where quotation marks don't end, "table-long".
    """
    text = _decoded(data)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        return _lines(rows, tuple(required))
    except csv.Error as error:
        raise UserError("table-broken", line=rows.line_num) from error


def numbered_table(rows: Iterable[tuple[int, Sequence[str]]]) -> list[Line]:
    """The same of rows that are parted already, each with its number. Raise UserError("table-…")."""
    every = [(number, row) for number, row in rows if any(cell.strip() for cell in row)]
    if not every:
        raise UserError("table-empty")
    if len(every) > MOST_ROWS + 1:
        raise UserError("table-long", most=MOST_ROWS)
    heading = _heading(every[0][1])
    return [_line(number, heading, row) for number, row in every[1:]]


def known_columns(headings: Iterable[str], known: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The table's own heading of each column that we know; `known` are folded headings by column."""
    found: dict[str, str] = {}
    for heading in headings:
        folded = fold_word(" ".join(heading.split()))
        for name, headings_of in known.items():
            if folded in headings_of:
                found.setdefault(name, heading)
    return found


def cells(line: Line, columns: Mapping[str, str]) -> dict[str, str]:
    """A row's cells by our columns.

    Raise UserError("table-cells") where it has more than there are headings: which is which can't be known.
    """
    if line.surplus:
        raise UserError("table-cells")
    return {name: line[heading] for name, heading in columns.items()}


def written_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table as UTF-8 with a byte order mark, so that spreadsheets read it; no cell is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """The cell as text: one that a spreadsheet might calculate is marked as text by an apostrophe."""
    return f"'{cell}" if cell.lstrip(" \u00a0\ufeff")[:1] in _FORMULA else cell


def _lines(rows: Iterable[Sequence[str]], required: Sequence[str]) -> list[Line]:
    reader = iter(rows)
    heading = _heading(next(reader, []))
    if not any(heading):
        raise UserError("table-empty")
    if missing := [column for column in required if column not in heading]:
        raise UserError("table-columns", columns=", ".join(missing))
    lines: list[Line] = []
    for row in reader:
        if any(cell.strip() for cell in row):
            lines.append(_line(getattr(rows, "line_num", len(lines) + 2), heading, row))
        if len(lines) > MOST_ROWS:
            raise UserError("table-long", most=MOST_ROWS)
    return lines


def _heading(row: Sequence[str]) -> list[str]:
    heading = [cell.strip().casefold() for cell in row]
    if twice := [each for each in dict.fromkeys(heading) if each and heading.count(each) > 1]:
        raise UserError("table-twice", columns=", ".join(twice))
    return heading


def _line(number: int, heading: Sequence[str], row: Sequence[str]) -> Line:
    surplus = tuple(cell for cell in row[len(heading) :] if cell.strip())
    cells = [*row, *[""] * len(heading)]  # a spreadsheet leaves out the empty cells at the end of a row
    return Line(number, dict(zip(heading, cells, strict=False)), surplus)


def _decoded(data: bytes) -> str:
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UserError("table-encoding")
    try:
        text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8")
    except UnicodeDecodeError as error:
        older = certain(data)
        if older is None:
            raise UserError("table-encoding") from error
        return older
    return text.lstrip("\ufeff")


def _delimiter(text: str) -> str:
    """The mark that separates the headings; an Arabic or French spreadsheet writes semicolons."""
    heading = text.split("\n", 1)[0]
    return max(",;\t", key=heading.count)


_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
