"""A small Discord in memory for those who deliver: places, nonces, history, and what goes wrong."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.domain.language import Language
from bot.domain.notice import Audience, Notice
from bot.render.card import Card, Note, Text
from bot.services.deliver import Deliver
from bot.services.errand import Errands
from bot.services.pace import Pace
from bot.services.people import People
from bot.services.post import Found, GoneError, Mark, PostError
from bot.services.tellers import Tellers
from bot.services.troubles import Troubles
from bot.store.database import Database
from bot.store.deliveries import StoredDeliveries
from bot.store.outbox import StoredOutbox
from tests.fakes import FakeAffiliations, FakePreferences

NOW = datetime(2026, 5, 15, 18, tzinfo=UTC)
WARDEN = Audience("1", person="warden")


@dataclass
class FakePost:
    """Discord in memory. What is in `failing` is raised for a place, after the message arrived if `late`."""

    shown: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    failing: dict[str, PostError] = field(default_factory=dict)
    late: bool = False
    remembers: bool = True
    tries: int = 0
    before_sending: Callable[[], Awaitable[None]] | None = None
    slow: dict[str, asyncio.Event] = field(default_factory=dict)

    async def place(self, audience: Audience, thread: str = "") -> FakePlace:
        return FakePlace(self, audience.place, self.remembers)

    async def open(self, audience: Audience) -> bool:
        return audience.place not in self.failing

    async def warden(self, guild: str) -> Audience | None:
        return WARDEN

    def texts(self, place: str) -> list[str]:
        return [text for _, text in self.shown[place]]


@dataclass
class FakePlace:
    post: FakePost
    name: str
    remembers: bool

    async def find(self, mark: Mark, since: datetime) -> Found:
        there = [nonce for nonce, _ in self.post.shown[self.name] if nonce == mark.nonce]
        return Found((1,), 1, f"m{mark.nonce}") if there else Found()

    async def send(self, card: Card, mark: Mark, there: Found) -> str:
        post = self.post
        post.tries += 1
        if self.name in post.slow:
            await post.slow[self.name].wait()
        error = post.failing.get(self.name)
        if error is None or post.late:
            known = post.remembers and any(nonce == mark.nonce for nonce, _ in post.shown[self.name])
            if not known:
                post.shown[self.name].append((mark.nonce, text_of(card)))
        if error is not None:
            raise error
        return f"m{mark.nonce}"

    async def edit(self, card: Card, mark: Mark, message: str) -> None:
        shown = self.post.shown[self.name]
        for place, (nonce, _) in enumerate(shown):
            if f"m{nonce}" == message and nonce == mark.nonce:
                shown[place] = (nonce, text_of(card))
                return
        raise GoneError("no such message")


def text_of(card: Card) -> str:
    return " ".join(str(block.line) for block in card.blocks if isinstance(block, (Text, Note)))


@dataclass
class Mailroom:
    """Everything that delivering needs, on a database, with a clock that is set by hand."""

    database: Database
    post: FakePost = field(default_factory=FakePost)
    now: datetime = NOW
    words: dict[str, str | None] = field(default_factory=dict)
    pace: Pace = field(default_factory=lambda: Pace(10_000))

    def __post_init__(self) -> None:
        self.outbox = StoredOutbox(self.database)
        self.deliveries = StoredDeliveries(self.database)
        self.troubles = Troubles(self.database, self.deliveries, self.outbox)
        people = People(FakePreferences(), FakeAffiliations(), Language.EN, "UTC")
        self.tellers = Tellers(people, {"near": self.tell}, self.troubles.tellers)

    async def tell(self, notice: Notice, now: datetime, language: Language) -> Card | None:
        text = self.words.get(notice.subject, f"{notice.subject} {notice.occasion}")
        if self.post.before_sending:
            await self.post.before_sending()
        return None if text is None else Card((Text(text),), language)

    def deliver(self) -> Deliver:
        """A new one who delivers, as after a start."""
        errands = Errands(self.deliveries, self.tellers, self.troubles, self.pace, lambda: self.now)
        return Deliver(self.deliveries, errands, self.troubles, lambda: self.now)

    async def put(self, *notices: Notice) -> None:
        async with self.database.transaction() as unit:
            await self.outbox.put(unit, notices)

    async def round(self, replica: str = "a") -> int:
        """Deliver what is due, as one who has just started; how many arrived."""
        deliver = self.deliver()
        await deliver.resume(replica)
        await deliver.connect(self.post)
        return await deliver.work(self.now)

    def pass_time(self, **much: float) -> None:
        self.now += timedelta(**much)


def near(number: int, channel: str = "2", subject: str = "") -> Notice:
    return Notice("near", subject or f"deadline:{number}", str(number), Audience("1", channel), NOW)
