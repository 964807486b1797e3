"""How what is said unasked gets its words: when it is sent, from what is true then, by its kind's teller."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from bot.domain.language import Language
from bot.domain.notice import Audience, Notice
from bot.domain.person import Person
from bot.render.card import Card
from bot.services.people import People

Teller = Callable[[Notice, datetime, Language], Awaitable[Card | None]]
"""Gives a notice its card as of now, in that language; None where it has nothing to say any more."""


class Tellers:
    """Every kind of notice with the one who tells it; bot.launch brings those of the services together."""

    def __init__(self, people: People, *parts: Mapping[str, Teller]) -> None:
        """Raise ValueError where two tell the same kind."""
        self._people = people
        self._tellers: dict[str, Teller] = {}
        for part in parts:
            if taken := self._tellers.keys() & part.keys():
                message = f"kinds told twice: {sorted(taken)}"
                raise ValueError(message)
            self._tellers.update(part)

    async def card(self, notice: Notice, now: datetime) -> Card | None:
        """The notice's card as of now, in the language of the person or channel that it goes to.

        None where it has nothing to say any more. Raise LookupError for a kind that nobody tells.
        """
        teller = self._tellers[notice.kind]
        hearer = await self._people.person(_met(notice.audience))
        return await teller(notice, now, hearer.language)


def _met(audience: Audience) -> Person:
    return Person(
        id=audience.person, language=Language.UNDETERMINED, guild=audience.guild, channel=audience.channel
    )
