"""Wakes each chore when its time has come, after 30 seconds at the latest, and at once when the bell rings.

The scheduler stores nothing: what is due stands in the database, and each chore asks there.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.services.chores import Chore
from bot.services.present import Present

log = structlog.get_logger()

SWEEP = timedelta(seconds=30)
SOONEST = timedelta(seconds=1)
"""A chore that finds nothing to do although it is due is not asked again before."""
GLANCE = 5.0
"""Seconds between two looks whether the clock was set."""
JUMP = 2.0
BACK = 60.0
"""Seconds by which a clock is set back that nobody would wait for."""

SetBack = Callable[[datetime, datetime], Awaitable[None]]
"""Given what the clock would show and what it shows: brings back what the one that is gone put off."""


class Timer:
    """Chores by name, each one at a time, whatever the clock does."""

    def __init__(
        self, chores: Mapping[str, Chore], present: Present | None = None, set_back: SetBack | None = None
    ) -> None:
        self._chores = chores
        self._present = present or Present()
        self._set_back = set_back
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )
        self._running: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._watching: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Wake every chore now, and from now on."""
        for name in self._chores:
            self._scheduler.add_job(
                self._begin, IntervalTrigger(seconds=SWEEP.seconds, timezone=UTC), [name], id=name
            )
        self._scheduler.start()
        self._watching = asyncio.create_task(self._watch())
        self.wake()

    async def stop(self, within: float = 2.0) -> None:
        """Wake nobody any more; what is being done has so long to end."""
        if self._watching is None:
            return
        watching, self._watching = self._watching, None
        watching.cancel()
        self._scheduler.pause()
        running = list(self._running.values())
        if running:
            await asyncio.wait(running, timeout=within)
        for task in running:
            task.cancel()
        self._scheduler.shutdown(wait=False)
        with contextlib.suppress(asyncio.CancelledError):
            await watching

    def wake(self) -> None:
        """Wake every chore at once; one that is busy is woken when it is done."""
        for name in self._chores:
            self._wake(name)

    def _wake_others(self, busy: str) -> None:
        for name in self._chores:
            if name != busy:
                self._wake(name)

    def next_wake(self) -> datetime | None:
        """When the next chore is woken, as planned now; None where none is."""
        planned = [job.next_run_time for job in self._scheduler.get_jobs() if job.next_run_time]
        return min(planned) + self._present.behind if planned else None

    def _wake(self, name: str) -> None:
        if name in self._running:
            self._again.add(name)
        elif self._watching:
            self._plan(name, self._present())

    async def _begin(self, name: str) -> None:
        """The scheduler's part: that a chore begins. The chore itself is none of its jobs."""
        if name not in self._running:
            self._scheduler.pause_job(name)  # until it is planned anew
            self._again.discard(name)
            self._running[name] = asyncio.create_task(self._run(name))

    async def _run(self, name: str) -> None:
        due = await self._done(self._chores[name], name)
        del self._running[name]
        if self._watching:
            now = self._present()
            planned = max(now + SOONEST, min(due or now + SWEEP, now + SWEEP))
            self._plan(name, now if name in self._again else planned)

    async def _done(self, chore: Chore, name: str) -> datetime | None:
        """Have a chore done; when it is due next, None where it can't say."""
        try:
            if await chore.work(self._present()):
                self._wake_others(name)  # what one has settled another may have to say
            return await chore.next(self._present())
        except Exception:
            log.exception("a chore failed", chore=name)
            return None

    def _plan(self, name: str, when: datetime) -> None:
        self._scheduler.modify_job(name, next_run_time=when - self._present.behind)  # by the machine's clock

    async def _watch(self) -> None:
        """Wake everybody when the clock was set: what was planned by it would come too late, or never."""
        shown, ahead = self._present().timestamp() - time.monotonic(), time.time() - time.monotonic()
        while True:
            await asyncio.sleep(GLANCE)
            before, ahead = ahead, time.time() - time.monotonic()
            gone, shown = shown, self._present().timestamp() - time.monotonic()
            if gone - shown > BACK:
                await self._bring_back(gone - shown)
            if abs(ahead - before) > JUMP or abs(shown - gone) > JUMP:
                log.warning("the clock was set", seconds=round(ahead - before))
                self.wake()

    async def _bring_back(self, seconds: float) -> None:
        now = self._present()
        try:
            if self._set_back:
                await self._set_back(now + timedelta(seconds=seconds), now)
        except Exception:
            log.exception("what a clock put off was not brought back")
