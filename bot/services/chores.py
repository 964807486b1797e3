"""What the clock brings: work that is done when its time has come, asked for or not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

Clock = Callable[[], datetime]
"""The present, in UTC."""


class Chore(Protocol):
    """Called by the timer; calling it again, or from two replicas at once, does nothing more."""

    async def work(self, now: datetime) -> int:
        """Do what is due; how much that was."""
        ...

    async def next(self, now: datetime) -> datetime | None:
        """When there will be work next, None where nobody can say."""
        ...
