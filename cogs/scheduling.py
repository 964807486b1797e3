"""Events of the server itself, as Discord shows them in its list."""

from __future__ import annotations

from datetime import datetime

import discord

from bot.domain.errors import UserError


async def schedule(
    interaction: discord.Interaction, name: str, starts: datetime, ends: datetime, place: str
) -> bool:
    """Make something an event of the server. Raise UserError where that can't be."""
    if interaction.guild is None or starts >= ends:
        raise UserError("calendar-past", what=name)
    try:
        await interaction.guild.create_scheduled_event(
            name=name[:100],
            start_time=starts,
            end_time=ends,
            entity_type=discord.EntityType.external,
            privacy_level=discord.PrivacyLevel.guild_only,
            location=place[:100],
        )
    except discord.Forbidden:
        raise UserError("calendar-no-permission") from None
    return True
