"""A bot that has taken in every file that benchmarks ask about."""

from __future__ import annotations

import time

from benchmarks.retrieval._libraries import Library, incoming_files
from bot.launch import Office
from bot.store.changes import LibraryChanges


async def filled(office: Office, most: int | None = None) -> tuple[Library, float]:
    """The library with its files taken in and encoded, and how many seconds that took.

    Every file, or no more once `most` clauses are held.
    """
    began, held = time.perf_counter(), 0
    for file in incoming_files():
        taken = await office.services.ingest(file)
        held += sum(one.clauses for one in taken.understood)
        if most is not None and held >= most:
            break
    await office.services.ingest.settle()
    spent = time.perf_counter() - began
    told = await LibraryChanges(office.database).changes(0, 1_000_000)
    return Library.of("asked", ((one.held, one.chapeau) for one in told if one.held is not None)), spent
