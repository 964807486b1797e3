"""Said once, whatever crashes; and what that costs, beside doing it without an outbox.

python -m benchmarks.delivery [--short] [--costs]

50 rounds of kills, about 17 minutes on two busy cores; with `--short` three. `--costs` leaves the rounds out.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import tempfile
import time
from collections.abc import Awaitable
from pathlib import Path

import structlog

from benchmarks import _delivery_load as load
from benchmarks import _delivery_rounds as trials
from benchmarks import _delivery_scheduler as scheduler
from tests.databases import postgres
from tests.delivery.harness import Zygote, zygotes

FULL = {"kills": 50, "replicas": 6, "forgotten": 10, "stopping": 5, "bad": 60.0}
SHORT = {"kills": 3, "replicas": 1, "forgotten": 1, "stopping": 1, "bad": 3.0}


async def main(much: dict[str, float], url: str) -> None:
    with tempfile.TemporaryDirectory(prefix="rapporteur-bench-") as folder:
        async with zygotes() as zygote:
            if "--costs" not in sys.argv:
                await _rounds(zygote, Path(folder), much, url)
            await _costs(zygote, Path(folder))


async def _rounds(zygote: Zygote, folder: Path, much: dict[str, float], url: str) -> None:
    print(f"## Real processes and sockets: {much['kills']:.0f} rounds of kills")
    await _show("killed twice a round", trials.kills(zygote, folder / "1", int(much["kills"]), 200))
    await _show(
        "two replicas, PostgreSQL, 10 % of answers lost",
        trials.replicas(zygote, folder / "2", url, int(much["replicas"]), 200),
    )
    await _show("half an hour down", trials.forgotten(zygote, folder / "3", int(much["forgotten"]), 80))
    ends = trials.stopping(zygote, folder / "4", int(much["stopping"]))
    await _show("SIGTERM; longest s, other statuses", ends)
    for status in (502, 429):
        seconds = much["bad"] if status == 502 else 10.0
        named = f"{status} for {seconds:.0f} s; such answers"
        await _show(named, trials.bad_hour(zygote, folder / str(status), status, seconds, 100))
    for forwards in (True, False):
        named = f"clock {'+' if forwards else '-'}1 h; seconds"
        await _show(named, trials.clock(zygote, folder / named, forwards=forwards))


async def _costs(zygote: Zygote, folder: Path) -> None:
    print("\n## One announcement to 500 channels, 50 requests/s allowed, 50 ms each")
    await _show("outbox", load.ours(zygote, folder / "fan"))
    await _show("discord.py, gather", load.bare(paced=False))
    await _show("discord.py, a loop with pauses", load.bare(paced=True))
    print("\n## 100,000 pending")
    filled = load.emptied(folder / "pending")
    await _show("outbox", asyncio.to_thread(load.pending, filled, 100_000))
    await _show("APScheduler, jobs in memory", asyncio.to_thread(scheduler.scheduled, 100_000))
    jobs = load.emptied(folder / "jobs")
    await _show("APScheduler, its SQLAlchemy job store", asyncio.to_thread(scheduler.stored, jobs, 100_000))
    print("\n## 2,000 due at once")
    await _show("outbox, at its pace", load.due_at_once(load.emptied(folder / "due"), 2000))
    await _show("APScheduler, jobs in memory", scheduler.scheduler_at_once(2000))


async def _show(named: str, trial: Awaitable[object]) -> None:
    started = time.monotonic()
    found = await trial
    parts = found if isinstance(found, tuple) else (found,)
    told = "; ".join(f"{part:.1f}" if isinstance(part, float) else str(part) for part in parts)
    print(f"{named:<48} {told}   [{time.monotonic() - started:.0f} s]", flush=True)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    server = postgres.__wrapped__()  # the fixture's own function: a PostgreSQL for as long as it is held
    try:
        much = SHORT if "--short" in sys.argv else FULL
        asyncio.run(main(much, next(server)))
    finally:
        next(server, None)
