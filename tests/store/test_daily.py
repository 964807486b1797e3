"""A backup a day, the last seven kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.store.daily import DailyBackup
from bot.store.database import Database, Dialect

NOW = datetime(2026, 5, 15, 18, tzinfo=UTC)


def made(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.glob("*.db"))


async def test_one_is_written_a_day_and_the_last_seven_are_kept(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "before-0004.db").touch()
    chore = DailyBackup(database, folder)

    for hours in range(0, 24 * 10, 6):
        await chore.work(NOW + timedelta(hours=hours))

    if database.dialect is Dialect.POSTGRESQL:
        assert made(folder) == ["before-0004.db"]
        return
    days = [f"daily-202605{day}-180000.db" for day in range(18, 25)]
    assert made(folder) == ["before-0004.db", *days]
    with closing(sqlite3.connect(folder / days[-1])) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_the_next_is_due_a_day_after_the_newest_whatever_its_clock_was(
    database: Database, tmp_path: Path
) -> None:
    chore = DailyBackup(database, tmp_path / "backups")

    first = await chore.next(NOW)
    await chore.work(NOW)
    second = await chore.next(NOW)
    set_back = await chore.next(NOW - timedelta(days=30))

    expected = (NOW, NOW + timedelta(days=1), NOW - timedelta(days=29))
    if database.dialect is Dialect.POSTGRESQL:
        assert first is second is set_back is None
    else:
        assert (first, second, set_back) == expected
