"""The calendar of the process: shown to everybody, followed like documents."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from bot.domain.deed import Deed
from bot.domain.errors import UserError
from bot.domain.following import Follow
from bot.domain.language import Language
from bot.domain.notice import Audience, Notice, State
from bot.domain.process import MILESTONE, MOVED, NEAR, Milestone, Process, anew, reminders, subject
from bot.render.card import Card
from bot.render.process import moved_card, near_card
from bot.services.deadline_counting import milestone_event
from bot.services.event_moving import subject as moves
from bot.services.follow_desk import FollowDesk
from bot.services.posting_desk import PostingDesk
from bot.services.tellers import Teller


class ProcessCalendar:
    """Facts come from the register; who follows them is kept as every other rule."""

    def __init__(self, process: Process, desk: PostingDesk, following: FollowDesk, zone: str) -> None:
        self.process = process
        self._desk = desk
        self._following = following
        self._zone = zone
        self._compared = False

    @property
    def tellers(self) -> Mapping[str, Teller]:
        return {NEAR: self.near, MOVED: self.moved}

    async def work(self, now: datetime) -> int:
        """Once after a start: remind of what the register has put elsewhere; how many rules that concerns."""
        if self._compared:
            return 0
        changed = [await self._compare(rule, now) for rule in await self._desk.shelf.milestones(MILESTONE)]
        self._compared = True
        return sum(changed)

    async def next(self, now: datetime) -> datetime | None:
        return None if self._compared else now

    async def _compare(self, rule: Follow, now: datetime) -> int:
        told = await self._desk.outbox.told(subject(rule.id))
        zone = next(
            (each.notice.details["zone"] for each in told if "zone" in each.notice.details), self._zone
        )
        notices = anew(self.process.named(rule.symbol), rule, zone, told, now)
        if notices is None:
            return 0
        async with self._desk.database.transaction() as unit:
            await self._desk.outbox.replace(unit, subject(rule.id), notices)
        return 1

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

    async def moved(self, notice: Notice, now: datetime, language: Language) -> Card | None:
        """That a milestone has moved; nothing where it has moved again, lies behind, or is told here with a
        deadline that moved with it.
        """
        milestone = self.process.named(notice.details["milestone"])
        if milestone is None or milestone.start is None or milestone.over(now.date()):
            return None
        same = milestone.start.isoformat() == notice.details["start"]
        if not same or await self._told_with_deadlines(milestone, notice):
            return None
        return moved_card(milestone, date.fromisoformat(notice.details["before"]), language)

    async def _told_with_deadlines(self, milestone: Milestone, notice: Notice) -> bool:
        """Whether this place hears of the same move, with its days and source, because of a deadline."""
        about = moves(milestone_event(notice.audience.guild, milestone))
        return any(
            each.notice.audience == notice.audience
            and each.notice.details.get("after") == notice.details["start"]
            and each.state is not State.CANCELLED
            for each in await self._desk.outbox.told(about)
        )
