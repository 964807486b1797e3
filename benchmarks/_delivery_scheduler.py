"""The same load on APScheduler: 100,000 jobs in memory or in its SQLAlchemy job store, 2,000 due at once."""

from __future__ import annotations

import asyncio
import pickle
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from apscheduler.job import Job
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

from benchmarks._delivery_load import apart, memory
from tests.backlog import stall


def scheduled(count: int) -> str:
    """The same with a job of APScheduler for each, in memory; it stores nothing over a restart."""
    return apart(_schedule, count)


def stored(folder: Path, count: int) -> str:
    """The same with APScheduler's own persistent job store, SQLAlchemy on SQLite."""
    apart(_store_jobs, folder, count)
    return apart(_open_jobs, folder)


async def scheduler_at_once(count: int) -> str:
    """So many jobs of APScheduler due at once."""
    scheduler, done = AsyncIOScheduler(timezone=UTC), []
    at = datetime.now(UTC) + timedelta(seconds=3)

    async def job() -> None:
        done.append(1)

    for _ in range(count):
        scheduler.add_job(job, "date", run_date=at, misfire_grace_time=None)
    scheduler.start()
    longest, _ = await stall(6.0)
    scheduler.shutdown(wait=False)
    return f"{len(done)} run; loop stalled {longest * 1000:.0f} ms"


def _schedule(count: int) -> str:
    async def scheduling() -> str:
        before, started = memory(), time.perf_counter()
        scheduler = AsyncIOScheduler(timezone=UTC)
        later = datetime.now(UTC) + timedelta(days=1)
        for number in range(count):
            scheduler.add_job(_nothing, "date", run_date=later + timedelta(seconds=number))
        scheduler.start()
        took, grown = time.perf_counter() - started, memory() - before
        held = len(scheduler.get_jobs())
        scheduler.shutdown(wait=False)
        return f"{held:,} held: open {took:.3f} s, +{grown:.1f} MB"

    return asyncio.run(scheduling())


def _store_jobs(folder: Path, count: int) -> str:
    """In one transaction, as ours are; through its `add_job` each would be a commit of its own."""
    store = _job_store(folder)
    scheduler = AsyncIOScheduler(timezone=UTC)
    store.start(scheduler, "default")
    later = datetime.now(UTC) + timedelta(days=1)
    with store.engine.begin() as connection:
        for number in range(count):
            job = _job(scheduler, number, later + timedelta(seconds=number))
            state = pickle.dumps(job.__getstate__())
            when = job.next_run_time.timestamp()
            connection.execute(store.jobs_t.insert().values(id=job.id, next_run_time=when, job_state=state))
    return ""


def _job(scheduler: AsyncIOScheduler, number: int, run: datetime) -> Job:
    return Job(
        scheduler,
        str(number),
        func=_nothing,
        args=(),
        kwargs={},
        trigger=DateTrigger(run),
        name="job",
        executor="default",
        misfire_grace_time=None,
        coalesce=True,
        max_instances=1,
        next_run_time=run,
    )


def _open_jobs(folder: Path) -> str:
    async def opening() -> str:
        before, started = memory(), time.perf_counter()
        store = _job_store(folder)
        scheduler = AsyncIOScheduler(timezone=UTC, jobstores={"default": store})
        scheduler.start()
        store.get_next_run_time()
        took, grown = time.perf_counter() - started, memory() - before
        started = time.perf_counter()
        for _ in range(50):
            store.get_next_run_time()
        each = (time.perf_counter() - started) / 50 * 1000
        started = time.perf_counter()
        held = len(scheduler.get_jobs())
        listed, whole = time.perf_counter() - started, memory() - before
        scheduler.shutdown(wait=False)
        told = f"{held:,} held: open {took:.3f} s, +{grown:.1f} MB, next due {each:.3f} ms"
        return f"{told}; its list of jobs {listed:.1f} s, +{whole:.0f} MB"

    return asyncio.run(opening())


def _job_store(folder: Path) -> SQLAlchemyJobStore:
    return SQLAlchemyJobStore(f"sqlite:///{folder / 'jobs.sqlite'}")


async def _nothing() -> None:
    return None
