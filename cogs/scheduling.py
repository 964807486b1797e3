"""The events of the server itself, as Discord shows them in its list."""

from __future__ import annotations

import discord

from bot.domain.errors import UserError


def check_events(interaction: discord.Interaction) -> None:
    """Raise UserError("calendar-no-permission") where the bot may not make any."""
    me = interaction.guild.me if interaction.guild else None
    if me is None or not me.guild_permissions.manage_events:
        raise UserError("calendar-no-permission")
