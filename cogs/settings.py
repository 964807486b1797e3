"""`/language` and `/help`."""

from __future__ import annotations

from typing import Literal

import discord
from discord import app_commands

from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.person import Person
from bot.render.help import help_card
from bot.render.settings import language_card
from cogs.choices import LanguageChoice
from cogs.house import House

Place = Literal["person", "channel", "guild"]


class Settings(House):
    """What people choose, and what they can do."""

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def language(
        self, interaction: discord.Interaction, language: LanguageChoice = None, place: Place = "person"
    ) -> None:
        async with self.replying(interaction) as reply:
            chosen = Language(language) if language else None
            await self.services.people.choose_language(_owner(reply.person, place), chosen)
            await reply.show(language_card(chosen, place, reply.language))

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def help(self, interaction: discord.Interaction) -> None:
        async with self.replying(interaction) as reply:
            await reply.show(help_card(reply.language))


def _owner(person: Person, place: Place) -> str:
    """Whose choice it is. Raise UserError where the person may not choose for that place."""
    if place == "person":
        return f"person:{person.id}"
    if not person.guild:
        raise UserError("server-only")
    if not person.manages:
        raise UserError("not-allowed")
    return f"channel:{person.channel}" if place == "channel" else f"guild:{person.guild}"
