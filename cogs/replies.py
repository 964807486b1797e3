"""How every answer is given: acknowledged at once, in the reader's language, errors told to them alone."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import Enum

import discord
import structlog

from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.person import Person
from bot.render.card import Card, Form
from bot.render.failures import failure_card, mistake_card
from bot.render.words import Words, words
from bot.services.people import People
from cogs.components import Message, messages
from cogs.controls import modal

log = structlog.get_logger()


class How(Enum):
    """What the person sees next."""

    PRIVATELY = "privately"  # a message of their own
    PUBLICLY = "publicly"  # a message for the channel
    IN_PLACE = "in place"  # the message whose control they used changes
    WITH_FORM = "with form"  # a form opens: nothing may be acknowledged before it


@dataclass(slots=True)
class Reply:
    """One answer in the making."""

    interaction: discord.Interaction
    person: Person
    how: How
    _shown: bool = False
    _meanwhile: bool = False
    _whole: bool = False

    @property
    def language(self) -> Language:
        return self.person.language

    @property
    def words(self) -> Words:
        return words(self.person.language)

    async def show(self, card: Card) -> None:
        """Show a card, in as many messages as it needs; the first takes the place that was reserved."""
        first, *rest = messages(card)
        self._whole = not rest
        if (self.how is How.IN_PLACE or self._meanwhile) and not self._shown:
            await self.interaction.edit_original_response(view=first.view, attachments=list(first.files))
        else:
            await self._send(first)
        self._shown = True
        for message in rest:
            await self._send(message)

    async def meanwhile(self, card: Card) -> None:
        """Show something in the reserved place until the answer takes it; nothing once that was shown."""
        if not self._shown:
            self._meanwhile = True
            await self.interaction.edit_original_response(view=messages(card)[0].view)

    async def again(self, card: Card, more: Card) -> None:
        """Show a card that says more in the place of what was shown; where it is too long, `more` alone."""
        first, *rest = messages(card)
        with contextlib.suppress(discord.HTTPException):
            if rest or not self._whole:
                await self.also(more)
            else:
                await self.interaction.edit_original_response(view=first.view, attachments=list(first.files))

    async def also(self, card: Card) -> None:
        """A further message that only this person sees."""
        for message in messages(card):
            await self.interaction.followup.send(view=message.view, files=list(message.files), ephemeral=True)

    async def ask(self, form: Form) -> None:
        """Open a form; only where nothing was acknowledged yet (How.WITH_FORM)."""
        await self.interaction.response.send_modal(modal(form))
        self._shown = True

    async def _send(self, message: Message) -> None:
        ephemeral = self.how is not How.PUBLICLY
        if not self.interaction.response.is_done():
            await self.interaction.response.send_message(
                view=message.view, files=list(message.files), ephemeral=ephemeral
            )
            return
        await self.interaction.followup.send(
            view=message.view, files=list(message.files), ephemeral=ephemeral
        )


@asynccontextmanager
async def replying(
    interaction: discord.Interaction, people: People, how: How = How.PRIVATELY
) -> AsyncIterator[Reply]:
    """Acknowledge, then answer inside the block. What goes wrong there is told to the person, and kept whole:

    a UserError as what to mend, anything else as a fault with a reference that is also in the log.
    """
    await _acknowledge(interaction, how)  # where Discord no longer waits, what was asked is done all the same
    person = await people.person(sender(interaction))
    reply = Reply(interaction, person, how)
    try:
        yield reply
    except UserError as error:
        log.info("refused", key=error.key, interaction=interaction.id, command=_name(interaction))
        await _tell(reply, mistake_card(error, person.language))
    except discord.NotFound as error:  # 10062 and 10008: the person or the message has gone meanwhile
        log.info("reply came too late", code=error.code)
    except Exception:
        reference = secrets.token_hex(4)
        log.exception("a command failed", reference=reference, command=_name(interaction))
        await _tell(reply, failure_card(reference, person.language))


def sender(interaction: discord.Interaction) -> Person:
    """Who sent an interaction, as far as Discord says; `people` fills in what they chose."""
    member = interaction.user if isinstance(interaction.user, discord.Member) else None
    return Person(
        id=str(interaction.user.id),
        language=People.spoken(str(interaction.locale), str(interaction.guild_locale or "")),
        guild=str(interaction.guild_id or ""),
        channel=str(interaction.channel_id or ""),
        name=interaction.user.display_name,
        roles=tuple(str(role.id) for role in member.roles) if member else (),
        manages=bool(interaction.guild_id) and interaction.permissions.manage_guild,
    )


async def _acknowledge(interaction: discord.Interaction, how: How) -> None:
    if how is How.WITH_FORM:
        return
    try:
        if how is How.IN_PLACE:
            await interaction.response.defer()
        else:
            await interaction.response.defer(ephemeral=how is How.PRIVATELY, thinking=True)
    except (discord.HTTPException, OSError) as error:
        log.warning("not acknowledged", error=str(error), command=_name(interaction))


async def _tell(reply: Reply, card: Card) -> None:
    """Show an error to the person alone, whatever the answer was going to be."""
    interaction = reply.interaction
    try:
        if reply.how is How.PUBLICLY and not reply._shown:  # noqa: SLF001 - its own module
            await interaction.delete_original_response()
        if not interaction.response.is_done():
            message = messages(card)[0]
            await interaction.response.send_message(view=message.view, ephemeral=True)
            return
        await reply.also(card)
    except discord.HTTPException as error:
        log.warning("an error could not be told", status=error.status, code=error.code)


def _name(interaction: discord.Interaction) -> str:
    command = interaction.command
    return command.qualified_name if command else str(dict(interaction.data or {}).get("custom_id", ""))
