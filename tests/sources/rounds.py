"""Rounds of watching with real processes: killed while places misbehave, a folder's pace, many sources."""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from bot.domain.source import Health, Source, SourceKind
from bot.services.posting_ports import Watched
from bot.store.sources import StoredSources
from tests.delivery.harness import Bot, Stand, Zygote, standing
from tests.delivery.world import text_of
from tests.sources.stage import Play, Stage, announcement, staged


@dataclass
class Result:
    """What rounds came to: announcements expected, lost, shown twice; further languages not shown in time."""

    runs: int = 0
    documents: int = 0
    kills: int = 0
    lost: int = 0
    twice: int = 0
    unedited: int = 0
    answers: int = 0


async def watch(stand: Stand, source: Source, channel: int) -> None:
    """Have the server follow a source."""
    now = datetime.now(UTC) - timedelta(seconds=5)
    watched = Watched(source, Health(now), str(stand.world.guild), source.id, str(channel), now)
    async with stand.database.transaction() as unit:
        await StoredSources(stand.database).add(unit, watched)


async def killed(
    zygote: Zygote,
    state: Path,
    runs: int,
    *,
    at_once: int = 40,
    documents: int = 5,
    seed: int = 1,
    misbehaving: float = 0.4,
) -> Result:
    """So many runs, one a source, `at_once` at a time; the bot is killed again and again meanwhile."""
    result, chance = Result(), random.Random(seed)
    for first in range(0, runs, at_once):
        some = range(first, min(first + at_once, runs))
        stage = Stage(misbehaving, random=random.Random(seed + first))
        async with staged(stage), standing(zygote, state / str(first), channels=at_once) as stand:
            await _round(stand, stage, some, documents, chance, result)
        result.answers += stage.asked.total()
    return result


async def _round(
    stand: Stand, stage: Stage, some: range, documents: int, chance: random.Random, result: Result
) -> None:
    channels, plays = tuple(stand.world.channels), {}
    stage.watched = stand.state / "watched"
    for number in some:
        play, source = stage.play(number, host=f"127.0.2.{number % 250 + 1}")
        plays[number] = (play, channels[number - some.start])
        await watch(stand, source, plays[number][1])
    bot = await stand.start()
    await _all_known(stand, len(some))
    posted = [(number, each) for number in some for each in range(documents)]
    chance.shuffle(posted)
    for number, each in posted:
        plays[number][0].post(_number(number, each), "en", chance)
        if chance.random() < 0.3:
            plays[number][0].post(_number(number, each), "fr", chance)
        if chance.random() < 0.05:
            await bot.kill()
            result.kills += 1
            bot = await stand.start()
        await asyncio.sleep(chance.uniform(0, 0.08))
    stage.misbehaving = 0.0
    wanted = {announcement(_number(n, e), plays[n][1]): plays[n] for n, e in posted}
    await _settled(stand, wanted, posted, plays)
    await bot.kill()
    shown = stand.world.shown()
    result.runs += len(some)
    result.documents += len(posted)
    result.lost += sum(not shown[each] for each in wanted)
    result.twice += sum(shown[each] > 1 for each in wanted) + _headed_twice(stand, posted)
    result.unedited += len(_unedited(stand, posted, plays))


async def _settled(
    stand: Stand,
    wanted: dict[str, tuple[Play, int]],
    posted: list[tuple[int, int]],
    plays: dict[int, tuple[Play, int]],
) -> None:
    """Until everything is to be read, or for 60 seconds."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if wanted.keys() <= stand.world.shown().keys() and not _unedited(stand, posted, plays):
            await asyncio.sleep(3)  # what would come twice would come now
            return
        await asyncio.sleep(0.2)


def _number(number: int, each: int) -> int:
    return 100 + number * 20 + each


def _texts(stand: Stand) -> list[str]:
    return [text_of(m["components"]) for messages in stand.world.messages.values() for m in messages]


def _headed_twice(stand: Stand, posted: list[tuple[int, int]]) -> int:
    """Documents of which more than one message tells that they were posted, whatever its reference."""
    heads = [text.split("\n")[0] for text in _texts(stand)]
    names = [f"C25/{_number(n, e)}" for n, e in posted]
    return sum(sum(head.endswith(name) and "Posted" in head for head in heads) > 1 for name in names)


def _unedited(
    stand: Stand, posted: list[tuple[int, int]], plays: dict[int, tuple[Play, int]]
) -> list[tuple[int, int]]:
    """Documents posted in two languages whose message doesn't show both."""
    shown = {ref: text for text in _texts(stand) for ref in [text.rsplit("Ref. ", 1)[-1][:10]]}
    found = []
    for number, each in posted:
        play, channel = plays[number]
        text = shown.get(announcement(_number(number, each), channel), "")
        languages = text.split("Still missing")[0]
        if (_number(number, each), "fr") in play.posted and "French" not in languages:
            found.append((number, each))
    return found


