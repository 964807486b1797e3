"""Whether everything that the secretary stands on answers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Check:
    """One thing examined: `key` names its words, `details` fill them.

    Not `well` where it needs mending; `stands` where the bot does its work all the same.
    """

    key: str
    well: bool
    details: Mapping[str, object] = field(default_factory=dict)
    stands: bool = False


class Condition(Protocol):
    """What can be examined from outside."""

    async def database(self) -> Check: ...

    async def library(self) -> Check: ...

    async def state(self) -> Check: ...

    async def search(self) -> Check: ...

    async def outbox(self) -> Check: ...

    async def rounds(self) -> Check: ...


async def checks(condition: Condition) -> AsyncIterator[Check]:
    """Each check in the order in which they depend on each other."""
    below = (condition.state, condition.database, condition.library, condition.search)
    for examine in (*below, condition.outbox, condition.rounds):
        yield await examine()
