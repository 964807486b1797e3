"""What is to be delivered next: an index says what is due, a lease whose it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.notice import LATE, LEASE, LONGEST_PAUSE, Audience, Claimed, Counts, Priority, State, Told
from bot.store.clauses import number
from bot.store.database import Database, Dialect, Row, Transaction, Value, listed, retrying
from bot.store.outbox import instant, notice, told


class StoredDeliveries:
    """The Deliveries port."""

    def __init__(self, database: Database) -> None:
        self._database = database
        passing = "FOR UPDATE SKIP LOCKED" if database.dialect is Dialect.POSTGRESQL else ""
        self._claim = _CLAIM.replace("-- passing over", passing)  # SQLite has one writer anyhow

    async def claim(
        self, now: datetime, limit: int, replica: str, lease: timedelta = LEASE, busy: Sequence[str] = ()
    ) -> Sequence[Claimed]:
        """At most `limit` notices that are due, urgent ones first, nobody else's until now + lease."""
        due = await self.next_due()
        if due is None or due > now:
            return []

        sql, places = listed(self._claim, "busy", _filled(busy))

        async def pick(transaction: Transaction) -> list[Row]:
            picked: list[Row] = []
            for priority in Priority:
                picked += await transaction.rows(
                    sql,
                    **places,
                    priority=priority.value,
                    now=_seconds(now),
                    until=_seconds(now + lease),
                    limit=limit - len(picked),
                    replica=replica,
                )
            return picked

        return [_claimed(row) for row in sorted(await retrying(self._database, pick), key=_urgency)]

    async def reclaim(self, replica: str, now: datetime) -> int:
        """Let what this replica held when it died be claimed again at once; how many notices that were.

        So too what was put off beyond the longest pause there is, by a clock that was set back since.
        """
        longest = _seconds(now + LONGEST_PAUSE)
        return await self._change(_RECLAIM, replica=replica, now=_seconds(now), longest=longest)

    async def first_message(self, audience: Audience, subject: str) -> str:
        """The first message that was sent to a channel of a subject, "" where there is none."""
        row = await self._database.row(
            _FIRST, guild=audience.guild, channel=audience.channel, subject=subject
        )
        return str(row["message"]) if row else ""

    async def message_of(self, notice: str) -> tuple[State, str]:
        """What became of a notice, and the message it became; CANCELLED where it was never put."""
        row = await self._database.row("SELECT state, message FROM notices WHERE id = :id", id=notice)
        return (State(str(row["state"])), str(row["message"] or "")) if row else (State.CANCELLED, "")

    async def holds(self, claimed: Claimed, now: datetime) -> bool:
        """Whether it is still to be sent, and by this claimant: ask right before sending."""
        values = {"now": _seconds(now), "attempt": claimed.attempt}
        return await self._database.row(_HOLDS, id=claimed.notice.id, **values) is not None

    async def sent(self, notice: str, message: str, now: datetime) -> bool:
        """It is there, as this message, whatever was thought before; False where that was known."""
        return await self._change(_SENT, id=notice, message=message, now=_seconds(now)) > 0

    async def retry(self, claimed: Claimed, when: datetime, reason: str) -> bool:
        """Try again then. False, and nothing done, where this claim is over; so for the four below."""
        return await self._settle(claimed, State.RETRY, reason, math.ceil(when.timestamp()))

    async def park(self, claimed: Claimed, reason: str) -> bool:
        """The place refuses it: keep it until `resume`."""
        return await self._settle(claimed, State.PARKED, reason)

    async def bury(self, claimed: Claimed, reason: str) -> bool:
        """Its place is gone, or it was tried too often: it is dead, and listed."""
        return await self._settle(claimed, State.DEAD, reason)

    async def drop(self, claimed: Claimed, reason: str) -> bool:
        """It has nothing to say any more: cancelled."""
        return await self._settle(claimed, State.CANCELLED, reason)

    async def release(self, claimed: Claimed) -> bool:
        """It was not tried: as if never claimed."""
        return await self._change(_RELEASE, id=claimed.notice.id, attempt=claimed.attempt) > 0

    async def pause(self, audience: Audience, reason: str) -> int:
        """Park all that is waiting for a place: its guild, and within it the channel or person if named."""
        return await self._change(_PAUSE, reason=reason, **_place(audience))

    async def resume(self, audience: Audience) -> int:
        """Let what is parked for a place (as in `pause`) wait again for its due time; how many those are."""
        return await self._change(_RESUME, **_place(audience))

    async def parked_places(self, guild: str = "") -> Sequence[Audience]:
        """The places for which something is parked, of one guild if named."""
        rows = await self._database.rows(_PARKED, guild=guild)
        return [Audience(str(row["guild"]), str(row["channel"]), str(row["person"])) for row in rows]

    async def in_trouble(self, audience: Audience) -> bool:
        """Whether something for this place is parked or dead."""
        return await self._database.row(_IN_TROUBLE, **_place(audience)) is not None

    async def next_due(self) -> datetime | None:
        """When there will be something to claim, None where nothing waits."""
        row = await self._database.row(_NEXT)
        return instant(row["ready"]) if row else None

    async def counts(self, now: datetime, guild: str = "") -> Counts:
        """How the outbox stands, of one guild if named, for /status and `rapporteur health`."""
        rows = await self._database.rows(_COUNTS, guild=guild)
        by_state = {str(row["state"]): number(row["count"]) for row in rows}
        late = await self._database.row(_LATE, before=_seconds(now - LATE), guild=guild)
        last = await self._database.row(_LAST, guild=guild)
        ready = await self._database.row(_NEXT_IN, guild=guild)
        return Counts(
            pending=by_state.get(State.PENDING, 0),
            retry=by_state.get(State.RETRY, 0),
            sending=by_state.get(State.SENDING, 0),
            late=number(late["count"]) if late else 0,
            parked=by_state.get(State.PARKED, 0),
            dead=by_state.get(State.DEAD, 0),
            last_sent=instant(last["sent_at"]) if last else None,
            next_due=instant(ready["ready"]) if ready else None,
        )

    async def troubled(self, limit: int, guild: str = "") -> Sequence[Told]:
        """Parked and dead notices, the latest due first, of one guild if named."""
        return [told(row) for row in await self._database.rows(_TROUBLED, limit=limit, guild=guild)]

    async def _settle(self, claimed: Claimed, state: State, reason: str, ready: int | None = None) -> bool:
        values = {"state": state.value, "ready": ready, "reason": reason[:500]}
        return await self._change(_SETTLE, id=claimed.notice.id, attempt=claimed.attempt, **values) > 0

    async def _change(self, sql: str, **values: Value) -> int:
        async def change(transaction: Transaction) -> int:
            return await transaction.execute(sql, **values)

        return await retrying(self._database, change)


