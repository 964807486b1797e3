"""Polls and delegations from the terminal."""

from __future__ import annotations

import asyncio
import csv
import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.deed import Deed
from bot.domain.delegation import Function
from bot.domain.position import Answer
from bot.launch import opened
from bot.services.poll_opening import Opening
from bot.settings import Settings
from tests.cli.conftest import Run

TABLE = "code,standing\nFR,voting\nJP,voting\nXX,voting\n"
DOCUMENT = "\n".join(
    f'{{"symbol": "WG/12", "language": "en", "title": "Report", "section": "", "label": "2.{number}", '
    f'"kind": "operative", "text": "The group agrees on point {number}."}}'
    for number in range(1, 5)
)


@pytest.fixture
def poll(run: Run, tmp_path: Path) -> str:
    """A poll in which France supports everything; its id."""
    (tmp_path / "delegations.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "document.jsonl").write_text(DOCUMENT, encoding="utf-8")
    assert run("ingest", "document.jsonl").code == 0
    assert run("delegations", "1", "delegations.csv").code == 1

    async def open_poll() -> str:
        async with opened(Settings(RAPPORTEUR_STATE=tmp_path / "state", _env_file=None)) as office:
            chamber = office.services.chamber
            now = datetime.now(UTC)
            chair = Deed("1", "open", now, "1", manages=True)
            opening = Opening("WG/12", now + timedelta(days=1), "all")
            made = (await chamber.polling.open(chair, opening)).poll
            await chamber.delegations.appoint(replace(chair, interaction="a"), "FR", Function.HEAD, user="7")
            france = Deed("1", "take", datetime.now(UTC), "7")
            await chamber.positions.take_all(france, made.id, Answer("", "support"))
            return made.id

    return asyncio.run(open_poll())


def test_delegations_are_seated_from_a_table_and_wrong_rows_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "delegations.csv").write_text(TABLE, encoding="utf-8")

    ran = run("delegations", "1", "delegations.csv")
    listed = run("delegations", "1", "--json")

    assert ran.code == 1
    assert "Line 4" in ran.err
    assert [each["name"] for each in listed.json()] == ["France", "Japan"]


def test_results_are_printed_for_people_and_for_programs(run: Run, poll: str) -> None:
    shown = run("results", poll, "--language", "fr")
    told = run("results", poll, "--json").json()

    assert "France" in shown.out
    assert "Soutien" in shown.out
    assert told["heard"] == 1
    assert told["eligible"] == 2
    assert told["clauses"][0]["positions"] == {"FR": "support"}
    assert len(told["ledger"]) == 5


def test_an_export_is_a_table_with_the_head(run: Run, poll: str, tmp_path: Path) -> None:
    ran = run("export", poll, "--output", "ledger.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "ledger.csv").read_text(encoding="utf-8-sig"))))

    assert ran.code == 0
    assert rows[-1]["act"] == "head"
    assert rows[-1]["hash"] == run("verify", poll, "--json").json()["head"]
    assert run("export", poll, "--format", "json").json()["poll"] == poll
    assert run("export", poll, "--output", "no/such/folder").code == 1


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_report_is_written_for_word_and_for_spreadsheets(
    run: Run, poll: str, tmp_path: Path, form: str
) -> None:
    ran = run("export", poll, "--format", form, "--language", "ar", "--output", f"report.{form}")

    with zipfile.ZipFile(tmp_path / f"report.{form}") as package:
        text = "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))
    assert ran.code == 0
    assert "فرنسا" in text
    assert poll in text or form == "xlsx"


def test_letters_are_imported_and_a_second_time_change_nothing(run: Run, poll: str, tmp_path: Path) -> None:
    (tmp_path / "letters.csv").write_text(
        "delegation,clause,stance,reason,proposal\nJapan,2.1-2.4,support,,\nJapan,2.9,support,,\n",
        encoding="utf-8",
    )

    first = run("import", poll, "letters.csv", "--source", "Letter 7", "--json")
    again = run("import", poll, "letters.csv", "--source", "Letter 7", "--json")

    assert (first.code, first.json()["changed"], again.json()["same"]) == (1, 1, 1)
    assert first.json()["errors"][0]["line"] == 3
    assert run("results", poll, "--json").json()["heard"] == 2
    assert run("verify", poll).code == 0


@pytest.mark.parametrize(
    "command", [("results", "nosuchpoll"), ("verify", "nosuchpoll"), ("import", "nosuchpoll", "nofile.csv")]
)
def test_a_mistake_is_one_line_and_exit_status_1(run: Run, command: tuple[str, ...]) -> None:
    ran = run(*command)

    assert ran.code == 1
    assert len(ran.err.strip().splitlines()) == 1
