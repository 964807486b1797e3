"""`rapporteur import-matrix` from a table to what it says of each row."""

from __future__ import annotations

import json
from pathlib import Path

from bot.domain.language import OFFICIAL, Language
from tests.cli.conftest import Run
from tests.cogs.test_stocktaking_cog import QUESTIONS
from tests.spreadsheets import spreadsheet

HEAD = ["Titre", "Année", "Grandes orientations", "ODD"]
GOOD = ["Écoles sûres", "2024", "C5", "9"]


def test_a_table_is_taken_and_what_repeats_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(spreadsheet([HEAD, GOOD, GOOD]))

    ran = run("import-matrix", "t.xlsx", "--json")

    assert ran.code == 0
    assert ran.json()["added"] == 1
    assert [(each["line"], each["first"]) for each in ran.json()["twice"]] == [(3, 2)]


def test_ask_shows_the_entries_that_serve_what_is_asked_in_six_languages(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        "Titre;ODD;Grandes orientations\nÉcoles sûres;9;C5\nAutre;9;C7\n", "utf-8"
    )
    run("import-matrix", "t.csv")
    asked = [{"question": QUESTIONS[each], "language": each} for each in OFFICIAL]
    lines = [json.dumps(each) for each in (*asked, {"question": "What is WSIS?"})]
    (tmp_path / "q.jsonl").write_text("\n".join(lines), encoding="utf-8")

    said = run("ask", QUESTIONS[Language.FR], "--language", "fr")
    one = run("ask", QUESTIONS[Language.EN], "--json").json()
    *answers, other = run("ask", "--batch", "q.jsonl").lines()

    assert "Écoles sûres" in said.out
    assert "Autre" not in said.out
    assert [[each["title"] for each in answer["entries"]] for answer in answers] == [["Écoles sûres"]] * 6
    assert one["entries"] == answers[0]["entries"]
    assert "entries" not in other


def test_wrong_rows_end_with_status_1_and_are_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("Titre;ODD\nA;9\nB;18\n", encoding="utf-8")

    ran = run("import-matrix", "t.csv", "--json")
    said = run("import-matrix", "t.csv")

    assert (ran.code, said.code) == (1, 1)
    (error,) = ran.json()["errors"]
    assert (error["line"], error["error"], error["column"]) == (3, "entry-goals", "odd")
    assert "18" in said.out


def test_a_file_that_is_not_there_is_one_line(run: Run) -> None:
    ran = run("import-matrix", "nothing.csv")

    assert ran.code == 1
    assert "nothing.csv" in ran.err
