"""Daily digests: who wants one, and the chore that has each said once when its hour has come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Protocol

from bot.domain.digest import Digest, digest_notice, following
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.person import Person
from bot.domain.recurrence import next_daily
from bot.services.outbox import Outbox
from bot.services.people import People
from bot.services.ports import Transactions, Unit

TOGETHER = 200


class DigestShelf(Protocol):
    """Who wants a digest, and when the next is due."""

    async def keep(self, unit: Unit, digest: Digest) -> None: ...

    async def stop(self, unit: Unit, guild: str, person: str) -> bool: ...

    async def due(self, now: datetime, limit: int) -> Sequence[Digest]: ...

    async def next(self) -> datetime | None: ...

    async def advance(self, unit: Unit, digest: Digest, to: datetime) -> bool:
        """Put its next time; False where another replica did, or it was changed or stopped."""
        ...


class Digests:
    """A chore of the clock; the digest itself gets its words when it is sent."""

    def __init__(self, database: Transactions, shelf: DigestShelf, outbox: Outbox, people: People) -> None:
        self._database = database
        self._shelf = shelf
        self._outbox = outbox
        self._people = people

    async def start(self, person: Person, hour: time, now: datetime) -> Digest:
        """Send this person a digest every day at that hour of theirs, from the next on."""
        if not person.guild:
            raise UserError("server-only")
        digest = Digest(person.guild, person.id, hour, next_daily(now, hour, person.zone))
        async with self._database.transaction() as unit:
            await self._shelf.keep(unit, digest)
        return digest

    async def stop(self, person: Person) -> None:
        """Send none any more."""
        async with self._database.transaction() as unit:
            await self._shelf.stop(unit, person.guild, person.id)
            await self._outbox.cancel(unit, f"digest:{person.guild}/{person.id}")

    async def work(self, now: datetime) -> int:
        """Have every digest said that is due, and put each one's next time; how many those were."""
        done = 0
        for digest in await self._shelf.due(now, TOGETHER):
            met = Person(digest.person, Language.UNDETERMINED, digest.guild)
            zone = (await self._people.person(met)).zone
            async with self._database.transaction() as unit:
                if await self._shelf.advance(unit, digest, following(digest, now, zone)):
                    await self._outbox.put(unit, [digest_notice(digest, zone)])
                    done += 1
        return done

    async def next(self, now: datetime) -> datetime | None:  # noqa: ARG002 - as every chore is asked
        return await self._shelf.next()
