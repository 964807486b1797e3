"""When a poll was open by its ledger alone: what the opening and the chair's acts on it say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.ledger import Act, Entry, Fact
from bot.domain.poll import Window

BY_RULE = "close/"
"""How the interaction of a close begins that nobody did: the poll's own rule brought it."""


def windows_told(opens: datetime, entries: Iterable[Entry]) -> tuple[Window, ...]:
    """The windows of a poll that opened then, as its entries tell them; () where they don't begin so."""
    found: list[Window] = []
    for fact in (entry.fact for entry in entries):
        if fact.act is Act.OPENED:
            found = [Window(opens, _instant(fact.condition))]
        elif fact.act is Act.REOPENED:
            found.append(Window(full_second(fact.received), _instant(fact.subject)))
        elif found and (fact.act is Act.EXTENDED or _ended(fact)):
            found[-1] = replace(found[-1], closes=_instant(fact.subject), cut=fact.act is Act.CLOSED)
    return tuple(found)


def last_close(entries: Iterable[Entry]) -> Entry | None:
    """The entry of the last close."""
    return next((entry for entry in reversed([*entries]) if entry.fact.act is Act.CLOSED), None)


def full_second(at: datetime) -> datetime:
    """The full second that is not before `at`."""
    return at if not at.microsecond else at.replace(microsecond=0) + timedelta(seconds=1)


def _ended(fact: Fact) -> bool:
    """Whether the chair ended it; where the rule did, it closed as it was told before."""
    return fact.act is Act.CLOSED and not fact.interaction.startswith(BY_RULE)


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
