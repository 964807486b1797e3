"""`/document`: browse what the library holds; and what a message cites."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.deed import Deed
from bot.domain.errors import UserError
from bot.domain.gate import Gate
from bot.domain.language import OFFICIAL, Language
from bot.render.adding import Added, added_card
from bot.render.answers import quotation_card
from bot.render.asking import fetched_symbol
from bot.render.card import Card
from bot.render.cited import neighbourhood_card
from bot.render.comparisons import difference_card, languages_compared_card
from bot.render.documents import citations_card, document_card
from bot.render.drafting import findings_card
from bot.render.matrix import matrix_card
from bot.render.neighbourhood import neighbourhood_picture
from bot.render.promise_cards import gate_card
from bot.render.similar import similar_card
from bot.render.stocktaking import entries_blocks, imported_card
from bot.services.acquire import Wanted
from bot.services.ingest import Incoming, Taken
from bot.services.services import Services
from bot.services.similar import shown
from cogs.attachments import DOCUMENT, attached
from cogs.choices import Choices, LanguageChoice, offering, spoken
from cogs.controls import Click, control
from cogs.deeds import deed_of
from cogs.house import House
from cogs.posting_choices import addressee_choices
from cogs.progress import Telling
from cogs.replies import How

CITED_HERE = "Find the documents cited here"


class Documents(House):
    """Shows documents page by page."""

    document = app_commands.Group(
        name="document",
        description="…",
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
    )

    def __init__(self, bot: commands.Bot, services: Services) -> None:
        super().__init__(bot, services)
        self._menu = app_commands.ContextMenu(name=CITED_HERE, callback=self.cited_here)

    async def cog_load(self) -> None:
        self.bot.tree.add_command(self._menu)

    @document.command()
    async def show(
        self, interaction: discord.Interaction, document: str, language: LanguageChoice = None
    ) -> None:
        async with self.replying(interaction) as reply:
            page = await self.services.documents.page(document, spoken(language, reply.language))
            cited = await self.services.documents.cited_by_document(page.expression)
            await reply.show(document_card(page, cited, reply.language))

    @document.command()
    async def diff(
        self, interaction: discord.Interaction, old: str, new: str = "", language: LanguageChoice = None
    ) -> None:
        async with self.replying(interaction) as reply:
            found = await self.services.comparing.revisions(old, new, spoken(language, reply.language))
            symbols = (found.old.symbol, found.new.symbol)
            await reply.show(difference_card(symbols, found.changes, found.new.language, reply.language))

    @document.command()
    async def compare(
        self,
        interaction: discord.Interaction,
        document: str,
        language: LanguageChoice = None,
        with_language: LanguageChoice = None,
        label: str = "",
    ) -> None:
        async with self.replying(interaction) as reply:
            wanted = tuple(Language(one) for one in (language, with_language) if one)
            found = await self.services.comparing.languages(document, wanted, reply.language, label)
            await reply.show(
                languages_compared_card(
                    found.expression.symbol, found.languages, found.missing, found.rows, reply.language
                )
            )

    @document.command()
    async def check(
        self, interaction: discord.Interaction, file: discord.Attachment, language: LanguageChoice = None
    ) -> None:
        async with self.replying(interaction) as reply:
            written = Language(language) if language else None
            found = await self.services.drafting.check(file.filename, await attached(file, DOCUMENT), written)
            lines = [(one.line, one.finding) for one in found.findings]
            repeated = [(one.line, one.label, one.alike) for one in found.repeated]
            await reply.show(findings_card(file.filename, lines, reply.language, repeated))

    @document.command()
    async def similar(
        self,
        interaction: discord.Interaction,
        text: app_commands.Range[str, 1, 4000] = "",
        document: str = "",
        label: str = "",
    ) -> None:
        async with self.replying(interaction) as reply:
            if document and not text.strip():
                held, found = await self.services.similar.to_clause(document, label, reply.language)
                await reply.show(similar_card(held.clause.text, held, shown(found), reply.language))
                return
            found = await self.services.similar.to_text(text, reply.language)
            await reply.show(similar_card(text, None, shown(found), reply.language))

    @document.command()
    async def references(self, interaction: discord.Interaction, document: str, clause: str = "") -> None:
        async with self.replying(interaction) as reply:
            found = await self.services.references.around(document, clause, reply.language)
            picture = await asyncio.to_thread(neighbourhood_picture, found, reply.language)
            await reply.show(neighbourhood_card(found, reply.language, picture))

    @document.command()
    async def matrix(self, interaction: discord.Interaction, query: str) -> None:
        async with self.replying(interaction) as reply:
            served = await self.services.stocktaking.serving(query)
            entries = entries_blocks(served.wanted, served.entries, reply.language) if served else []
            if served and not (served.wanted.lines or served.wanted.goals):
                await reply.show(Card(tuple(entries), reply.language))
                return
            found = await self.services.matrix.answer(query, reply.language)
            await reply.show(matrix_card(found, reply.language, entries))

    @document.command(name="import")
    async def import_(self, interaction: discord.Interaction, file: discord.Attachment) -> None:
        async with self.replying(interaction) as reply:
            await self.services.chamber.desk.leading(deed_of(interaction))
            data = await attached(file)
            done = await self.services.stocktaking.import_table(file.filename, data)
            counts = (done.added, done.changed, done.same)
            await reply.show(imported_card(counts, done.twice, done.errors, reply.language))

    @document.command()
    async def add(
        self,
        interaction: discord.Interaction,
        file: discord.Attachment | None = None,
        source: str = "",
        symbol: str = "",
        language: LanguageChoice = None,
        sure: bool = False,
    ) -> None:
        async with self.replying(interaction) as reply:
            await self.services.chamber.desk.leading(deed_of(interaction))
            said = Wanted(source, symbol, language or "", "", sure)
            async with Telling(reply) as telling:
                taken = await self._taken(file, said, reply.language, telling)
            await self.services.ingest.ready()
            await reply.show(_added(taken, reply.language))

    async def _taken(
        self, file: discord.Attachment | None, said: Wanted, reader: Language, telling: Telling
    ) -> Taken:
        if file:
            own = Incoming(file.filename, await attached(file, DOCUMENT), file.filename, "", said.symbol)
            named = replace(own, language=said.language, sure=said.sure)
            return await self.services.ingest(named, progress=telling)
        if not said.typed:
            raise UserError("document-nothing-given")
        if not self.services.acquire.understands(said.typed):
            raise UserError("document-source-unknown", source=said.typed)
        return await self.services.acquire(said, reader, progress=telling)

    @similar.autocomplete("label")
    @references.autocomplete("clause")
    async def _labels(self, interaction: discord.Interaction, typed: str) -> Choices:
        return await self.labels(interaction, typed)

    @references.autocomplete("document")
    @diff.autocomplete("old")
    @diff.autocomplete("new")
    @compare.autocomplete("document")
    @similar.autocomplete("document")
    @show.autocomplete("document")
    async def _documents(self, interaction: discord.Interaction, typed: str) -> Choices:
        return await self.held(interaction, typed)

    @document.command()
    async def gate(
        self,
        interaction: discord.Interaction,
        document: app_commands.Range[str, 1, 100],
        to: app_commands.Range[str, 1, 200],
        days: app_commands.Range[int, 0, 365],
        languages: Literal["first", "all"] = "first",
        rule: app_commands.Range[str, 1, 200] = "",
    ) -> None:
        async with self.replying(interaction) as reply:
            deed = deed_of(interaction)
            _in_server(deed)
            required = OFFICIAL if languages == "all" else ()
            planned = Gate("", deed.guild, reply.person.channel, document, to, days, deed.at, required, rule)
            done = await self.services.noticeboard.promising.gate(deed, planned)
            await reply.show(gate_card(done.gate, done.standing, reply.language))

    @document.command()
    async def sent(
        self,
        interaction: discord.Interaction,
        document: app_commands.Range[str, 1, 100],
        override: bool = False,
        reason: app_commands.Range[str, 1, 500] = "",
        to: app_commands.Range[str, 1, 200] = "",
    ) -> None:
        async with self.replying(interaction) as reply:
            deed = deed_of(interaction)
            _in_server(deed)
            desk = self.services.noticeboard.promising
            done = await desk.send(deed, document, reason, override=override, to=to)
            await reply.show(gate_card(done.gate, done.standing, reply.language))

    @sent.autocomplete("to")
    @offering
    async def _addressees(self, interaction: discord.Interaction, typed: str) -> Choices:
        document = str(getattr(interaction.namespace, "document", ""))
        found = await self.services.noticeboard.promising.gates_of(str(interaction.guild_id), document)
        return addressee_choices(found, typed)

    @control("page")
    async def turn(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction, How.IN_PLACE) as reply:
            page = await self.services.documents.page_with(click.args[0])
            cited = await self.services.documents.cited_by_document(page.expression)
            await reply.show(document_card(page, cited, reply.language))

    @control("quote")
    async def quote(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction) as reply:
            quotation = await self.services.documents.quotation_of(click.values[0], reply.language)
            await reply.show(quotation_card(quotation, reply.language))

    @control("fetch-missing")
    async def fetch(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction) as reply:
            await self.services.chamber.desk.leading(deed_of(interaction))
            async with Telling(reply) as telling:
                wanted = Wanted(fetched_symbol(click.args[0]))
                taken = await self._taken(None, wanted, reply.language, telling)
            await self.services.ingest.ready()
            await reply.show(_added(taken, reply.language))

    @control("open")
    async def open(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction) as reply:
            page = await self.services.documents.first_page(click.args[0], reply.language)
            cited = await self.services.documents.cited_by_document(page.expression)
            await reply.show(document_card(page, cited, reply.language))

    async def cited_here(self, interaction: discord.Interaction, message: discord.Message) -> None:
        async with self.replying(interaction) as reply:
            cited = await self.services.documents.cited_in(message.content)
            await reply.show(citations_card(cited, reply.language))


def _added(taken: Taken, language: Language) -> Card:
    added = [
        Added(one.expression, one.clauses, one.kept.added, one.kept.changed, one.kept.removed, one.remarks)
        for one in taken.understood
    ]
    return added_card(added, [one.error for one in taken.refused], language)


def _in_server(deed: Deed) -> None:
    if not deed.guild:
        raise UserError("server-only")
