"""Fixtures that every part of the tests shares."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.databases import (
    database,
    database_url,
    empty_database,
    migrated_url,
    postgres,
    postgres_url,
    templates,
)

__all__ = [
    "database",
    "database_url",
    "empty_database",
    "migrated_url",
    "postgres",
    "postgres_url",
    "templates",
]

_CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"


def pytest_configure() -> None:
    """Words alone, unless a test asks for an encoder: loading one for every bot would cost a second each."""
    os.environ.setdefault("RAPPORTEUR_ENCODER", "none")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The real documents; tests over them are skipped where they are absent."""
    if not _CORPUS.is_dir():
        pytest.skip("the real documents of ../shared/corpus are not here")
    return _CORPUS


settings.register_profile("repeatable", derandomize=True)  # every machine tries the same examples
settings.load_profile("repeatable")
