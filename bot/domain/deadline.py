"""A deadline: what is due, when, for whom, and every act by which that changed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.domain.errors import UserError
from bot.domain.poll import Window
from bot.domain.reminders import DEFAULT, Ladder

UNDO = timedelta(seconds=60)
"""How long an act can be taken back before anyone is told of it."""

LONGEST_WHAT = 300
LONGEST_REASON = 500


class State(StrEnum):
    """Where a deadline stands. PASSED is never stored: the clock decides it."""

    OPEN = "open"
    EXTENDED = "extended"
    REOPENED = "reopened"
    CANCELLED = "cancelled"
    PASSED = "passed"


class Act(StrEnum):
    """What was done to a deadline. Extending is not reopening, and undoing is not recalling."""

    ADD = "add"
    EXTEND = "extend"
    REOPEN = "reopen"
    CANCEL = "cancel"
    MOVE = "move"  # its event moved
    UNDO = "undo"  # taken back before anyone was told
    RECALL = "recall"  # taken back after the notice went out


@dataclass(frozen=True, slots=True)
class Terms:
    """What an act can change. `typed` is the date verbatim as a person typed it, "" where it was computed.

    `windows` are the times in which something counts as in time, in order: the last ends at `instant`, or
    where it was cancelled before that, then; a reopening adds one.
    """

    instant: datetime
    windows: tuple[Window, ...]
    zone: str
    typed: str = ""
    state: State = State.OPEN


@dataclass(frozen=True, slots=True)
class Until:
    """A new end: the instant, the zone it was said in, and the words verbatim ("" where computed)."""

    instant: datetime
    zone: str
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does something, when (by Discord's clock) and why.

    `by` is a person's id, "" for the secretary itself; `deed` names the act: the same twice is once.
    """

    at: datetime
    by: str
    reason: str = ""
    deed: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """What in the library it is about: a document's canonical symbol, a clause's key; "" for none."""

    document: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Addressees:
    """Who owes something: everybody with a role of the server, delegations by code; empty is everyone."""

    role: str = ""
    delegations: tuple[str, ...] = ()

    def mean(self, roles: Collection[str], delegations: Collection[str]) -> bool:
        """Whether somebody with these roles, who acts for these delegations, is meant."""
        everybody = not (self.role or self.delegations)
        return everybody or self.role in roles or not set(self.delegations).isdisjoint(delegations)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as it stands.

    `sequence` counts its changes from 0 and is the SEQUENCE of its calendar entry; `rule` and `event` say
    what it was computed from, "" where a person set it; `channel` is where it is told; `listed` that it
    stands among the events of the server too.
    """

    id: str
    guild: str
    what: str
    terms: Terms
    reference: Reference = Reference()
    addressees: Addressees = Addressees()
    reminders: Ladder = DEFAULT
    rule: str = ""
    event: str = ""
    channel: str = ""
    sequence: int = 0
    listed: bool = False

    @property
    def instant(self) -> datetime:
        return self.terms.instant

    @property
    def zone(self) -> str:
        return self.terms.zone

    def state(self, now: datetime) -> State:
        if self.terms.state is State.CANCELLED:
            return State.CANCELLED
        return State.PASSED if now >= self.instant else self.terms.state

    def takes(self, at: datetime) -> bool:
        """Whether what was received at `at` is in time. Only this decides, whenever it is written."""
        return any(window.holds(at) for window in self.terms.windows)


@dataclass(frozen=True, slots=True)
class Change:
    """One act as the record keeps it for ever. `number` is the deadline's sequence after it.

    `by` is a person's id, "" for the secretary itself; `takes_back` the number of the change it undid.
    """

    deadline: str
    number: int
    act: Act
    at: datetime
    by: str
    reason: str
    before: Terms | None
    after: Terms
    takes_back: int = -1
    deed: str = ""

    @property
    def told(self) -> datetime:
        """When it is told: at once where it takes something back, else when it can no longer be undone."""
        return self.at if self.takes_back >= 0 else self.at + UNDO

    @property
    def stays(self) -> bool:
        """Whether its event moved and it did not, since a chair had given it a later day."""
        return self.act is Act.MOVE and self.before == self.after


def check_what(what: str) -> str:
    """What is due, on one line. Raise UserError("deadline-what-missing") or ("deadline-what-long")."""
    plain = " ".join(what.split())
    if not plain:
        raise UserError("deadline-what-missing")
    if len(plain) > LONGEST_WHAT:
        raise UserError("deadline-what-long", most=LONGEST_WHAT)
    return plain


def added(deadline: Deadline, doing: Doing) -> Change:
    """The record of its beginning."""
    return Change(
        deadline.id, 0, Act.ADD, doing.at, doing.by, doing.reason, None, deadline.terms, deed=doing.deed
    )


def extended(deadline: Deadline, until: Until, doing: Doing) -> tuple[Deadline, Change]:
    """The same deadline, later. Only before it has passed: raise UserError("deadline-extend-…")."""
    state = deadline.state(doing.at)
    if state in {State.PASSED, State.CANCELLED}:
        raise UserError(f"deadline-extend-{state}", what=deadline)
    if until.instant <= deadline.instant:
        raise UserError("deadline-extend-sooner", what=deadline)
    *closed, last = deadline.terms.windows
    windows = (*closed, replace(last, closes=until.instant))
    terms = Terms(until.instant, windows, until.zone, until.typed, State.EXTENDED)
    return _changed(deadline, Act.EXTEND, terms, _reasoned(doing))


def reopened(deadline: Deadline, until: Until, doing: Doing) -> tuple[Deadline, Change]:
    """The same deadline, open again from now: what came in between stays late.

    Raise UserError("deadline-reopen-open") before it has passed, ("deadline-reopen-past") for a time gone by.
    """
    if deadline.state(doing.at) not in {State.PASSED, State.CANCELLED}:
        raise UserError("deadline-reopen-open", what=deadline)
    if until.instant <= doing.at:
        raise UserError("deadline-reopen-past", what=deadline)
    windows = _again(deadline, until.instant, doing.at)
    terms = Terms(until.instant, windows, until.zone, until.typed, State.REOPENED)
    return _changed(deadline, Act.REOPEN, terms, _reasoned(doing))


def cancelled(deadline: Deadline, doing: Doing) -> tuple[Deadline, Change]:
    """The same deadline, no longer asked for. Raise UserError("deadline-cancel-…") where none is open."""
    state = deadline.state(doing.at)
    if state in {State.PASSED, State.CANCELLED}:
        raise UserError(f"deadline-cancel-{state}", what=deadline)
    terms = replace(deadline.terms, windows=_cut(deadline, doing.at), state=State.CANCELLED)
    return _changed(deadline, Act.CANCEL, terms, _reasoned(doing))


def moved(deadline: Deadline, until: datetime, doing: Doing) -> tuple[Deadline, Change] | None:
    """The same deadline where its event now puts it; None where that changes nothing.

    What was in time when it came stays in time: one that moves into the past ends now, and one that had
    passed is open again from now. The day that a chair gave it stays, on record, unless its event puts it
    later.
    """
    if deadline.terms.state is State.CANCELLED or until == deadline.instant:
        return None
    if deadline.state(doing.at) is State.PASSED:
        if until <= doing.at:
            return None
        windows = _again(deadline, until, doing.at)
    elif deadline.terms.state is not State.OPEN and until < deadline.instant:
        return _changed(deadline, Act.MOVE, deadline.terms, doing)
    else:
        *closed, last = deadline.terms.windows
        windows = (*closed, replace(last, closes=max(until, doing.at)))
    terms = replace(deadline.terms, instant=until, windows=windows, typed="", state=State.OPEN)
    return _changed(deadline, Act.MOVE, terms, doing)


def undone(deadline: Deadline, change: Change, doing: Doing) -> tuple[Deadline, Change]:
    """The deadline as it was before its last change, which nobody was told of yet.

    Raise UserError("deadline-undo-late") after 60 seconds, ("deadline-undo-overtaken") where another change
    has followed, ("deadline-undo-nothing") for what was itself taken back.
    """
    if doing.at - change.at > UNDO:
        raise UserError("deadline-undo-late", what=deadline)
    return _taken_back(deadline, change, Act.UNDO, doing)


def recalled(deadline: Deadline, change: Change, doing: Doing) -> tuple[Deadline, Change]:
    """The deadline as it was before its last change, which everyone was told of. Both stay on record."""
    return _taken_back(deadline, change, Act.RECALL, _reasoned(doing))


def sent_at(snowflake: int) -> datetime:
    """When Discord received what has this id, by Discord's clock: this decides what is late."""
    return datetime.fromtimestamp(((snowflake >> 22) + _DISCORD_EPOCH) / 1000, UTC)


