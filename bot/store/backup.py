"""Backups of an SQLite database: one file, whole and checked, taken while the bot works."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from bot.domain.errors import UserError
from bot.store.database import Database
from bot.store.sqlite import SqliteDatabase


async def backup(database: Database, file: Path) -> None:
    """Write what is committed now into a new file, which appears whole or not at all.

    Raise UserError where the file is there already or can't be written, and for PostgreSQL.
    """
    if not isinstance(database, SqliteDatabase):
        raise UserError("backup-postgres")
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        await asyncio.to_thread(_make_room, file)
        await database.copy_into(unfinished)
        await asyncio.to_thread(_put_in_place, unfinished, file)
    except (OSError, sqlite3.Error) as error:
        raise UserError("backup-unwritable", file=file, reason=_reason(error)) from error
    finally:
        with suppress(OSError):  # where the folder itself can't be had
            await asyncio.to_thread(unfinished.unlink, missing_ok=True)


def _make_room(file: Path) -> None:
    if file.exists():
        raise UserError("backup-exists", file=file)
    file.parent.mkdir(parents=True, exist_ok=True)


def _put_in_place(unfinished: Path, file: Path) -> None:
    unfinished.replace(file)
    sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """What was renamed in a folder stays so through a power cut."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
