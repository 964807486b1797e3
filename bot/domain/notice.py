"""What the bot says unasked: a notice is written down with its cause, sent once, and never deleted.

PENDING ─ claimed ─▶ SENDING ─▶ SENT
                      │   ▲
         RETRY ◀──────┤   └── claimed again: RETRY when its time has come, SENDING when its lease is over
                      ├─▶ PARKED   the place refuses it (403): until somebody mends that
                      └─▶ DEAD     the place is gone (404), or too many tries
CANCELLED: its cause went away before it was sent; it is as if never said, and may be put again.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum


class State(StrEnum):
    """Where a notice is on its way."""

    PENDING = "pending"
    SENDING = "sending"
    RETRY = "retry"
    SENT = "sent"
    PARKED = "parked"
    DEAD = "dead"
    CANCELLED = "cancelled"


WAITING = (State.PENDING, State.RETRY, State.SENDING)
"""The states of what is still to be sent."""


class Priority(IntEnum):
    """What goes first where several are due: a silence broken now goes before a digest."""

    URGENT = 0
    REMINDER = 1
    NEWS = 2
    DIGEST = 3


@dataclass(frozen=True, slots=True)
class Audience:
    """Where one message goes: a channel of a guild, or one person alone. Ids are Discord's, as text."""

    guild: str
    channel: str = ""
    person: str = ""

    @property
    def place(self) -> str:
        """The id of the channel or person: what is sent to one place is sent in order."""
        return self.channel or self.person

    @property
    def events(self) -> bool:
        """Whether it goes to the events of the guild instead of a conversation."""
        return self.channel.startswith(_EVENTS)


def server_events(guild: str) -> Audience:
    """The events of a guild as a place: what stands there follows what is true when a notice is sent."""
    return Audience(guild, f"{_EVENTS}{guild}")


@dataclass(frozen=True, slots=True)
class Notice:
    """One message to be. It holds ids only: its words are made when it is sent, from what is true then.

    kind      what is said: `deadline-near`, `poll-opened`; names the one who renders it
    subject   what it is about, `deadline:7k2m`: what is cancelled or replaced together
    occasion  tells apart what is said of one subject in one kind: the rung of a ladder with the instant it
              is for, and the channel or person where the same goes to several. The same three are said once
    details   further ids that the rendering needs
    """

    kind: str
    subject: str
    occasion: str
    audience: Audience
    due: datetime
    priority: Priority = Priority.NEWS
    details: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """24 letters and digits, the same for the same kind, subject and occasion: Discord's nonce."""
        return notice_id(self.kind, self.subject, self.occasion)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A notice that one replica alone may send until its lease is over.

    `attempt` counts from 1; `first_tried` is when it was claimed for the first time, None at the first.
    """

    notice: Notice
    attempt: int
    first_tried: datetime | None = None

    def may_be_there(self, now: datetime) -> bool:
        """Whether an earlier try may have arrived and Discord forgotten its nonce: look before sending.

        Nobody knows how long ago a try was that bears a time to come: the clock was set back since.
        """
        return self.first_tried is not None and not timedelta() <= now - self.first_tried < NONCE_MEMORY

    def tried_since(self, now: datetime) -> datetime | None:
        """From when on a message of an earlier try may be, None where there was none."""
        if self.first_tried is None or self.first_tried <= now:
            return self.first_tried
        return now - (self.first_tried - now) - LONGEST_PAUSE


@dataclass(frozen=True, slots=True)
class Told:
    """A notice with what became of it. `message` is the id of the message it became, "" before."""

    notice: Notice
    state: State
    reason: str = ""
    message: str = ""
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How the outbox stands. `late`: was due over a minute ago and is still to be sent."""

    pending: int = 0
    retry: int = 0
    sending: int = 0
    late: int = 0
    parked: int = 0
    dead: int = 0
    last_sent: datetime | None = None
    next_due: datetime | None = None


NONCE_MEMORY = timedelta(minutes=1)
"""For how long we trust Discord to know a nonce again; it is some minutes, by measurement."""
LEASE = timedelta(seconds=120)
"""For how long a claimed notice is its claimant's: longer than the client's own retries of one send."""
LATE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1, minutes=12)
"""Nothing waits longer than this for its next try."""
TRIES = 56
"""After so many tries, about two days, a notice is dead."""


def notice_id(kind: str, subject: str, occasion: str) -> str:
    """The id that these three always have."""
    named = json.dumps([kind, subject, occasion]).encode()
    return base64.b32encode(hashlib.sha256(named).digest()[:15]).decode().lower()


def next_try(claimed: Claimed, now: datetime, asked: timedelta = timedelta()) -> datetime | None:
    """When to try again after a passing fault, not before what the other side asked for; None: give up.

    2, 5, 15 s, 1, 5, 15 min, then every hour, each up to a fifth later, by the notice's own id, so that what
    failed together doesn't come back together.
    """
    if claimed.attempt >= TRIES:
        return None
    pause = _PAUSES[min(claimed.attempt, len(_PAUSES)) - 1]
    share = int(hashlib.sha256(claimed.notice.id.encode()).hexdigest()[:4], 16) / 0xFFFF
    return now + max(pause * (1 + share / 5), asked)


_EVENTS = "events/"
_PAUSES = tuple(timedelta(seconds=seconds) for seconds in (2, 5, 15, 60, 300, 900, 3600))
