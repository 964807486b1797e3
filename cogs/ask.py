"""`/ask` and `/clause`: a question, and one clause by its label."""

from __future__ import annotations

from functools import partial

import discord
from discord import app_commands

from bot.render.answers import (
    answer_card,
    context_card,
    full_card,
    languages_card,
    quotation_card,
    shared_card,
)
from bot.render.card import Card
from bot.render.enquiries import known_blocks
from bot.render.explaining import explanation_blocks
from bot.render.stocktaking import entries_blocks
from cogs.choices import Choices, LanguageChoice, spoken
from cogs.controls import Click, control
from cogs.deeds import deed_of
from cogs.house import House
from cogs.replies import How


class Ask(House):
    """Quotes the clause that answers, or says that it isn't there."""

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def ask(
        self,
        interaction: discord.Interaction,
        question: app_commands.Range[str, 1, 4000],
        document: str = "",
        language: LanguageChoice = None,
    ) -> None:
        async with self.replying(interaction) as reply:
            reader = spoken(language, reply.language)
            answer = await self.services.ask(question, reader, document)
            known = await self.services.enquiries.known(reply.person.guild, question)
            before = known_blocks(known.enquiry, known.quotation, reader) if known else ()
            served = await self.services.stocktaking.asked(question)
            if served:
                before = (*entries_blocks(served.wanted, served.entries, reader), *before)
            fetch = bool(answer.missing) and await self.services.chamber.desk.leads(deed_of(interaction))
            remembered = self.services.asked.remember(question)
            card = partial(answer_card, answer, reader, remembered, before, fetch=fetch)
            await reply.show(card())
            if said := await self.services.explain(answer, reader):
                explained = explanation_blocks(said, reader)
                await reply.again(card(after=explained), Card(tuple(explained[1:]), reader))

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def clause(
        self, interaction: discord.Interaction, document: str, label: str, language: LanguageChoice = None
    ) -> None:
        async with self.replying(interaction) as reply:
            reader = spoken(language, reply.language)
            quotation = await self.services.documents.clause(document, label, reader)
            await reply.show(quotation_card(quotation, reply.language))

    @ask.autocomplete("document")
    @clause.autocomplete("document")
    async def _documents(self, interaction: discord.Interaction, typed: str) -> Choices:
        return await self.held(interaction, typed)

    @clause.autocomplete("label")
    async def _labels(self, interaction: discord.Interaction, typed: str) -> Choices:
        return await self.labels(interaction, typed)

    @control("context")
    async def context(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction) as reply:
            around = await self.services.documents.neighbours(click.args[0])
            await reply.show(context_card(around, click.args[0], reply.language))

    @control("languages")
    async def languages(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction) as reply:
            versions = await self.services.documents.translations(click.args[0])
            await reply.show(languages_card(versions, reply.language))

    @control("full")
    async def full(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction) as reply:
            held = await self.services.documents.by_ref(click.args[0])
            await reply.show(full_card(held, reply.language))

    @control("share")
    async def share(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction, How.PUBLICLY) as reply:
            quotation = await self.services.documents.quotation_of(click.args[0], reply.language)
            await reply.show(shared_card(quotation, reply.person.name, reply.language))
