"""`/delegation`: who sits in the group and who speaks for them."""

from __future__ import annotations

from typing import Literal

import discord
from discord import app_commands

from bot.domain.delegation import Function, Standing
from bot.domain.language import Language
from bot.render.delegation_cards import delegations_card, import_card, seated_card
from bot.render.delegations import delegation_name
from bot.render.position_acts import act_card
from bot.render.words import words
from bot.services.delegation_table import group_typed
from cogs.attachments import attached
from cogs.choices import Choices
from cogs.deeds import deed_of
from cogs.house import House
from cogs.poll_choices import delegation_choices, state_choices

StandingChoice = Literal["voting", "member", "sector", "observer", "chair", "secretariat"]
FunctionChoice = Literal["head", "focal", "member"]
Name = app_commands.Range[str, 1, 200]


class Delegations(House):
    """Changes are for chair and secretariat; its own people also for a delegation's head and focal points."""

    delegation = app_commands.Group(name="delegation", description="…", guild_only=True)

    @delegation.command()
    async def add(
        self,
        interaction: discord.Interaction,
        delegation: app_commands.Range[str, 1, 100],
        standing: StandingChoice | None = None,
        name: Name = "",
        groups: str = "",
    ) -> None:
        async with self.replying(interaction) as reply:
            names = {reply.language: name} if name else None
            regions = [group_typed(each) for each in groups.split(",") if each.strip()] or None
            seat = self.services.chamber.delegations.seat
            given = Standing(standing) if standing else None
            seated = await seat(deed_of(interaction), delegation, given, names, regions)
            await reply.show(seated_card(seated, reply.language))

    @delegation.command(name="import")
    async def import_(self, interaction: discord.Interaction, file: discord.Attachment) -> None:
        async with self.replying(interaction) as reply:
            take = self.services.chamber.delegations.import_table
            done = await take(deed_of(interaction), file.filename, await attached(file))
            card = import_card(done.changed, done.same, done.errors, reply.language, done.by_name)
            await reply.show(card)

    @delegation.command(name="list")
    async def list_(self, interaction: discord.Interaction) -> None:
        async with self.replying(interaction) as reply:
            deed = deed_of(interaction)
            seats = await self.services.chamber.desk.seats(deed.guild)
            await reply.show(delegations_card(seats, deed.at, reply.language))

    @delegation.command()
    async def remove(self, interaction: discord.Interaction, delegation: str) -> None:
        async with self.replying(interaction) as reply:
            left = await self.services.chamber.delegations.unseat(deed_of(interaction), delegation)
            await reply.show(seated_card(left, reply.language))

    @delegation.command()
    async def member(
        self,
        interaction: discord.Interaction,
        delegation: str,
        function: FunctionChoice,
        person: discord.Member | None = None,
        role: discord.Role | None = None,
        name: Name = "",
    ) -> None:
        async with self.replying(interaction) as reply:
            delegate = await self.services.chamber.delegations.appoint(
                deed_of(interaction),
                delegation,
                Function(function),
                user=str(person.id) if person else "",
                role=str(role.id) if role else "",
                name=name,
            )
            shown = person.display_name if person else role.name if role else name
            told = words(reply.language)(f"function-{function}")
            place = await self._name(interaction, delegate.delegation, reply.language)
            card = act_card(
                "delegate-appointed", reply.language, person=shown, function=told, delegation=place
            )
            await reply.show(card)

    @delegation.command()
    async def handover(
        self, interaction: discord.Interaction, delegation: str, before: discord.User, after: discord.Member
    ) -> None:
        async with self.replying(interaction) as reply:
            hand_over = self.services.chamber.delegations.hand_over
            delegate = await hand_over(deed_of(interaction), delegation, str(before.id), str(after.id))
            place = await self._name(interaction, delegate.delegation, reply.language)
            people = {"before": before.display_name, "after": after.display_name}
            await reply.show(act_card("delegate-handed", reply.language, delegation=place, **people))

    @delegation.command()
    async def relieve(self, interaction: discord.Interaction, delegation: str, person: discord.User) -> None:
        async with self.replying(interaction) as reply:
            relieve = self.services.chamber.delegations.relieve
            code = await relieve(deed_of(interaction), delegation, str(person.id))
            place = await self._name(interaction, code, reply.language)
            told = {"person": person.display_name, "delegation": place}
            await reply.show(act_card("delegate-relieved", reply.language, **told))

    @add.autocomplete("delegation")
    async def _states(self, interaction: discord.Interaction, typed: str) -> Choices:
        return state_choices(typed, await self.reader(interaction))

    @remove.autocomplete("delegation")
    @member.autocomplete("delegation")
    @handover.autocomplete("delegation")
    @relieve.autocomplete("delegation")
    async def _delegations(self, interaction: discord.Interaction, typed: str) -> Choices:
        deed = deed_of(interaction)
        sitting = (await self.services.chamber.desk.seats(deed.guild)).sitting(deed.at)
        return delegation_choices(sitting.values(), typed, await self.reader(interaction))

    async def _name(self, interaction: discord.Interaction, code: str, language: Language) -> str:
        seat = (await self.services.chamber.desk.seats(str(interaction.guild_id))).named(code)
        return delegation_name(seat, language) if seat else code
