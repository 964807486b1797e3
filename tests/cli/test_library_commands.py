"""`rapporteur ingest | clauses | symbols` as a secretariat uses them."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from bot.resources import data
from tests.cli.conftest import Holding, Run

SAMPLE = data() / "sample"
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")


def test_a_folder_is_taken_whole_and_the_second_time_changes_nothing(run: Run) -> None:
    first = run("ingest", str(SAMPLE / "CWG-CC-7_3"), "--json")
    second = run("ingest", str(SAMPLE / "CWG-CC-7_3"), "--json")

    taken = [one for file in first.json() for one in file["understood"]]
    again = [one for file in second.json() for one in file["understood"]]
    assert {one["language"] for one in taken} == set(LANGUAGES)
    assert {one["symbol"] for one in taken} == {"itu:doc:CWG-CC-7/3"}
    assert all(one["added"] == one["clauses"] > 10 for one in taken)
    assert all(one["added"] == one["changed"] == one["removed"] == 0 for one in again)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_proposals_are_clauses_2_1_to_2_4_in_every_language(holding: Holding, language: str) -> None:
    run = holding("CWG-CC-7_3")

    held = run("clauses", "CWG-CC-7/3", "--language", language, "--json").json()

    proposals = [one for one in held if one["label"].startswith("2.")]
    assert [one["label"] for one in proposals] == ["2.1", "2.2", "2.3", "2.4"]
    assert {one["kind"] for one in proposals} == {"operative"}


def test_a_revision_is_asked_for_by_its_number(holding: Holding) -> None:
    run = holding("CWG-CC-7_3", "CWG-CC-7_3_Rev.1")

    revised = run("clauses", "CWG-CC-7/3", "--revision", "Rev.1", "--language", "en", "--json").json()
    unknown = run("clauses", "CWG-CC-7/3", "--revision", "Rev.7")

    assert "2.5" in {one["label"] for one in revised}
    assert unknown.code == 1
    assert "Rev.1" in unknown.err


def test_what_the_person_says_of_a_file_wins(run: Run, tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text("I Introduction\nThis is the paper.\n2.1 Post it first.\n")

    ran = run("ingest", "paper.txt", "--symbol", "C31/77", "--language", "en", "--title", "Paper", "--json")

    (understood,) = ran.json()[0]["understood"]
    assert (understood["symbol"], understood["title"]) == ("itu:doc:C31/77", "Paper")


def test_a_broken_line_is_named_and_the_others_are_taken(run: Run, tmp_path: Path) -> None:
    good = {"symbol": "A/RES/99/1", "language": "en", "label": "1", "kind": "operative", "text": "Decides."}
    (tmp_path / "clauses.jsonl").write_text(
        "\n".join((json.dumps(good), "{broken", json.dumps({**good, "label": "2", "text": "Requests."})))
    )

    ran = run("ingest", "clauses.jsonl")

    assert ran.code == 1
    assert "line 2" in ran.err
    assert [one["label"] for one in run("clauses", "A/RES/99/1", "--json").json()] == ["1", "2"]


def test_lines_that_are_no_clauses_are_told_once_and_passed_over_in_a_folder(
    run: Run, tmp_path: Path
) -> None:
    lines = [json.dumps({"question": f"Who pays {at}?", "language": "en", "symbol": "X"}) for at in range(9)]
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "asked.jsonl").write_text("\n".join(lines))
    (tmp_path / "here" / "a.txt").write_text("A/RES/99/1\n\n1. Decides to meet in the spring.\n")

    folder, itself = run("ingest", "here"), run("ingest", "here/asked.jsonl")

    told = "here/asked.jsonl: asked.jsonl holds no clauses: none of its lines has the fields"
    assert (folder.code, len(folder.err.split("\n")), "refused: 0" in folder.out) == (0, 3, True)
    assert folder.err.strip().startswith(told)  # below the progress bar
    assert (itself.code, len(itself.err.split("\n"))) == (1, 2)
    assert itself.err.startswith(told)


@pytest.mark.parametrize(
    ("name", "content"),
    [("binary.txt", bytes(range(256)) * 20), ("empty.txt", b""), ("nothing.jsonl", b"\n")],
)
def test_a_file_that_is_no_text_is_refused_in_one_line(
    run: Run, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)

    ran = run("ingest", name)

    assert ran.code == 1
    assert ran.err.startswith(name)
    assert len(ran.err.strip().splitlines()) == 1


def test_a_path_that_is_not_there_is_named(run: Run) -> None:
    ran = run("ingest", "nowhere.txt")

    assert (ran.code, "nowhere.txt" in ran.err) == (1, True)


def test_an_unknown_document_says_what_was_probably_meant(holding: Holding) -> None:
    run = holding("A_RES_81_901")

    ran = run("clauses", "A/RES/81/902")

    assert ran.code == 1
    assert "A/RES/81/901" in ran.err


def test_symbols_on_standard_input_are_found_canonical(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "see А/RES/70/125 and C25/61"  # noqa: RUF100 - the first letter is Cyrillic
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))

    found = run("symbols", "--json").json()

    assert [one["canonical"] for one in found] == ["A/RES/70/125", "itu:doc:C25/61"]
    assert [text[one["start"] : one["end"]] for one in found] == [one["text"] for one in found]


def test_an_address_inside_the_network_is_refused_with_its_reason(run: Run) -> None:
    ran = run("ingest", "http://127.0.0.1:9/report.pdf")

    assert ran.code == 1
    assert "127.0.0.1 is not on the public Internet" in ran.err


def test_a_symbol_that_nobody_publishes_by_it_is_refused_with_its_reason(run: Run) -> None:
    ran = run("ingest", "WSIS-05/TUNIS/DOC/6(Rev.1)-E")

    assert ran.code == 1
    assert "No official address is known" in ran.err


def test_nothing_is_taken_where_one_of_the_words_means_nothing(run: Run) -> None:
    ran = run("ingest", str(SAMPLE), "no-such-file.pdf")

    assert ran.code == 1
    assert "no-such-file.pdf" in ran.err
    assert run("clauses", "CWG-CC-7/3").code == 1
