"""What the index asks of the library: which clauses changed since it last looked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.document import HeldClause


@dataclass(frozen=True, slots=True)
class Change:
    """The latest change of one clause.

    seq      its number in the order of changes; a clause that changes again moves to a higher one
    ref      which clause
    held     the clause as it is now, None once it is no longer held
    chapeau  the texts of what it hangs on (its parent and the parent's own), outermost first and one a line;
             "" at the top. A clause counts as changed when these change
    """

    seq: int
    ref: str
    held: HeldClause | None
    chapeau: str = ""


@dataclass(frozen=True, slots=True)
class LibraryState:
    """How far the library has come.

    name    of this database, given at random when it is made and again when a backup is restored: numbers
            of one name are never compared with those of another
    last    the highest number that `changes` gives, 0 where nothing was ever held
    held    how many clauses are held
    """

    name: str
    last: int
    held: int


class Changes(Protocol):
    """The library, seen from the index. The store implements it."""

    async def changes(self, after: int, limit: int) -> Sequence[Change]:
        """At most `limit` changes numbered higher than `after`, in their order, one a clause.

        Starting from 0 they give every clause that is held; of those no longer held, all that were numbered
        since. A transaction's numbers become visible together and never below one that was visible before.
        """
        ...

    async def state(self) -> LibraryState: ...
