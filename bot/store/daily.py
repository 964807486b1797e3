"""A backup of an SQLite database every day, the last seven kept."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog

from bot.store.backup import backup
from bot.store.database import Database, Dialect

log = structlog.get_logger()

DAY = timedelta(days=1)
KEPT = 7


class DailyBackup:
    """A chore. The age of the newest file says when the next is due; PostgreSQL has its own means."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._folder = folder

    async def work(self, now: datetime) -> int:
        """Write a backup where the newest is a day old, and let go of the eighth; 0: nobody need be told."""
        due = await self.next(now)
        if due is None or due > now:
            return 0
        file = self._folder / f"daily-{now:%Y%m%d-%H%M%S}.db"
        await backup(self._database, file)
        log.info("backup written", file=str(file))
        await asyncio.to_thread(self._let_go)
        return 0

    async def next(self, now: datetime) -> datetime | None:
        """A day after the newest, now where there is none; None for PostgreSQL."""
        if self._database.dialect is not Dialect.SQLITE:
            return None
        made = await asyncio.to_thread(self._made)
        newest = _at(made[-1]) if made else None
        return min(newest + DAY, now + DAY) if newest else now

    def _made(self) -> list[Path]:
        """The oldest first."""
        return sorted(self._folder.glob("daily-????????-??????.db"))

    def _let_go(self) -> None:
        for file in self._made()[:-KEPT]:
            file.unlink()


def _at(file: Path) -> datetime:
    return datetime.strptime(file.stem, "daily-%Y%m%d-%H%M%S").replace(tzinfo=UTC)
