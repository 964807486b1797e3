"""The words of notices about deadlines, made when they are sent from what is true then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from bot.domain.deadline import Act, Deadline
from bot.domain.deadline_news import EVENT_MOVED, LISTED, News, stale
from bot.domain.language import Language
from bot.domain.notice import Notice
from bot.render.agenda_cards import listed_card
from bot.render.card import Card
from bot.render.deadline_cards import named
from bot.render.deadline_news import change_card, moved_card, near_card, passed_card
from bot.services.deadline_desk import DeadlineDesk
from bot.services.tellers import Teller


class DeadlineVoice:
    """Gives each notice its card, or None where there is nothing to say any more."""

    def __init__(self, desk: DeadlineDesk) -> None:
        self._desk = desk

    @property
    def tellers(self) -> Mapping[str, Teller]:
        """Who tells each kind of notice."""
        return dict.fromkeys((*(news.kind for news in News), EVENT_MOVED, LISTED), self.card)

    async def card(self, notice: Notice, now: datetime, language: Language) -> Card | None:
        """What to say now, in that language."""
        guild = notice.audience.guild
        if notice.kind == EVENT_MOVED:
            return await self._moved(notice, language)
        deadline = await self._desk.shelf.deadline(guild, notice.details["deadline"])
        if deadline is None:
            return None
        if notice.kind == LISTED:
            return listed_card(deadline, now, language)
        if notice.kind == News.NEAR.kind:
            return await self._near(notice, deadline, language, now)
        if notice.kind == News.PASSED.kind:
            return await self._passed(notice, deadline, language, now)
        return await self._changed(notice, deadline, language)

    async def _changed(self, notice: Notice, deadline: Deadline, language: Language) -> Card | None:
        number = int(notice.details["change"])
        changes = await self._desk.shelf.changes(deadline.id)
        undone = any(each.act is Act.UNDO and each.takes_back == number for each in changes)
        change = next((each for each in changes if each.number == number), None)
        return None if undone or change is None else change_card(deadline, change, language)

    async def _near(
        self, notice: Notice, deadline: Deadline, language: Language, now: datetime
    ) -> Card | None:
        """Nothing to those who have answered, nor of what has moved or has a later reminder due."""
        if stale(deadline, notice, now):
            return None
        asked = await self._desk.owed_by(deadline, now)
        said = await self._desk.standpoints.answers(deadline, now)
        owing = {each.code for each in asked} - said.codes
        if asked and not owing:
            return None
        if notice.audience.person and not owing & await self._own(notice, deadline, now):
            return None
        named_owing = owing if deadline.addressees.delegations and not said.hidden else set()
        due = deadline.instant - timedelta(seconds=int(notice.details["rung"]))
        return near_card(deadline, max(due, notice.due), named(named_owing, asked, language), now, language)

    async def _passed(
        self, notice: Notice, deadline: Deadline, language: Language, now: datetime
    ) -> Card | None:
        if notice.details["instant"] != str(int(deadline.instant.timestamp())):
            return None
        answered = await self._desk.standpoints.answers(deadline, now)
        answers = answered.told
        asked = await self._desk.owed_by(deadline, deadline.instant)
        known = await self._desk.register.delegations(deadline.guild)
        in_time = [each.delegation for each in answers if not each.late]
        late = [each.delegation for each in answers if each.late]
        silent = {each.code for each in asked} - {*in_time, *late}
        named_silent = bool(deadline.addressees.delegations or answers) and not answered.hidden
        expected = silent if named_silent else set()
        groups = (in_time, late, expected)
        told = tuple(named(codes, known, language) for codes in groups)
        return passed_card(deadline, (told[0], told[1], told[2]), language)

    async def _moved(self, notice: Notice, language: Language) -> Card | None:
        event = await self._desk.events.event(notice.audience.guild, notice.details["event"])
        if event is None:
            return None
        changes = await self._desk.shelf.done(notice.audience.guild, notice.details["deed"])
        days = (
            date.fromisoformat(notice.details["before"]),
            date.fromisoformat(notice.details["after"]),
        )
        return moved_card(event, days, changes, language, recalled="recalled" in notice.details)

    async def _own(self, notice: Notice, deadline: Deadline, now: datetime) -> set[str]:
        """The delegations that this person still serves."""
        delegates = await self._desk.register.delegates(deadline.guild)
        person = notice.audience.person
        return {each.delegation for each in delegates if each.user == person and each.serves(now)}
