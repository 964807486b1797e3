"""`/calendar`: the milestones of the process, followed like documents."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.render.process import followed_card, process_card
from cogs.choices import Choices
from cogs.deeds import deed_of
from cogs.house import House


class ProcessCalendar(House):
    """For everybody; a channel's reminders are set by those who lead."""

    @app_commands.command()
    @app_commands.guild_only()
    async def calendar(
        self,
        interaction: discord.Interaction,
        past: bool = False,
        follow: str = "",
        channel: discord.TextChannel | None = None,
    ) -> None:
        async with self.replying(interaction) as reply:
            deed, desk = deed_of(interaction), self.services.calendar
            if follow:
                place = str(channel.id) if channel else ""
                milestone, _ = await desk.follow(deed, follow, place, reply.person.zone)
                await reply.show(followed_card(milestone, reply.language))
                return
            today = deed.at.date()
            shown = desk.process.past(today) if past else desk.process.coming(today)
            await reply.show(process_card(shown, deed.at, reply.language, past=past))

    @calendar.autocomplete("follow")
    async def _milestones(self, interaction: discord.Interaction, typed: str) -> Choices:
        language = await self.reader(interaction)
        today = discord.utils.snowflake_time(interaction.id).date()
        titles = [
            (each.titles[language], each.key)
            for each in self.services.calendar.process.coming(today)
            if each.start
        ]
        wanted = typed.casefold()
        return [
            app_commands.Choice(name=title[:100], value=key)
            for title, key in titles
            if wanted in title.casefold()
        ][:25]
