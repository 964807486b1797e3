"""One pace for all that is sent unasked, to all channels together: Discord allows 50 requests a second."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable

RATE = 48.0
"""Requests a second: the rest is left for what else the bot asks of Discord."""

LONGEST_BRAKE = 30.0


class Pace:
    """Turns, evenly spaced, in the order in which they were asked for.

    In no second (`span`) do more begin than one above the rate: what a busy machine held up is not made up
    for at once, which Discord would take for haste.
    """

    def __init__(
        self, rate: float = RATE, clock: Callable[[], float] = time.monotonic, span: float = 1.0
    ) -> None:
        self._interval = 1 / rate
        self._span = span
        self._begun: deque[float] = deque(maxlen=int(rate * span) + 1)
        self._clock = clock
        self._next = 0.0
        self._rests_until = 0.0
        self._refusals = 0

    async def turn(self, within: float = 60.0) -> bool:
        """Wait for a turn; False at once where there will be none within so many seconds."""
        while True:
            now = self._clock()
            slot = max(now, self._next, self._rests_until)
            if slot - now > within:
                return False
            self._next = slot + self._interval
            await asyncio.sleep(slot - now)
            if self._clock() >= self._rests_until and self._begin():
                return True

    def _begin(self) -> bool:
        """Begin where there is room within the last second."""
        now = self._clock()
        if len(self._begun) == self._begun.maxlen and now - self._begun[0] < self._span:
            return False
        self._begun.append(now)
        return True

    def rest(self, seconds: float) -> None:
        """Let nothing begin for so long."""
        self._rests_until = max(self._rests_until, self._clock() + seconds)

    def refused(self, after: float) -> None:
        """We were too fast: rest as long as asked, and twice as long each time in a row.

        What was under way already when a rest began is refused in it, and makes it no longer.
        """
        self._refusals += not self.rests
        self.rest(max(after, min(2.0 ** (self._refusals - 1), LONGEST_BRAKE)))

    def accepted(self) -> None:
        """The last request was taken."""
        self._refusals = 0

    @property
    def rests(self) -> float:
        """For how many seconds nothing begins."""
        return max(0.0, self._rests_until - self._clock())
