"""Keeps one encoder's vectors in step with the library, in the background and across restarts."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import structlog

from bot.lock import alone
from bot.search.catalogue import Catalogue, load
from bot.search.encode import Encoder
from bot.search.means import Means
from bot.search.passages import Passages, passages
from bot.search.shelf import Shelf
from bot.search.vectors import Vectors
from bot.services.changes import Change, Changes, LibraryState

log = structlog.get_logger()

VERSION = 4
"""Counts the changes of what is encoded of a clause: a catalogue of another number is made again."""


class Follower:
    """What it has taken in is on `shelf`; None until there is something.

    Vectors are kept by the text that they were made of, so that no text is ever encoded twice; the catalogue
    says whose they are. A crash loses what the catalogue learnt since it was last saved, and no vector.
    """

    def __init__(self, folder: Path, changes: Changes, encoder: Encoder, means: Means) -> None:
        self.shelf: Shelf | None = None
        self.encoder = encoder
        self.means = means
        self._folder = folder / encoder.name
        self._changes = changes
        self._vectors: Vectors | None = None
        self._catalogue = Catalogue.empty("")
        self._turn = asyncio.Lock()
        self._total = 0

    @property
    def progress(self) -> tuple[int, int]:
        """How many clauses have vectors, and how many were held when it last looked."""
        return len(self._catalogue), self._total

    async def open(self) -> None:
        """Put on the shelf what an earlier run has left."""
        async with self._turn:
            await self._open(await self._changes.state())

    async def follow(self) -> None:
        """Take in everything that changed. Raise EncoderError where the encoder fails."""
        async with self._turn, alone(self._folder / "lock"):
            state = await self._changes.state()
            vectors = await self._open(state)
            before = self._catalogue.seq
            try:
                await self._catch_up(vectors)
            finally:
                if self._catalogue.seq != before or self.shelf is None:
                    await self._publish(vectors)
            if len(self._catalogue) != state.held and before == state.last and before:
                log.warning("vectors out of step, ordered again", encoder=self.encoder.name)
                self._catalogue = Catalogue.empty(self._catalogue.stamp)
                await self._catch_up(vectors)
                await self._publish(vectors)

    async def _open(self, state: LibraryState) -> Vectors:
        """The newest of what this process knows and what another has saved."""
        self._total = state.held
        stamp = f"{VERSION} {state.name} {self.encoder.name}"
        if self._vectors is None:
            self._vectors = await asyncio.to_thread(Vectors, self._folder, self.encoder, self.means.length)
        saved = await asyncio.to_thread(load, self._folder / _CATALOGUE, stamp)
        if saved.seq > self._catalogue.seq or self._catalogue.stamp != stamp:
            self._catalogue = saved
            await asyncio.to_thread(self._vectors.reload)
            if await asyncio.to_thread(self._vectors.lacking, saved.keys()):
                log.warning("vectors spoilt, made again", encoder=self.encoder.name)
                self._catalogue = saved = Catalogue.empty(stamp)
            self.shelf = await asyncio.to_thread(self._shelved, saved, self._vectors) if len(saved) else None
        if self._catalogue.seq > state.last:
            self._catalogue, self.shelf = Catalogue.empty(stamp), None
        return self._vectors

    async def _catch_up(self, vectors: Vectors) -> None:
        shelved = len(self.shelf) if self.shelf else 0
        while batch := await self._changes.changes(self._catalogue.seq, _BATCH):
            now = await asyncio.to_thread(_passages, batch)
            await vectors.make([text for one in now for text in (*one.texts, one.around) if text])
            gone = [change.ref for change in batch]
            self._catalogue = await asyncio.to_thread(self._catalogue.changed, batch[-1].seq, gone, now)
            if len(self._catalogue) > _GROWN * shelved + _BATCH:
                await self._publish(vectors)
                shelved = len(self._catalogue)

    async def _publish(self, vectors: Vectors) -> None:
        catalogue = self._catalogue
        self.shelf = await asyncio.to_thread(self._shelved, catalogue, vectors)
        await asyncio.to_thread(catalogue.save, self._folder / _CATALOGUE)
        log.info("vectors ready", encoder=self.encoder.name, clauses=len(catalogue), held=self._total)

    def _shelved(self, catalogue: Catalogue, vectors: Vectors) -> Shelf:
        return Shelf(catalogue, vectors.records, self.means, vectors.words)


def _passages(batch: Sequence[Change]) -> list[Passages]:
    return [passages(change.held, change.chapeau) for change in batch if change.held is not None]


_CATALOGUE = "catalogue.npz"
_BATCH = 500  # clauses
_GROWN = 1.5  # a shelf is made anew when there is half as much again to put on it
