"""A daily digest: at the reader's own hour, once a day, whatever the clocks do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from bot.domain.notice import Audience, Notice, Priority
from bot.domain.recurrence import next_daily
from bot.domain.zones import tz


@dataclass(frozen=True, slots=True)
class Digest:
    """That a person wants one in a server, at an hour of their own day; `next` is when it is due."""

    guild: str
    person: str
    hour: time
    next: datetime


def following(digest: Digest, now: datetime, zone: str) -> datetime:
    """When the one after this is due: one that was missed for days is not made up for each day."""
    return next_daily(max(now, digest.next), digest.hour, zone)


def digest_notice(digest: Digest, zone: str) -> Notice:
    """The digest that is due, known by its day: said once, however often it is written."""
    day = digest.next.astimezone(tz(zone)).date().isoformat()
    return Notice(
        "digest",
        f"digest:{digest.guild}/{digest.person}",
        day,
        Audience(digest.guild, person=digest.person),
        digest.next,
        Priority.DIGEST,
    )
