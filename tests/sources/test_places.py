"""Every place behind one port: each host at its own pace, and what has not changed is not read again."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from itertools import pairwise

from bot.domain.source import Source, SourceKind
from bot.sources.places import Places

FEED = b'<?xml version="1.0"?><rss version="2.0"><channel><item><guid>g</guid></item></channel></rss>'


@dataclass(frozen=True)
class Download:
    data: bytes = FEED
    name: str = "feed"
    address: str = "https://wg.example/feed"
    etag: str = ""
    modified: str = ""


@dataclass
class Web:
    """Answers with what the test says, and notes when each host is asked, and with which stamps."""

    answer: Download | None = field(default_factory=Download)
    asked: list[tuple[str, float, str, str]] = field(default_factory=list)
    busy: int = 0
    most: int = 0

    async def __call__(self, address: str, etag: str = "", modified: str = "") -> Download | None:
        self.busy += 1
        self.most = max(self.most, self.busy)
        self.asked.append((address, time.monotonic(), etag, modified))
        await asyncio.sleep(0.005)
        self.busy -= 1
        return self.answer


def source(host: str, number: int = 1) -> Source:
    return Source(f"src-{host}-{number}", SourceKind.FEED, f"https://{host}/feed/{number}")


async def test_a_host_is_asked_by_one_at_a_time_with_a_pause_between() -> None:
    web = Web()
    places = Places(web, pace=0.05)

    await asyncio.gather(*(places.read(source("wg.example", each)) for each in range(4)))

    times = [at for _, at, _, _ in web.asked]
    assert web.most == 1
    assert all(later - earlier >= 0.05 for earlier, later in pairwise(times))


async def test_a_slow_host_holds_up_no_other() -> None:
    web = Web()
    places = Places(web, pace=5)

    await asyncio.gather(*(places.read(source(f"wg{each}.example")) for each in range(4)))

    assert web.most == 4


async def test_stamps_are_given_back_to_the_server_and_nothing_is_read_where_they_hold() -> None:
    web = Web(Download(etag='"one"', modified="Thu, 15 May 2025 09:00:00 GMT"))
    places = Places(web, pace=0)
    first = await places.read(source("wg.example"))
    web.answer = None

    again = await places.read(source("wg.example"), first.etag, first.modified)

    assert web.asked[-1][2:] == ('"one"', "Thu, 15 May 2025 09:00:00 GMT")
    assert (again.same, again.items, again.etag) == (True, (), '"one"')


async def test_a_server_without_stamps_is_known_by_its_words() -> None:
    web = Web()
    places = Places(web, pace=0)
    first = await places.read(source("wg.example"))

    same = await places.read(source("wg.example"), first.etag, first.modified)
    web.answer = Download(FEED.replace(b">g<", b">h<"))
    changed = await places.read(source("wg.example"), first.etag, first.modified)

    assert web.asked[-1][2] == ""  # our own stamp is not the server's business
    assert (same.same, changed.same) == (True, False)
    assert [item.key for item in changed.items] == ["h"]
