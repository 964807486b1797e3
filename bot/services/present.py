"""The present: what the machine's clock shows, but never behind what Discord's has shown."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.services.chores import Clock

SKEW = timedelta(seconds=5)
"""So much our clock may be behind Discord's, for headers tell full seconds and messages take their time."""


def machine() -> datetime:
    """What the machine's clock shows."""
    return datetime.now(UTC)


class Present:
    """A Clock. What people do bears Discord's time: told by a clock that was set back it would lie ahead."""

    def __init__(self, clock: Clock = machine, ticking: Callable[[], float] = time.monotonic) -> None:
        """`ticking` gives seconds, whatever the clock does."""
        self._clock = clock
        self._ticking = ticking
        self._heard: tuple[datetime, float] | None = None

    def __call__(self) -> datetime:
        return self._clock() + self.behind

    @property
    def behind(self) -> timedelta:
        """How far the machine's clock is behind, 0 where it is right or ahead."""
        if self._heard is None:
            return timedelta()
        shown, at = self._heard
        gap = shown + timedelta(seconds=self._ticking() - at) - self._clock()
        return gap if gap > SKEW else timedelta()

    def hear(self, shown: datetime) -> None:
        """Discord's clock shows this now."""
        self._heard = (shown, self._ticking())
