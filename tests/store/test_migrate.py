"""Migrations: each whole or not at all, whatever happens, and nothing is touched that isn't understood."""

from __future__ import annotations

import asyncio
import re
import signal
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.errors import UserError
from bot.store.database import Database, Dialect
from bot.store.migrate import Migration, in_dialect, migrate, migrations, pending
from bot.store.open import open_database

ONE = Migration(1, "0001_one.sql", "-- The first.\nCREATE TABLE one (name TEXT PRIMARY KEY);\n")
TWO = Migration(
    2,
    "0002_two.sql",
    "CREATE TABLE two (name TEXT PRIMARY KEY);\nINSERT INTO one (name) VALUES ('a;b');\n"
    "INSERT INTO two (name) VALUES ('c');\n",
)

KILLED = """
import asyncio, os, signal, sys
from contextlib import asynccontextmanager
from pathlib import Path
from bot.store.migrate import migrate, migrations
from bot.store.open import open_database

class Dying:
    def __init__(self, database, left):
        self.database, self.left, self.dialect = database, left, database.dialect
    async def row(self, sql, **values): return await self.database.row(sql, **values)
    async def rows(self, sql, **values): return await self.database.rows(sql, **values)
    @asynccontextmanager
    async def transaction(self):
        async with self.database.transaction() as self.inner:
            yield Statements(self)
            self.count()
    def count(self):
        self.left -= 1
        if self.left < 0: os.kill(os.getpid(), signal.SIGKILL)

class Statements:
    def __init__(self, dying): self.dying = dying
    async def row(self, sql, **values): return await self.dying.inner.row(sql, **values)
    async def rows(self, sql, **values): return await self.dying.inner.rows(sql, **values)
    async def execute(self, sql, **values):
        self.dying.count()
        return await self.dying.inner.execute(sql, **values)

async def main(url, folder, left):
    database = await open_database(url, Path(folder))
    await migrate(Dying(database, int(left)), known=migrations(Path(folder)))

asyncio.run(main(*sys.argv[1:]))
"""


async def tables(database: Database) -> set[object]:
    rows = await database.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        if database.dialect is Dialect.SQLITE
        else "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'"
    )
    return {row["name"] for row in rows}


async def test_steps_are_taken_once_and_recorded(empty_database: Database) -> None:
    first = await migrate(empty_database, known=[ONE])
    second = await migrate(empty_database, known=[ONE, TWO])
    third = await migrate(empty_database, known=[ONE, TWO])

    assert (first, second, third) == ([ONE], [TWO], [])
    assert await tables(empty_database) == {"migrations", "one", "two"}
    assert await empty_database.rows("SELECT name FROM one") == [{"name": "a;b"}]
    assert await pending(empty_database, [ONE, TWO]) == []


async def test_a_step_that_fails_leaves_no_trace(empty_database: Database) -> None:
    broken = replace(TWO, sql=TWO.sql + "INSERT INTO two (name) VALUES ('c');\n")
    await migrate(empty_database, known=[ONE])

    with pytest.raises(Exception, match=r"(?i)unique"):
        await migrate(empty_database, known=[ONE, broken])

    assert await tables(empty_database) == {"migrations", "one"}
    assert await migrate(empty_database, known=[ONE, TWO]) == [TWO]


async def test_a_database_from_a_newer_version_is_refused_untouched(empty_database: Database) -> None:
    await migrate(empty_database, known=[ONE, TWO])

    with pytest.raises(UserError) as caught:
        await migrate(empty_database, known=[ONE])

    assert (caught.value.key, caught.value.details) == ("database-newer", {"found": 2, "known": 1})


async def test_a_step_whose_text_changed_is_refused_untouched(empty_database: Database) -> None:
    await migrate(empty_database, known=[ONE])

    with pytest.raises(UserError) as caught:
        await migrate(empty_database, known=[replace(ONE, sql=ONE.sql + "-- more\n"), TWO])

    assert (caught.value.key, caught.value.details) == ("migration-changed", {"name": "0001_one.sql"})
    assert await tables(empty_database) == {"migrations", "one"}


async def test_several_processes_may_migrate_at_once(database_url: str, tmp_path: Path) -> None:
    databases = [await open_database(database_url, tmp_path) for _ in range(4)]

    taken = await asyncio.gather(*(migrate(each, known=[ONE, TWO]) for each in databases))
    rows = await databases[0].rows("SELECT number FROM migrations ORDER BY number")
    for each in databases:
        await each.close()

    assert sorted(step.number for steps in taken for step in steps) == [1, 2]
    assert rows == [{"number": 1}, {"number": 2}]


@pytest.mark.parametrize("survived", [1, 3, 4, 5])
async def test_killed_in_the_middle_a_database_has_the_old_schema_or_the_new(
    database_url: str, tmp_path: Path, survived: int
) -> None:
    folder = tmp_path / "steps"
    folder.mkdir()
    for step in (ONE, TWO):
        (folder / step.name).write_text(step.sql)
    database = await open_database(database_url, folder)
    await migrate(database, known=[ONE])
    before = await tables(database)

    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", KILLED, database_url, str(folder), str(survived)
    )
    status = await process.wait()
    after = await tables(database)
    taken = await migrate(database, known=[ONE, TWO])
    whole = await tables(database)
    await database.close()

    assert status == -signal.SIGKILL
    assert after == before
    assert taken == [TWO]
    assert whole == {"migrations", "one", "two"}


async def test_an_sqlite_database_is_copied_before_it_changes(tmp_path: Path) -> None:
    database = await open_database("", tmp_path)
    await migrate(database, tmp_path / "backups", known=[ONE])
    new = sorted((tmp_path / "backups").glob("*")) if (tmp_path / "backups").exists() else []

    await migrate(database, tmp_path / "backups", known=[ONE, TWO])
    (copied,) = (tmp_path / "backups").glob("*")
    before = await open_database(f"sqlite:///{copied}", tmp_path)
    held = await tables(before)
    await before.close()
    await database.close()

    assert new == []
    assert held == {"migrations", "one"}
    assert re.fullmatch(r"before-0002-\d+\.db", copied.name)


def test_the_steps_of_this_version_are_numbered_without_gaps() -> None:
    assert [step.number for step in migrations()] == list(range(1, len(migrations()) + 1))


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("CREATE TABLE x (a TEXT NOT NULL, b BLOB)", 'CREATE TABLE x (a TEXT COLLATE "C" NOT NULL, b BYTEA)'),
        ("-- why\nALTER TABLE x ADD COLUMN c TEXT", '-- why\nALTER TABLE x ADD COLUMN c TEXT COLLATE "C"'),
        ("INSERT INTO x (text) VALUES ('TEXT')", "INSERT INTO x (text) VALUES ('TEXT')"),
    ],
)
def test_columns_are_spelt_as_postgresql_wants_them(statement: str, expected: str) -> None:
    assert in_dialect(statement, Dialect.POSTGRESQL) == expected
    assert in_dialect(statement, Dialect.SQLITE) == statement


async def test_texts_are_ordered_by_their_bytes(database: Database) -> None:
    async with database.transaction() as transaction:
        for name in ("é", "b", "B", "a", "А", "_"):
            await transaction.execute("INSERT INTO facts (name, value) VALUES (:name, '')", name=name)

    rows = await database.rows("SELECT name FROM facts ORDER BY name")

    assert [row["name"] for row in rows] == ["B", "_", "a", "b", "é", "А"]
