"""The seats of a group: its delegations with their people, as they ever were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.deed import Deed
from bot.domain.delegation import Delegate, Delegation, Function, Voice, voices


@dataclass(frozen=True, slots=True)
class Seats:
    """Every sitting and every function there was; what holds is asked for a time."""

    delegations: Sequence[Delegation] = ()
    delegates: Sequence[Delegate] = ()

    def sitting(self, at: datetime) -> dict[str, Delegation]:
        """The delegations that sit at that time, by code."""
        return {each.code: each for each in self.delegations if each.sits(at)}

    def named(self, code: str) -> Delegation | None:
        """The delegation of this code as it sat last, also when it has left."""
        return next((each for each in reversed(self.delegations) if each.code == code), None)

    def people(self, code: str, at: datetime) -> tuple[Delegate, ...]:
        """Who is in function for a delegation at that time."""
        return tuple(each for each in self.delegates if each.delegation == code and each.serves(at))

    def users(self, code: str, at: datetime) -> tuple[str, ...]:
        """The users named for a delegation at that time: those whom a message reaches."""
        return tuple(sorted({each.user for each in self.people(code, at) if each.user}))

    def speakers(self, code: str, at: datetime) -> tuple[str, ...]:
        """Those of them whose word is the delegation's."""
        heads = {each.user for each in self.people(code, at) if each.function is not Function.MEMBER}
        return tuple(user for user in self.users(code, at) if user in heads)

    def voices(self, deed: Deed) -> tuple[Voice, ...]:
        """For which delegations the person who does this acts."""
        return voices(deed.user, deed.roles, self.delegations, self.delegates, deed.at)


def leads(deed: Deed, seats: Seats) -> bool:
    """Whether this person leads the group: chair or secretariat, or manager of the server."""
    return deed.manages or any(voice.leads for voice in seats.voices(deed))
