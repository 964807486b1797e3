"""What hosts and developers are told agrees with the code."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from bot.settings import Settings, variable

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "PRIVACY.md",
    "docs/hosting.md",
    "docs/acceptance.md",
    "docs/answers.md",
    "docs/postings.md",
    "docs/deadlines.md",
] + [str(page.relative_to(ROOT)) for page in sorted((ROOT / "docs" / "adr").glob("*.md"))]


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def required(extra: str | None) -> set[str]:
    listed = PROJECT["optional-dependencies"][extra] if extra else PROJECT["dependencies"]
    return {canonical(re.split(r"[\[<>=!~; ]", line, maxsplit=1)[0]) for line in listed}


UNLOCKED = {"dev", "e5"}
"""What `make demo` and `make run` don't install: tools, and an encoder of 91 MB that a host chooses."""


@pytest.mark.parametrize("extra", [None, *sorted(PROJECT["optional-dependencies"].keys() - UNLOCKED)])
def test_the_lock_holds_everything_that_the_project_requires(extra: str | None) -> None:
    locked = {canonical(name) for name in re.findall(r"^([\w.-]+)==", LOCK, re.MULTILINE)}

    assert required(extra) <= locked


def test_every_locked_package_has_its_hash_and_no_address() -> None:
    packages = re.split(r"^(?=[\w.-]+==)", LOCK, flags=re.MULTILINE)[1:]

    assert packages
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in LOCK


def test_hosts_are_told_of_every_setting() -> None:
    told = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")

    assert [name for name in map(variable, Settings.model_fields) if f"`{name}`" not in told] == []


def test_the_privacy_page_names_every_table() -> None:
    told = (ROOT / "PRIVACY.md").read_text(encoding="utf-8")
    created = [
        table
        for file in sorted((ROOT / "data" / "migrations").glob("*.sql"))
        for table in re.findall(r"CREATE TABLE (?:IF NOT EXISTS )?(\w+)", file.read_text(encoding="utf-8"))
    ]

    assert [table for table in created if f"`{table}`" not in told] == []


@pytest.mark.parametrize("page", [page for page in PAGES if (ROOT / page).is_file()])
def test_links_and_pictures_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [link for link in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in link]

    assert [link for link in targets if not (ROOT / page).parent.joinpath(link).exists()] == []


def test_every_decision_has_its_three_parts() -> None:
    for page in sorted((ROOT / "docs" / "adr").glob("*.md")):
        headings = re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)

        assert headings == ["Context", "Decision", "Consequences"], page.name


def test_the_wheel_finds_its_data_from_another_folder(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    wheel = next(tmp_path.glob("*.whl"))
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    question = "from bot.resources import data, table; print(data()); table('sample/dossier.toml')"

    told = subprocess.run(
        [sys.executable, "-c", question],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "installed")},
        check=True,
        capture_output=True,
        text=True,
    )

    assert Path(told.stdout.strip()) == tmp_path / "installed" / "bot" / "data"


@pytest.mark.parametrize(
    ("page", "count"), [("acceptance", 35), ("answers", 44), ("postings", 28), ("deadlines", 48)]
)
def test_every_proof_that_is_named_is_there(page: str, count: int) -> None:
    told = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    proofs = re.findall(r"`([\w/]+\.py)::(\w+)`", told)
    lines = [int(number) for number in re.findall(r"^\| (\d+) \|", told, re.MULTILINE)]

    missing = [
        f"{file}::{name}"
        for file, name in proofs
        if f"def {name}(" not in (ROOT / "tests" / file).read_text(encoding="utf-8")
    ]

    assert lines == list(range(1, count + 1))
    assert len(proofs) >= len(lines)
    assert missing == []


def test_every_benchmark_that_proves_something_in_full_is_there() -> None:
    told = (ROOT / "docs" / "acceptance.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| \d+ \|.*\| `(\w+)(?: (--\w+))?` \|$", told, re.MULTILINE)
    sources = {name: (ROOT / "benchmarks" / f"{name}.py").read_text(encoding="utf-8") for name, _ in named}

    assert len(named) >= 8
    assert [option for name, option in named if option not in sources[name]] == []


@pytest.mark.parametrize("file", sorted((ROOT / "benchmarks").glob("[!_]*.py")), ids=lambda file: file.stem)
def test_every_benchmark_finds_what_it_needs(file: Path) -> None:
    assert importlib.import_module(f"benchmarks.{file.stem}")
