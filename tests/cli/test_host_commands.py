"""What those who host the bot see, and the exit status of every kind of mistake."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest

from bot.cli.main import COMMANDS
from bot.domain.language import Language
from bot.render.words import words
from bot.settings import Settings, variable
from tests.cli.conftest import Run

LATE = """
    INSERT INTO notices (id, kind, subject, occasion, guild, channel, person, details, priority, due, state,
                         ready, attempts, replica, reason, message)
    VALUES ('x', 'near', 's', 'o', '1', '2', '', '{}', 1, 1000, 'pending', 1000, 0, '', '', '')"""
ROOT = Path(__file__).resolve().parents[2]


def test_doctor_lists_every_setting_and_every_check(run: Run) -> None:
    ran = run("doctor")

    assert ran.code == 0
    assert all(variable(name) in ran.out for name in Settings.model_fields)
    assert "✗" not in ran.out


SECRETS = {
    "DISCORD_TOKEN": "very-secret",
    "RAPPORTEUR_ENCODER": "http://user:very-secret@127.0.0.1:9/v1?key=very-secret",
    "RAPPORTEUR_ENCODER_KEY": "very-secret",
    "RAPPORTEUR_EXPLAIN_URL": "https://very-secret@example.org/v1?key=very-secret",
}


@pytest.mark.parametrize("command", ["doctor", "health"])
def test_a_secret_is_never_printed(run: Run, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    (Path("x.txt")).write_text("C25/77\n1\tThe hangar is repainted green every second year.\n", "utf-8")
    took = run("ingest", "--symbol", "C25/77", "x.txt")

    ran = run(command)

    assert (took.code, ran.code) == (0, 1 if command == "doctor" else 0)
    assert "very-secret" not in took.out + took.err + ran.out + ran.err
    assert "127.0.0.1:9" in took.err  # the host is told which service it is
    assert words(Language.EN)("check-search-unaided-only") in ran.out


@pytest.mark.parametrize("name", ["RAPPORTEUR_ENCODER", "RAPPORTEUR_EXPLAIN_URL", "DATABASE_URL"])
def test_a_wrong_address_is_named_without_its_password(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "ftp://user:very-secret@example.org/x?key=very-secret")

    ran = run("doctor")

    assert ran.code == 1
    assert name in ran.err
    assert "very-secret" not in ran.err


def test_health_says_so_by_its_exit_status(run: Run) -> None:
    assert run("health").code == 0


def test_health_tells_of_messages_that_are_late(run: Run) -> None:
    run("migrate")
    with closing(sqlite3.connect("state/rapporteur.db")) as database, database:
        database.execute(LATE)

    ran = run("health", "--json")

    assert (ran.code, ran.json()["healthy"]) == (1, False)
    (check,) = [each for each in ran.json()["checks"] if not each["well"]]
    assert (check["check"], check["late"], check["waiting"]) == ("check-outbox-late", 1, 1)


def test_health_tells_what_is_parked_dead_sent_and_next_with_the_source_of_it(run: Run) -> None:
    run("migrate")
    with closing(sqlite3.connect("state/rapporteur.db")) as database, database:
        for state in ("parked", "dead", "dead", "sent"):
            database.execute(LATE.replace("('x'", "(hex(randomblob(8))").replace("'pending'", f"'{state}'"))
        database.execute("UPDATE notices SET ready = NULL, sent_at = CASE state WHEN 'sent' THEN 1000 END")
        database.execute(LATE.replace("1000", str(int(datetime(2099, 5, 1, tzinfo=UTC).timestamp()))))

    found, told = run("health", "--json").json(), run("health").out

    (check,) = [each for each in found["checks"] if each["check"] == "check-outbox"]
    counts = [check[name] for name in ("waiting", "late", "parked", "dead")]
    assert counts == [1, 0, 1, 2]
    assert (check["last"], check["next"]) == ("1970-01-01 00:16:40 UTC", "2099-05-01 00:00:00 UTC")
    assert "table notices" in told


@pytest.mark.parametrize(("minutes", "code"), [(1, 0), (5, 1)])
def test_health_tells_of_a_bot_that_stopped_without_a_word(run: Run, minutes: int, code: int) -> None:
    run("migrate")
    last = int(time.time()) - 60 * minutes
    with closing(sqlite3.connect("state/rapporteur.db")) as database, database:
        database.execute("INSERT INTO facts VALUES ('round', ?)", (f"{last} {last + 30}",))

    assert run("health").code == code


def test_a_backup_brings_back_what_was_there(run: Run) -> None:
    run("migrate")
    with closing(sqlite3.connect("state/rapporteur.db")) as database, database:
        database.execute("INSERT INTO facts VALUES ('kept', 'then')")
    written = run("backup", "copy.db")
    with closing(sqlite3.connect("state/rapporteur.db")) as database, database:
        database.execute("UPDATE facts SET value = 'later' WHERE name = 'kept'")

    restored = run("restore", "copy.db")

    with closing(sqlite3.connect("state/rapporteur.db")) as database:
        (value,) = database.execute("SELECT value FROM facts WHERE name = 'kept'").fetchone()
    assert (written.code, restored.code, value) == (0, 0, "then")
    assert "backups/replaced-" in restored.out


@pytest.mark.parametrize("arguments", [("restore", "nothing.db"), ("backup", "state/rapporteur.db")])
def test_a_backup_that_can_not_be_says_why_in_one_line(run: Run, arguments: tuple[str, str]) -> None:
    run("migrate")

    ran = run(*arguments)

    assert (ran.code, len(ran.err.strip().splitlines())) == (1, 1)


def test_running_without_a_token_says_what_to_do(run: Run) -> None:
    ran = run("run")

    assert ran.code == 1
    assert "DISCORD_TOKEN" in ran.err


def test_a_wrong_setting_is_one_line_and_status_1(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAPPORTEUR_ZONE", "Mars/Olympus")

    ran = run("doctor")

    assert (ran.code, len(ran.err.strip().splitlines())) == (1, 1)
    assert "RAPPORTEUR_ZONE" in ran.err


def test_wrong_usage_is_status_2(run: Run) -> None:
    assert run("nothing-like-that").code == 2
    assert run("clauses").code == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_state_folder_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "state").mkdir(mode=0o500)

    ran = run("doctor")

    assert ran.code == 1
    assert "state" in ran.err


def test_a_state_folder_that_is_a_file_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("")

    ran = run("doctor")

    assert ran.code == 1
    assert "state" in ran.err


def test_the_readme_names_every_command_and_every_setting() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert all(f"`rapporteur {command.name}" in readme for command in COMMANDS)
    assert all(f"`{variable(name)}`" in readme for name in Settings.model_fields)


def test_the_readme_names_no_command_or_setting_that_is_not_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    known = {str(command.name) for command in COMMANDS}
    settings = {variable(name) for name in Settings.model_fields} | {"RAPPORTEUR_SECRETS"}

    assert set(re.findall(r"`rapporteur ([a-z-]+)", readme)) <= known
    assert set(re.findall(r"`((?:RAPPORTEUR|DISCORD|DATABASE)_[A-Z_]+)`", readme)) <= settings


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: str(command.name))
def test_every_command_explains_itself(run: Run, command: click.Command) -> None:
    ran = run(str(command.name), "--help")

    assert ran.code == 0
    assert " ".join((command.help or "").split()).split(".")[0] in " ".join(ran.out.split())


def test_forget_deletes_what_is_kept_of_a_person_and_says_what_stays(run: Run) -> None:
    shown = run("forget", "700700", "--show", "--json")
    done = run("forget", "700700")
    wrong = run("forget", "me")

    assert shown.json() == {"user": "700700", "deleted": False, "rows": {}}
    assert (done.code, wrong.code) == (0, 1)
    assert "digits only" in wrong.err
