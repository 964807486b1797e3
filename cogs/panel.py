"""The controls on cards of polls: taking a position, the private panel, results; restarts don't matter."""

from __future__ import annotations

import asyncio

import discord

from bot.domain.deed import Deed
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.position import Answer
from bot.domain.record import Record, Taken
from bot.domain.scale import Stance
from bot.render.card import Action, Card
from bot.render.position_cards import who_card
from bot.render.position_panel import PAGE, answer_form, clause_panel, own_entry, panel_card, which_card
from bot.render.position_receipts import late_card, taken_card
from bot.render.position_results import results_page
from bot.services.desk import speaking_for, voice_for
from cogs.controls import Click, control
from cogs.deeds import deed_of
from cogs.house import House
from cogs.replies import How, Reply


class Panel(House):
    """A control carries ids alone; who may use it is asked again at every click."""

    @control("position-panel")
    async def open(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction) as reply:
            poll, code = _parts(click, 2)
            if await self._several(reply, deed_of(interaction), Action("position-panel", (poll,)), code):
                return
            await reply.show(await self.panel(deed_of(interaction), poll, code, 0, reply.language))

    @control("position-page")
    async def page(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction, How.IN_PLACE) as reply:
            poll, page, code = _parts(click, 3)
            number = int(page) if page.isdecimal() else 0
            await reply.show(await self.panel(deed_of(interaction), poll, code, number, reply.language))

    @control("position-clause")
    async def clause(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction, How.IN_PLACE) as reply:
            poll, code, number = _parts(click, 3)
            await reply.show(await self._one(deed_of(interaction), poll, code, number, reply.language))

    @control("position-turn")
    async def turn(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction, How.IN_PLACE) as reply:
            poll, number, code = _parts(click, 3)
            await reply.show(await self._one(deed_of(interaction), poll, code, number, reply.language))

    @control("position-take")
    async def take(self, interaction: discord.Interaction, click: Click) -> None:
        """An answer that needs no words: from the poll's own card, or from the panel in its place."""
        poll, number, stance, code = _parts(click, 4)
        async with self.replying(interaction, How.IN_PLACE if code else How.PRIVATELY) as reply:
            deed = deed_of(interaction)
            if await self._several(reply, deed, Action("position-take", (poll, number, stance)), code):
                return
            answer = Answer(await self._key(deed, poll, number), stance)
            taken = await self.services.chamber.positions.take(deed, poll, [answer], code)
            await self._taken(reply, deed, taken, number, code)

    @control("position-form")
    async def form(self, interaction: discord.Interaction, click: Click) -> None:
        """An answer that needs words asks for them."""
        poll, number, stance, code = _parts(click, 4)
        async with self.replying(interaction, How.WITH_FORM) as reply:
            deed = deed_of(interaction)
            if await self._several(reply, deed, Action("position-form", (poll, number, stance)), code):
                return
            record = await self.services.chamber.desk.own_record(deed, poll)
            voice = voice_for(record.seats, deed, code)
            place, asked = _number(record, number), _stance(record, stance)
            own = own_entry(record, voice.delegation.code, record.poll.clauses[place])
            form = answer_form(record, place, asked, code, reply.language, own=own)
            if not form.fields:
                raise UserError("position-unknown", poll=record.poll)
            await reply.ask(form)

    @control("position-said")
    async def said(self, interaction: discord.Interaction, click: Click) -> None:
        """The words came. A form opened before the close and sent after it comes late."""
        poll, number, stance, code = _parts(click, 4)
        async with self.replying(interaction, How.IN_PLACE if code else How.PRIVATELY) as reply:
            deed, positions = deed_of(interaction), self.services.chamber.positions
            words = {name: click.typed.get(name, "") for name in ("reason", "proposal", "condition")}
            if number == "-1":
                taken = await positions.take_all(deed, poll, Answer("", stance, **words), code)
            else:
                answer = Answer(await self._key(deed, poll, number), stance, **words)
                taken = await positions.take(deed, poll, [answer], code)
            await self._taken(reply, deed, taken, number, code)

    @control("position-same")
    async def same(self, interaction: discord.Interaction, click: Click) -> None:
        """One answer for all clauses, or for those that have none."""
        poll, code, value = _parts(click, 3)
        which, _, stance = value.partition(".")
        deed = deed_of(interaction)
        if which == "ask":
            async with self.replying(interaction, How.WITH_FORM) as reply:
                record = await self.services.chamber.desk.own_record(deed, poll)
                voice_for(record.seats, deed, code)
                await reply.ask(answer_form(record, -1, _stance(record, stance), code, reply.language))
            return
        async with self.replying(interaction, How.IN_PLACE) as reply:
            take_all, missing = self.services.chamber.positions.take_all, which == "missing"
            taken = await take_all(deed, poll, Answer("", stance), code, missing_only=missing)
            await self._taken(reply, deed, taken, "-1", code)

    @control("position-withdraw")
    async def withdraw(self, interaction: discord.Interaction, click: Click) -> None:
        poll, number, code = _parts(click, 3)
        async with self.replying(interaction, How.IN_PLACE) as reply:
            deed = deed_of(interaction)
            key = await self._key(deed, poll, number)
            taken = await self.services.chamber.positions.withdraw(deed, poll, key, code)
            await self._taken(reply, deed, taken, number, code)

    @control("position-confirm")
    async def confirm(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction, How.IN_PLACE) as reply:
            poll, code = _parts(click, 2)
            deed = deed_of(interaction)
            taken = await self.services.chamber.positions.confirm(deed, poll, code)
            await self._taken(reply, deed, taken, "-1", code)

    @control("position-results")
    async def results(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction) as reply:
            seen = await self.services.chamber.results.seen_by(deed_of(interaction), _parts(click, 1)[0])
            await reply.show(await asyncio.to_thread(results_page, seen, 0, reply.language))

    @control("position-results-page")
    async def turn_results(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction, How.IN_PLACE) as reply:
            poll, page = _parts(click, 2)
            seen = await self.services.chamber.results.seen_by(deed_of(interaction), poll)
            number = int(page) if page.isdecimal() else 0
            await reply.show(await asyncio.to_thread(results_page, seen, number, reply.language))

    @control("position-who")
    async def who(self, interaction: discord.Interaction, click: Click) -> None:
        async with self.replying(interaction) as reply:
            seen = await self.services.chamber.results.seen_by(deed_of(interaction), _parts(click, 1)[0])
            await reply.show(who_card(seen, reply.language))

    async def panel(self, deed: Deed, poll: str, code: str, page: int, language: Language) -> Card:
        """The person's own panel of a poll."""
        record = await self.services.chamber.desk.own_record(deed, poll)
        voice = voice_for(record.seats, deed, code)
        last = (len(record.poll.clauses) - 1) // PAGE
        return panel_card(record, voice, min(max(page, 0), last), language)

    async def _several(self, reply: Reply, deed: Deed, asked: Action, code: str) -> bool:
        """Ask who acts for several delegations for which; what was asked is done for the one they choose."""
        speaking = () if code else speaking_for(await self.services.chamber.desk.own_seats(deed), deed)
        if len(speaking) < 2:
            return False
        await reply.show(which_card(speaking, asked, reply.language))
        return True

    async def _one(self, deed: Deed, poll: str, code: str, number: str, language: Language) -> Card:
        record = await self.services.chamber.desk.own_record(deed, poll)
        return clause_panel(record, voice_for(record.seats, deed, code), _number(record, number), language)

    async def _key(self, deed: Deed, poll: str, number: str) -> str:
        kept = await self.services.chamber.desk.kept(deed.guild, poll)
        if not number.isdecimal() or int(number) >= len(kept.poll.clauses):
            raise UserError("position-unknown", poll=kept.poll)
        return kept.poll.clauses[int(number)].key

    async def _taken(self, reply: Reply, deed: Deed, taken: Taken, number: str, code: str) -> None:
        """Show what was recorded: in the panel’s place, or as a receipt; have told at once what must be."""
        if taken.broke or taken.draft:
            self.services.bell.ring()
        if not code and not taken.late:
            await reply.show(taken_card(taken, (), reply.language))
            return
        record = await self.services.chamber.desk.own_record(deed, taken.poll.id)
        if not code:
            await reply.show(taken_card(taken, record.entries, reply.language))
            return
        voice = voice_for(record.seats, deed, code)
        if number == "-1":
            await reply.show(panel_card(record, voice, 0, reply.language))
        else:
            await reply.show(clause_panel(record, voice, int(number), reply.language))
        if taken.late:
            await reply.also(late_card(taken, record.entries, reply.language))
        elif taken.broke or taken.draft or not taken.counted:
            await reply.also(taken_card(taken, record.entries, reply.language))


def _parts(click: Click, count: int) -> list[str]:
    """The ids of a control, then what was chosen; "" for what a forged one lacks: no lookup finds that."""
    parts = [*click.args, *click.values]
    return [*parts, *[""] * count][:count]


def _number(record: Record, number: str) -> int:
    """A clause's number out of a control. Raise UserError where the poll has none such."""
    if not number.isdecimal() or int(number) >= len(record.poll.clauses):
        raise UserError("position-unknown", poll=record.poll)
    return int(number)


def _stance(record: Record, key: str) -> Stance:
    stance = record.scale.stance(key)
    if stance is None:
        raise UserError("position-unknown", poll=record.poll)
    return stance
