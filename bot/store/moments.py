"""Times between code and database: UTC seconds, NULL for none."""

from __future__ import annotations

from datetime import UTC, datetime


def seconds(at: datetime) -> int:
    return int(at.timestamp() // 1)


def stamp(at: datetime | None) -> int | None:
    return None if at is None else seconds(at)


def moment(value: object) -> datetime:
    return datetime.fromtimestamp(int(str(value)), UTC)


def instant(value: object) -> datetime | None:
    return None if value is None else moment(value)
