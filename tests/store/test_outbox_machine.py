"""Whatever happens in whatever order, the outbox agrees with a model of ten lines, on both databases."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.domain.notice import LEASE, WAITING, Audience, Claimed, Notice, Priority, State
from bot.store.database import Database
from bot.store.deliveries import StoredDeliveries
from bot.store.open import open_database
from bot.store.outbox import StoredOutbox

T = TypeVar("T")
START = datetime(2026, 5, 15, 18, tzinfo=UTC)
SUBJECTS = ("a", "b")


@dataclass(frozen=True)
class Known:
    """What the model knows of one notice."""

    notice: Notice
    state: State = State.PENDING
    ready: datetime | None = None
    attempts: int = 0


class Machine(RuleBasedStateMachine):
    runner: asyncio.Runner
    database: Database

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.known: dict[str, Known] = {}
        self.claims: list[Claimed] = []
        self.outbox = StoredOutbox(self.database)
        self.deliveries = StoredDeliveries(self.database)
        self.run(self._clear())

    def run(self, deed: Coroutine[object, object, T]) -> T:
        return self.runner.run(deed)

    @rule(
        subject=st.sampled_from(SUBJECTS),
        rung=st.integers(1, 3),
        wait=st.integers(-5, 300),
        priority=st.sampled_from(Priority),
    )
    def put(self, subject: str, rung: int, wait: int, priority: Priority) -> None:
        notice = self._notice(subject, rung, wait, priority)

        self.run(self._put(notice))

        before = self.known.get(notice.id)
        if before is None or before.state is State.CANCELLED:
            attempts = before.attempts if before else 0
            self.known[notice.id] = Known(notice, State.PENDING, notice.due, attempts)

    @rule(subject=st.sampled_from(SUBJECTS), rungs=st.sets(st.integers(1, 3)), wait=st.integers(0, 300))
    def replace(self, subject: str, rungs: set[int], wait: int) -> None:
        notices = [self._notice(subject, rung, wait, Priority.NEWS) for rung in rungs]

        self.run(self._replace(subject, notices))

        self._model_cancel(subject)
        for notice in notices:
            before = self.known.get(notice.id)
            if before is None or before.state is State.CANCELLED:
                attempts = before.attempts if before else 0
                self.known[notice.id] = Known(notice, State.PENDING, notice.due, attempts)

    @rule(subject=st.sampled_from(SUBJECTS))
    def cancel(self, subject: str) -> None:
        taken_back = self.run(self._cancel(subject))

        assert taken_back == self._model_cancel(subject)

    @rule(limit=st.integers(1, 4), replica=st.sampled_from(["one", "two"]))
    def claim(self, limit: int, replica: str) -> None:
        claimed = self.run(self.deliveries.claim(self.now, limit, replica))

        due = sorted(
            (each for each in self.known.values() if each.ready is not None and each.ready <= self.now),
            key=lambda each: each.notice.priority,
        )
        assert len(claimed) == min(limit, len(due))
        assert [each.notice.priority for each in claimed] == [
            each.notice.priority for each in due[: len(claimed)]
        ]
        for each in claimed:
            before = self.known[each.notice.id]
            assert each.notice == before.notice
            assert before in due
            assert each.attempt == before.attempts + 1
            self.known[each.notice.id] = Known(
                before.notice, State.SENDING, self.now + LEASE, before.attempts + 1
            )
        self.claims += claimed

    @precondition(lambda self: self.claims)
    @rule(data=st.data(), end=st.sampled_from(["sent", "retry", "park", "bury", "drop", "release", "crash"]))
    def end(self, data: st.DataObject, end: str) -> None:
        claimed = self.claims.pop(data.draw(st.integers(0, len(self.claims) - 1)))
        before = self.known[claimed.notice.id]
        mine = before.state is State.SENDING and before.attempts == claimed.attempt

        done = self.run(self._end(claimed, end))

        if end == "sent":
            assert done is (before.state is not State.SENT)
            self.known[claimed.notice.id] = replace(before, state=State.SENT, ready=None)
        elif end != "crash":
            assert done is mine
            if mine:
                self.known[claimed.notice.id] = self._settled(before, end)

    @rule(seconds=st.sampled_from([1, 20, 119, 120, 400]))
    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @invariant()
    def agree(self) -> None:
        told = [each for subject in SUBJECTS for each in self.run(self.outbox.told(subject))]
        waiting = [each.ready for each in self.known.values() if each.ready is not None]

        assert {each.notice.id: each.state for each in told} == {
            name: each.state for name, each in self.known.items()
        }
        assert self.run(self.deliveries.next_due()) == min(waiting, default=None)

    def _settled(self, before: Known, end: str) -> Known:
        if end == "retry":
            return replace(before, state=State.RETRY, ready=self.now + timedelta(seconds=15))
        if end == "release":
            state = State.PENDING if before.attempts == 1 else State.RETRY
            return Known(before.notice, state, before.notice.due, before.attempts - 1)
        ended = {"park": State.PARKED, "bury": State.DEAD, "drop": State.CANCELLED}
        return replace(before, state=ended[end], ready=None)

    def _model_cancel(self, subject: str) -> int:
        waiting = [
            name
            for name, each in self.known.items()
            if each.notice.subject == subject and each.state in (*WAITING, State.PARKED)
        ]
        for name in waiting:
            self.known[name] = replace(self.known[name], state=State.CANCELLED, ready=None)
        return len(waiting)

    def _notice(self, subject: str, rung: int, wait: int, priority: Priority) -> Notice:
        due = self.now + timedelta(seconds=wait)
        return Notice("near", subject, str(rung), Audience("1", "2"), due, priority)

    async def _end(self, claimed: Claimed, end: str) -> bool:
        deliveries = self.deliveries
        if end == "sent":
            return await deliveries.sent(claimed.notice.id, "m1", self.now)
        if end == "retry":
            return await deliveries.retry(claimed, self.now + timedelta(seconds=15), "503")
        if end == "release":
            return await deliveries.release(claimed)
        ends = {"park": deliveries.park, "bury": deliveries.bury, "drop": deliveries.drop}
        return await ends[end](claimed, "why") if end in ends else False

    async def _put(self, notice: Notice) -> None:
        async with self.database.transaction() as unit:
            await self.outbox.put(unit, [notice])

    async def _replace(self, subject: str, notices: list[Notice]) -> None:
        async with self.database.transaction() as unit:
            await self.outbox.replace(unit, subject, notices)

    async def _cancel(self, subject: str) -> int:
        async with self.database.transaction() as unit:
            return await self.outbox.cancel(unit, subject)

    async def _clear(self) -> None:
        async with self.database.transaction() as transaction:
            await transaction.execute("DELETE FROM notices")


def test_the_outbox_agrees_with_its_model(migrated_url: str, tmp_path: Path) -> None:
    with asyncio.Runner() as runner:
        Machine.runner = runner
        Machine.database = runner.run(open_database(migrated_url, tmp_path))
        try:
            run_state_machine_as_test(
                Machine,
                settings=settings(
                    max_examples=25,
                    stateful_step_count=25,
                    deadline=None,
                    suppress_health_check=list(HealthCheck),
                ),
            )
        finally:
            runner.run(Machine.database.close())
