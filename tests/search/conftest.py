"""An index over a library in memory."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.resources import data, table
from bot.search.analyse import Analyser
from bot.search.encode import Encoder
from bot.search.fuse import Fusion
from bot.search.index import Index
from bot.search.meaning import Meaning
from bot.search.means import Samples
from bot.search.open import field_analyser
from bot.search.rest import Clock
from bot.search.universal import Universal
from tests.search.library import FakeLibrary


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    return field_analyser()


@pytest.fixture(scope="session")
def fusion() -> Fusion:
    return Fusion.from_table(table("search/fusion.toml"))


@pytest.fixture(scope="session")
def samples() -> Samples:
    return Samples.from_folder(data() / "sample")


@pytest.fixture(scope="session")
def universal() -> Universal:
    return Universal()


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary()


@pytest.fixture
async def make_index(
    tmp_path: Path, library: FakeLibrary, analyser: Analyser, fusion: Fusion
) -> AsyncIterator[Callable[[], Index]]:
    """Opens the index of words as a new process would; the same folder each time."""
    opened: list[Index] = []

    def make() -> Index:
        opened.append(Index(tmp_path / "search", library, analyser, fusion))
        return opened[-1]

    yield make
    for index in opened:
        await index.close()


@pytest.fixture
def index(make_index: Callable[[], Index]) -> Index:
    return make_index()


MakeMeaning = Callable[..., Index]


@pytest.fixture
async def make_meaning(
    tmp_path: Path,
    library: FakeLibrary,
    analyser: Analyser,
    fusion: Fusion,
    samples: Samples,
    universal: Universal,
) -> AsyncIterator[MakeMeaning]:
    """Opens the index of words and meaning; a second encoder, or another default one, may be given."""
    opened: list[Index] = []

    def make(
        second: Encoder | None = None, default: Universal = universal, clock: Clock = time.monotonic
    ) -> Index:
        folder = tmp_path / "search"
        meaning = Meaning(folder / "meaning", library, data() / "search", samples, second, default, clock)
        opened.append(Index(folder, library, analyser, fusion, meaning))
        return opened[-1]

    yield make
    for index in opened:
        await index.close()
