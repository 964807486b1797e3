"""`/position` for the chair and the secretariat: opening polls and acting on them."""

from __future__ import annotations

from typing import Literal

import discord
from discord import app_commands

from bot.domain.poll import Visibility
from bot.domain.position import Answer
from bot.render.deadline_news import counted_once
from bot.render.delegation_cards import import_card
from bot.render.position_acts import act_card, moved_card, nudged_card, opened_card
from bot.render.position_receipts import taken_card
from bot.services.poll_opening import Opening
from cogs.attachments import attached
from cogs.choices import Choices
from cogs.deeds import deed_of
from cogs.house import House
from cogs.poll_choices import delegation_choices, poll_choices

ScaleChoice = Literal["consensus", "council", "ietf", "iso"]
VisibilityChoice = Literal["live", "own", "close", "chair"]
Words = app_commands.Range[str, 1, 4000]
Reason = app_commands.Range[str, 1, 1000]


class Chairing(House):
    """Its commands are offered to everybody and refused, with the reason, to those who don't lead."""

    position = app_commands.Group(name="position", description="…", guild_only=True)

    @position.command(name="open")
    async def open_(
        self,
        interaction: discord.Interaction,
        document: str,
        closes: str,
        clauses: str = "",
        scale: ScaleChoice = "consensus",
        title: app_commands.Range[str, 1, 200] = "",
        visibility: VisibilityChoice = "live",
        quorum: str = "",
        audience: str = "",
        silence: bool = False,
        sealed: bool = False,
        previous: str = "",
    ) -> None:
        async with self.replying(interaction) as reply:
            deed, chamber = deed_of(interaction), self.services.chamber
            end = await chamber.times.read(closes, reply.language, deed, reply.person.zone)
            rules = {"quorum": quorum, "audience": audience, "channel": reply.person.channel}
            opening = Opening(
                document,
                end.instant,
                clauses,
                scale,
                title,
                Visibility(visibility),
                silence=silence,
                sealed=sealed,
                language=reply.language,
                zone=end.zone,
                **rules,
            )
            opened = await chamber.polling.open(deed, opening, previous)
            hours = int(chamber.polling.least_silence.total_seconds() // 3600)
            card = opened_card(opened.poll, opened.doubts, opened.carried, hours, reply.language)
            await reply.show(counted_once(card, end.counted, reply.language))

    @position.command()
    async def extend(self, interaction: discord.Interaction, poll: str, closes: str, reason: Reason) -> None:
        async with self.replying(interaction) as reply:
            deed, chamber = deed_of(interaction), self.services.chamber
            end = await chamber.times.read(closes, reply.language, deed, reply.person.zone)
            extended = await chamber.polling.extend(deed, poll, end.instant, reason)
            card = moved_card("notice-extended", extended, reply.language)
            await reply.show(counted_once(card, end.counted, reply.language))

    @position.command()
    async def reopen(self, interaction: discord.Interaction, poll: str, closes: str, reason: Reason) -> None:
        async with self.replying(interaction) as reply:
            deed, chamber = deed_of(interaction), self.services.chamber
            end = await chamber.times.read(closes, reply.language, deed, reply.person.zone)
            reopened = await chamber.polling.reopen(deed, poll, end.instant, reason)
            card = moved_card("notice-reopened", reopened, reply.language)
            await reply.show(counted_once(card, end.counted, reply.language))

    @position.command()
    async def close(self, interaction: discord.Interaction, poll: str, reason: Reason) -> None:
        async with self.replying(interaction) as reply:
            deed = deed_of(interaction)
            closed = await self.services.chamber.polling.close(deed, poll, reason)
            await reply.show(act_card("act-closed", reply.language, poll=closed.title_in(reply.language)))

    @position.command()
    async def remind(self, interaction: discord.Interaction, poll: str) -> None:
        async with self.replying(interaction) as reply:
            nudged = await self.services.chamber.settling.remind(deed_of(interaction), poll)
            await reply.show(nudged_card(nudged.delegations, nudged.unreachable, reply.language))

    @position.command()
    async def outcome(
        self,
        interaction: discord.Interaction,
        poll: str,
        conclusion: Words,
        adopted: str = "",
        follow_up: str = "",
    ) -> None:
        async with self.replying(interaction) as reply:
            conclude = self.services.chamber.outcomes.conclude
            outcome = await conclude(deed_of(interaction), poll, conclusion, adopted, follow_up)
            await self.services.ingest.ready()
            await reply.show(act_card("act-outcome", reply.language, symbol=str(outcome.symbol)))

    @position.command()
    async def behalf(
        self,
        interaction: discord.Interaction,
        poll: str,
        delegation: str,
        clauses: str,
        stance: str,
        source: str,
        reason: str = "",
        proposal: str = "",
        condition: str = "",
    ) -> None:
        async with self.replying(interaction) as reply:
            deed, chamber = deed_of(interaction), self.services.chamber
            answer = Answer("", stance, reason, proposal, condition)
            taken = await chamber.letters.record(deed, poll, delegation, clauses, answer, source)
            record = await chamber.desk.record(deed.guild, poll)
            await reply.show(taken_card(taken, record.entries, reply.language))

    @position.command(name="import")
    async def import_(
        self, interaction: discord.Interaction, poll: str, file: discord.Attachment, source: str = ""
    ) -> None:
        async with self.replying(interaction) as reply:
            deed, chamber = deed_of(interaction), self.services.chamber
            data = await attached(file)
            done = await chamber.letters.import_table(deed, poll, file.filename, data, source)
            await reply.show(import_card(done.changed, done.same, done.errors, reply.language))

    @open_.autocomplete("document")
    async def _held_documents(self, interaction: discord.Interaction, typed: str) -> Choices:
        return await self.held(interaction, typed)

    @open_.autocomplete("previous")
    @extend.autocomplete("poll")
    @reopen.autocomplete("poll")
    @close.autocomplete("poll")
    @remind.autocomplete("poll")
    @outcome.autocomplete("poll")
    @behalf.autocomplete("poll")
    @import_.autocomplete("poll")
    async def _held_polls(self, interaction: discord.Interaction, typed: str) -> Choices:
        deed = deed_of(interaction)
        polls = await self.services.chamber.desk.polls.polls(deed.guild)
        return poll_choices(polls, deed.at, typed, await self.reader(interaction))

    @behalf.autocomplete("delegation")
    async def _seated(self, interaction: discord.Interaction, typed: str) -> Choices:
        deed = deed_of(interaction)
        sitting = (await self.services.chamber.desk.seats(deed.guild)).sitting(deed.at)
        return delegation_choices(sitting.values(), typed, await self.reader(interaction))
