"""`/position` for delegates, and `/can-i`."""

from __future__ import annotations

import asyncio
from typing import Literal

import discord
from discord import app_commands

from bot.domain.floor import When
from bot.render.card import Action, File
from bot.render.delegation_cards import can_card
from bot.render.position_acts import act_card, export_card, mine_card, verification_card
from bot.render.position_cards import polls_card, who_card
from bot.render.position_lines import name_of
from bot.render.position_panel import panel_card, which_card
from bot.render.position_results import results_page
from bot.services.desk import speaking_for, voice_for
from bot.services.exports import Form, exported
from cogs.chairing import Chairing, Words
from cogs.choices import Choices, offering
from cogs.deeds import deed_of
from cogs.poll_choices import own_choices, poll_choices, proposal_choices

WhenChoice = Literal["before", "after"]


class Positions(Chairing):
    """Positions are taken, shown and checked."""

    @Chairing.position.command()
    async def take(self, interaction: discord.Interaction, poll: str, delegation: str = "") -> None:
        async with self.replying(interaction) as reply:
            deed = deed_of(interaction)
            record = await self.services.chamber.desk.own_record(deed, poll)
            if not delegation and len(several := speaking_for(record.seats, deed)) > 1:
                await reply.show(which_card(several, Action("position-panel", (poll,)), reply.language))
                return
            voice = voice_for(record.seats, deed, delegation)
            await reply.show(panel_card(record, voice, 0, reply.language))

    @Chairing.position.command(name="list")
    async def list_(self, interaction: discord.Interaction) -> None:
        async with self.replying(interaction) as reply:
            deed = deed_of(interaction)
            polls = await self.services.chamber.desk.polls.polls(deed.guild)
            await reply.show(polls_card(polls, deed.at, reply.language))

    @Chairing.position.command()
    async def mine(self, interaction: discord.Interaction) -> None:
        async with self.replying(interaction) as reply:
            await reply.show(
                mine_card(await self.services.chamber.mine(deed_of(interaction)), reply.language)
            )

    @Chairing.position.command()
    async def who(self, interaction: discord.Interaction, poll: str) -> None:
        async with self.replying(interaction) as reply:
            seen = await self.services.chamber.results.seen_by(deed_of(interaction), poll)
            await reply.show(who_card(seen, reply.language))

    @Chairing.position.command()
    async def results(self, interaction: discord.Interaction, poll: str) -> None:
        async with self.replying(interaction) as reply:
            seen = await self.services.chamber.results.seen_by(deed_of(interaction), poll)
            await reply.show(await asyncio.to_thread(results_page, seen, 0, reply.language))

    @Chairing.position.command()
    async def explain(
        self,
        interaction: discord.Interaction,
        poll: str,
        text: Words,
        when: WhenChoice = "before",
        clause: str = "",
        delegation: str = "",
    ) -> None:
        async with self.replying(interaction) as reply:
            explain = self.services.chamber.floor.explain
            await explain(deed_of(interaction), poll, text, When(when), clause, delegation)
            await reply.show(act_card("act-explained", reply.language))

    @Chairing.position.command()
    async def cosponsor(
        self,
        interaction: discord.Interaction,
        poll: str,
        proposal: str,
        leave: bool = False,
        delegation: str = "",
    ) -> None:
        async with self.replying(interaction) as reply:
            deed, chamber = deed_of(interaction), self.services.chamber
            codes = await chamber.floor.sponsor(deed, poll, proposal, join=not leave, delegation=delegation)
            record = await chamber.desk.record(deed.guild, poll)
            names = ", ".join(name_of(record, code, reply.language) for code in codes)
            await reply.show(act_card("sponsors-of", reply.language, names=names))

    @Chairing.position.command()
    async def export(self, interaction: discord.Interaction, poll: str, form: Form = "docx") -> None:
        async with self.replying(interaction) as reply:
            seen = await self.services.chamber.results.for_export(deed_of(interaction), poll)
            data = await asyncio.to_thread(exported, seen, form, reply.language)
            file = File(f"positions-{seen.record.poll.id}.{form}", data)
            await reply.show(export_card(seen.record, file, reply.language))

    @Chairing.position.command()
    async def verify(self, interaction: discord.Interaction, poll: str) -> None:
        async with self.replying(interaction) as reply:
            await self.services.chamber.desk.kept(deed_of(interaction).guild, poll)
            found = await self.services.chamber.results.verify(poll)
            seen = (found.poll, found.length, found.head, found.faults, found.close)
            await reply.show(verification_card(*seen, reply.language))

    @app_commands.command(name="can-i")
    @app_commands.guild_only()
    async def can_i(self, interaction: discord.Interaction) -> None:
        async with self.replying(interaction) as reply:
            deed, desk = deed_of(interaction), self.services.chamber.desk
            own = (await desk.own_seats(deed)).voices(deed)
            await reply.show(can_card(deed, own, await desk.polls.polls(deed.guild), reply.language))

    @take.autocomplete("poll")
    @who.autocomplete("poll")
    @results.autocomplete("poll")
    @explain.autocomplete("poll")
    @cosponsor.autocomplete("poll")
    @export.autocomplete("poll")
    @verify.autocomplete("poll")
    async def _polls(self, interaction: discord.Interaction, typed: str) -> Choices:
        deed = deed_of(interaction)
        polls = await self.services.chamber.desk.polls.polls(deed.guild)
        return poll_choices(polls, deed.at, typed, await self.reader(interaction))

    @take.autocomplete("delegation")
    @explain.autocomplete("delegation")
    @cosponsor.autocomplete("delegation")
    async def _own(self, interaction: discord.Interaction, typed: str) -> Choices:
        desk, language = self.services.chamber.desk, await self.reader(interaction)
        return await own_choices(desk, deed_of(interaction), typed, language)

    @cosponsor.autocomplete("proposal")
    @offering
    async def _proposals(self, interaction: discord.Interaction, typed: str) -> Choices:
        chosen = str(getattr(interaction.namespace, "poll", ""))
        record = await self.services.chamber.desk.record(deed_of(interaction).guild, chosen)
        return proposal_choices(record, typed)
