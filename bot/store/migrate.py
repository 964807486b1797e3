"""Brings a database to the schema of this version: numbered steps, forward only, each whole or not at all."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.domain.errors import UserError
from bot.resources import data
from bot.store.backup import backup
from bot.store.database import Database, Dialect, Queries, Transaction


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: `0001_library.sql`. Its checksum is the SHA-256 of its text, line ends as on Unix."""

    number: int
    name: str
    sql: str

    @property
    def checksum(self) -> str:
        return hashlib.sha256(self.sql.encode()).hexdigest()


def migrations(folder: Path | None = None) -> tuple[Migration, ...]:
    """The steps that this version knows, in order of their numbers."""
    files = sorted((folder or data() / "migrations").glob("[0-9]*_*.sql"))
    return tuple(
        Migration(int(file.name.split("_")[0]), file.name, file.read_text(encoding="utf-8")) for file in files
    )


async def pending(database: Database, known: Sequence[Migration]) -> Sequence[Migration]:
    """The steps still to be taken.

    Raise UserError("database-newer") where the database took one that is not known here, and
    UserError("migration-changed") where it took one with another text.
    """
    return still_to_take(await _taken(database, database.dialect), known)


async def migrate(
    database: Database, backups: Path | None = None, known: Sequence[Migration] | None = None
) -> Sequence[Migration]:
    """Take the steps that are pending and return those that this call took.

    Each step and its record are one transaction. An SQLite database that holds something is first copied
    into the folder `backups`. Several processes may do this at once. Raise as `pending` does, before
    anything is touched.
    """
    steps = migrations() if known is None else known
    todo = await pending(database, steps)
    if backups and todo and todo[0] is not steps[0] and database.dialect is Dialect.SQLITE:
        await backup(database, backups / f"before-{todo[0].number:04}-{time.time_ns()}.db")
    return [step for step in todo if await _take(database, step, steps)]


def in_dialect(statement: str, dialect: Dialect) -> str:
    """A statement of the schema as the database spells it.

    On PostgreSQL every text compares byte by byte, as on SQLite, and bytes are BYTEA.
    """
    if dialect is Dialect.SQLITE or not _SCHEMA.match(statement):
        return statement
    return re.sub(r"\bBLOB\b", "BYTEA", re.sub(r"\bTEXT\b", 'TEXT COLLATE "C"', statement))


async def _take(database: Database, step: Migration, known: Sequence[Migration]) -> bool:
    """Whether this process took the step: another may have been faster."""
    async with database.transaction() as transaction:
        if database.dialect is Dialect.POSTGRESQL:  # SQLite has one writer anyhow
            await transaction.execute("SELECT pg_advisory_xact_lock(:lock)", lock=_LOCK)
        if step not in still_to_take(await _taken(transaction, database.dialect), known):
            return False
        for statement in (_TABLE, *_statements(step.sql)):
            await transaction.execute(in_dialect(statement, database.dialect))
        await _record(transaction, step)
    return True


async def _taken(queries: Queries, dialect: Dialect) -> Mapping[int, str]:
    """The checksum of each step taken, by number."""
    if await queries.row(_IS_THERE[dialect]) is None:
        return {}
    rows = await queries.rows("SELECT number, checksum FROM migrations ORDER BY number")
    return {int(str(row["number"])): str(row["checksum"]) for row in rows}


def still_to_take(taken: Mapping[int, str], known: Sequence[Migration]) -> Sequence[Migration]:
    """The steps pending of a database that took those numbers, with those checksums. Raise as `pending`."""
    newest = max((step.number for step in known), default=0)
    if any(number > newest for number in taken):
        raise UserError("database-newer", found=max(taken), known=newest)
    for step in known:
        if taken.get(step.number, step.checksum) != step.checksum:
            raise UserError("migration-changed", name=step.name)
    return [step for step in known if step.number not in taken]


async def _record(transaction: Transaction, step: Migration) -> None:
    await transaction.execute(
        "INSERT INTO migrations (number, name, checksum, taken) VALUES (:number, :name, :checksum, :taken)",
        number=step.number,
        name=step.name,
        checksum=step.checksum,
        taken=int(time.time()),
    )


def _statements(sql: str) -> Iterator[str]:
    """The statements of a script, each ending with a semicolon at the end of a line."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""
    if statement.strip():
        yield statement.strip()


_TABLE = """
    CREATE TABLE IF NOT EXISTS migrations (
        number BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, taken BIGINT NOT NULL
    )"""
_IS_THERE = {
    Dialect.SQLITE: "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'migrations'",
    Dialect.POSTGRESQL: (  # to_regclass would answer from before the lock was had
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'migrations'"
    ),
}
_SCHEMA = re.compile(r"(?:\s|--[^\n]*\n)*(?:CREATE|ALTER)\s", re.IGNORECASE)
_LOCK = 7_270_737_267  # any number: the same for every Rapporteur
