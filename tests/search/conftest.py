"""An index over a library in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.resources import table
from bot.search.analyse import Analyser
from bot.search.index import Index
from tests.search.library import FakeLibrary


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    return Analyser.from_tables(table("lexicon/stopwords.toml"), table("lexicon/glossary.toml"))


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary()


@pytest.fixture
def make_index(tmp_path: Path, library: FakeLibrary, analyser: Analyser) -> Iterator[Callable[[], Index]]:
    """Opens the index of the library as a new process would; the same folder each time."""
    opened: list[Index] = []

    def make() -> Index:
        opened.append(Index(tmp_path / "search", library, analyser))
        return opened[-1]

    yield make
    for index in opened:
        index.close()


@pytest.fixture
def index(make_index: Callable[[], Index]) -> Index:
    return make_index()
