"""The calendar of the process: shown to everybody, followed like documents."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.domain.deed import Deed
from bot.domain.errors import UserError
from bot.domain.following import Follow
from bot.domain.language import Language
from bot.domain.notice import Audience, Notice
from bot.domain.process import MILESTONE, NEAR, Milestone, Process, reminders, subject
from bot.render.card import Card
from bot.render.process import near_card
from bot.services.follow_desk import FollowDesk
from bot.services.posting_desk import PostingDesk
from bot.services.tellers import Teller


class ProcessCalendar:
    """Facts come from the register; who follows them is kept as every other rule."""

    def __init__(self, process: Process, desk: PostingDesk, following: FollowDesk) -> None:
        self.process = process
        self._desk = desk
        self._following = following

    @property
    def tellers(self) -> Mapping[str, Teller]:
        return {NEAR: self.near}

    async def follow(self, deed: Deed, key: str, channel: str, zone: str) -> tuple[Milestone, Follow]:
        """Remind this person, or with `channel` that channel, before a milestone; the same twice is once.

        Raise UserError("milestone-unknown"), ("milestone-undated") or ("milestone-past").
        """
        milestone = self.process.named(key)
        if milestone is None:
            raise UserError("milestone-unknown")
        if milestone.start is None:
            raise UserError("milestone-undated")
        if milestone.over(deed.at.date()):
            raise UserError("milestone-past")
        place = Audience(deed.guild, channel) if channel else Audience(deed.guild, person=deed.user)
        rule = Follow("", place, deed.at, symbol=f"{MILESTONE}{milestone.key}")
        kept = await self._following.keep(deed, rule)
        async with self._desk.database.transaction() as unit:
            told = reminders(milestone, kept, zone, deed.at)
            await self._desk.outbox.replace(unit, subject(kept.id), told)
        return milestone, kept

    async def near(self, notice: Notice, now: datetime, language: Language) -> Card | None:
        """That a milestone is near; nothing where the register has put it elsewhere, or it has begun."""
        milestone = self.process.named(notice.details["milestone"])
        if milestone is None or milestone.start is None or milestone.over(now.date()):
            return None
        moved = milestone.start.isoformat() != notice.details["start"]
        return None if moved or milestone.start < now.date() else near_card(milestone, language)
