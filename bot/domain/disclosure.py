"""What of a ledger is not for everybody's eyes, though its place and hash are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from bot.domain.floor import When
from bot.domain.ledger import Act, Entry
from bot.domain.poll import Poll


def disclosed(poll: Poll, entries: Iterable[Entry], own: Collection[str], now: datetime) -> tuple[Entry, ...]:
    """The entries as a person of these delegations may read them at `now`; each keeps its hash.

    Without what others only drafted, and without explanations whose time has not come.
    """
    return tuple(
        _bare(entry) if entry.fact.delegation not in own and _withheld(poll, entry, now) else entry
        for entry in entries
    )


def _withheld(poll: Poll, entry: Entry, now: datetime) -> bool:
    if entry.fact.act is Act.DRAFT:
        return True
    waits = poll.sealed or entry.fact.stance == When.AFTER
    return entry.fact.act is Act.EXPLAINED and waits and now < poll.closes


def _bare(entry: Entry) -> Entry:
    return replace(entry, fact=replace(entry.fact, stance="", reason="", proposal="", condition=""))
