"""`rapporteur check` and `/document check`: what a drafter should look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Holding, Run

DRAFT = """\
I\tIntroduction
The review follows \u0410/RES/81/901 and clause 2.9 of CWG-CC-7/3.
II\tProposals
2.1\tSupport the report.
2.3\tPost it first.
"""


def test_each_finding_has_its_line(holding: Holding, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    run = holding("CWG-CC-7_3")

    found = run("check", "draft.txt", "--json").json()

    told = {one["fault"]: one for one in found}
    assert told["look-alikes"]["line"] == 2
    assert told["clause"]["line"] == 2
    assert told["gap"]["line"] == 5
    cited = [told["look-alikes"], told["clause"]]
    assert all(one["text"] in DRAFT[one["start"] : one["end"]] for one in cited)


def test_a_person_reads_it_in_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")

    ran = run("check", "draft.txt")

    assert ran.code == 0
    assert "Line 2:" in ran.out


def test_a_clean_draft_is_told_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("1\tScope\n2\tTerms\n3\tWork\n", encoding="utf-8")

    ran = run("check", "draft.txt")

    assert ran.code == 0
    assert "Line" not in ran.out


def test_nothing_is_kept_of_a_draft(run: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")

    run("check", "draft.txt")

    assert run("doctor").out.count("0 documents, 0 clauses") == 1


def test_a_file_that_cannot_be_read_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_bytes(bytes(range(256)) * 9)

    assert run("check", "draft.txt").code == 1
    assert run("check", "nowhere.txt").code == 1


def test_what_is_already_adopted_is_named(holding: Holding, tmp_path: Path) -> None:
    run = holding("PP_Res_390")
    (tmp_path / "draft.txt").write_text(
        "II\tProposals\n2.1\tEntry in the register of community networks shall be free of charge.\n"
        "2.2\tRepaint the zeppelin hangar green before the next airship regatta.\n",
        encoding="utf-8",
    )

    found = run("check", "draft.txt", "--json").json()
    shown = run("check", "draft.txt")

    repeated = [one for one in found if one["fault"] == "repeated"]
    assert [(one["clause"], one["near"], one["line"]) for one in repeated] == [("2.1", ["resolves/5"], 2)]
    assert "“2.1” is already in Resolution 390" in " ".join(shown.out.split())


def test_what_is_already_adopted_in_another_language_is_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAPPORTEUR_ENCODER", "default")
    (tmp_path / "adopted.txt").write_text(
        "resolves\n1\tthat reports on the implementation of this resolution shall be posted in the six "
        "official languages of the Union at least 21 days before they are considered;\n",
        encoding="utf-8",
    )
    (tmp_path / "draft.txt").write_text(
        "II\tPropositions\n2.1\tPublier les rapports sur la mise en œuvre de la présente résolution dans les "
        "six langues officielles de l'Union au moins 21 jours avant leur examen.\n"
        "2.2\tRepeindre en vert le hangar à dirigeables avant la prochaine régate.\n",
        encoding="utf-8",
    )
    run("ingest", "adopted.txt", "--symbol", "itu:pp:res:399:2026", "--language", "en")

    found = run("check", "draft.txt", "--json").json()
    shown = run("check", "draft.txt")

    repeated = [one for one in found if one["fault"] == "repeated"]
    assert [(one["clause"], one["line"]) for one in repeated] == [("2.1", 2)]
    assert "Probably the same in another language" in " ".join(shown.out.split())
