"""What each failure of Discord or the network means for a notice."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import aiohttp
import discord

from bot.services.post import (
    BlockedError,
    GoneError,
    PassingError,
    PostError,
    RefusedError,
    UnauthorisedError,
)


@asynccontextmanager
async def failing() -> AsyncIterator[None]:
    """Turn what Discord or the network answers into what it means for a notice."""
    try:
        yield
    except discord.HTTPException as error:
        raise _meaning(error) from error
    except (aiohttp.ClientError, OSError) as error:
        raise PassingError(f"network: {type(error).__name__}") from error


def _meaning(error: discord.HTTPException) -> PostError:
    reason = f"{error.status} {error.code}"
    if error.status == 429:
        headers = error.response.headers
        after = timedelta(seconds=float(headers.get("Retry-After", 5)))
        return PassingError(reason, after) if headers.get("Via") else BlockedError(reason)
    if error.status == 401:
        return UnauthorisedError(reason)
    if error.code == 0:  # not of Discord itself: a proxy or its shield
        return PassingError(reason)
    if isinstance(error, discord.Forbidden):
        return RefusedError(reason)
    return GoneError(reason) if isinstance(error, discord.NotFound) else PassingError(reason)
