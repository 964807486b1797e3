"""The workbook: three sheets of plain text, at the right where the language begins there."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.readers.limits import Meter
from bot.readers.xlsx import read
from bot.render.delegations import states
from bot.render.words import words
from bot.render.workbook import workbook
from bot.services.results import COLUMNS, ledger_rows
from tests.reports import CONDITION, FORMULA, report


def made(language: Language) -> bytes:
    seen = report()
    return workbook(seen, language, COLUMNS, ledger_rows(seen.record, language))


@pytest.mark.parametrize("language", OFFICIAL)
def test_positions_are_a_matrix_of_delegations_and_clauses(language: Language) -> None:
    speak = words(language)

    lines = [each.text.strip() for each in read(made(language), Meter()).paragraphs]

    assert lines[0].startswith(f"{speak('report-delegation')},MB/NC,")
    assert lines[0].endswith("2.1,2.2,2.3,2.4")
    assert len(lines) == 6
    france = next(line for line in lines if states(language)["FR"] in line)
    support = speak("stance-consensus-support")
    assert france.split(",")[3:] == [support, "", support, ""]
    assert any(CONDITION in line for line in lines)


@pytest.mark.parametrize("language", OFFICIAL)
def test_comments_and_ledger_have_sheets_of_their_own_and_nothing_calculates(language: Language) -> None:
    with zipfile.ZipFile(io.BytesIO(made(language))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    sheets = [text for name, text in sorted(parts.items()) if name.startswith("xl/worksheets/sheet")]

    assert re.findall(r'<sheet name="([^"]+)"', parts["xl/workbook.xml"]) == [
        words(language)(key) for key in ("sheet-positions", "sheet-comments", "sheet-ledger")
    ]
    assert not any("<f>" in sheet for sheet in sheets)
    assert ['fitToHeight="0"' in sheet for sheet in sheets] == [True, True, False]
    assert all('paperSize="9"' in sheet for sheet in sheets)
    assert any(float(height) > 15 for height in re.findall(r'<row [^>]* ht="([\d.]+)"', sheets[0]))
    assert FORMULA in parts["xl/sharedStrings.xml"].replace("&apos;", "'")
    assert all(("rightToLeft" in sheet) is language.right_to_left for sheet in sheets)
    assert report().record.kept.head in parts["xl/sharedStrings.xml"]
