"""Finding by meaning: the encoders, their vectors, and what they make of a question."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable
from pathlib import Path

import numpy as np
import structlog

from bot.domain.language import Language
from bot.search.counterparts import Counterparts
from bot.search.encode import Encoder, EncoderError, has_words
from bot.search.follow import Follower
from bot.search.means import Samples, means_of
from bot.search.rank import View
from bot.search.universal import Pieces, Universal
from bot.services.changes import Changes

log = structlog.get_logger()

Progress = tuple[int, int]


class Meaning:
    """Works in the background; until it has vectors, and where it can't have them, there are no views.

    The first encoder is the default one, whose word pieces the counterparts are found with; a second may
    stand beside it. Each has its own vectors, so that either can be changed or fail without the other.
    """

    def __init__(
        self,
        folder: Path,
        changes: Changes,
        resources: Path,
        samples: Samples,
        second: Encoder | None = None,
        universal: Universal | None = None,
    ) -> None:
        self._folder = folder
        self._changes = changes
        self._resources = resources
        self._samples = samples
        self._universal = universal or Universal()
        self._encoders: tuple[Encoder, ...] = (self._universal, *([second] if second else []))
        self._followers: dict[str, Follower] = {}
        self._opened = asyncio.Event()
        self._work: asyncio.Task[None] | None = None
        self._again = False
        self._told: set[str] = set()
        self.counterparts: Counterparts | None = None

    def start(self) -> None:
        """Bring the vectors up to date with the library, in the background."""
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self._bring_up())
        else:
            self._again = True

    async def settle(self) -> None:
        """Wait until the vectors are up to date, or as far as they come."""
        self.start()
        while self._work is not None and not self._work.done():
            await asyncio.wait({self._work})

    async def close(self) -> None:
        """Stop the work; what it has done is kept."""
        if self._work is not None:
            self._work.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._work

    @property
    def progress(self) -> Progress:
        """How many clauses every encoder has vectors of, and how many are held."""
        seen = [follower.progress for follower in self._followers.values()]
        return (min(done for done, _ in seen), max(held for _, held in seen)) if seen else (0, 0)

    async def asked(self, question: str, language: Language) -> tuple[Pieces, tuple[View, ...]]:
        """The question's word pieces, and its view of each shelf; none where there is nothing to see."""
        await self._ready()
        views: list[View] = []
        pieces: Pieces = np.empty(0, np.int64)
        if self.counterparts is not None and has_words(question):
            pieces = await asyncio.to_thread(self._pieces, question)
            for encoder in self._encoders:
                view = await self._view(encoder, question, language)
                if view is None:
                    break
                views.append(view)
        return pieces, tuple(views)

    def _pieces(self, question: str) -> Pieces:
        return self._universal.load().pieces(question[:_LONGEST])

    async def _view(self, encoder: Encoder, question: str, language: Language) -> View | None:
        follower = self._followers.get(encoder.name)
        if follower is None or follower.shelf is None:
            return None
        try:
            vector = (await encoder.questions([question]))[0]
        except EncoderError as fault:
            self._tell(encoder, fault)
            return None
        centred = follower.means.question(vector, language)
        return await asyncio.to_thread(View.of, follower.shelf, centred)

    async def _ready(self) -> None:
        """Wait, for a moment, for what an earlier run has left."""
        if self._work is None:
            self.start()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                await self._opened.wait()

    async def _bring_up(self) -> None:
        for encoder in self._encoders:
            await self._guarded(encoder, self._open(encoder))
            self._opened.set()
        self._again = True
        while self._again:
            self._again = False
            for encoder in self._encoders:
                if (follower := self._followers.get(encoder.name)) is not None:
                    await self._guarded(encoder, follower.follow())

    async def _open(self, encoder: Encoder) -> None:
        """Put on its shelf what an earlier run has left. The first time, also load the default encoder."""
        if encoder.name in self._followers:
            return
        if encoder is self._universal and self.counterparts is None:
            model = await asyncio.to_thread(self._universal.load)
            self.counterparts = await asyncio.to_thread(
                Counterparts, model, self._resources / "background.npz"
            )
        means = await means_of(encoder, self._resources / "means.npz", self._folder, self._samples)
        follower = Follower(self._folder, self._changes, encoder, means)
        await follower.open()
        self._followers[encoder.name] = follower

    async def _guarded(self, encoder: Encoder, deed: Awaitable[None]) -> None:
        try:
            await deed
        except (EncoderError, OSError, ValueError) as fault:
            self._tell(encoder, fault)

    def _tell(self, encoder: Encoder, fault: Exception) -> None:
        """Say once what is wrong with an encoder: until it is mended clauses are found without it."""
        if encoder.name not in self._told:
            self._told.add(encoder.name)
            log.warning("finding without this encoder", encoder=encoder.name, reason=str(fault))


_LONGEST = 2000  # characters of a question whose words look for counterparts
_PATIENCE = 4.0  # seconds
