"""What is said beside positions: explanations, concerns and their resolution, co-sponsors of a proposal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.errors import UserError
from bot.domain.ledger import Act, Entry
from bot.domain.poll import Poll
from bot.domain.position import in_time


class When(StrEnum):
    """Whether a delegation explains its position before or after the text is adopted."""

    BEFORE = "before"
    AFTER = "after"


def explanations(poll: Poll, entries: Iterable[Entry], when: When, now: datetime) -> tuple[Entry, ...]:
    """Those that may be read at `now`, in the order in which they were asked for.

    Those "after" wait for the close; those "before" too where the poll is sealed.
    """
    if now < poll.closes and (when is When.AFTER or poll.sealed):
        return ()
    return tuple(
        entry for entry in in_time(entries) if entry.fact.act is Act.EXPLAINED and entry.fact.stance == when
    )


@dataclass(frozen=True, slots=True)
class Concern:
    """A named concern with its owner. `told` is its history after it was raised, in order."""

    raised: Entry
    open: bool = True
    told: tuple[Entry, ...] = ()

    @property
    def id(self) -> str:
        return self.raised.hash

    @property
    def owner(self) -> str:
        return self.raised.fact.delegation


def concerns(entries: Iterable[Entry]) -> dict[str, Concern]:
    """Every concern by its id, in the order in which they were raised."""
    found: dict[str, Concern] = {}
    for entry in sorted(entries, key=lambda entry: entry.order):
        about = found.get(entry.fact.subject)
        if entry.fact.act is Act.CONCERN:
            found[entry.hash] = Concern(entry)
        elif about is not None and entry.fact.act in {Act.RESOLVED, Act.RAISED}:
            still = entry.fact.act is Act.RAISED
            found[about.id] = replace(about, open=still, told=(*about.told, entry))
    return found


def check_resolution(concern: Concern, *, delegation: str, leads: bool, reason: str) -> None:
    """Its owner may resolve a concern; who leads the group may with a reason. Raise UserError otherwise."""
    if delegation == concern.owner:
        return
    if not leads:
        raise UserError("concern-not-yours", owner=concern.owner)
    if not reason.strip():
        raise UserError("concern-needs-reason")


def proposals(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries in time that put forward words of their own."""
    return tuple(
        entry for entry in in_time(entries) if entry.fact.proposal and entry.fact.act is not Act.DRAFT
    )


def sponsors(entries: Iterable[Entry], proposal: str) -> tuple[str, ...]:
    """Who stands behind the proposal of this entry: its author, then co-sponsors as they joined."""
    return all_sponsors(entries).get(proposal, ())


def all_sponsors(entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    """The same of every proposal, by the hash of its entry."""
    found: dict[str, dict[str, None]] = {}
    for entry in in_time(entries):
        fact = entry.fact
        if fact.act is Act.SPONSORED:
            found.setdefault(fact.subject, {})[fact.delegation] = None
        elif fact.act is Act.UNSPONSORED:
            found.get(fact.subject, {}).pop(fact.delegation, None)
        elif fact.proposal:
            found.setdefault(entry.hash, {})[fact.delegation] = None
    return {proposal: tuple(codes) for proposal, codes in found.items()}
