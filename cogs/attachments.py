"""Files that people attach to a command."""

from __future__ import annotations

import discord

from bot.domain.errors import UserError

TABLE = 8  # megabytes of a table: CSV or a spreadsheet
DOCUMENT = 25  # megabytes of a document


async def attached(file: discord.Attachment, most: int = TABLE) -> bytes:
    """The bytes of an attachment of at most so many megabytes.

    Raise UserError("attachment-large") before it is fetched, ("attachment-gone") where it can't be.
    """
    if file.size > most * 2**20:
        raise UserError("attachment-large", name=file.filename, most=most)
    try:
        return await file.read()
    except discord.HTTPException:
        raise UserError("attachment-gone", name=file.filename) from None
