"""Tables from spreadsheets are read as they come, and none that is written can calculate."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import UserError
from bot.domain.sheet import harmless, read_table, written_table


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_separator_of_a_spreadsheet_is_read(delimiter: str) -> None:
    data = f"Code{delimiter} Name\n\nFR{delimiter}France\n".encode("utf-8-sig")

    (line,) = read_table(data, ["code", "name"])

    assert (line["code"], line["name"], line["other"]) == ("FR", "France", "")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "\u00a0@x"])
def test_a_cell_that_could_calculate_is_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@given(st.text(max_size=20))
@settings(max_examples=60)
def test_no_written_cell_begins_as_a_formula(cell: str) -> None:
    told = cell.encode("utf-8", "ignore").decode().replace("\r", "").replace("\x00", "")

    text = written_table(["a"], [[told, "x"]]).decode("utf-8-sig")
    row = list(csv.reader(io.StringIO(text, newline="")))[1]

    assert row[0].lstrip(" ")[:1] not in set("=+-@\t\r")
    assert row[0].removeprefix("'") == told.removeprefix("'") or row[0] == told


def test_a_cell_too_long_is_refused_with_its_line() -> None:
    with pytest.raises(UserError, match="table-broken"):
        read_table(b"a\n" + b"x" * 200_000, ["a"])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('a,b\n"x,1\ny,2\n', "table-broken"),  # the quotation never ends: it would swallow every row
        ("a,b,A\n1,2,3\n", "table-twice"),
    ],
)
def test_a_table_that_would_be_read_wrongly_is_refused(text: str, key: str) -> None:
    with pytest.raises(UserError, match=key):
        read_table(text.encode(), ["a"])
