"""What the bot stands on, examined: state folder, database, library, search index."""

from __future__ import annotations

import asyncio
import contextlib
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.encoded import Stage
from bot.services.changes import Changes
from bot.services.encoding import Encoding
from bot.services.health import Check
from bot.services.outbox import Deliveries
from bot.services.ports import Remembering, Search
from bot.services.standing import ROUND
from bot.store.database import Database

SILENT = timedelta(minutes=2)
"""A running bot comes round every half minute."""

PATIENCE = 4.0
"""Seconds: what takes longer goes on in the background, and a host asks every half minute."""


class Condition:
    """The Condition port of services.health."""

    def __init__(
        self,
        state: Path,
        database: Database,
        changes: Changes,
        search: Search,
        encoding: Encoding,
        deliveries: Deliveries,
        memory: Remembering,
    ) -> None:
        self._state = state
        self._deliveries = deliveries
        self._memory = memory
        self._database = database
        self._changes = changes
        self._search = search
        self._encoding = encoding

    async def state(self) -> Check:
        """Whether the state folder can be written."""
        path = str(self._state.resolve())
        if os.access(self._state, os.W_OK | os.X_OK):
            return Check("check-state", well=True, details={"path": path})
        return Check("check-state-wrong", well=False, details={"path": path})

    async def database(self) -> Check:
        """Which database it is, and the last migration that it took."""
        row = await self._database.row("SELECT MAX(number) AS number FROM migrations")
        version = row["number"] if row else 0
        return Check("check-database", True, {"kind": self._database.dialect.value, "version": version})

    async def library(self) -> Check:
        """How much is held."""
        row = await self._database.row("SELECT COUNT(*) AS number FROM expressions")
        held = (await self._changes.state()).held
        return Check("check-library", True, {"documents": row["number"] if row else 0, "clauses": held})

    async def search(self) -> Check:
        """Whether the index has taken in everything; asking brings it up to date, within `PATIENCE`."""
        _, settled = await asyncio.gather(self._examined(), self._settled())
        encoded = await self._encoding.stand()
        told = {"done": encoded.done, "held": encoded.held}
        match encoded.stage:
            case Stage.WORDS | Stage.MAKING if not settled:
                return Check("check-search-making", True, told)
            case Stage.WORDS | Stage.MAKING | Stage.UNAIDED:
                return Check(f"check-search-{encoded.stage}-only", False, told, stands=True)
        return Check("check-search", well=True)

    async def _examined(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await self._search.examine()

    async def _settled(self) -> bool:
        try:
            async with asyncio.timeout(PATIENCE):
                await self._search.refresh()
                await self._search.settle()
        except TimeoutError:
            return False
        return True

    async def outbox(self) -> Check:
        """What is to be said; not well where something is late and not said."""
        counts = await self._deliveries.counts(datetime.now(UTC))
        waiting = counts.pending + counts.retry + counts.sending
        details = {
            "waiting": waiting,
            "late": counts.late,
            "parked": counts.parked,
            "dead": counts.dead,
            "last": _shown(counts.last_sent),
            "next": _shown(counts.next_due),
        }
        return Check("check-outbox-late" if counts.late else "check-outbox", not counts.late, details)

    async def rounds(self) -> Check:
        """Whether the bot that runs, in whatever process, still comes round; its own word in the database."""
        told = (await self._memory.recall(ROUND)).split()
        if not told:
            return Check("check-rounds-none", well=True)
        last, wake = (datetime.fromtimestamp(int(each), UTC) for each in told)
        well = datetime.now(UTC) - last < SILENT
        details = {"last": _shown(last), "next": _shown(wake)}
        return Check("check-rounds" if well else "check-rounds-late", well, details)


def _shown(instant: datetime | None) -> str:
    return f"{instant:%Y-%m-%d %H:%M:%S} UTC" if instant and instant.timestamp() else "–"
