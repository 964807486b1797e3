"""`/meeting`: meetings with their agenda, documents and deadlines."""

from __future__ import annotations

from typing import Literal

import discord
from discord import app_commands

from bot.domain.meeting import Paper, Removal, opens_at
from bot.render.meeting_cards import Agenda, agenda_card, meeting_card, meetings_card, removed_card
from bot.services.deadline_events import NewEvent
from bot.services.meetings import Meeting
from cogs.choices import Choices
from cogs.controls import Click, control
from cogs.deadline_choices import event_choices
from cogs.deadlines import When
from cogs.deeds import deed_of
from cogs.house import House
from cogs.replies import How, Reply
from cogs.scheduling import check_events

Kind = Literal["council", "council-working-group", "conference", "plenipotentiary", "meeting"]
Label = app_commands.Range[str, 1, 20]


class Meetings(House):
    """Offered to everybody; what changes a meeting is refused to those who don't lead."""

    meeting = app_commands.Group(name="meeting", description="…", guild_only=True)

    @meeting.command()
    async def add(
        self,
        interaction: discord.Interaction,
        kind: Kind,
        title: app_commands.Range[str, 1, 200],
        when: When,
        place: app_commands.Range[str, 1, 200] = "",
        zone: app_commands.Range[str, 1, 60] = "",
        deadlines: bool = False,
        event: bool = False,
        hours: app_commands.Range[int, 1, 336] = 3,
    ) -> None:
        async with self.replying(interaction) as reply:
            if event:
                check_events(interaction)
            asked = NewEvent(kind, title, when, reply.person.channel, zone, place)
            desk, deed = self.services.agenda.meetings, deed_of(interaction)
            lasts = hours if event else 0
            kept = await desk.add(deed, asked, reply.language, deadlines=deadlines, hours=lasts)
            await _show(reply, kept, scheduled=event and opens_at(kept.event) > deed.at)

    @meeting.command()
    async def list(self, interaction: discord.Interaction) -> None:
        async with self.replying(interaction) as reply:
            found = await self.services.agenda.meetings.meetings(reply.person.guild)
            await reply.show(meetings_card(found, deed_of(interaction).at, reply.language))

    @meeting.command()
    async def show(self, interaction: discord.Interaction, meeting: str) -> None:
        async with self.replying(interaction) as reply:
            desk = self.services.agenda.meetings
            await _show(reply, await desk.meeting(reply.person.guild, meeting, reply.language))

    @meeting.command()
    async def agenda(
        self,
        interaction: discord.Interaction,
        meeting: str,
        item: Label | None = None,
        title: app_commands.Range[str, 1, 300] | None = None,
    ) -> None:
        async with self.replying(interaction) as reply:
            desk, deed = self.services.agenda.meetings, deed_of(interaction)
            if item is None and title is None:
                found = await desk.meeting(deed.guild, meeting, reply.language)
            else:
                found = await desk.list_item(deed, meeting, item or "", title or "", reply.language)
            await reply.show(agenda_card(found.event, _agenda(found), reply.language))

    @meeting.command()
    async def documents(
        self,
        interaction: discord.Interaction,
        meeting: str,
        item: Label | None = None,
        document: app_commands.Range[str, 1, 100] | None = None,
        submitter: app_commands.Range[str, 1, 200] = "",
    ) -> None:
        async with self.replying(interaction) as reply:
            desk, deed = self.services.agenda.meetings, deed_of(interaction)
            if document is None:
                found = await desk.meeting(deed.guild, meeting, reply.language)
            else:
                paper = Paper(meeting, item or "", document, submitter)
                found = await desk.assign(deed, paper, reply.language)
            await reply.show(agenda_card(found.event, _agenda(found), reply.language))

    @meeting.command()
    async def remove(
        self,
        interaction: discord.Interaction,
        meeting: str,
        item: Label | None = None,
        document: app_commands.Range[str, 1, 100] | None = None,
        reason: app_commands.Range[str, 1, 500] = "",
    ) -> None:
        async with self.replying(interaction) as reply:
            desk, deed = self.services.agenda.meetings, deed_of(interaction)
            found = await desk.meeting(deed.guild, meeting, reply.language)
            asked = Removal(meeting, item or "", document or "")
            done = await desk.remove(deed, asked, reason, reply.language)
            await reply.show(removed_card(found.event, done, deed.interaction, reply.language))

    @control("meeting-undo")
    async def undo_clicked(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction, How.IN_PLACE) as reply:
            event, before = click.args
            desk, deed = self.services.agenda.meetings, deed_of(interaction)
            await _show(reply, await desk.undo(deed, event, before, reply.language))

    @show.autocomplete("meeting")
    @agenda.autocomplete("meeting")
    @documents.autocomplete("meeting")
    @remove.autocomplete("meeting")
    async def _meetings(self, interaction: discord.Interaction, typed: str) -> Choices:
        found = await self.services.agenda.meetings.meetings(str(interaction.guild_id or ""))
        return event_choices(found[::-1], typed)

    @documents.autocomplete("document")
    async def _documents(self, interaction: discord.Interaction, typed: str) -> Choices:
        return await self.held(interaction, typed)


def _agenda(found: Meeting) -> Agenda:
    return found.items, found.papers, found.titles


async def _show(reply: Reply, found: Meeting, *, scheduled: bool = False) -> None:
    card = meeting_card(found.event, _agenda(found), found.deadlines, reply.language, scheduled=scheduled)
    await reply.show(card)
