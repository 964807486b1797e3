"""How the outbox stands, and how far the library is found by meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.encoded import Encoded
from bot.domain.notice import Counts, Told


@dataclass(frozen=True, slots=True)
class Standing:
    """What the outbox holds as of `at`, and what can't be sent.

    `next_wake` is the timer's plan, None where there is no timer.
    """

    at: datetime
    counts: Counts
    troubled: Sequence[Told]
    next_wake: datetime | None
    encoded: Encoded
