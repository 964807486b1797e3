"""Whatever places show, and whenever the process ends: no announcement lost, none said twice."""

from __future__ import annotations

import contextlib
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL
from bot.domain.notice import Notice
from bot.domain.posting import Posting
from bot.domain.source import Health, Item, Source
from bot.services.ports import Unit
from bot.services.posting_ports import Paper, Shown
from bot.services.watch import Watch
from bot.store.database import Database, Dialect
from bot.store.outbox import StoredOutbox
from bot.store.sources import StoredSources
from tests.posted import HOUR, FakePlaces, Group, group, items
from tests.postings import NOON


class Killed(BaseException):
    """The process ended here."""


@dataclass
class Fate:
    """When the process ends: now and then, at whichever step."""

    chance: random.Random
    kills: int = 0

    def strike(self, how_often: float = 0.1) -> None:
        if self.chance.random() < how_often:
            self.kills += 1
            raise Killed


class Showing(FakePlaces):
    """Each place shows its own."""

    def __init__(self, posted: Mapping[str, list[Item]]) -> None:
        super().__init__()
        self.posted = posted

    async def read(self, source: Source, etag: str = "", modified: str = "") -> Shown:
        return Shown(tuple(self.posted[source.id]))


class Deadly(Showing):
    """Shows things as badly as places do; the process may end while a file is fetched."""

    def __init__(self, fate: Fate, posted: Mapping[str, list[Item]]) -> None:
        super().__init__(posted)
        self.fate = fate

    async def read(self, source: Source, etag: str = "", modified: str = "") -> Shown:
        chance, posted = self.fate.chance, self.posted[source.id]
        if fault := chance.choice(["", "", "", "fetch-busy", "source-not-xml"]):
            raise UserError(fault)
        shown = chance.sample(posted, chance.randint(0, len(posted)))
        shown += chance.choices(posted, k=2) if posted else []
        return Shown(tuple(replace(item, date=chance.choice(["", "2099-01-01"])) for item in shown))

    async def paper(self, source: Source, posting: Posting) -> Paper:
        self.fate.strike()
        return await super().paper(source, posting)


class DeadlyOutbox(StoredOutbox):
    """The process may end once its notices are written, before they are kept."""

    fate: Fate

    async def put(self, unit: Unit, notices: Sequence[Notice]) -> None:
        await super().put(unit, notices)
        self.fate.strike()


class DeadlySources(StoredSources):
    """The process may end once all is told, before the reading is noted."""

    fate: Fate

    async def fared(self, unit: Unit, source: str, health: Health) -> None:
        self.fate.strike()
        await super().fared(unit, source, health)


def deadly(held: Group, fate: Fate, posted: Mapping[str, list[Item]]) -> Watch:
    outbox, sources = DeadlyOutbox(held.database), DeadlySources(held.database)
    outbox.fate = sources.fate = fate
    return Watch(replace(held.desk, places=Deadly(fate, posted), outbox=outbox, sources=sources))


def calm(held: Group, posted: Mapping[str, list[Item]]) -> Watch:
    return Watch(replace(held.desk, places=Showing(posted)))


async def history(held: Group, fate: Fate, seeds: Sequence[int]) -> None:
    """Places side by side, from their first reading to the last, each with nine postings by then."""
    names = {
        f"src-{seed}": [
            f"A/{seed}/{number}@{language}" for number in range(1, 4) for language in OFFICIAL[:3]
        ]
        for seed in seeds
    }
    watched = [await held.watch(source=f"src-{seed}", channel=f"{seed}") for seed in seeds]
    await calm(held, {source: items(*known[:3]) for source, known in names.items()}).work(NOON)
    at = NOON
    for step in range(6):
        at = max(at + HOUR, await held.due())
        with contextlib.suppress(Killed):
            shown = {source: items(*known[: 3 + step]) for source, known in names.items()}
            await deadly(held, fate, shown).work(at)
    at = max(at + HOUR, await held.due())
    await calm(held, {source: items(*known) for source, known in names.items()}).work(at)
    async with held.database.transaction() as unit:
        for source in watched:
            await held.desk.sources.remove(unit, "1", source.id)


async def test_no_announcement_is_lost_and_none_said_twice_over_200_runs_with_kills(
    database: Database,
) -> None:
    """A hundred on each database, ten at a time as a process has them, which ends with what it reads."""
    held, first = group(database), 0 if database.dialect is Dialect.SQLITE else 100
    fate = Fate(random.Random(first))
    for seed in range(first, first + 100, TOGETHER):
        fate.chance.seed(seed)
        await history(held, fate, range(seed, seed + TOGETHER))

    told = Counter(
        f"{each.subject} {language} {each.audience.channel}"
        for each in await held.notices("document-")
        for language in each.details["languages"].split()
    )
    assert fate.kills > 40
    assert set(told.values()) == {1}
    assert len(told) == 100 * 6


TOGETHER = 10
