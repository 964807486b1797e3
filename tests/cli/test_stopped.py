"""What is stopped, or finds the disk full, in the middle: one line, nothing half-written, all later."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.domain.language import Language
from bot.render.words import words
from bot.resources import data
from tests.cli.conftest import Ran, Run

EN = words(Language.EN)
SAMPLE = data() / "sample"
REFUSING = Path("/proc/sys/kernel/ostype")  # nobody may write it


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """Ctrl-C reaches the processes even where the tests run behind a shell that lets them ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def started(state: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """`rapporteur …` in a process of its own, by words alone."""
    environment = os.environ | {"RAPPORTEUR_STATE": str(state), "RAPPORTEUR_ENCODER": "none"}
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def ended(process: subprocess.Popen[bytes]) -> Ran:
    out, err = process.communicate(timeout=60)
    return Ran(process.returncode, out.decode(), err.decode())


def test_what_is_stopped_in_the_middle_is_held_as_far_as_it_came(tmp_path: Path) -> None:
    state = tmp_path / "state"
    process = started(state, "ingest", str(SAMPLE))
    deadline = time.monotonic() + 30
    while not (state / "rapporteur.db").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    stopped = ended(process)

    again = ended(started(state, "ingest", str(SAMPLE / "A_RES_81_901" / "en.txt")))

    assert (stopped.code, stopped.err.strip().splitlines()[-1]) == (130, EN("common-stopped"))
    assert "Traceback" not in stopped.err
    assert again.code == 0
    assert "refused: 0" in again.out


def test_who_stops_it_before_it_began_sees_no_traceback(tmp_path: Path) -> None:
    process = started(tmp_path / "state", "ingest", str(SAMPLE))
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)

    stopped = ended(process)

    assert stopped.code in {130, -signal.SIGINT}  # the latter before Python itself has begun
    assert "numpy" not in stopped.err
    assert "bot/" not in stopped.err


def test_two_processes_take_in_the_same_at_once(tmp_path: Path) -> None:
    file = str(SAMPLE / "A_RES_81_901" / "en.txt")
    both = [started(tmp_path / "state", "ingest", file) for _ in range(2)]

    ran = [ended(each) for each in both]

    assert [(each.code, each.err.strip()) for each in ran] == [(0, ""), (0, "")]
    assert sum(each.out.count("all held already") for each in ran) == 1


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB, where the system lets us have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk may be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("language", [Language.EN, Language.RU])
def test_a_full_disk_is_told_in_one_line_and_once_there_is_room_all_is_taken(
    run: Run, small_disk: Path, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    monkeypatch.setenv("RAPPORTEUR_STATE", str(small_disk / "state"))
    monkeypatch.setenv("RAPPORTEUR_ENCODER", "none")
    monkeypatch.setenv("RAPPORTEUR_LANGUAGE", language.value)

    full = run("ingest", str(SAMPLE))
    subprocess.run(["mount", "-o", "remount,size=60m", str(small_disk)], check=True)
    roomy = run("ingest", str(SAMPLE / "A_RES_81_901"))
    asked = run("ask", "81/901 preamble")

    speak = words(language)
    assert full.code == 1
    assert full.err.strip().splitlines()[-1] in {speak("error-disk-full"), speak("error-index-full")}
    assert "Traceback" not in full.err
    assert (roomy.code, asked.code) == (0, 0)
    assert "80/907" in asked.out


@pytest.mark.skipif(not REFUSING.exists(), reason="no file here that nobody may write")
def test_an_index_that_may_not_be_written_is_told_in_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", str(SAMPLE / "A_RES_81_901" / "en.txt"))
    lock = Path("state/search/lock")
    lock.unlink()
    lock.symlink_to(REFUSING)

    ran = run("ingest", str(SAMPLE / "PP_Res_390" / "en.txt"))

    assert (ran.code, ran.err.strip()) == (1, EN("error-index-readonly"))
