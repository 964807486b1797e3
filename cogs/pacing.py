"""What Discord answers to any request of ours slows down what is sent unasked, and tells its time."""

from __future__ import annotations

import contextlib
from datetime import UTC
from email.utils import parsedate_to_datetime
from types import SimpleNamespace

import aiohttp

from bot.services.errand import BAN
from bot.services.pace import Pace
from bot.services.present import Present


def following(pace: Pace, present: Present) -> aiohttp.TraceConfig:
    """A trace that tells the pace of every 429, for discord.py waits and tries again without a word, and the
    present of what Discord's clock shows.
    """

    async def ended(
        _session: aiohttp.ClientSession, _context: SimpleNamespace, ending: aiohttp.TraceRequestEndParams
    ) -> None:
        headers = ending.response.headers
        with contextlib.suppress(ValueError):  # none, or no date
            present.hear(parsedate_to_datetime(headers.get("Date", "")).astimezone(UTC))
        if ending.response.status != 429 or headers.get("X-RateLimit-Scope") == "shared":
            return
        if "Via" not in headers:
            pace.rest(BAN.total_seconds())
            return
        pace.refused(float(headers.get("Retry-After", 1)))

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(ended)
    return trace
