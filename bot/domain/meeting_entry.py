"""A meeting among the events of its server: asked for once, it follows every change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.deadline_rules import Event
from bot.domain.notice import Notice, Told, server_events

LISTED = "meeting-listed"


def subject(event: str) -> str:
    """What notices of a meeting's entry are about."""
    return f"listed:{event}"


def entry(event: Event, hours: int, occasion: str, due: datetime) -> Notice:
    """That a meeting of so many hours is to stand there, as it is when this is sent."""
    details = {"event": event.id, "hours": str(hours)}
    return Notice(LISTED, subject(event.id), occasion, server_events(event.guild), due, details=details)


def entry_again(told: Sequence[Told], occasion: str, due: datetime) -> list[Notice]:
    """That an entry is to follow a change; nothing where none was asked for (`told` is all that was put)."""
    return [replace(told[0].notice, occasion=occasion, due=due)] if told else []
