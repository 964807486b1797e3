"""Files that people attach to a command."""

from __future__ import annotations

import discord

from bot.domain.errors import UserError

MOST_BYTES = 2 * 2**20  # of a table; documents have their own way in


async def attached(file: discord.Attachment) -> bytes:
    """The bytes of a table that a person attached. Raise UserError("table-large") before reading too much."""
    if file.size > MOST_BYTES:
        raise UserError("table-large", most=MOST_BYTES // 2**20)
    return await file.read()
