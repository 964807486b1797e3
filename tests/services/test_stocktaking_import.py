"""Stocktaking tables on both databases: all or nothing, again without change, found by what they serve."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import pytest

from bot.domain.errors import UserError
from bot.lexicons import stocktaking_lexicon
from bot.readers.readers import Readers
from bot.services.stocktaking import Imported, Stocktaking
from bot.store.database import Database
from bot.store.stocktaking import StoredStocktaking
from tests.spreadsheets import spreadsheet

HEAD = ["Title", "Year", "Body", "Country", "Action lines", "SDGs", "GDC objectives", "Link"]
SAFE = ["Safe schools", "2024", "ITU", "Kenya", "C5; C7", "SDG 9", "2", "https://example.org/1"]
MAP = ["Ağ haritası; карта сетей 网络图", "2025", "UNDP", "", "C2", "9", "1", ""]


def desk(database: Database) -> Stocktaking:
    lexicon = stocktaking_lexicon()
    return Stocktaking(database, StoredStocktaking(database), Readers(), lexicon)


def comma(*rows: list[str]) -> bytes:
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows).encode("utf-8-sig")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
async def test_a_table_is_taken_once_and_found_by_what_it_serves(database: Database, form: str) -> None:
    data = comma(HEAD, SAFE, MAP) if form == "csv" else spreadsheet([HEAD, SAFE, [], MAP])
    stocktaking = desk(database)

    first = await stocktaking.import_table(f"t.{form}", data)
    again = await stocktaking.import_table(f"t.{form}", data)
    both = await stocktaking.asked("which projects serve C5 and SDG 9")
    nine = await stocktaking.serving("SDG 9")

    assert first == Imported(added=2)
    assert again == Imported(same=2)
    assert both is not None
    assert [each.title for each in both.entries] == ["Safe schools"]
    assert nine is not None
    assert {each.title for each in nine.entries} == {SAFE[0], MAP[0]}


async def test_one_wrong_row_and_nothing_is_written(database: Database) -> None:
    stocktaking = desk(database)
    wrong = [*MAP[:4], "C99", *MAP[5:]]

    done = await stocktaking.import_table("t.xlsx", spreadsheet([HEAD, SAFE, [], wrong]))

    assert [(each.line, each.key) for each in done.errors] == [(4, "entry-lines")]
    assert await stocktaking.serving("SDG 9") is None


async def test_what_a_row_serves_may_change(database: Database) -> None:
    stocktaking = desk(database)
    await stocktaking.import_table("t.csv", comma(HEAD, SAFE))

    done = await stocktaking.import_table("t.csv", comma(HEAD, [*SAFE[:4], "C1", *SAFE[5:]]))

    served = await stocktaking.serving("C1")
    assert done == Imported(changed=1)
    assert served is not None
    assert len(served.entries) == 1


async def test_of_a_formula_the_stored_value_is_text(database: Database) -> None:
    stocktaking = desk(database)
    formula = ["=cmd|'/c calc'!A1→Safe schools", *SAFE[1:]]

    await stocktaking.import_table("t.xlsx", spreadsheet([HEAD, formula]))

    served = await stocktaking.serving("C5")
    assert served is not None
    assert [each.title for each in served.entries] == ["Safe schools"]


@cache
def bomb() -> bytes:
    """A sheet of 100 MB that is packed in a fraction."""
    return spreadsheet([], sheet=f"<row r='1'><c r='A1' t='str'><v>{'x' * 100_000_000}</v></c></row>")


def not_a_sheet() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("readme.txt", "nothing")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "table-empty"),
        (b"PK\x03\x04 broken", "file-damaged"),
        (not_a_sheet(), "file-archive"),
        (spreadsheet([HEAD, SAFE]).replace(b"xl/workbook", b"xl/wurkbook"), "file-unknown"),
        (spreadsheet([HEAD, *([["x"]] * 5001)]), "table-long"),
        (b"x" * (8 * 2**20 + 1), "file-too-large"),
        (b"\xff\xd8\xff\x00", "table-encoding"),
    ],
)
async def test_what_is_no_table_is_refused(stocktaking: Stocktaking, data: bytes, key: str) -> None:
    with pytest.raises(UserError) as caught:
        await stocktaking.import_table("t.xlsx", data)

    assert caught.value.key == key


async def test_a_bomb_is_refused(stocktaking: Stocktaking) -> None:
    with pytest.raises(UserError) as caught:
        await stocktaking.import_table("t.xlsx", bomb())

    assert caught.value.key in {"file-too-heavy", "file-too-much-text", "file-timeout"}


@pytest.fixture
async def stocktaking(database: Database) -> Stocktaking:
    return desk(database)
