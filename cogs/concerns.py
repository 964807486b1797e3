"""`/concern`: named reservations with their owners, settled on record."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.domain.deed import Deed
from bot.domain.language import Language
from bot.render.card import Card
from bot.render.position_acts import concerns_card
from cogs.choices import Choices, offering
from cogs.deeds import deed_of
from cogs.house import House
from cogs.poll_choices import concern_choices, own_choices, poll_choices

Words = app_commands.Range[str, 1, 4000]
Reason = app_commands.Range[str, 0, 1000]


class Concerns(House):
    """Raised by a delegation, resolved by it or by the chair with a reason."""

    concern = app_commands.Group(name="concern", description="…", guild_only=True)

    @concern.command(name="raise")
    async def raise_(
        self, interaction: discord.Interaction, poll: str, text: Words, clause: str = "", delegation: str = ""
    ) -> None:
        async with self.replying(interaction) as reply:
            deed = deed_of(interaction)
            await self.services.chamber.floor.concern(deed, poll, text, clause, delegation)
            await reply.show(await self._all(deed, poll, reply.language))

    @concern.command()
    async def resolve(
        self, interaction: discord.Interaction, poll: str, concern: str, reason: Reason = ""
    ) -> None:
        async with self.replying(interaction) as reply:
            deed = deed_of(interaction)
            await self.services.chamber.floor.resolve(deed, poll, concern, reason)
            await reply.show(await self._all(deed, poll, reply.language))

    @concern.command()
    async def reopen(
        self, interaction: discord.Interaction, poll: str, concern: str, reason: Reason = ""
    ) -> None:
        async with self.replying(interaction) as reply:
            deed = deed_of(interaction)
            await self.services.chamber.floor.raise_again(deed, poll, concern, reason)
            await reply.show(await self._all(deed, poll, reply.language))

    @concern.command(name="list")
    async def list_(self, interaction: discord.Interaction, poll: str) -> None:
        async with self.replying(interaction) as reply:
            await reply.show(await self._all(deed_of(interaction), poll, reply.language))

    @raise_.autocomplete("poll")
    @resolve.autocomplete("poll")
    @reopen.autocomplete("poll")
    @list_.autocomplete("poll")
    async def _polls(self, interaction: discord.Interaction, typed: str) -> Choices:
        deed = deed_of(interaction)
        polls = await self.services.chamber.desk.polls.polls(deed.guild)
        return poll_choices(polls, deed.at, typed, await self.reader(interaction))

    @raise_.autocomplete("delegation")
    async def _own(self, interaction: discord.Interaction, typed: str) -> Choices:
        desk, language = self.services.chamber.desk, await self.reader(interaction)
        return await own_choices(desk, deed_of(interaction), typed, language)

    @resolve.autocomplete("concern")
    @reopen.autocomplete("concern")
    @offering
    async def _concerns(self, interaction: discord.Interaction, typed: str) -> Choices:
        chosen = str(getattr(interaction.namespace, "poll", ""))
        _, found = await self.services.chamber.floor.concerns(deed_of(interaction), chosen)
        return concern_choices(found, typed)

    async def _all(self, deed: Deed, poll: str, language: Language) -> Card:
        record, found = await self.services.chamber.floor.concerns(deed, poll)
        return concerns_card(record, found, language)
