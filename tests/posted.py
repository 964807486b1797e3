"""A group that watches places: sources played by hand, files taken in, notices in the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.citation_lexicon import Lexicon
from bot.domain.deed import Deed
from bot.domain.document import Expression
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.notice import Notice
from bot.domain.posting import Posting
from bot.domain.source import Health, Item, Source, SourceKind
from bot.domain.symbol import Symbol
from bot.lexicons import document_names
from bot.resources import table
from bot.services.ingest import Incoming, Taken, Understood
from bot.services.ports import Kept as Change
from bot.services.posting_desk import PostingDesk
from bot.services.posting_ports import Paper, Shown, Watched
from bot.services.watch import Watch
from bot.store.database import Database
from bot.store.delegations import Register
from bot.store.documents import Documents
from bot.store.outbox import StoredOutbox, notice
from bot.store.papers import StoredPapers
from bot.store.postings import StoredPostings
from bot.store.promises import StoredPromises
from bot.store.sources import StoredSources
from tests.postings import NOON

LEXICON = Lexicon.from_table(table("lexicon/bodies.toml"))
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


@dataclass
class FakePlaces:
    """Places that show what the test has put there, or fail as it says."""

    items: list[Item] = field(default_factory=list)
    fault: str = ""
    reads: int = 0

    async def read(self, source: Source, etag: str = "", modified: str = "") -> Shown:
        self.reads += 1
        if self.fault:
            raise UserError(self.fault)
        return Shown(tuple(self.items))

    async def paper(self, source: Source, posting: Posting) -> Paper:
        return Paper("file.txt", posting.title.encode())


class FakeIngest:
    """Takes any file for what its name says."""

    def __init__(self) -> None:
        self.symbol = ""

    async def __call__(self, incoming: Incoming) -> Taken:
        name = self.symbol or incoming.name.removesuffix(".txt").replace("_", "/")
        symbol = Symbol.parse(name if name.startswith("A/") else f"itu:doc:{name}")
        held = Expression(symbol, Language(incoming.language or "en"))
        return Taken((Understood(incoming.source, held, 1, {}, Change()),))

    async def ready(self) -> int:
        return 0


@dataclass
class Group:
    desk: PostingDesk
    places: FakePlaces
    ingest: FakeIngest
    database: Database

    async def watch(self, guild: str = "1", channel: str = "77", source: str = "src-1") -> Source:
        place = Source(source, SourceKind.FEED, f"https://wg.example/{source}")
        watched = Watched(place, Health(NOON), guild, "documents", channel, NOON)
        async with self.database.transaction() as unit:
            await self.desk.sources.add(unit, watched)
        return place

    async def notices(self, kind: str = "") -> list[Notice]:
        rows = await self.database.rows("SELECT * FROM notices ORDER BY subject, due, id")
        return [each for each in map(notice, rows) if each.kind.startswith(kind)]

    async def due(self) -> datetime:
        """When every source is due."""
        row = await self.database.row("SELECT MAX(next) AS next FROM sources")
        assert row is not None
        return datetime.fromtimestamp(int(str(row["next"])), NOON.tzinfo)


def group(database: Database) -> Group:
    places, ingest = FakePlaces(), FakeIngest()
    desk = PostingDesk(
        database,
        StoredSources(database),
        StoredPostings(database),
        StoredPromises(database),
        StoredPapers(database),
        StoredOutbox(database),
        places,
        ingest,
        Documents(database),
        Register(database),
        document_names(),
    )
    return Group(desk, places, ingest, database)


def items(*names: str) -> list[Item]:
    """Items by symbol, or `symbol@language`."""
    return [_item(*name.partition("@")[::2]) for name in names]


def _item(symbol: str, language: str) -> Item:
    return Item(f"{symbol}@{language}", f"Report {symbol}", symbol, Language(language or "en"))


def deed(at: datetime = NOON, user: str = "9", *, manages: bool = True, name: str = "i1") -> Deed:
    return Deed("1", name, at, user, manages=manages)


def kinds(notices: Sequence[Notice]) -> list[str]:
    return sorted(notice.kind for notice in notices)


async def polled(held: Group, *names: str, at: int = 1) -> list[str]:
    """What was said, by kind, after the place showed these at that hour."""
    held.places.items = items(*names)
    await Watch(held.desk).work(NOON + at * HOUR)
    return kinds(await held.notices())