def _taken_back(deadline: Deadline, change: Change, act: Act, doing: Doing) -> tuple[Deadline, Change]:
    if change.act in {Act.UNDO, Act.RECALL}:
        raise UserError("deadline-undo-nothing", what=deadline)
    if change.number != deadline.sequence:
        raise UserError("deadline-undo-overtaken", what=deadline)
    before = change.before or replace(change.after, windows=_cut(deadline, doing.at), state=State.CANCELLED)
    after, record = _changed(deadline, act, before, doing)
    return after, replace(record, takes_back=change.number)


def _changed(deadline: Deadline, act: Act, terms: Terms, doing: Doing) -> tuple[Deadline, Change]:
    after = replace(deadline, terms=terms, sequence=deadline.sequence + 1)
    change = Change(deadline.id, after.sequence, act, doing.at, doing.by, doing.reason, deadline.terms, terms)
    return after, replace(change, deed=doing.deed)


def _again(deadline: Deadline, until: datetime, at: datetime) -> tuple[Window, ...]:
    """Its windows with one more from `at`."""
    return (*_cut(deadline, at), Window(at, until))


def _cut(deadline: Deadline, at: datetime) -> tuple[Window, ...]:
    """Its windows as far as `at`."""
    windows = deadline.terms.windows
    return tuple(replace(w, closes=min(w.closes, at), cut=w.closes > at) for w in windows if w.opens < at)


def _reasoned(doing: Doing) -> Doing:
    plain = " ".join(doing.reason.split())
    if not plain:
        raise UserError("deadline-reason-missing")
    return replace(doing, reason=plain[:LONGEST_REASON])


_DISCORD_EPOCH = 1_420_070_400_000
