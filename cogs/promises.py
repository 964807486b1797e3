"""`/promise`, `/promises`: what was said would be posted, and whether it was."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.domain.language import Language
from bot.render.card import Card
from bot.render.pledge_cards import promise_form, stated_card
from bot.render.promise_cards import promise_card, record_card
from bot.services.promised import shown_of
from bot.services.promising import Pledge, Stands
from cogs.choices import Choices
from cogs.controls import Click, control
from cogs.deeds import deed_of
from cogs.house import House
from cogs.posting_choices import promise_choices, source_choices
from cogs.replies import How, Reply

Words = app_commands.Range[str, 1, 500]


class Promises(House):
    """The record is for everybody; it is written by those who lead."""

    promise = app_commands.Group(name="promise", description="…", guild_only=True)

    @promise.command()
    async def add(
        self,
        interaction: discord.Interaction,
        document: app_commands.Range[str, 1, 200],
        when: app_commands.Range[str, 1, 200],
        place: app_commands.Range[str, 1, 200] = "",
        to: app_commands.Range[str, 1, 200] = "",
        said_in: app_commands.Range[str, 1, 100] = "",
        clause: app_commands.Range[str, 1, 100] = "",
        words: app_commands.Range[str, 1, 900] = "",
    ) -> None:
        async with self.replying(interaction) as reply:
            pledge = Pledge(document, when, place, to, said_in, clause, words, reply.person.channel)
            done = await self.services.noticeboard.promising.add(deed_of(interaction), pledge, reply.language)
            await reply.show(_card(done, reply.language))

    @promise.command()
    async def find(self, interaction: discord.Interaction, document: app_commands.Range[str, 1, 200]) -> None:
        async with self.replying(interaction) as reply:
            held = await self.services.documents.named(document, reply.language)
            found = await self.services.noticeboard.pledges.of(held, deed_of(interaction).at)
            await reply.show(stated_card(held.symbol, [shown_of(each) for each in found], reply.language))

    @promise.command()
    async def list(self, interaction: discord.Interaction) -> None:
        async with self.replying(interaction) as reply:
            await self._record(interaction, reply, 0, owed=True)

    @app_commands.command()
    @app_commands.guild_only()
    async def promises(self, interaction: discord.Interaction) -> None:
        async with self.replying(interaction) as reply:
            await self._record(interaction, reply, 0, owed=False)

    @control("promise-page")
    async def page_clicked(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction, How.IN_PLACE) as reply:
            await self._record(interaction, reply, int(click.args[0]), owed=click.args[1] == "1")

    @promise.command()
    async def show(self, interaction: discord.Interaction, promise: str) -> None:
        async with self.replying(interaction) as reply:
            desk = self.services.noticeboard.promising
            found = await desk.show(reply.person.guild, promise, deed_of(interaction).at)
            await reply.show(_card(found, reply.language))

    @promise.command()
    async def keep(self, interaction: discord.Interaction, promise: str, reason: Words) -> None:
        async with self.replying(interaction) as reply:
            done = await self.services.noticeboard.promising.keep(deed_of(interaction), promise, reason)
            await reply.show(_card(done, reply.language))

    @promise.command()
    async def withdraw(self, interaction: discord.Interaction, promise: str, reason: Words) -> None:
        async with self.replying(interaction) as reply:
            done = await self.services.noticeboard.promising.withdraw(deed_of(interaction), promise, reason)
            await reply.show(_card(done, reply.language))

    @control("promise-draft")
    async def draft(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction, How.WITH_FORM) as reply:
            ref, number = click.args
            await self.services.noticeboard.desk.leading(deed_of(interaction))
            stated = await self.services.noticeboard.pledges.one(ref, int(number), deed_of(interaction).at)
            await reply.ask(promise_form(shown_of(stated), reply.language))

    @control("promise-write")
    async def write(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction) as reply:
            held = await self.services.documents.by_ref(click.args[0])
            told, clause = click.typed, held.clause
            said_in = held.expression.symbol.printed
            pledge = Pledge(
                told["document"],
                told["when"],
                told.get("place", ""),
                told.get("to", ""),
                said_in,
                clause.label or clause.key,
                told.get("words", ""),
                reply.person.channel,
            )
            done = await self.services.noticeboard.promising.add(deed_of(interaction), pledge, reply.language)
            await reply.show(_card(done, reply.language))

    async def _record(
        self, interaction: discord.Interaction, reply: Reply, number: int, *, owed: bool
    ) -> None:
        desk, now = self.services.noticeboard.promising, deed_of(interaction).at
        page = await desk.page(reply.person.guild, now, number, owed=owed)
        told = [(each.promise, each.outcome, each.place) for each in page.stands]
        gates = [(each.gate, each.standing) for each in page.gates]
        await reply.show(record_card(told, gates, (page.number, page.pages, owed), reply.language))

    @show.autocomplete("promise")
    @keep.autocomplete("promise")
    @withdraw.autocomplete("promise")
    async def _promises(self, interaction: discord.Interaction, typed: str) -> Choices:
        desk = self.services.noticeboard.promising
        found = await desk.record(str(interaction.guild_id), deed_of(interaction).at)
        return promise_choices([each.promise for each in found], typed)

    @add.autocomplete("place")
    async def _places(self, interaction: discord.Interaction, typed: str) -> Choices:
        found = await self.services.noticeboard.sources.list(str(interaction.guild_id))
        return source_choices([(each.name, each.name) for each in found], typed)

    @find.autocomplete("document")
    @add.autocomplete("said_in")
    async def _documents(self, interaction: discord.Interaction, typed: str) -> Choices:
        return await self.held(interaction, typed)

    @add.autocomplete("clause")
    async def _clauses(self, interaction: discord.Interaction, typed: str) -> Choices:
        return await self.labels(interaction, typed, "said_in")


def _card(stands: Stands, language: Language) -> Card:
    return promise_card(stands.promise, stands.outcome, language, stands.place, unread=stands.unread)
