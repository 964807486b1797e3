"""Notices about the places themselves: that one can't be read, and that it can again."""

from __future__ import annotations

from datetime import datetime

from bot.domain.notice import Audience, Notice
from bot.domain.source import Health
from bot.services.posting_ports import Watched


def source_notice(kind: str, watched: Watched, health: Health, now: datetime) -> Notice:
    """That a source can't be read since some time, or can again from `now` on: said once a change."""
    since = health.since or now
    return Notice(
        kind,
        f"source:{watched.source.id}",
        f"{watched.guild}/{int(since.timestamp())}",
        Audience(watched.guild, watched.channel),
        now,
        details={
            "source": watched.source.id,
            "reason": health.reason,
            "since": str(int(since.timestamp())),
            "until": str(int(now.timestamp())),
        },
    )