def _claimed(row: Row) -> Claimed:
    attempt = number(row["attempts"])
    return Claimed(notice(row), attempt, instant(row["first_tried"]) if attempt > 1 else None)


def _urgency(row: Row) -> tuple[int, int, str]:
    return number(row["priority"]), number(row["due"]), str(row["id"])


def _place(audience: Audience) -> dict[str, str]:
    return {"guild": audience.guild, "channel": audience.channel, "person": audience.person}


def _filled(busy: Sequence[str]) -> Sequence[str]:
    """The places, in a number of which there are few: each number is a statement of its own."""
    return [*busy, *["-"] * (64 - len(busy) % 64)]


def _seconds(moment: datetime) -> int:
    return math.floor(moment.timestamp())


_CLAIM = """
    WITH picked AS MATERIALIZED (
        SELECT id FROM notices
        WHERE priority = :priority AND ready <= :now AND (channel || person) NOT IN (:busy)
        ORDER BY ready LIMIT :limit
        -- passing over
    )
    UPDATE notices SET state = 'sending', ready = :until, attempts = attempts + 1,
        first_tried = COALESCE(first_tried, :now), replica = :replica
    WHERE id IN (SELECT id FROM picked)
    RETURNING *"""
_RECLAIM = """
    UPDATE notices SET ready = :now
    WHERE (state = 'sending' AND ready > :now AND replica = :replica)
        OR (state = 'retry' AND ready > :longest)"""
_FIRST = """
    SELECT message FROM notices
    WHERE subject = :subject AND state = 'sent' AND guild = :guild AND channel = :channel
    ORDER BY sent_at, message LIMIT 1"""
_HOLDS = """
    SELECT id FROM notices WHERE id = :id AND state = 'sending' AND attempts = :attempt AND ready > :now"""
_SENT = """
    UPDATE notices SET state = 'sent', ready = NULL, reason = '', message = :message, sent_at = :now
    WHERE id = :id AND state <> 'sent'"""
_SETTLE = """
    UPDATE notices SET state = :state, ready = :ready, reason = :reason
    WHERE id = :id AND state = 'sending' AND attempts = :attempt"""
_RELEASE = """
    UPDATE notices SET state = CASE WHEN attempts = 1 THEN 'pending' ELSE 'retry' END, ready = due,
        attempts = attempts - 1, first_tried = CASE WHEN attempts = 1 THEN NULL ELSE first_tried END
    WHERE id = :id AND state = 'sending' AND attempts = :attempt"""
_PAUSE = """
    UPDATE notices SET state = 'parked', ready = NULL, reason = :reason
    WHERE ready IS NOT NULL AND guild = :guild
      AND (:channel = '' OR channel = :channel) AND (:person = '' OR person = :person)"""
_RESUME = """
    UPDATE notices SET state = 'retry', ready = due, reason = ''
    WHERE state = 'parked' AND guild = :guild
      AND (:channel = '' OR channel = :channel) AND (:person = '' OR person = :person)"""
_NEXT = "SELECT ready FROM notices WHERE ready IS NOT NULL ORDER BY ready LIMIT 1"
_COUNTS = """
    SELECT state, COUNT(*) AS count FROM notices
    WHERE ready IS NOT NULL AND (:guild = '' OR guild = :guild) GROUP BY state
    UNION ALL
    SELECT state, COUNT(*) AS count FROM notices
    WHERE state IN ('parked', 'dead') AND (:guild = '' OR guild = :guild) GROUP BY state"""
_LATE = """
    SELECT COUNT(*) AS count FROM notices
    WHERE ready IS NOT NULL AND due < :before AND (:guild = '' OR guild = :guild)"""
_LAST = """
    SELECT sent_at FROM notices WHERE sent_at IS NOT NULL AND (:guild = '' OR guild = :guild)
    ORDER BY sent_at DESC LIMIT 1"""
_NEXT_IN = """
    SELECT ready FROM notices WHERE ready IS NOT NULL AND (:guild = '' OR guild = :guild)
    ORDER BY ready LIMIT 1"""
_PARKED = """
    SELECT DISTINCT guild, channel, person FROM notices
    WHERE state = 'parked' AND (:guild = '' OR guild = :guild)"""
_IN_TROUBLE = """
    SELECT id FROM notices
    WHERE state IN ('parked', 'dead') AND guild = :guild
      AND (:channel = '' OR channel = :channel) AND (:person = '' OR person = :person)
    LIMIT 1"""
_TROUBLED = """
    SELECT * FROM notices WHERE state IN ('parked', 'dead') AND (:guild = '' OR guild = :guild)
    ORDER BY due DESC, id LIMIT :limit"""
