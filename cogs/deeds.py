"""An interaction as a deed: who does it, and when Discord received it."""

from __future__ import annotations

import discord

from bot.domain.deed import Deed
from cogs.replies import sender


def deed_of(interaction: discord.Interaction) -> Deed:
    """The deed that this interaction asks for; its time is Discord's own, out of its id."""
    person = sender(interaction)
    return Deed(
        guild=person.guild,
        interaction=str(interaction.id),
        at=discord.utils.snowflake_time(interaction.id),
        user=person.id,
        roles=person.roles,
        manages=person.manages,
    )
