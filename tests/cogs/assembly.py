"""A group in a simulated server: a chair, four delegations, an observer, and what is said delivered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import discord
import simcord

from bot.domain.deed import Deed
from bot.domain.delegation import Function, Standing
from bot.domain.language import Language
from bot.launch import Office
from bot.store.deliveries import StoredDeliveries
from cogs.components import messages
from tests.cogs.conftest import words_of

DOCUMENT = "CWG-CC-7/3"


@dataclass(slots=True)
class Assembly:
    """The channel and the people by delegation code; `m<code>` are members who draft."""

    env: simcord.Env
    office: Office
    channel: Any
    people: dict[str, Any] = field(default_factory=dict)

    async def deliver(self, language: Language = Language.EN) -> list[Any]:
        """Send what is due to channels, as the delivery does; the messages."""
        deliveries = StoredDeliveries(self.office.database)
        sent = []
        for claimed in await deliveries.claim(self.now(), 50, "test"):
            notice = claimed.notice
            card = await self.office.services.chamber.notice(notice, self.now(), language)
            if card is None or not notice.audience.channel:
                await deliveries.drop(claimed, "nothing to say")
                continue
            place = self.env.bot.get_partial_messageable(int(notice.audience.channel))
            message = await place.send(view=messages(card)[0].view)
            await deliveries.sent(notice.id, str(message.id), self.now())
            sent.append(message)
        return sent

    def now(self) -> datetime:
        return self.env.now()

    async def open(self, **options: Any) -> tuple[str, Any]:
        """Open a poll as the chair; its id and its card in the channel."""
        given = {"document": DOCUMENT, "closes": "in 5 days", "clauses": "2.1-2.4"} | options
        result = await self.people["CHAIR"].slash(self.channel, "position open", **given)
        polls = await self.office.services.chamber.desk.polls.polls(str(self.channel_guild))
        assert polls, result
        (card,) = await self.deliver()
        return polls[0].id, card

    @property
    def channel_guild(self) -> int:
        return int(self.env.guild.id)


async def assemble(env: simcord.Env, office: Office) -> Assembly:
    """Everybody seated before the first command."""
    channel = env.create_guild("Working group").create_text_channel("plenary")
    made = Assembly(env, office, channel)
    chamber = office.services.chamber
    seats = {"FR": Standing.VOTING, "JP": Standing.VOTING, "BR": Standing.VOTING, "EG": Standing.VOTING}
    seats |= {"EU": Standing.OBSERVER, "CHAIR": Standing.CHAIR}
    at = env.now()
    for number, (code, standing) in enumerate(seats.items()):
        deed = Deed(str(env.guild.id), f"seat{number}", at, "0", manages=True)
        await chamber.delegations.seat(
            deed, code, standing, {Language.EN: "European Union"} if code == "EU" else None
        )
        for letter, function in (("", Function.HEAD), ("m", Function.MEMBER)):
            person = env.guild.add_member(env.create_user(f"{letter}{code}".lower()))
            made.people[f"{letter}{code}"] = person
            await chamber.delegations.appoint(deed, code, function, user=str(person.id))
    made.people["nobody"] = env.guild.add_member(env.create_user("nobody"))
    return made


def shown(message: Any) -> str:
    return words_of([component.to_dict() for component in message.components])


async def live(assembly: Assembly, message: discord.Message) -> str:
    """The card as it now stands in the channel."""
    await assembly.env.advance_time(3)
    found = next(each for each in assembly.channel.history() if each.id == message.id)
    return shown(found)


def select_of(message: Any, verb: str) -> str:
    """The id of a card's select by what it does."""
    found: list[str] = []

    def look(components: list[dict[str, Any]]) -> None:
        for component in components:
            if component.get("type") == 3 and component["custom_id"].startswith(f"r:{verb}:"):
                found.append(component["custom_id"])
            look(component.get("components", []))

    look(message.components)
    return found[0]
