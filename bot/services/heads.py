"""The heads of all documents held, by which questions call them: read again whenever the library changes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.domain.document import Expression
from bot.domain.heads import Head, head_of
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

    def __init__(self, library: Titled, submitters: SubmitterLexicon) -> None:
        self._library = library
        self._submitters = submitters
        self._known: tuple[Head, ...] = ()
        self._counted = -1

    async def __call__(self) -> tuple[Head, ...]:
        """Those of the library as it is now."""
        counted = await self._library.counted()
        if counted != self._counted:
            held = await self._library.heads(LONGEST)
            self._known = await asyncio.to_thread(self._read, held)
            self._counted = counted
        return self._known

    def _read(self, held: Mapping[Expression, Sequence[str]]) -> tuple[Head, ...]:
        return tuple(head_of(one, lines, self._submitters) for one, lines in held.items())
