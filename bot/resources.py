"""Finds the read-only files of data/: inside the installed wheel or in a checkout."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def data() -> Path:
    """The folder of resources. Raise FileNotFoundError where the installation is incomplete."""
    package = Path(__file__).resolve().parent
    for folder in (package / "data", package.parent / "data"):
        if (folder / "locales").is_dir():
            return folder
    message = "Rapporteur's data folder is missing: reinstall the package."
    raise FileNotFoundError(message)


def table(name: str) -> dict[str, Any]:
    """One TOML resource, such as `lexicon/sections.toml`."""
    with (data() / name).open("rb") as file:
        return tomllib.load(file)


def fingerprint(*names: str) -> str:
    """Sixteen digits that differ where any of these resources differs."""
    digest = hashlib.sha256()
    for name in names:
        digest.update((data() / name).read_bytes())
    return digest.hexdigest()[:16]
