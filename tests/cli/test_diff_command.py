"""`rapporteur diff` on the sample's contribution and its revision."""

from __future__ import annotations

from bot.resources import data
from tests.cli.conftest import Holding, Run

SAMPLE = data() / "sample"


def test_changes_are_printed_as_json_with_their_redlines(holding: Holding) -> None:
    run = holding("CWG-CC-7_3", "CWG-CC-7_3_Rev.1")

    changes = run("diff", "CWG-CC-7/3", "CWG-CC-7/3(Rev.1)", "--language", "en", "--json").json()

    told = {(change["new"] or change["old"])["label"]: change["change"] for change in changes}
    assert told["2.3"] == "changed"
    assert told["2.5"] == "added"
    changed = next(
        change for change in changes if change["change"] == "changed" and change["new"]["label"] == "2.3"
    )
    kept = [piece["text"] for piece in changed["redline"] if piece["mark"] != "removed"]
    assert "".join(kept) == changed["new"]["text"]


def test_a_person_reads_the_redline(holding: Holding) -> None:
    run = holding("CWG-CC-7_3", "CWG-CC-7_3_Rev.1")

    ran = run("diff", "CWG-CC-7/3")

    assert ran.code == 0
    assert "[-" in ran.out
    assert "2.5" in ran.out


def test_a_document_that_is_not_held_is_named(run: Run) -> None:
    assert run("diff", "A/RES/99/99").code == 1
