"""Delegations: who sits in the group, in which standing, and who may speak for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.language import Language


class Standing(StrEnum):
    """In what capacity a delegation takes part."""

    VOTING = "voting"
    MEMBER = "member"
    SECTOR = "sector"
    OBSERVER = "observer"
    CHAIR = "chair"
    SECRETARIAT = "secretariat"


SPEAKING = frozenset({Standing.VOTING, Standing.MEMBER, Standing.SECTOR, Standing.OBSERVER})
"""Standings whose positions are recorded; chair and secretariat lead and take none."""

COUNTABLE = frozenset({Standing.VOTING, Standing.MEMBER, Standing.SECTOR})
"""Standings that a poll may count; an observer's position is kept and never counted."""

LEADING = frozenset({Standing.CHAIR, Standing.SECRETARIAT})


class Function(StrEnum):
    """What a person is within a delegation."""

    HEAD = "head"
    FOCAL = "focal"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Delegation:
    """A member of the group. `code` is its ISO 3166 code or its own; it is unique in the server.

    `names` overrule the names that the code gives; `groups` are keys of regional groups. It sits from
    `since` until `until`, half-open.
    """

    guild: str
    code: str
    standing: Standing
    since: datetime
    names: Mapping[Language, str] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    until: datetime | None = None

    def sits(self, at: datetime) -> bool:
        return self.since <= at and (self.until is None or at < self.until)


@dataclass(frozen=True, slots=True)
class Delegate:
    """A person of a delegation: a Discord user, everybody with a Discord role, or a name alone.

    `user` and `role` are Discord's ids as text, "" where not meant. In function from `since` until `until`.
    """

    id: str
    delegation: str
    function: Function
    since: datetime
    user: str = ""
    role: str = ""
    name: str = ""
    until: datetime | None = None

    def serves(self, at: datetime) -> bool:
        return self.since <= at and (self.until is None or at < self.until)


@dataclass(frozen=True, slots=True)
class Voice:
    """For which delegation a person acts, and as what.

    What one who `speaks` says is the delegation's word: the head, a focal point, or anybody where it has
    neither. What others say is a draft until one of those confirms it.
    """

    delegation: Delegation
    function: Function
    speaks: bool

    @property
    def leads(self) -> bool:
        return self.delegation.standing in LEADING


def voices(
    user: str,
    roles: Iterable[str],
    delegations: Iterable[Delegation],
    delegates: Iterable[Delegate],
    at: datetime,
) -> tuple[Voice, ...]:
    """Every delegation that this person acts for at `at`, in the highest function held in each, by code."""
    held = frozenset(roles)
    serving = [delegate for delegate in delegates if delegate.serves(at)]
    led = {delegate.delegation for delegate in serving if delegate.function is not Function.MEMBER}
    best: dict[str, Function] = {}
    for delegate in serving:
        if (delegate.user and delegate.user == user) or (delegate.role and delegate.role in held):
            known = best.get(delegate.delegation, Function.MEMBER)
            best[delegate.delegation] = min(delegate.function, known, key=_RANK.index)
    sitting = {delegation.code: delegation for delegation in delegations if delegation.sits(at)}
    return tuple(
        Voice(sitting[code], best[code], best[code] is not Function.MEMBER or code not in led)
        for code in sorted(best)
        if code in sitting
    )


_RANK = (Function.HEAD, Function.FOCAL, Function.MEMBER)
