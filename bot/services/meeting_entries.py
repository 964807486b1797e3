"""Meetings among the events of their server, as they are when that is sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.domain.deadline_rules import Event
from bot.domain.language import Language
from bot.domain.meeting import opens_at
from bot.domain.meeting_entry import LISTED, entry, entry_again, subject
from bot.domain.notice import Notice
from bot.render.card import Card
from bot.render.meeting_cards import entry_card
from bot.services.deadline_desk import DeadlineDesk
from bot.services.tellers import Teller


class MeetingEntries:
    """What is asked for stands once, moves with its meeting and is taken off with it."""

    def __init__(self, desk: DeadlineDesk) -> None:
        self._desk = desk

    @property
    def tellers(self) -> Mapping[str, Teller]:
        return {LISTED: self.card}

    async def list(self, event: Event, hours: int, at: datetime) -> bool:
        """Let a meeting stand there from now on; False where it has begun."""
        if opens_at(event) <= at:
            return False
        async with self._desk.database.transaction() as unit:
            await self._desk.outbox.put(unit, [entry(event, hours, "asked", at)])
        return True

    async def follow(self, event: str, occasion: str, due: datetime) -> None:
        """Let its entry show by then what has become of the meeting."""
        told = await self._desk.outbox.told(subject(event))
        async with self._desk.database.transaction() as unit:
            await self._desk.outbox.put(unit, entry_again(told, occasion, due))

    async def card(self, notice: Notice, now: datetime, language: Language) -> Card:
        """The meeting as it is now; off where it was removed, or is over."""
        name, hours = notice.details["event"], timedelta(hours=int(notice.details["hours"]))
        event = await self._desk.events.event(notice.audience.guild, name)
        return entry_card(name, event, hours, now, language)
