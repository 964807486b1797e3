"""Opening a database: where it is, and what is said where it can't be had."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL
from bot.render.words import words
from bot.store.database import Dialect
from bot.store.open import open_database, sqlite_path


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("", "state/rapporteur.db"),
        ("sqlite:///group.db", "state/group.db"),
        ("sqlite:///a%20b/group.db", "state/a b/group.db"),
        ("sqlite:////srv/group.db", "/srv/group.db"),
    ],
)
def test_an_sqlite_address_is_a_file_counted_from_the_state_folder(url: str, file: str) -> None:
    assert sqlite_path(url, Path("state")) == Path(file)


@pytest.mark.parametrize(
    "url",
    [
        "mysql://server/name",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite://host/file",
        "rapporteur.db",
        "postgresql://[",
        "postgresql://server:port/name",
    ],
)
async def test_a_wrong_address_is_said(url: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        await open_database(url, tmp_path)

    assert caught.value.key == "database-url"


async def test_the_state_folder_is_made(tmp_path: Path) -> None:
    database = await open_database("", tmp_path / "new" / "state")
    await database.close()

    assert database.dialect is Dialect.SQLITE
    assert (tmp_path / "new" / "state" / "rapporteur.db").exists()


async def test_a_state_folder_that_cannot_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")

    with pytest.raises(UserError, match="state-folder"):
        await open_database("", tmp_path / "state" / "deeper")


async def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "rapporteur.db").write_text("no database at all, " * 100)

    with pytest.raises(UserError, match="database-damaged"):
        await open_database("", tmp_path)


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder that whoever runs the tests may read and not write."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(stat.S_IRUSR | stat.S_IXUSR | stat.S_IROTH | stat.S_IXOTH)
        was = os.geteuid()
        if was == 0:
            os.seteuid(65534)
        yield Path(folder)
        os.seteuid(was)


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such permissions")
async def test_a_folder_that_cannot_be_written_is_said(unprivileged: Path) -> None:
    with pytest.raises(UserError, match="database-readonly"):
        await open_database("", unprivileged)


async def test_a_server_that_does_not_answer_is_said_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="database-unreachable") as caught:
        await open_database("postgresql://someone:hush@127.0.0.1:1/name", tmp_path)

    assert caught.value.details["server"] == "127.0.0.1"
    assert "hush" not in str(caught.value)


async def test_a_database_that_the_server_does_not_have_is_said(postgres: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="database-refused"):
        await open_database(postgres.replace("/postgres?", "/nowhere?"), tmp_path)


KEYS = {
    "database-url": {},
    "state-folder": {"path": "/srv/x", "reason": "Permission denied"},
    "database-locked": {},
    "database-readonly": {},
    "database-damaged": {},
    "disk-full": {},
    "postgres-missing": {},
    "database-refused": {"server": "db", "reason": "no"},
    "database-unreachable": {"server": "db", "reason": "no"},
    "database-newer": {"found": "9", "known": "2"},
    "migration-changed": {"name": "0001_library.sql"},
    "backup-postgres": {},
    "backup-exists": {"file": "x.db"},
    "backup-unwritable": {"file": "x.db", "reason": "no"},
    "backup-missing": {"file": "x.db"},
    "backup-damaged": {"file": "x.db"},
}


@pytest.mark.parametrize("language", OFFICIAL)
@pytest.mark.parametrize("key", KEYS)
def test_every_hindrance_has_words(key: str, language: str) -> None:
    said = words(language)(f"error-{key}", **KEYS[key])  # type: ignore[arg-type]

    assert all(detail in said for detail in KEYS[key].values())
