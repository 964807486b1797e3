"""What the group is told of a poll without having asked."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from bot.domain.notice import Audience, Notice, Priority
from bot.domain.poll import Poll


class News(StrEnum):
    """What has happened."""

    OPENED = "opened"
    BROKEN = "broken"  # a silence, on one clause
    CLOSED = "closed"
    ADOPTED = "adopted"  # the end of a silence procedure: each clause's fate
    EXTENDED = "extended"
    REOPENED = "reopened"
    OUTCOME = "outcome"
    EXPLAINED = "explained"  # a delegation explains its position
    NUDGE = "nudge"  # to one person, whose delegation still owes an answer
    BEHALF = "behalf"  # to one person, for whose delegation something was recorded
    DRAFTED = "drafted"  # to one who speaks for a delegation: members have drafted, and wait
    AGAIN = "again"  # to one person: a clause on which the delegation had spoken has changed

    @property
    def kind(self) -> str:
        """The kind of notice that tells it: `poll-opened`."""
        return f"poll-{self.value}"


def poll_subject(poll: str) -> str:
    """What notices of a poll are about."""
    return f"poll:{poll}"


def poll_notice(
    news: News, poll: Poll, occasion: str, at: datetime, *, user: str = "", entry: int = 0
) -> Notice:
    """News of a poll for its channel or, where `user` is given, for one person alone, from `at` on.

    `entry` is the sequence number of the ledger entry concerned, 0 where there is none.
    """
    audience = Audience(poll.guild, person=user) if user else Audience(poll.guild, poll.channel)
    details = {"poll": poll.id, "entry": str(entry)}
    return Notice(news.kind, poll_subject(poll.id), occasion, audience, at, _PRIORITIES[news], details)


_PRIORITIES = dict.fromkeys(News, Priority.NEWS) | {
    News.BROKEN: Priority.URGENT,
    News.ADOPTED: Priority.URGENT,
    News.NUDGE: Priority.REMINDER,
    News.DRAFTED: Priority.REMINDER,
    News.AGAIN: Priority.REMINDER,
}
