"""What a person mistypes on the command line is told in one clear line, in their language."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.render.words import words
from bot.resources import data
from tests.cli.conftest import Holding, Run

SAMPLE = data() / "sample"


@pytest.fixture
def held(holding: Holding) -> Run:
    """The command line over a library with the sample's first contribution and a resolution."""
    return holding("CWG-CC-7_3", "CWG-CC-7_3_Rev.1", "A_RES_81_901")


@pytest.fixture(params=OFFICIAL)
def spoken(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Language:
    """The language of the terminal, each in turn."""
    language = Language(request.param)
    monkeypatch.setenv("RAPPORTEUR_LANGUAGE", language.value)
    return language


def test_a_folder_is_no_draft(run: Run, spoken: Language) -> None:
    ran = run("check", ".")

    assert (ran.code, ran.err.strip()) == (1, words(spoken)("error-path-is-folder", path="."))


def test_an_address_that_is_not_fetched_is_no_missing_file(run: Run, spoken: Language) -> None:
    ran = run("ingest", "ftp://example.org/a.pdf")

    told = words(spoken)("error-fetch-address", address="ftp://example.org/a.pdf")
    assert (ran.code, ran.err.strip()) == (1, told)


@pytest.mark.parametrize(
    ("typed", "key", "values"),
    [
        (("ask", "--foo"), "usage-no-option", {"name": "--foo"}),
        (("nosuch",), "usage-no-command", {"name": "nosuch"}),
        (("export",), "usage-missing", {"name": "POLL"}),
        (("ask",), "usage-missing", {"name": "QUESTION, --batch FILE"}),
        (
            ("export", "x", "--format", "pdf"),
            "usage-choice",
            {"name": "--format", "known": "docx, xlsx, csv, json"},
        ),
        (("ask", "x", "--limit", "0"), "usage-value", {"name": "--limit"}),
        (("ask", "x", "--batch", "y"), "usage-wrong", {}),
    ],
)
def test_a_command_that_is_typed_wrong_is_told_in_one_line(
    run: Run, spoken: Language, typed: tuple[str, ...], key: str, values: dict[str, str]
) -> None:
    ran = run(*typed)

    assert (ran.code, ran.out, len(ran.err.strip().splitlines())) == (2, "", 1)
    assert ran.err.startswith(words(spoken)(key, **values))
    assert "--help" in ran.err


def test_a_folder_that_is_not_there_is_named(held: Run, tmp_path: Path) -> None:
    ran = held("export-akn", "A/RES/81/901", "--output", str(tmp_path / "none" / "a.xml"))

    assert ran.code == 1
    assert "a.xml can’t be written" in ran.err


@pytest.mark.parametrize("typed", ["A/RES/81/90", "A/RES/81/9", "C25/6", "CWG-CC-7/33"])
def test_a_symbol_is_never_answered_from_a_longer_one(held: Run, typed: str) -> None:
    assert held("clauses", typed).code == 1


def test_a_symbol_with_a_slip_is_told_what_was_probably_meant(held: Run) -> None:
    assert "A/RES/81/901" in held("clauses", "A/RES/81/90").err


def test_revisions_that_are_held_are_called_by_their_names(held: Run) -> None:
    ran = held("clauses", "CWG-CC-7/3", "--revision", "Rev.7")

    assert ran.code == 1
    assert "Document CWG-CC-7/3 is not held in this revision" in ran.err
    assert "Document CWG-CC-7/3(Rev.1)" in ran.err
    assert "itu:" not in ran.err


def test_words_put_in_are_marked_where_nothing_is_bold(held: Run) -> None:
    ran = held("diff", "CWG-CC-7/3", "--language", "en")

    assert "[-750 000-]{+900 000+} Swiss francs" in " ".join(ran.out.split())
    assert "[-…-] was taken out, {+…+} put in" in " ".join(ran.out.split())


FAULTY: list[tuple[tuple[str, ...], str, dict[str, object]]] = [
    (("ingest", ""), "path-missing", {"path": ""}),
    (("check", ""), "path-is-folder", {"path": "."}),
    (("ask", "--batch", "nope.jsonl"), "path-missing", {"path": "nope.jsonl"}),
    (("ingest", "empty"), "folder-empty", {"path": "empty"}),
    (("check", "big.txt"), "file-too-large", {"name": "big.txt", "size": 200, "limit": 25}),
    (("check", "broken.txt"), "path-unreadable", {"path": "broken.txt", "reason": "reason-device"}),
    (("ask", "--batch", "empty"), "path-unreadable", {"path": "empty", "reason": "reason-folder"}),
    (("ingest", "ok.txt", "--title", "t" * 501), "document-title-long", {"most": 500}),
]


@pytest.mark.parametrize(("language", "fault"), list(zip(cycle(OFFICIAL), FAULTY, strict=False)))
def test_what_cannot_be_read_is_told_in_one_line_in_the_hosts_language(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    language: Language,
    fault: tuple[tuple[str, ...], str, dict[str, object]],
) -> None:
    monkeypatch.setenv("RAPPORTEUR_LANGUAGE", language.value)
    odd_files()
    speak, (typed, key, values) = words(language), fault
    reason = {"reason": speak(str(values["reason"]))} if "reason" in values else {}

    ran = run(*typed)

    assert (ran.code, ran.err.strip()) == (1, speak(f"error-{key}", **(values | reason)))


def test_a_file_that_cannot_be_read_does_not_hold_up_the_others(run: Run) -> None:
    odd_files()
    Path("broken.txt").rename("empty/a.txt")
    Path("ok.txt").rename("empty/b.txt")

    ran = run("ingest", "empty")

    told = words(Language.EN)("error-path-unreadable", path="empty/a.txt", reason="the disk or device fails")
    assert ran.code == 1
    assert told in ran.err
    assert run("clauses", "A/RES/81/1").code == 0


@pytest.mark.parametrize("symbol", ["\x01", "A/RES\n81", "A" * 151, " "])
def test_what_can_be_no_symbol_is_not_held(run: Run, symbol: str) -> None:
    odd_files()

    ran = run("ingest", "ok.txt", "--symbol", symbol)

    assert ran.code == 1
    assert words(Language.EN)("error-document-symbol", symbol="").split("“")[0] in ran.err
    assert run("ingest", "ok.txt").out.count("added") == 1


def test_a_name_longer_than_a_name_can_be_is_missing(run: Run) -> None:
    ran = run("ingest", "x" * 5000)

    assert ran.code == 1
    assert "There is no file or folder at xxx" in ran.err


def odd_files() -> None:
    """A folder without files, a file that nobody can read, one of 200 MB, and a good one."""
    Path("empty").mkdir()
    Path("broken.txt").symlink_to("/proc/self/mem")
    with Path("big.txt").open("wb") as file:
        file.truncate(200 * 2**20)
    Path("ok.txt").write_text("A/RES/81/1\n1. Decides to meet;\n2. Decides to report.\n", "utf-8")
