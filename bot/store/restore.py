"""Puts a backup in the place of an SQLite database, after looking whether it is whole."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

from bot.domain.errors import UserError
from bot.store.backup import sync_folder
from bot.store.migrate import Migration, migrations, still_to_take
from bot.store.open import sqlite_path
from bot.store.sqlite_errors import is_busy


async def restore(
    url: str, state: Path, file: Path, known: Sequence[Migration] | None = None, patience: float = 2.0
) -> Path | None:
    """Make the database that `url` and `state` name (see `open_database`) a copy of the backup `file`.

    What was there stays as a file in the folder `backups`, whose path is returned; None where there was
    nothing. The change is whole or none, and schema steps are left to `migrate`. Raise UserError where the
    backup is missing, damaged or newer than this version, where another process has the database open, and
    for PostgreSQL.
    """
    if url.startswith(("postgresql:", "postgres:")):
        raise UserError("backup-postgres")
    path = sqlite_path(url, state)
    steps = migrations() if known is None else known
    return await asyncio.to_thread(_restore, file, path, state / "backups", steps, patience)


def _restore(
    file: Path, path: Path, backups: Path, known: Sequence[Migration], patience: float
) -> Path | None:
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        with _whole(file):
            _copy(file, fresh, known)
        kept = _kept(path, backups, patience) if path.exists() else None
        fresh.replace(path)
        sync_folder(path.parent)
    finally:
        fresh.unlink(missing_ok=True)
    return kept


@contextmanager
def _whole(file: Path) -> Iterator[None]:
    if not file.is_file():
        raise UserError("backup-missing", file=file)
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise UserError("backup-damaged", file=file) from error


def _copy(file: Path, fresh: Path, known: Sequence[Migration]) -> None:
    """Check the backup and copy it, marked as another library than the one its indexes followed."""
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as source:
        (verdict,) = source.execute("PRAGMA integrity_check").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)
        still_to_take(dict(source.execute("SELECT number, checksum FROM migrations")), known)
        source.execute("VACUUM INTO ?", (str(fresh),))
    with closing(sqlite3.connect(fresh)) as copy, copy:
        copy.execute("UPDATE facts SET value = ? WHERE name = 'library'", (uuid4().hex,))
        if copy.execute("SELECT name FROM sqlite_master WHERE name = 'notices'").fetchone():
            now = int(time.time())
            copy.execute(_UNSURE, {"now": now})
            (last,) = copy.execute(_LAST_SENT, {"now": now}).fetchone()
            copy.executemany(_REMEMBER, [("unsure-since", str(last)), ("unsure-until", str(now + _DAY))])
    with fresh.open("rb") as opened:
        os.fsync(opened.fileno())


def _kept(path: Path, backups: Path, patience: float) -> Path:
    """Keep what was there under another name, with nothing left beside it that the new one might take in."""
    backups.mkdir(parents=True, exist_ok=True)
    kept = backups / f"replaced-{time.time_ns()}.db"
    try:
        with closing(sqlite3.connect(path, timeout=patience, isolation_level=None)) as old:
            old.execute("PRAGMA journal_mode = DELETE")  # fails as long as somebody else has it open
    except sqlite3.DatabaseError as error:
        if is_busy(error):
            raise UserError("database-locked") from error
        _set_aside(path, kept)
    shutil.copy(path, kept)
    return kept


def _set_aside(path: Path, kept: Path) -> None:
    """Move the log of a damaged database away together with it."""
    for suffix in ("-wal", "-shm"):
        log = Path(f"{path}{suffix}")
        if log.exists():
            log.replace(f"{kept}{suffix}")


_DAY = 86_400  # seconds
_LAST_SENT = "SELECT COALESCE(MAX(sent_at), :now - 30 * 86400) FROM notices"
_REMEMBER = """
    INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"""
_UNSURE = """
    UPDATE notices SET attempts = MAX(attempts, 1), first_tried = COALESCE(first_tried, due)
    WHERE ready IS NOT NULL AND due <= :now"""  # may have been sent since the backup: look before sending
