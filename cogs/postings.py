"""`/source`, `/follow`, `/why`, `/postings`: where documents appear, and who is told of what."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Literal

import discord
from discord import app_commands

from bot.domain.errors import UserError
from bot.domain.following import Follow
from bot.domain.language import Language
from bot.domain.notice import Audience
from bot.domain.posting import Kind
from bot.domain.source import Source, SourceKind, address_of, source_id
from bot.render.comparisons import difference_card
from bot.render.delegations import state_code
from bot.render.following_cards import followed_card, follows_card, why_card
from bot.render.postboard import board_card
from bot.render.posting_cards import done_card
from bot.render.source_cards import added_card, sources_card, trial_card
from bot.services.source_desk import pace
from cogs.choices import Choices, LanguageChoice
from cogs.controls import Click, control
from cogs.deeds import deed_of
from cogs.house import House
from cogs.posting_choices import follow_choices, source_choices

Place = Literal["folder", "feed", "itu", "undl", "wordpress", "page"]
KindChoice = (
    Literal[
        "resolution",
        "decision",
        "draft",
        "information",
        "record",
        "contribution",
        "report",
        "page",
        "document",
    ]
    | None
)


class Postings(House):
    """Sources are changed by those who lead; everybody follows for themselves."""

    source = app_commands.Group(name="source", description="…", guild_only=True)
    follow = app_commands.Group(name="follow", description="…", guild_only=True)

    @source.command()
    async def add(
        self,
        interaction: discord.Interaction,
        kind: Place,
        address: app_commands.Range[str, 1, 500],
        name: app_commands.Range[str, 1, 80] = "",
        channel: discord.TextChannel | discord.ForumChannel | None = None,
        rule: app_commands.Range[str, 1, 300] = "",
        posts: KindChoice = None,
        language: LanguageChoice = None,
        minutes: app_commands.Range[int, 1, 1440] = 10,
    ) -> None:
        async with self.replying(interaction) as reply:
            made = SourceKind(kind)
            spoken = Language(language) if language else Language.UNDETERMINED
            identity = source_id(made, address, rule)
            there = address_of(made, address)
            place = Source(identity, made, there, rule, posts or "", spoken, pace(minutes, made))
            target = str(channel.id) if channel else reply.person.channel
            trial = await self.services.noticeboard.sources.add(deed_of(interaction), place, name, target)
            await reply.show(added_card(trial.watched.name, len(trial.postings), reply.language))

    @source.command()
    async def list(self, interaction: discord.Interaction) -> None:
        async with self.replying(interaction) as reply:
            found = await self.services.noticeboard.sources.list(reply.person.guild)
            rows = [(each.name, each.source, each.health, each.paused) for each in found]
            await reply.show(sources_card(rows, reply.language))

    @source.command()
    async def test(self, interaction: discord.Interaction, source: str) -> None:
        async with self.replying(interaction) as reply:
            trial = await self.services.noticeboard.sources.test(deed_of(interaction), source)
            await reply.show(trial_card(trial.watched.name, trial.postings, trial.news, reply.language))

    @source.command()
    async def pause(self, interaction: discord.Interaction, source: str, resume: bool = False) -> None:
        async with self.replying(interaction) as reply:
            desk = self.services.noticeboard.sources
            done = await desk.pause(deed_of(interaction), source, paused=not resume)
            key = "source-resumed" if resume else "source-is-paused"
            await reply.show(done_card(key, reply.language, name=done.name))

    @source.command()
    async def remove(self, interaction: discord.Interaction, source: str) -> None:
        async with self.replying(interaction) as reply:
            done = await self.services.noticeboard.sources.remove(deed_of(interaction), source)
            await reply.show(done_card("source-removed", reply.language, name=done.name))

    @follow.command(name="add")
    async def follow_add(
        self,
        interaction: discord.Interaction,
        body: app_commands.Range[str, 1, 60] = "",
        kind: KindChoice = None,
        words: app_commands.Range[str, 1, 100] = "",
        symbol: app_commands.Range[str, 1, 100] = "",
        citing: app_commands.Range[str, 1, 100] = "",
        language: LanguageChoice = None,
        channel: discord.TextChannel | discord.ForumChannel | None = None,
        delegation: app_commands.Range[str, 1, 40] = "",
    ) -> None:
        async with self.replying(interaction) as reply:
            deed = deed_of(interaction)
            if channel and delegation:
                raise UserError("follow-one-place")
            place = Audience(deed.guild, str(channel.id) if channel else "")
            place = place if channel or delegation else replace(place, person=deed.user)
            wanted, spoken = Kind(kind) if kind else None, Language(language) if language else None
            parts = (body, wanted, words, symbol, citing, spoken)
            code = state_code(delegation) or delegation.strip().upper()
            rule = Follow("", place, deed.at, *parts, delegation=code)
            kept = await self.services.noticeboard.following.add(deed, rule)
            await reply.show(followed_card(kept, reply.language))

    @follow.command(name="list")
    async def follow_list(self, interaction: discord.Interaction) -> None:
        async with self.replying(interaction) as reply:
            found = await self.services.noticeboard.following.list(deed_of(interaction))
            await reply.show(follows_card(found, reply.language))

    @follow.command(name="remove")
    async def follow_remove(self, interaction: discord.Interaction, rule: str) -> None:
        async with self.replying(interaction) as reply:
            await self.services.noticeboard.following.remove(deed_of(interaction), rule)
            await reply.show(done_card("follow-removed", reply.language))

    @app_commands.command()
    @app_commands.guild_only()
    async def why(self, interaction: discord.Interaction, document: str) -> None:
        async with self.replying(interaction) as reply:
            desk = self.services.noticeboard.following
            found = await desk.why(deed_of(interaction), reply.person.channel, document)
            seen = [(each.seen.posting, each.seen.at, each.seen.baseline) for each in found.kept]
            rules = [(each.follow, each.checks) for each in found.rulings]
            told = [(each.state.value, each.sent_at or each.notice.due) for each in found.told]
            await reply.show(why_card(found.symbol, seen, rules, told, reply.language))

    @app_commands.command()
    @app_commands.guild_only()
    async def postings(self, interaction: discord.Interaction) -> None:
        async with self.replying(interaction) as reply:
            found, gaps = await self.services.noticeboard.following.boards(reply.person.guild)
            await reply.show(board_card(found, gaps, deed_of(interaction).at, reply.language))

    @test.autocomplete("source")
    @pause.autocomplete("source")
    @remove.autocomplete("source")
    async def _sources(self, interaction: discord.Interaction, typed: str) -> Choices:
        found = await self.services.noticeboard.sources.list(str(interaction.guild_id))
        return source_choices([(each.name, each.source.id) for each in found], typed)

    @follow_remove.autocomplete("rule")
    async def _rules(self, interaction: discord.Interaction, typed: str) -> Choices:
        found = await self.services.noticeboard.following.list(deed_of(interaction))
        language = await self.reader(interaction)
        return follow_choices(found, partial(_channel, interaction), typed, language)

    @control("posted-follow")
    async def this(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction) as reply:
            if not reply.person.guild:
                raise UserError("server-only")
            kept = await self.services.noticeboard.following.this(deed_of(interaction), click.args[0])
            await reply.show(followed_card(kept, reply.language))

    @control("posted-changes")
    async def changes(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction) as reply:
            page = await self.services.documents.first_page(click.args[0], reply.language)
            new = page.expression.symbol
            older = [each for each in page.versions if each.recency < new.recency]
            old = max(older, key=lambda each: each.recency, default=new)
            found = await self.services.comparing.revisions(old.canonical, new.canonical, reply.language)
            symbols = (found.old.symbol, found.new.symbol)
            await reply.show(difference_card(symbols, found.changes, found.new.language, reply.language))


def _channel(interaction: discord.Interaction, place: str) -> str:
    """The name of a channel for where it can't be shown; one that is gone has none."""
    found = interaction.guild.get_channel_or_thread(int(place)) if interaction.guild and place else None
    return f"#{found.name if found else '?'}"
