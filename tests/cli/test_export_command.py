"""`rapporteur export-akn` on the sample."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from bot.resources import data
from tests.akoma import clauses_of
from tests.cli.conftest import Holding, Run

SAMPLE = data() / "sample"


def test_a_held_document_is_written_clause_by_clause(holding: Holding) -> None:
    run = holding("CWG-CC-7_3")
    printed = run("clauses", "CWG-CC-7/3", "--language", "zh", "--json").json()

    ran = run("export-akn", "CWG-CC-7/3", "--language", "zh")

    assert ran.code == 0
    exported = clauses_of(ran.out.encode())
    assert [each.text for each in exported] == [each["text"] for each in printed]
    assert etree.fromstring(ran.out.encode()).find(".//{*}FRBRlanguage").get("language") == "zho"


def test_it_is_written_to_a_file(holding: Holding, tmp_path: Path) -> None:
    run = holding("CWG-CC-7_3")

    run("export-akn", "CWG-CC-7/3", "--output", str(tmp_path / "a.xml"))

    assert (tmp_path / "a.xml").read_bytes().startswith(b"<?xml")


def test_a_document_that_is_not_held_is_named(run: Run) -> None:
    assert run("export-akn", "A/RES/99/99").code == 1
