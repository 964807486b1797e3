"""What every cog is given and how its controls are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.domain.language import Language
from bot.services.services import Services
from cogs.choices import Choices, clause_choices, document_choices, spoken
from cogs.controls import Handler, handlers
from cogs.replies import How, Reply, replying, sender

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager


class House(commands.Cog):
    """A part of the secretary's office: its commands, and the controls on its cards."""

    def __init__(self, bot: commands.Bot, services: Services) -> None:
        self.bot = bot
        self.services = services

    @property
    def controls(self) -> dict[str, Handler]:
        """The verbs that this cog answers."""
        return dict(handlers(self))

    def replying(
        self, interaction: discord.Interaction, how: How = How.PRIVATELY
    ) -> AbstractAsyncContextManager[Reply]:
        """Acknowledge the interaction and answer it inside the block."""
        return replying(interaction, self.services.people, how)

    async def reader(self, interaction: discord.Interaction) -> Language:
        """The language in which who sent this is answered."""
        return (await self.services.people.person(sender(interaction))).language

    async def held(self, interaction: discord.Interaction, typed: str) -> Choices:
        """The documents held that fit what is typed, each with its title in the reader's language."""
        language = await self.reader(interaction)
        return document_choices(await self.services.documents.suggestions(typed, language))

    async def labels(self, interaction: discord.Interaction, typed: str, option: str = "document") -> Choices:
        """The clauses that fit what is typed, of the document in that option, in the language wanted."""
        document = str(getattr(interaction.namespace, option, ""))
        language = spoken(getattr(interaction.namespace, "language", None), await self.reader(interaction))
        return clause_choices(await self.services.documents.labels_near(document, language, typed))
