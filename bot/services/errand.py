"""One notice on its way: worded as of now, sent, and marked; whatever happens in between is written down."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import structlog

from bot.domain.notice import WAITING, Claimed, next_try
from bot.services.chores import Clock
from bot.services.outbox import Deliveries
from bot.services.pace import Pace
from bot.services.post import (
    BlockedError,
    Found,
    GoneError,
    Mark,
    PassingError,
    Place,
    Post,
    RefusedError,
    UnauthorisedError,
)
from bot.services.tellers import Tellers
from bot.services.troubles import Troubles

log = structlog.get_logger()

PATIENCE = 90.0
"""Seconds that one message may take; less than its lease."""
BAN = timedelta(minutes=10)
"""For so long nothing is sent when our address is banned."""


class Errands:
    """Each notice is searched for where it may be already, worded, sent when its turn comes, and marked."""

    def __init__(
        self, deliveries: Deliveries, tellers: Tellers, troubles: Troubles, pace: Pace, clock: Clock
    ) -> None:
        self._deliveries = deliveries
        self._tellers = tellers
        self._troubles = troubles
        self._pace = pace
        self._clock = clock
        self.preparing = 0
        self.arrived = 0
        self.unauthorised = asyncio.Event()

    async def run(self, post: Post, claimed: Claimed, under_way: Callable[[], None]) -> None:
        """See one notice through; `under_way` is called when another may be made ready."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self._say(post, claimed, under_way)
        except UnauthorisedError:
            self.unauthorised.set()
            await self._deliveries.release(claimed)
        except RefusedError as error:
            await self._troubles.refused(post, claimed, str(error), self._clock())
        except GoneError as error:
            await self._troubles.gone(post, claimed, str(error), self._clock())
        except asyncio.CancelledError:
            await self._deliveries.retry(claimed, self._clock(), "stopped")
            raise
        except Exception as error:  # noqa: BLE001 - told apart there
            await self._again(claimed, error)

    async def _say(self, post: Post, claimed: Claimed, under_way: Callable[[], None]) -> None:
        notice = claimed.notice
        if first := notice.details.get("edits"):
            await self._amend(post, claimed, first, under_way)
            return
        mark = _mark_of(notice.id)
        with self._counted(under_way):
            place = await post.place(notice.audience, await self._thread(claimed))
            there = await self._there(place, mark, claimed)
            card = None if there.whole else await self._tellers.card(notice, self._clock())
            if card is not None and not await self._pace.turn():
                await self._deliveries.release(claimed)
                return
        if card is None:
            await self._conclude(claimed, there)
        elif await self._deliveries.holds(claimed, self._clock()):  # what changed meanwhile is not said
            await self._mark(claimed, await place.send(card, mark, there))

    async def _amend(self, post: Post, claimed: Claimed, first: str, under_way: Callable[[], None]) -> None:
        """Have the first message of a subject show what is true now; nothing is posted again."""
        state, message = await self._deliveries.message_of(first)
        if state in WAITING:  # it may have been worded already: come again when it is there
            await self._deliveries.retry(claimed, self._clock() + AFTERWARDS, "after the first")
            return
        with self._counted(under_way):
            card = await self._tellers.card(claimed.notice, self._clock()) if message else None
            if card is not None and not await self._pace.turn():
                await self._deliveries.release(claimed)
                return
        if card is None:
            await self._deliveries.drop(claimed, "nothing to edit")
            return
        place = await post.place(claimed.notice.audience, await self._thread(claimed))
        try:
            await place.edit(card, _mark_of(first), message)
        except GoneError:
            await self._deliveries.drop(claimed, "its message is gone")
        else:
            await self._mark(claimed, message)

    @contextmanager
    def _counted(self, under_way: Callable[[], None]) -> Iterator[None]:
        self.preparing += 1
        try:
            yield
        finally:
            self.preparing -= 1
            under_way()

    @property
    def rests(self) -> float:
        """For how many seconds nothing may be sent."""
        return self._pace.rests

    async def _thread(self, claimed: Claimed) -> str:
        audience = claimed.notice.audience
        return (
            await self._deliveries.first_message(audience, claimed.notice.subject) if audience.channel else ""
        )

    async def _there(self, place: Place, mark: Mark, claimed: Claimed) -> Found:
        """What of it an earlier try brought there, as far as Discord would not know that by itself."""
        since = claimed.tried_since(self._clock())
        if since is None or (place.remembers and not claimed.may_be_there(self._clock())):
            return Found()
        return await place.find(mark, since)

    async def _conclude(self, claimed: Claimed, there: Found) -> None:
        """It is there already; or it has nothing to say any more."""
        if there.parts:
            await self._mark(claimed, there.message)
        else:
            await self._deliveries.drop(claimed, "nothing to say")

    async def _mark(self, claimed: Claimed, message: str) -> None:
        notice = claimed.notice
        await self._deliveries.sent(notice.id, message, self._clock())
        self._pace.accepted()
        self.arrived += 1
        log.info("notice sent", notice=notice.id, kind=notice.kind, place=notice.audience.place)

    async def _again(self, claimed: Claimed, error: Exception) -> None:
        """Try again later what failed for now; what is a fault of ours is logged whole."""
        asked = timedelta()
        match error:
            case BlockedError():
                self._pace.rest(BAN.total_seconds())
                asked = BAN
            case PassingError():
                asked = error.asked
            case TimeoutError():
                pass
            case _:
                log.error("a notice failed", notice=claimed.notice.id, exc_info=error)
        when = next_try(claimed, self._clock(), asked)
        reason = str(error) or type(error).__name__
        log.warning("notice not sent", notice=claimed.notice.id, attempt=claimed.attempt, reason=reason)
        if when is None:
            await self._deliveries.bury(claimed, reason)
        else:
            await self._deliveries.retry(claimed, when, reason)


def _mark_of(notice: str) -> Mark:
    return Mark(notice, notice[:REFERENCE])


AFTERWARDS = timedelta(seconds=5)
"""When an edit looks again for the message that is still being sent."""
REFERENCE = 10
"""So much of its id stands in a message, small, to be known again by."""
