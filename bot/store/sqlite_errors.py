"""What SQLite complains of, as the mistakes that a host can mend."""

from __future__ import annotations

import sqlite3

from bot.domain.errors import UserError


def told(error: Exception) -> Exception:
    """The UserError that says what to do where somebody can do something; otherwise the error itself."""
    exact = getattr(error, "sqlite_errorcode", 0)
    key = "disk-full" if exact in _NO_ROOM else _KEYS.get(_code(error))
    return UserError(key) if key else error


def is_busy(error: Exception) -> bool:
    """Whether another process or connection holds the lock that was asked for."""
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _code(error: Exception) -> int:
    """The primary result code, which the low byte of SQLite's extended code is."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


_NO_ROOM = {sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_WRITE}
"""What SQLite says of a disk on which not even its own index of the log has room."""
_KEYS = {
    sqlite3.SQLITE_BUSY: "database-locked",
    sqlite3.SQLITE_LOCKED: "database-locked",
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_READONLY: "database-readonly",
    sqlite3.SQLITE_PERM: "database-readonly",
    sqlite3.SQLITE_CANTOPEN: "database-readonly",
    sqlite3.SQLITE_CORRUPT: "database-damaged",
    sqlite3.SQLITE_NOTADB: "database-damaged",
}
