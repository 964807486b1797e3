"""What watching the places where documents appear needs from the floors above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.following import Follow
from bot.domain.gate import Gate
from bot.domain.posting import Posting, Seen
from bot.domain.promise import Promise
from bot.domain.source import Health, Item, Source
from bot.services.ports import Unit


@dataclass(frozen=True, slots=True)
class Shown:
    """What a source showed at one reading, and the server's stamps; `same` where nothing has changed."""

    items: tuple[Item, ...] = ()
    etag: str = ""
    modified: str = ""
    same: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """The file behind a posting."""

    name: str
    data: bytes


class Sources(Protocol):
    """Reads places. A reading that fails raises UserError("source-…" or "fetch-…") and shows nothing."""

    async def read(self, source: Source, etag: str = "", modified: str = "") -> Shown: ...

    async def paper(self, source: Source, posting: Posting) -> Paper: ...


@dataclass(frozen=True, slots=True)
class Watched:
    """A source as one server follows it, under a name of its own, with its news going to a channel."""

    source: Source
    health: Health
    guild: str
    name: str
    channel: str
    since: datetime
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A posting with what became of its file: `held` is the key of the
    expression in the library, `trouble` why there is none; both "" while it wasn't tried.
    """

    seen: Seen
    held: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Awaited:
    """A posting whose file is still to be fetched, and how often that was tried."""

    source: Source
    kept: Kept
    tries: int


class PaperShelf(Protocol):
    """Which files are still to be fetched."""

    async def wait(self, unit: Unit, postings: Sequence[Posting], when: datetime, tries: int = 0) -> None: ...

    async def done(self, unit: Unit, posting: Posting) -> None: ...

    async def due(self, now: datetime, limit: int) -> Sequence[Awaited]: ...

    async def claim(self, posting: Posting, tries: int, now: datetime, lease: timedelta) -> bool:
        """Have a file to ourselves for so long; False where another replica has it."""
        ...

    async def next(self) -> datetime | None: ...


class SourceShelf(Protocol):
    """Sources, for whom they are read, and how they fare."""

    async def add(self, unit: Unit, watched: Watched) -> bool:
        """Have a server follow a source; False where it did."""
        ...

    async def pause(self, unit: Unit, guild: str, source: str, *, paused: bool) -> bool: ...

    async def remove(self, unit: Unit, guild: str, source: str) -> bool:
        """The server follows it no more; what was seen of it stays."""
        ...

    async def watched(self, guild: str) -> Sequence[Watched]: ...

    async def followers(self, unit: Unit, source: str) -> Sequence[Watched]:
        """Every server that follows a source and hasn't paused it."""
        ...

    async def due(
        self, now: datetime, limit: int, *, folders: bool = False
    ) -> Sequence[tuple[Source, Health]]:
        """Sources that somebody follows and that are to be read now: folders alone, or all but folders.

        Also those where something was promised by now and that were not read since.
        """
        ...

    async def next(self, *, folders: bool = False) -> datetime | None: ...

    async def claim(self, source: str, expected: datetime, until: datetime) -> bool:
        """Have a source to ourselves until then; False where another replica has it."""
        ...

    async def fared(self, unit: Unit, source: str, health: Health) -> None: ...


class PostingShelf(Protocol):
    """What was seen, and the rules of those who want to be told."""

    async def of_source(self, source: str) -> Sequence[Posting]: ...

    async def see(self, unit: Unit, kept: Sequence[Kept]) -> None:
        """Keep postings; of one that was seen before, the first instant stays."""
        ...

    async def of_work(self, base: str, guild: str) -> Sequence[Kept]:
        """Everything seen of a Work and its addenda and corrigenda, where this server follows or followed."""
        ...

    async def of_document(self, document: str, guild: str) -> Sequence[Kept]:
        """Everything seen of a version, where this server follows or followed."""
        ...

    async def latest(self, guild: str, limit: int) -> Sequence[Kept]:
        """What was seen last in the sources that a server follows, the latest first."""
        ...

    async def newest(self, limit: int) -> Sequence[Kept]:
        """What was seen last, wherever: for the host."""
        ...

    async def follow(self, unit: Unit, follow: Follow) -> bool: ...

    async def unfollow(self, unit: Unit, guild: str, follow: str) -> bool: ...

    async def follows(self, guild: str) -> Sequence[Follow]: ...

    async def milestones(self, beginning: str) -> Sequence[Follow]:
        """The rules of every server whose symbol begins so."""
        ...


class PromiseShelf(Protocol):
    """What was promised, and what waits at its gate."""

    async def put(self, unit: Unit, promise: Promise) -> None:
        """Keep a promise; one that is there stays as it is."""
        ...

    async def settle(self, unit: Unit, promise: Promise) -> bool:
        """Keep how a promise was settled by hand; False where it was before."""
        ...

    async def promise(self, guild: str, promise: str) -> Promise | None: ...

    async def promises(self, guild: str) -> Sequence[Promise]: ...

    async def put_gate(self, unit: Unit, gate: Gate) -> None:
        """Keep a gate; one that is there stays as it is."""
        ...

    async def pass_gate(self, unit: Unit, gate: Gate) -> bool:
        """Keep how a document was sent on; False where it was before."""
        ...

    async def drop_gate(self, unit: Unit, gate: Gate) -> bool:
        """Forget a gate that is set anew; False where the document was sent on."""
        ...

    async def gates(self, guild: str) -> Sequence[Gate]: ...
