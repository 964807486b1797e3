"""How long something took, many times over: the median beside a high percentile."""

from __future__ import annotations

from collections.abc import Iterable


def told(milliseconds: Iterable[float], *, high: int = 95, digits: int = 1) -> str:
    """The median and the `high`th percentile, as "13.3/14.4", with so many digits after the point."""
    ordered = sorted(milliseconds)
    median, most = ordered[len(ordered) // 2], ordered[len(ordered) * high // 100]
    return f"{median:.{digits}f}/{most:.{digits}f}"
