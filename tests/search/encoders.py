"""Encoders that count, wait, fail or are damaged, and a few clauses to find with them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from bot.search.encode import EncoderError, Matrix, unit
from bot.search.index import Index
from bot.search.universal import Model, Universal
from tests.search.library import held

SAFE = held(
    "Users should be able to confirm that members of their family came through the disaster.", key="1"
)
FUND = held("to maintain the trust fund for the implementation of the outcomes", key="2")
SCHOOL = held("ensure that all girls and boys complete free primary and secondary education", key="3")


@dataclass
class Counting:
    """An encoder of our own that counts what it is given, and fails where it is told to."""

    name: str = "counting-1"
    batch: int = 8
    given: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    fails: bool = False
    length: int = 64

    async def passages(self, texts: Sequence[str]) -> Matrix:
        self.given += texts
        return self._vectors(texts)

    async def questions(self, texts: Sequence[str]) -> Matrix:
        self.asked += texts
        return self._vectors(texts)

    def _vectors(self, texts: Sequence[str]) -> Matrix:
        if self.fails:
            message = "told to fail"
            raise EncoderError(message)
        length = self.length
        rows = [np.bincount([ord(each) % length for each in text], minlength=length) for text in texts]
        return unit(np.array(rows, np.float32))


@dataclass
class Waiting(Counting):
    """One that has begun to make vectors and is in no hurry."""

    begun: asyncio.Event = field(default_factory=asyncio.Event)
    go: asyncio.Event = field(default_factory=asyncio.Event)

    async def passages(self, texts: Sequence[str]) -> Matrix:
        self.begun.set()
        await self.go.wait()
        return await super().passages(texts)


@dataclass
class Hours:
    """A clock that stands still until it is moved."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


class Damaged(Universal):
    """The default encoder with its weights spoilt."""

    def load(self) -> Model:
        message = "weights.npz is damaged"
        raise EncoderError(message)


async def settled(index: Index) -> Index:
    await index.refresh()
    await index.settle()
    return index
