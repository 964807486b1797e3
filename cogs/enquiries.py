"""`/question`: what the library could not answer goes to the secretariat; and whether an answer helped."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.render.enquiries import (
    answer_form,
    enquiry_answered_card,
    enquiry_form,
    enquiry_taken_card,
    open_enquiries_card,
    rated_card,
)
from bot.services.enquiries import Rating
from cogs.controls import Click, control
from cogs.house import House
from cogs.replies import How


class Enquiries(House):
    """The secretariat's desk."""

    question = app_commands.Group(
        name="question",
        description="…",
        guild_only=True,
        default_permissions=discord.Permissions(manage_guild=True),
    )

    @question.command(name="list")
    async def list_open(self, interaction: discord.Interaction) -> None:
        async with self.replying(interaction) as reply:
            found = await self.services.enquiries.open(reply.person)
            await reply.show(open_enquiries_card(found, reply.language))

    @control("enquiry")
    async def choose(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction, How.WITH_FORM) as reply:
            enquiry = await self.services.enquiries.one(reply.person, click.values[0])
            await reply.ask(answer_form(enquiry, reply.language))

    @control("enquiry-answer")
    async def answer(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction) as reply:
            place = (click.typed.get("document", ""), click.typed.get("label", ""))
            known = await self.services.enquiries.answer(
                reply.person, click.args[0], click.typed["answer"], place, interaction.created_at
            )
            await reply.show(enquiry_answered_card(known.enquiry, known.quotation, reply.language))

    @control("enquire")
    async def enquire(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction, How.WITH_FORM) as reply:
            asked = self.services.asked.question(click.args[0])
            await reply.ask(enquiry_form(asked, reply.language))

    @control("enquire-send")
    async def send(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction) as reply:
            question = click.typed["question"]
            enquiry = await self.services.enquiries.put(reply.person, question, interaction.created_at)
            await reply.show(enquiry_taken_card(enquiry, reply.language))

    @control("rate")
    async def rate(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction) as reply:
            verdict, asked, ref = click.args
            question = self.services.asked.question(asked)
            rating = Rating(question, ref, verdict == "yes", interaction.created_at)
            await self.services.enquiries.rate(reply.person, rating)
            await reply.show(rated_card(reply.language, helpful=rating.helpful))
