"""`/deadline`: what is due, and the chair's acts on it."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.domain.deadline import Act
from bot.render.agenda_cards import answered_card, calendar_card, proposals_card, proposing_card
from bot.render.calendar import Whose
from bot.render.deadline_cards import deadline_card, list_card
from bot.render.deadline_news import why_card
from bot.services.deadline_requests import Later, Request
from cogs.choices import Choices
from cogs.controls import Click, control
from cogs.deadline_choices import deadline_choices, outcome_card, role_names, told_of
from cogs.deeds import deed_of
from cogs.house import House
from cogs.replies import How, Reply, sender
from cogs.scheduling import check_events

What = app_commands.Range[str, 1, 300]
When = app_commands.Range[str, 1, 200]
Reason = app_commands.Range[str, 1, 500]


class Deadlines(House):
    """Its commands are offered to everybody and refused, with the reason, to those who don't lead."""

    deadline = app_commands.Group(name="deadline", description="…", guild_only=True)

    @deadline.command()
    async def add(
        self,
        interaction: discord.Interaction,
        what: What,
        when: When,
        document: str = "",
        clause: str = "",
        zone: str = "",
        audience: discord.Role | None = None,
        delegations: str = "",
        reminders: str = "",
        channel: discord.TextChannel | None = None,
    ) -> None:
        async with self.replying(interaction) as reply:
            place = str(channel.id) if channel else reply.person.channel
            role = str(audience.id) if audience else ""
            request = Request(what, when, document, clause, zone, role, delegations, reminders, place)
            outcome = await self.services.agenda.deadlines.add(deed_of(interaction), request, reply.language)
            await reply.show(outcome_card(outcome, reply.language))

    @deadline.command()
    async def list(self, interaction: discord.Interaction, past: bool = False) -> None:
        async with self.replying(interaction) as reply:
            await self._page(interaction, reply, 0, past=past)

    @deadline.command()
    async def show(self, interaction: discord.Interaction, deadline: str) -> None:
        async with self.replying(interaction) as reply:
            now = deed_of(interaction).at
            shown = await self.services.agenda.views.show(reply.person.guild, deadline, now)
            told = told_of(shown, reply.language)
            await reply.show(
                deadline_card(shown.deadline, told, reply.language, now=now, open_to_answers=True)
            )

    @deadline.command()
    async def why(self, interaction: discord.Interaction, deadline: str) -> None:
        await self._why(interaction, deadline)

    @deadline.command()
    async def extend(
        self, interaction: discord.Interaction, deadline: str, when: When, reason: Reason
    ) -> None:
        await self._later(interaction, Later(Act.EXTEND, deadline, when, reason))

    @deadline.command()
    async def reopen(
        self, interaction: discord.Interaction, deadline: str, when: When, reason: Reason
    ) -> None:
        await self._later(interaction, Later(Act.REOPEN, deadline, when, reason))

    @deadline.command()
    async def cancel(self, interaction: discord.Interaction, deadline: str, reason: Reason) -> None:
        async with self.replying(interaction) as reply:
            done = await self.services.agenda.deadlines.cancel(deed_of(interaction), deadline, reason)
            await reply.show(outcome_card(done, reply.language))

    @deadline.command()
    async def undo(self, interaction: discord.Interaction, deadline: str) -> None:
        async with self.replying(interaction) as reply:
            done = await self.services.agenda.deadlines.undo(deed_of(interaction), deadline)
            await reply.show(outcome_card(done, reply.language))

    @deadline.command()
    async def recall(self, interaction: discord.Interaction, deadline: str, reason: Reason) -> None:
        async with self.replying(interaction) as reply:
            done = await self.services.agenda.deadlines.recall(deed_of(interaction), deadline, reason)
            await reply.show(outcome_card(done, reply.language))

    @deadline.command()
    async def answer(self, interaction: discord.Interaction, deadline: str, delegation: str = "") -> None:
        await self._answer(interaction, deadline, delegation)

    @deadline.command()
    async def calendar(
        self, interaction: discord.Interaction, deadline: str = "", event: bool = False
    ) -> None:
        async with self.replying(interaction) as reply:
            made = event and bool(deadline) and await self._event(interaction, deadline)
            deed, views = deed_of(interaction), self.services.agenda.views
            found = await views.calendar(deed.guild)
            asked = await views.asked(deed, [each for each, _changed in found])
            name = interaction.guild.name if interaction.guild else ""
            whose = Whose(role_names(interaction), asked)
            await reply.show(calendar_card(found, name, reply.language, whose, event_made=made))

    @deadline.command()
    async def find(self, interaction: discord.Interaction, document: str) -> None:
        async with self.replying(interaction) as reply:
            held = await self.services.documents.whole(document, reply.language)
            now, guild = deed_of(interaction).at, reply.person.guild
            found = await self.services.agenda.proposals.stated(held, guild, now)
            rows = [(each.held, each.mention, each.number) for each in found]
            await reply.show(proposals_card(held[0] if held else None, rows, reply.language))

    @deadline.command()
    async def proposals(
        self, interaction: discord.Interaction, channel: discord.TextChannel | None = None
    ) -> None:
        async with self.replying(interaction) as reply:
            place = str(channel.id) if channel else ""
            await self.services.stating.choose(deed_of(interaction), place)
            await reply.show(proposing_card(place, reply.language))

    @show.autocomplete("deadline")
    @why.autocomplete("deadline")
    @extend.autocomplete("deadline")
    @reopen.autocomplete("deadline")
    @cancel.autocomplete("deadline")
    @undo.autocomplete("deadline")
    @recall.autocomplete("deadline")
    @answer.autocomplete("deadline")
    @calendar.autocomplete("deadline")
    async def _deadlines(self, interaction: discord.Interaction, typed: str) -> Choices:
        now = discord.utils.snowflake_time(interaction.id)
        person = await self.services.people.person(sender(interaction))
        found = await self.services.agenda.views.suggestions(person.guild, typed, now, person.language)
        return deadline_choices(found, person.language)

    @add.autocomplete("document")
    @find.autocomplete("document")
    async def _documents(self, interaction: discord.Interaction, typed: str) -> Choices:
        return await self.held(interaction, typed)

    @add.autocomplete("clause")
    async def _clauses(self, interaction: discord.Interaction, typed: str) -> Choices:
        return await self.labels(interaction, typed)

    @control("deadline-undo")
    async def undo_clicked(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction, How.IN_PLACE) as reply:
            done = await self.services.agenda.deadlines.undo(deed_of(interaction), click.args[0])
            await reply.show(outcome_card(done, reply.language))

    @control("deadline-settle")
    async def settle_clicked(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction, How.IN_PLACE) as reply:
            draft, choice = click.args
            outcome = await self.services.agenda.deadlines.settle(deed_of(interaction), draft, int(choice))
            await reply.show(outcome_card(outcome, reply.language))

    @control("deadline-propose")
    async def propose_clicked(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction) as reply:
            ref, _, number = click.values[0].rpartition(".")
            outcome = await self.services.agenda.proposals.set(
                deed_of(interaction), ref, int(number), reply.person.channel, reply.language
            )
            await reply.show(outcome_card(outcome, reply.language))

    @control("deadline-stated")
    async def stated_clicked(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction) as reply:
            ref, number = click.args
            outcome = await self.services.agenda.proposals.set(
                deed_of(interaction), ref, int(number), reply.person.channel, reply.language
            )
            await reply.show(outcome_card(outcome, reply.language))

    @control("deadline-answer")
    async def answer_clicked(self, interaction: discord.Interaction, click: Click) -> None:
        await self._answer(interaction, click.args[0])

    @control("deadline-why")
    async def why_clicked(self, interaction: discord.Interaction, click: Click) -> None:
        await self._why(interaction, click.args[0])

    @control("deadline-page")
    async def page_clicked(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction, How.IN_PLACE) as reply:
            await self._page(interaction, reply, int(click.args[0]), past=click.args[1] == "1")

    async def _page(self, interaction: discord.Interaction, reply: Reply, number: int, *, past: bool) -> None:
        now = deed_of(interaction).at
        page = await self.services.agenda.views.page(reply.person.guild, now, number, past=past)
        await reply.show(list_card(page.deadlines, (page.number, page.pages, page.past), reply.language))

    async def _later(self, interaction: discord.Interaction, asked: Later) -> None:
        async with self.replying(interaction) as reply:
            outcome = await self.services.agenda.deadlines.later(deed_of(interaction), asked, reply.language)
            await reply.show(outcome_card(outcome, reply.language))

    async def _answer(self, interaction: discord.Interaction, deadline: str, delegation: str = "") -> None:
        async with self.replying(interaction) as reply:
            deed, views = deed_of(interaction), self.services.agenda.views
            said = await views.answer(deed, deadline, delegation.upper())
            shown = await views.show(deed.guild, deadline, deed.at)
            await reply.show(
                answered_card(shown.deadline, said.delegation, said.at, reply.language, late=said.late)
            )

    async def _why(self, interaction: discord.Interaction, deadline: str) -> None:
        async with self.replying(interaction) as reply:
            why = await self.services.agenda.views.why(reply.person.guild, deadline)
            found = (why.event, why.computed) if why.event else None
            await reply.show(why_card(why.deadline, why.rule, found, why.changes, reply.language))

    async def _event(self, interaction: discord.Interaction, deadline: str) -> bool:
        """Let a deadline be an event of the server too. Raise UserError where that can't be."""
        check_events(interaction)
        await self.services.agenda.deadlines.list(deed_of(interaction), deadline)
        return True
