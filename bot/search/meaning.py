"""Finding by meaning: the encoders, their vectors, and what they make of a question."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable
from pathlib import Path

import structlog

from bot.domain.language import Language
from bot.search.counterparts import Spoken
from bot.search.encode import Encoder, EncoderError, Matrix, Steady, has_words
from bot.search.follow import Follower
from bot.search.means import Samples, means_of
from bot.search.rank import View
from bot.search.rest import Clock, Rest
from bot.search.universal import Universal
from bot.services.changes import Changes

log = structlog.get_logger()

Progress = tuple[int, int]


class Meaning:
    """Works in the background; until it has vectors, and where it can't have them, there are no views.

    The first encoder is the default one, which tells words too; a second may stand beside it. Each has its
    own vectors, so that either can be changed or fail without the other. One that fails rests for a while:
    questions do without it, and it is tried again in the background.
    """

    def __init__(
        self,
        folder: Path,
        changes: Changes,
        resources: Path,
        samples: Samples,
        second: Encoder | None = None,
        universal: Universal | None = None,
        clock: Clock = time.monotonic,
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
        self._answering = {encoder.name: Rest(clock) for encoder in self._encoders}
        self._working = {encoder.name: Rest(clock) for encoder in self._encoders}
        self._trial: asyncio.Task[None] | None = None

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

    async def examine(self) -> None:
        """Have the second encoder answer a question, so that `failing` is true of this moment."""
        for encoder in self._encoders[1:]:
            follower = self._followers.get(encoder.name)
            await self._try(follower.encoder if follower else encoder, _TRIAL)

    async def close(self) -> None:
        """Stop the work; what it has done is kept."""
        for task in (self._work, self._trial):
            if task is not None:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task

    @property
    def progress(self) -> Progress:
        """How many clauses have a vector of each encoder at work, and how many are held.

        (0, 0) without the default encoder, which the other one only helps.
        """
        if self._universal.name not in self._followers:
            return (0, 0)
        seen = [
            follower.progress
            for name, follower in self._followers.items()
            if name == self._universal.name or not self._fails(name)
        ]
        return min(done for done, _ in seen), max(held for _, held in seen)

    @property
    def failing(self) -> bool:
        """Whether an encoder failed when it was last tried."""
        return any(self._fails(encoder.name) for encoder in self._encoders)

    async def asked(self, question: str, language: Language) -> tuple[Spoken, tuple[View, ...]]:
        """The question's words, and its view of each shelf; none where there is nothing to see."""
        await self._ready()
        self._work_again()
        spoken, views = Spoken.nothing(), list[View]()
        for encoder in self._encoders if has_words(question) else ():
            follower = self._followers.get(encoder.name)
            if follower is None or follower.shelf is None or self._rests(follower, question):
                break
            try:
                vector, words = await self._vector(follower.encoder, question)
            except EncoderError as fault:
                self._answering[encoder.name].failed()
                self._tell(encoder, fault)
                break
            spoken = words or spoken
            centred = follower.means.question(vector, language)
            views.append(View(follower.shelf, centred))
        return spoken, tuple(views)

    def _rests(self, follower: Follower, question: str) -> bool:
        """Whether it is left alone; where it was for long enough, it is tried while nobody waits."""
        rest = self._answering[follower.encoder.name]
        if rest.due and (self._trial is None or self._trial.done()):
            self._trial = asyncio.create_task(self._try(follower.encoder, question))
        return rest.failing

    async def _try(self, encoder: Encoder, question: str) -> None:
        try:
            await self._vector(encoder, question)
        except EncoderError as fault:
            self._answering[encoder.name].failed()
            self._tell(encoder, fault)
        else:
            self._answering[encoder.name].went_well()
            self._mended(encoder)

    def _work_again(self) -> None:
        """Begin once more with work that failed, where that is long enough ago."""
        idle = self._work is not None and self._work.done()
        if idle and any(rest.due for rest in self._working.values()):
            self.start()

    async def _vector(self, encoder: Encoder, question: str) -> tuple[Matrix, Spoken | None]:
        """The question's vector, and its words where the encoder tells them."""
        if encoder is self._universal:
            return await asyncio.to_thread(self._universal.question, question)
        return (await encoder.questions([question]))[0], None

    async def _ready(self) -> None:
        """Wait, for a moment, for what an earlier run has left."""
        if self._work is None:
            self.start()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                await self._opened.wait()

    async def _bring_up(self) -> None:
        for encoder in self._encoders:
            if encoder.name not in self._followers:
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
        if encoder is self._universal:
            await asyncio.to_thread(self._universal.load)
        means = await means_of(encoder, self._resources / "means.npz", self._folder, self._samples)
        steady = encoder if encoder is self._universal else Steady(encoder, means.length)
        follower = Follower(self._folder, self._changes, steady, means)
        await follower.open()
        self._followers[encoder.name] = follower

    async def _guarded(self, encoder: Encoder, deed: Awaitable[None]) -> None:
        try:
            await deed
        except (EncoderError, OSError, ValueError) as fault:
            self._working[encoder.name].failed()
            self._tell(encoder, fault)
        else:
            self._working[encoder.name].went_well()
            self._mended(encoder)

    def _fails(self, name: str) -> bool:
        return self._answering[name].failing or self._working[name].failing

    def _tell(self, encoder: Encoder, fault: Exception) -> None:
        """Say once what is wrong with an encoder: until it is mended clauses are found without it."""
        if encoder.name not in self._told:
            self._told.add(encoder.name)
            log.warning("finding without this encoder", encoder=encoder.name, reason=str(fault))

    def _mended(self, encoder: Encoder) -> None:
        """Say that an encoder which failed is used again."""
        if encoder.name in self._told and not self._fails(encoder.name):
            self._told.remove(encoder.name)
            log.info("finding with this encoder again", encoder=encoder.name)


_PATIENCE = 4.0  # seconds
_TRIAL = "resolves"
