"""The ledger: what was said in a poll, in the order it was written, each entry sealed by its predecessor.

An entry's hash is the SHA-256 of its canonical JSON, which holds the hash before it. Changing, leaving out
or exchanging any entry breaks the chain at that place; the last hash, the head, stands for the whole.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from enum import StrEnum


class Act(StrEnum):
    """What an entry records."""

    OPENED = "opened"
    EXTENDED = "extended"
    CLOSED = "closed"
    REOPENED = "reopened"
    OUTCOME = "outcome"
    POSITION = "position"  # taken by the delegation itself
    BEHALF = "behalf"  # recorded by the secretariat, from a source
    CARRIED = "carried"  # from the poll on the earlier revision: the clause is unchanged
    DRAFT = "draft"  # a member's, until one who speaks for the delegation confirms it
    WITHDRAWN = "withdrawn"  # the delegation has no position on the clause any more
    LEFT = "left"  # the delegation no longer sits
    EXPLAINED = "explained"
    CONCERN = "concern"
    RESOLVED = "resolved"
    RAISED = "raised"  # a resolved concern, again
    SPONSORED = "sponsored"
    UNSPONSORED = "unsponsored"


@dataclass(frozen=True, slots=True)
class Fact:
    """What is to be recorded; "" where an act has no such part.

    who          the writer's opaque token: the ledger names no user
    standing     the delegation's at that time; `counted` whether the answer counts in the poll's tally
    clause       its key; "" for the whole text
    source       the document on which an act on behalf rests
    subject      the hash of the entry that this one is about (the draft confirmed, the concern resolved)
    interaction  what caused it, once for ever: Discord's id, or the import's own
    received     by Discord's clock, to the millisecond; `late` where that was after the close
    """

    act: Act
    interaction: str
    received: datetime
    who: str
    delegation: str = ""
    standing: str = ""
    clause: str = ""
    revision: str = ""
    stance: str = ""
    reason: str = ""
    proposal: str = ""
    condition: str = ""
    source: str = ""
    subject: str = ""
    late: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact in its place: `sequence` counts from 1 in its poll; `previous` is the hash of the one before."""

    poll: str
    sequence: int
    fact: Fact
    previous: str
    hash: str

    @property
    def order(self) -> tuple[datetime, int, int]:
        """Its place in time: by Discord’s clock, then by Discord’s numbering, then as written."""
        number = self.fact.interaction
        return (self.fact.received, int(number) if number.isdecimal() else 0, self.sequence)


def appended(poll: str, sequence: int, fact: Fact, previous: str) -> Entry:
    """The entry that this fact makes in this place."""
    return Entry(poll, sequence, fact, previous, _hash(poll, sequence, fact, previous))


def chain(poll: str, facts: Iterable[Fact], length: int = 0, head: str = "") -> tuple[Entry, ...]:
    """The entries that these facts make after `length` others of which `head` is the last hash."""
    entries: list[Entry] = []
    previous = head or genesis(poll)
    for number, fact in enumerate(facts, start=length + 1):
        entries.append(appended(poll, number, fact, previous))
        previous = entries[-1].hash
    return tuple(entries)


def genesis(poll: str) -> str:
    """What stands before the first entry of a poll."""
    return hashlib.sha256(f"rapporteur/ledger/{poll}".encode()).hexdigest()


def head(poll: str, entries: Sequence[Entry]) -> str:
    """The hash that stands for all of them."""
    return entries[-1].hash if entries else genesis(poll)


def broken_at(poll: str, entries: Iterable[Entry]) -> int | None:
    """The sequence number of the first entry that is not as it was written; None where all are."""
    previous, expected = genesis(poll), 1
    for entry in entries:
        whole = entry.hash == _hash(entry.poll, entry.sequence, entry.fact, entry.previous)
        if not whole or (entry.poll, entry.sequence, entry.previous) != (poll, expected, previous):
            return expected
        previous, expected = entry.hash, expected + 1
    return None


def canonical(poll: str, sequence: int, fact: Fact, previous: str) -> str:
    """The one JSON text of an entry: keys sorted, no blanks, times as milliseconds since 1970 UTC."""
    body: dict[str, object] = {each.name: getattr(fact, each.name) for each in fields(fact)}
    body |= {"act": fact.act.value, "received": milliseconds(fact.received)}
    body |= {"poll": poll, "sequence": sequence, "previous": previous}
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def milliseconds(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(milliseconds=1)


def from_milliseconds(number: int) -> datetime:
    return _EPOCH + timedelta(milliseconds=number)


def _hash(poll: str, sequence: int, fact: Fact, previous: str) -> str:
    return hashlib.sha256(canonical(poll, sequence, fact, previous).encode()).hexdigest()


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