async def _all_known(stand: Stand, count: int) -> None:
    """Until every source was read once."""
    async with asyncio.timeout(60 + count / 2):
        while True:
            sql = "SELECT COUNT(*) AS read FROM sources WHERE first IS NOT NULL"
            row = await stand.database.row(sql)
            if row and int(str(row["read"])) >= count:
                return
            await asyncio.sleep(0.1)


async def folder_pace(zygote: Zygote, state: Path, files: int) -> tuple[list[float], int]:
    """Seconds from a file's appearance to its announcement on the screen, one after another.

    And how many announcements quote their file, which is then in the library and the index.
    """
    async with standing(zygote, state, channels=2) as stand:
        place = stand.state / "watched" / "cwg"
        place.mkdir(parents=True)
        channel = next(iter(stand.world.channels))
        source = Source("src-folder", SourceKind.FOLDER, "cwg", every=timedelta(seconds=2))
        await watch(stand, source, channel)
        bot = await stand.start()
        await _all_known(stand, 1)
        chance, waits = random.Random(3), []
        for number in range(files):
            text = f"Document C25/{number + 300}-E\nReport\n1\t{OPENING}\n"
            (place / f"C25_{number + 300}-E.txt").write_text(text, encoding="utf-8")
            begun = time.monotonic()
            reference = announcement(number + 300, channel)
            await stand.until(lambda ref=reference: stand.world.shown()[ref] > 0, 30)  # type: ignore[misc]
            waits.append(time.monotonic() - begun)
            await asyncio.sleep(chance.uniform(0, 2))
        await bot.kill()
        return waits, sum(OPENING in text for text in _texts(stand))


OPENING = (
    "The report recalls Resolution 390 and asks members to comment within twenty-one days of its posting."
)


@dataclass
class Load:
    """How a bot with many sources fared; `within` is the share of readings that came within the interval
    after one that went well."""

    sources: int
    every: float
    longest: float
    median: float
    within: float
    memory: float
    processor: float
    announced: int


async def many(zygote: Zygote, state: Path, count: int, every: float, seconds: float) -> Load:
    """So many sources on 200 hosts, a tenth of them with something new each interval."""
    stage = Stage(misbehaving=0.02, random=random.Random(9))
    async with staged(stage), standing(zygote, state, channels=20) as stand:
        channels = tuple(stand.world.channels)
        for number in range(count):
            play, source = stage.play(number, every, f"127.0.1.{number % 200 + 1}")
            play.post(50_000 + number, "en")
            await watch(stand, source, channels[number % 20])
        bot = await stand.start()
        await _all_known(stand, int(count * 0.97))
        await asyncio.sleep(every)  # they are spread over their interval by now
        stage.times.clear()
        cpu, begun, posted = _cpu(bot), time.monotonic(), 0
        while time.monotonic() - begun < seconds:
            await asyncio.sleep(every / (count / 10))
            stage.plays[str(stage.random.randrange(count))].post(60_000 + posted, "en")
            posted += 1
        used = (_cpu(bot) - cpu) / (time.monotonic() - begun)
        gaps = sorted(_gaps(stage))
        memory = _memory(bot)
        await bot.kill()
        shown = sum("Posted" in text.split("\n")[0] for text in _texts(stand))
        within = sum(gap <= every for gap in gaps) / len(gaps)
        return Load(count, every, gaps[-1], statistics.median(gaps), within, memory, used, shown)


def _gaps(stage: Stage) -> list[float]:
    """Seconds between two readings, where the first went well: what failed is tried later on purpose."""
    return [
        later - earlier
        for times in stage.times.values()
        for (earlier, fault), (later, _) in pairwise(times)
        if not fault
    ]


def _memory(bot: Bot) -> float:
    """Megabytes resident."""
    status = Path(f"/proc/{bot.pid}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def _cpu(bot: Bot) -> float:
    """Seconds of processor, those of its readers included."""
    fields = Path(f"/proc/{bot.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return sum(int(each) for each in fields[11:15]) / 100
