"""The command line, run in this process with a state folder of its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.cli.main import status
from bot.resources import data
from bot.settings import Settings, variable


@dataclass(frozen=True)
class Ran:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)

    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run `rapporteur …` in an empty folder, speaking English."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(variable(name), raising=False)

    def ran(*arguments: str) -> Ran:
        code = status(list(arguments))
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return ran


Holding = Callable[..., Run]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """A folder into which these documents of the sample were ingested, once; tests work on copies."""

    @cache
    def fill(*names: str) -> Path:
        folder = tmp_path_factory.mktemp("filled")
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            assert status(["ingest", *(str(data() / "sample" / name) for name in names)]) == 0
        return folder / "state"

    return fill


@pytest.fixture
def holding(
    run: Run, filled: Callable[..., Path], tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> Holding:
    """Run `rapporteur …` over a library that holds these documents of the sample."""

    def held(*names: str) -> Run:
        shutil.copytree(filled(*names), tmp_path / "state")
        capfdbinary.readouterr()
        return run

    return held
