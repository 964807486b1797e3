"""A deadline and all that will be said of it are one write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.domain.language import Language
from bot.domain.notice import Counts, Notice
from bot.services.deadlines import Deadlines
from bot.services.ports import Unit
from bot.store.database import Database
from bot.store.deliveries import StoredDeliveries
from bot.store.outbox import StoredOutbox
from tests.deadlines import COMMENTS, START, chair, group


class Broken(StoredOutbox):
    """An outbox that takes nothing more."""

    async def put(self, unit: Unit, notices: Sequence[Notice]) -> None:
        raise ConnectionError


async def test_where_what_will_be_said_cannot_be_kept_there_is_no_deadline_either(database: Database) -> None:
    made = await group(database)
    deadlines = Deadlines(replace(made.desk, outbox=Broken(database)))

    with pytest.raises(ConnectionError):
        await deadlines.add(chair("a"), COMMENTS, Language.EN)

    assert (await made.views.page("1", START)).deadlines == []
    assert await StoredDeliveries(database).counts(START) == Counts()
