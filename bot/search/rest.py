"""How long what failed is left alone before it is tried again."""

from __future__ import annotations

import time
from collections.abc import Callable

Clock = Callable[[], float]

SHORTEST, LONGEST = 30.0, 600.0  # seconds


class Rest:
    """A pause after a failure, twice as long after each one in a row, until something goes well."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._pause = 0.0
        self._until = 0.0

    @property
    def failing(self) -> bool:
        """Whether nothing has gone well since the last failure."""
        return self._pause > 0

    @property
    def due(self) -> bool:
        """Whether what fails may be tried again."""
        return self.failing and self._clock() >= self._until

    def failed(self) -> None:
        """Begin the pause, or the next one; what was under way as a pause began makes it no longer."""
        if self.failing and not self.due:
            return
        self._pause = min(max(SHORTEST, self._pause * 2), LONGEST)
        self._until = self._clock() + self._pause

    def went_well(self) -> None:
        self._pause = 0.0
