"""What all documents held are called by: heads, numbers, symbols. Read again when the library changes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.document import Expression
from bot.domain.head_lexicon import HeadLexicon
from bot.domain.heads import Head, head_of
from bot.domain.held_numbers import HeldNumbers
from bot.domain.held_symbols import HeldSymbols
from bot.domain.submitter import LONGEST, SubmitterLexicon


class Titled(Protocol):
    """What is asked of the library."""

    async def counted(self) -> int:
        """A number that rises with every change of what is held."""
        ...

    async def heads(self, most: int) -> Mapping[Expression, Sequence[str]]:
        """Every expression, with those of its first lines that are at most so long and no clauses."""
        ...


@dataclass(frozen=True, slots=True)
class HeldNames:
    """What documents are called by: their heads, their numbers alone, their symbols."""

    heads: tuple[Head, ...]
    numbers: HeldNumbers
    symbols: HeldSymbols


class Heads:
    """Keeps them in memory."""

    def __init__(self, library: Titled, submitters: SubmitterLexicon, lexicon: HeadLexicon) -> None:
        self._library = library
        self._submitters = submitters
        self.lexicon = lexicon
        self._names = HeldNames((), HeldNumbers.of(()), HeldSymbols.of(()))
        self._counted = -1

    async def __call__(self) -> HeldNames:
        """As the library is now."""
        counted = await self._library.counted()
        if counted != self._counted:
            held = await self._library.heads(LONGEST)
            self._names = await asyncio.to_thread(self._read, held)
            self._counted = counted
        return self._names

    def _read(self, held: Mapping[Expression, Sequence[str]]) -> HeldNames:
        return HeldNames(
            tuple(head_of(one, lines, self._submitters, self.lexicon) for one, lines in held.items()),
            HeldNumbers.of(one.symbol.work for one in held),
            HeldSymbols.of(one.symbol for one in held),
        )
