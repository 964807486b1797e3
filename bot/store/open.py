"""Opens the database that the settings name; what hinders it is said so that the host can mend it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urlsplit

from bot.domain.errors import UserError
from bot.store.database import Database
from bot.store.sqlite import PATIENCE, open_sqlite

if TYPE_CHECKING:
    from bot.store.postgres import PostgresDatabase

FILE = "rapporteur.db"


async def open_database(url: str, state: Path, patience: float = PATIENCE) -> Database:
    """The database at `sqlite:///path` or `postgresql://…`; where `url` is empty, a file in the state folder.

    A relative path is counted from the state folder; `sqlite:////srv/x.db` is absolute. Nothing is migrated.
    Raise UserError with what hinders it; no password is ever in it.
    """
    address = _address(url)
    if address.scheme in ("postgresql", "postgres"):
        return await _open_postgres(url, address)
    path = sqlite_path(url, state)
    _make_folder(path.parent)
    return await open_sqlite(path, patience=patience)


def sqlite_path(url: str, state: Path) -> Path:
    """The file that an SQLite address means. Raise UserError for any other address."""
    address = _address(url)
    file = unquote(address.path.removeprefix("/"))
    if address.scheme != "sqlite" or address.netloc or not file or file == ":memory:":
        raise UserError("database-url")
    return state / file


def _address(url: str) -> SplitResult:
    try:
        return urlsplit(url or f"sqlite:///{FILE}")
    except ValueError as error:
        raise UserError("database-url") from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("state-folder", path=folder, reason=error.strerror) from error


async def _open_postgres(url: str, address: SplitResult) -> PostgresDatabase:
    try:
        import asyncpg  # noqa: PLC0415 - an extra: most run on SQLite and don't have it

        from bot.store.postgres import open_postgres  # noqa: PLC0415
    except ImportError as error:
        raise UserError("postgres-missing") from error
    server = address.hostname or "localhost"
    try:
        return await open_postgres(url)
    except (asyncpg.InvalidAuthorizationSpecificationError, asyncpg.InvalidCatalogNameError) as error:
        raise UserError("database-refused", server=server, reason=str(error)) from error
    except (OSError, asyncpg.PostgresError) as error:
        raise UserError("database-unreachable", server=server, reason=_reason(error)) from error
    except (ValueError, asyncpg.InterfaceError) as error:
        raise UserError("database-url") from error


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__
