"""`/event`: meetings and texts that deadlines are counted from; `/reminders`: a person's own."""

from __future__ import annotations

from typing import Literal

import discord
from discord import app_commands

from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.render.agenda_cards import (
    back_card,
    counted_card,
    events_card,
    kept_event_card,
    text_followed_card,
    undoable,
    wishes_card,
)
from bot.render.deadline_news import moved_card
from bot.services.deadline_events import NewEvent
from bot.services.event_moving import Moved
from cogs.choices import Choices
from cogs.controls import Click, control
from cogs.deadline_choices import event_choices
from cogs.deadlines import Reason, When
from cogs.deeds import deed_of
from cogs.house import House
from cogs.replies import How, Reply

Kind = Literal["council", "council-working-group", "conference", "plenipotentiary", "last-call", "silence"]
Rule = Literal[
    "council-contribution",
    "council-secretariat",
    "council-budget",
    "council-financial",
    "conference-contribution",
    "conference-secretariat",
    "plenipotentiary-amendment",
    "group-document",
    "posting",
    "recent-report",
    "last-call",
    "silence",
]
Spoken = Literal["ar", "zh", "en", "fr", "ru", "es"]
Way = Literal["dm", "channel"]


class Events(House):
    """Its commands are offered to everybody and refused, with the reason, to those who don't lead."""

    event = app_commands.Group(name="event", description="…", guild_only=True)

    @event.command()
    async def add(
        self,
        interaction: discord.Interaction,
        kind: Kind,
        title: app_commands.Range[str, 1, 200],
        opens: When,
    ) -> None:
        async with self.replying(interaction) as reply:
            asked = NewEvent(kind, title, opens, reply.person.channel)
            kept = await self.services.agenda.events.add(deed_of(interaction), asked, reply.language)
            await reply.show(kept_event_card(kept, reply.language))

    @event.command()
    async def deadlines(self, interaction: discord.Interaction, event: str, rule: Rule | None = None) -> None:
        async with self.replying(interaction) as reply:
            deed = deed_of(interaction)
            done = await self.services.agenda.events.apply(deed, event, rule or "", reply.language)
            await reply.show(counted_card([each.deadline for each in done], deed.at, reply.language))

    @event.command()
    async def move(self, interaction: discord.Interaction, event: str, opens: When, reason: Reason) -> None:
        async with self.replying(interaction) as reply:
            events, deed = self.services.agenda.events, deed_of(interaction)
            await _moved(reply, await events.move(deed, event, opens, reason, reply.language))

    @event.command()
    async def text(
        self,
        interaction: discord.Interaction,
        event: str,
        language: Spoken | None = None,
        document: app_commands.Range[str, 1, 100] = "",
    ) -> None:
        async with self.replying(interaction) as reply:
            deed = deed_of(interaction)
            if document:
                kept = await self.services.texts.bind(deed, event, document)
                await reply.show(text_followed_card(kept, document, reply.language))
                return
            if language is None:
                raise UserError("event-text-nothing")
            moved = await self.services.agenda.events.text_out(deed, event, Language(language), deed.at)
            await _moved(reply, moved)

    @event.command()
    async def undo(self, interaction: discord.Interaction, event: str) -> None:
        async with self.replying(interaction) as reply:
            await self._undone(reply, interaction, event)

    @event.command()
    async def recall(self, interaction: discord.Interaction, event: str, reason: Reason) -> None:
        async with self.replying(interaction) as reply:
            moved = await self.services.agenda.events.recall(deed_of(interaction), event, reason)
            await reply.show(back_card(moved.event, moved.changes, reply.language, told=True))

    @control("event-undo")
    async def undo_clicked(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction, How.IN_PLACE) as reply:
            await self._undone(reply, interaction, click.args[0])

    async def _undone(self, reply: Reply, interaction: discord.Interaction, event: str) -> None:
        moved = await self.services.agenda.events.undo(deed_of(interaction), event)
        await reply.show(back_card(moved.event, moved.changes, reply.language, told=False))

    @event.command()
    async def list(self, interaction: discord.Interaction) -> None:
        async with self.replying(interaction) as reply:
            found = await self.services.agenda.events.events(reply.person.guild)
            await reply.show(events_card(found, reply.language))

    @deadlines.autocomplete("event")
    @move.autocomplete("event")
    @text.autocomplete("event")
    @undo.autocomplete("event")
    @recall.autocomplete("event")
    async def _events(self, interaction: discord.Interaction, typed: str) -> Choices:
        found = await self.services.agenda.events.events(str(interaction.guild_id or ""))
        return event_choices(found, typed)

    @app_commands.command()
    async def reminders(
        self,
        interaction: discord.Interaction,
        way: Way | None = None,
        quiet: app_commands.Range[str, 1, 20] = "",
        zone: app_commands.Range[str, 1, 60] = "",
        language: Spoken | None = None,
    ) -> None:
        async with self.replying(interaction) as reply:
            if language:
                owner = f"person:{reply.person.id}"
                await self.services.people.choose_language(owner, Language(language))
            deed, reminding = deed_of(interaction), self.services.agenda.reminding
            wishes = await reminding.choose(reply.person, deed.at, way or "", quiet, zone)
            by_role = await reminding.by_role(deed)
            shown = Language(language) if language else reply.language
            await reply.show(wishes_card(wishes.quiet, wishes.zone, shown, by_role, alone=wishes.alone))


async def _moved(reply: Reply, moved: Moved) -> None:
    days = (moved.before, moved.event.opens)
    card = (
        moved_card(moved.event, days, moved.changes, reply.language)
        if moved.changes
        else kept_event_card(moved.event, reply.language)
    )
    await reply.show(undoable(card, moved.event))
