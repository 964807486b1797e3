"""What is due is said: claimed place by place, at one pace, until nothing is due any more."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.notice import Audience, Claimed
from bot.services.chores import Clock
from bot.services.errand import Errands
from bot.services.outbox import Deliveries
from bot.services.post import Post
from bot.services.troubles import Troubles

AHEAD = 16
"""So many are made ready at once and wait for their turn: what is urgent waits for no more than these."""
MOST = 500
"""So many are claimed at once at the utmost."""
LOOK = 1.0
"""Seconds between two looks for what has fallen due, as long as something is being sent."""

LONG = 30.0
"""Nothing is claimed when no message may go out for more seconds than this."""


class Deliver:
    """The one who delivers, and a chore of the timer. Replicas share the work by their claims.

    What goes to one place goes one after the other, so that a slow channel holds nobody else up.
    """

    def __init__(
        self, deliveries: Deliveries, errands: Errands, troubles: Troubles, clock: Clock, replica: str = ""
    ) -> None:
        self._deliveries = deliveries
        self._errands = errands
        self._troubles = troubles
        self._clock = clock
        self._replica = replica
        self._post: Post | None = None
        self._lanes: dict[str, asyncio.Task[None]] = {}
        self._claimed = 0
        self._stirred = asyncio.Event()
        self._working = False
        self._stopping = False

    async def resume(self, replica: str) -> None:
        """Work under this name, which nobody else has, and take up what was under way when it last died."""
        self._replica = replica
        await self._deliveries.reclaim(replica, self._clock())

    async def connect(self, post: Post) -> None:
        """Speak through this from now on, and try again what is parked where we may speak now."""
        self._post = post
        await self.retest()

    async def left(self, guild: str) -> None:
        """We are not in this server any more: what is for it waits until we are `back`."""
        await self._deliveries.pause(Audience(guild), "not in the server")

    async def back(self, guild: str) -> None:
        """We are in this server again: what waited for it goes out."""
        await self._deliveries.resume(Audience(guild))

    async def retest(self, guild: str = "") -> None:
        """Let what is parked for the channels of a server go out where we may speak by now.

        Without a server: for all channels, and for all people, who can be found out by trying alone.
        """
        if self._post is not None:
            await self._troubles.retest(self._post, guild)

    async def work(self, now: datetime) -> int:  # noqa: ARG002 - what falls due meanwhile is said as well
        """Say all that is due and what falls due meanwhile; how many arrived. A second call does nothing."""
        if self._post is None or self._working:
            return 0
        self._working, before = True, self._errands.arrived
        try:
            while not self._halted:
                self._stirred.clear()  # what stirs while it is looked what is due is not missed
                if not await self._begin(self._post):
                    break
                await self._stir()
            await asyncio.gather(*self._lanes.values(), return_exceptions=True)
        finally:
            self._working = False
        return self._errands.arrived - before

    async def next(self, now: datetime) -> datetime | None:
        """When something will be due; None where nothing is, or nothing can be sent."""
        if self._post is None or self._halted:
            return None
        due = await self._deliveries.next_due()
        return due and max(due, now + timedelta(seconds=self._errands.rests))

    async def unauthorised(self) -> None:
        """Return when Discord has refused our token: nothing more is sent then."""
        await self._errands.unauthorised.wait()

    async def stop(self, within: float = 6.0) -> None:
        """Begin nothing more; what is being sent has so long to arrive, then it is left to be tried again."""
        self._stopping = True
        self._stirred.set()
        lanes = list(self._lanes.values())
        if lanes:
            await asyncio.wait(lanes, timeout=within)
        for lane in lanes:
            lane.cancel()
        await asyncio.gather(*lanes, return_exceptions=True)

    @property
    def _halted(self) -> bool:
        return self._stopping or self._errands.unauthorised.is_set()

    async def _begin(self, post: Post) -> bool:
        """Claim what is due, as far as there is room, for places to which nothing is under way.

        False where nothing was under way and nothing was due.
        """
        busy = tuple(self._lanes)
        room = min(AHEAD - self._errands.preparing, MOST - self._claimed)
        if room < AHEAD // 2 or self._errands.rests > LONG:
            return bool(busy)
        claimed = await self._deliveries.claim(self._clock(), room, self._replica, busy=busy)
        for place, letters in _by_place(claimed).items():
            self._lanes[place] = asyncio.create_task(self._lane(post, place, letters))
        return bool(busy or claimed)

    async def _lane(self, post: Post, place: str, letters: Sequence[Claimed]) -> None:
        """What goes to one place, in order."""
        self._claimed += len(letters)
        try:
            for claimed in letters:
                if self._halted:
                    await self._deliveries.release(claimed)
                else:
                    await self._errands.run(post, claimed, self._stirred.set)
        finally:
            self._claimed -= len(letters)
            del self._lanes[place]
            self._stirred.set()

    async def _stir(self) -> None:
        """Wait until there is room again, or for the next look."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LOOK):
                await self._stirred.wait()


def _by_place(claimed: Sequence[Claimed]) -> dict[str, list[Claimed]]:
    found: dict[str, list[Claimed]] = {}
    for each in claimed:
        found.setdefault(each.notice.audience.place, []).append(each)
    return found
