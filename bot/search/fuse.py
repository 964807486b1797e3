"""From scores to the probability that a clause answers."""

from __future__ import annotations

import math


def words_probability(share: float) -> float:
    """The probability by words alone; `share` is how much of what the question's words weigh was found."""
    return 1 / (1 + math.exp(-(_SLOPE * share + _LEVEL)))


_SLOPE = 9.0
_LEVEL = -3.6
