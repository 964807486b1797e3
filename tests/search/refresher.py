"""Refreshes an index, to be killed by a test: `python -m tests.search.refresher FOLDER CLAUSES`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bot.search.fuse import Fusion
from bot.search.index import Index
from bot.search.open import field_analyser
from tests.search.library import FakeLibrary, held


def library_of(count: int) -> FakeLibrary:
    library = FakeLibrary()
    library.hold(*(held(f"clause {n} on the trust fund of year {n % 97}", key=str(n)) for n in range(count)))
    return library


async def main(folder: Path, count: int) -> None:
    index = Index(
        folder,
        library_of(count),
        field_analyser(),
        Fusion({}),
    )
    print("refreshing", flush=True)  # noqa: T201 - the test reads it
    await index.refresh()
    print("refreshed", flush=True)  # noqa: T201
    await index.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
