"""What all documents held are called by: heads, numbers, symbols. Read again when the library changes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
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


class Heads:
    """Keeps them in memory."""

    def __init__(self, library: Titled, submitters: SubmitterLexicon, lexicon: HeadLexicon) -> None:
        self._library = library
        self._submitters = submitters
        self.lexicon = lexicon
        self._known: tuple[Head, ...] = ()
        self._numbers = HeldNumbers.of(())
        self._symbols = HeldSymbols.of(())
        self._counted = -1

    async def __call__(self) -> tuple[Head, ...]:
        """Those of the library as it is now."""
        await self._renew()
        return self._known

    async def numbers(self) -> HeldNumbers:
        """What is held by its numbers, as the library is now."""
        await self._renew()
        return self._numbers

    async def symbols(self) -> HeldSymbols:
        """What is held by its symbols, as the library is now."""
        await self._renew()
        return self._symbols

    async def _renew(self) -> None:
        counted = await self._library.counted()
        if counted != self._counted:
            held = await self._library.heads(LONGEST)
            self._known, self._numbers, self._symbols = await asyncio.to_thread(self._read, held)
            self._counted = counted

    def _read(self, held: Mapping[Expression, Sequence[str]]) -> _Called:
        heads = tuple(head_of(one, lines, self._submitters, self.lexicon) for one, lines in held.items())
        numbers = HeldNumbers.of(one.symbol.work for one in held)
        return heads, numbers, HeldSymbols.of(one.symbol for one in held)


_Called = tuple[tuple[Head, ...], HeldNumbers, HeldSymbols]
