"""Rung when something may have to be said at once. Who keeps the time hears it, where somebody does."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Timekeeper(Protocol):
    """Wakes the chores when their time has come."""

    def wake(self) -> None:
        """Wake them now."""
        ...

    def next_wake(self) -> datetime | None:
        """When the next is woken."""
        ...


class Bell:
    """Connects those who act with the timekeeper; a house without one is worked by hand."""

    def __init__(self) -> None:
        self._timekeeper: Timekeeper | None = None

    def hang(self, timekeeper: Timekeeper) -> None:
        """Let this one hear it."""
        self._timekeeper = timekeeper

    def ring(self) -> None:
        if self._timekeeper:
            self._timekeeper.wake()

    def next_wake(self) -> datetime | None:
        """When the next chore is woken, None where nobody keeps the time."""
        return self._timekeeper.next_wake() if self._timekeeper else None
