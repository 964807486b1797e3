"""The wheel, installed in a venv of its own and run from another folder, brings everything that it needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def rapporteur(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a fresh venv that has our wheel; what it depends on is lent by this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    home = folder / "venv"
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    install = ["-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", "-q", str(wheel)]
    subprocess.run([sys.executable, *install], check=True)
    (site,) = (home / "lib").glob("python*/site-packages")
    (site / "lent.pth").write_text(sysconfig.get_paths()["purelib"])
    return home / "bin" / "rapporteur"


def run(rapporteur: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    return subprocess.run(
        [rapporteur, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_a_question_is_answered_by_the_installed_command(rapporteur: Path, tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text("II\tProposals\n2.1\tPost the report first.\n2.2\tThen send it.\n")

    taken = run(rapporteur, tmp_path, "ingest", "paper.txt", "--symbol", "C31/7", "--language", "en")
    asked = run(rapporteur, tmp_path, "ask", "2.1 of C31/7", "--json")

    assert taken.returncode == 0, taken.stderr
    assert asked.returncode == 0, asked.stderr
    assert json.loads(asked.stdout)["results"][0]["text"] == "Post the report first."


def test_it_runs_its_own_code_and_not_this_checkout(rapporteur: Path, tmp_path: Path) -> None:
    python = rapporteur.with_name("python")

    where = subprocess.run(
        [python, "-c", "import bot.resources as r; print(r.__file__, r.data())"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert str(ROOT) not in where.stdout
    assert "site-packages" in where.stdout
