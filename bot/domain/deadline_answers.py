"""Who has answered a deadline by taking a position on what it is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.domain.ledger import Act, Entry
from bot.domain.poll import Poll, PollClause

TAKEN = {Act.POSITION, Act.BEHALF, Act.CARRIED}


def answered_in(poll: Poll, entries: Iterable[Entry], clause: str = "") -> dict[str, datetime]:
    """The delegations that have answered in a poll, by code, and when they had.

    Of one clause where that is named, by its key, label or citation; else every clause, as the poll itself
    counts it, but in a silence procedure any. A draft is no answer; who left or withdrew has given none;
    who changed its mind answered when it first did.
    """
    wanted = {each.key for each in poll.clauses if not clause or _names(each, clause)}
    found: dict[str, dict[str, datetime]] = {}
    for entry in entries:
        fact = entry.fact
        if fact.act is Act.LEFT:
            found.pop(fact.delegation, None)
        elif fact.act is Act.WITHDRAWN:
            if not fact.late:
                found.get(fact.delegation, {}).pop(fact.clause, None)
        elif fact.act in TAKEN and fact.clause in wanted:
            found.setdefault(fact.delegation, {}).setdefault(fact.clause, fact.received)
    if poll.silence:
        return {code: min(times.values()) for code, times in found.items() if times}
    return {code: max(times.values()) for code, times in found.items() if len(times) == len(wanted)}


def _names(clause: PollClause, typed: str) -> bool:
    plain = " ".join(typed.split()).casefold()
    return plain in {each.casefold() for each in (clause.key, clause.label, clause.citation)}
