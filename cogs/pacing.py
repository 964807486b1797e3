"""What Discord answers to any request of ours slows down what is sent unasked."""

from __future__ import annotations

from types import SimpleNamespace

import aiohttp

from bot.services.errand import BAN
from bot.services.pace import Pace


def following(pace: Pace) -> aiohttp.TraceConfig:
    """A trace that tells the pace of every 429: discord.py waits and tries again without a word."""

    async def ended(
        _session: aiohttp.ClientSession, _context: SimpleNamespace, ending: aiohttp.TraceRequestEndParams
    ) -> None:
        headers = ending.response.headers
        if ending.response.status != 429 or headers.get("X-RateLimit-Scope") == "shared":
            return
        if "Via" not in headers:
            pace.rest(BAN.total_seconds())
            return
        pace.refused(float(headers.get("Retry-After", 1)))

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(ended)
    return trace
