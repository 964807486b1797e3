"""A working group with deadlines: two chairs, three delegations with heads, and an outbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.domain.deadline_news import subject
from bot.domain.deed import Deed
from bot.domain.delegation import Delegate, Delegation, Function, Standing
from bot.domain.language import Language
from bot.domain.notice import Notice, State, Told
from bot.lexicons import deadline_rules, event_names, reminder_lexicon
from bot.services.deadline_desk import DeadlineDesk
from bot.services.deadline_events import DeadlineEvents
from bot.services.deadline_requests import Done, Later, Outcome, Request
from bot.services.deadline_views import DeadlineViews
from bot.services.deadline_voice import DeadlineVoice
from bot.services.deadlines import Deadlines
from bot.services.standpoints import Standpoints
from bot.store.database import Database
from bot.store.deadlines import StoredDeadlines
from bot.store.delegations import Register
from bot.store.deliveries import StoredDeliveries
from bot.store.events import StoredDrafts, StoredEvents
from bot.store.ledger import Ledgers
from bot.store.outbox import StoredOutbox
from bot.store.polls import Polls
from bot.store.preferences import StoredPreferences
from tests.dates import lexicon

START = datetime(2025, 5, 1, 10, tzinfo=UTC)
DAY = timedelta(days=1)
END = datetime(2025, 5, 15, 16, tzinfo=UTC)
COMMENTS = Request("Comments on the revised report", "15 May 2025 18:00", "WG/12", "2.1", channel="77")
STANDINGS = {
    "CHAIR": Standing.CHAIR,
    "SEC": Standing.SECRETARIAT,
    "FR": Standing.VOTING,
    "JP": Standing.VOTING,
    "EG": Standing.OBSERVER,
}


@dataclass(slots=True)
class Group:
    """The services and what they stand on: `u<code>` is the head of each delegation."""

    desk: DeadlineDesk
    deadlines: Deadlines
    views: DeadlineViews
    events: DeadlineEvents
    voice: DeadlineVoice
    database: Database

    async def told(self, about: str) -> list[Told]:
        return list(await self.desk.outbox.told(about if ":" in about else subject(about)))

    async def waiting(self, about: str) -> list[Notice]:
        """What is still to be said of a deadline or event, in order of due time."""
        return [each.notice for each in await self.told(about) if each.state is State.PENDING]

    async def add(self, request: Request = COMMENTS, deed: Deed | None = None) -> Done:
        return done(await self.deadlines.add(deed or chair("add"), request, Language.EN))

    async def later(self, deed: Deed, asked: Later) -> Outcome:
        return await self.deadlines.later(deed, asked, Language.EN)

    async def deliver(self, now: datetime) -> list[Notice]:
        """Send everything that is due, as far as it has anything to say; what was sent."""
        deliveries = StoredDeliveries(self.database)
        sent = []
        for claimed in await deliveries.claim(now, 1000, "test"):
            if await self.voice.card(claimed.notice, now, Language.EN) is None:
                await deliveries.drop(claimed, "nothing to say")
            else:
                await deliveries.sent(claimed.notice.id, f"m{claimed.notice.id}", now)
                sent.append(claimed.notice)
        return sent


def desk_of(database: Database) -> DeadlineDesk:
    return DeadlineDesk(
        database,
        StoredDeadlines(database),
        StoredEvents(database),
        StoredDrafts(database),
        StoredOutbox(database),
        Register(database),
        StoredPreferences(database),
        lexicon(),
        reminder_lexicon(),
        deadline_rules(),
        Standpoints(StoredDeadlines(database), Polls(database), Ledgers(database)),
        event_names(),
        "Europe/Zurich",
    )


async def group(database: Database) -> Group:
    desk = desk_of(database)
    long_ago = START - 100 * DAY
    async with database.transaction() as unit:
        for code, standing in STANDINGS.items():
            await desk.register.seat(unit, Delegation("1", code, standing, long_ago, {Language.EN: code}))
            head = Delegate(f"d{code}", code, Function.HEAD, long_ago, user=f"u{code}")
            await desk.register.appoint(unit, "1", head)
    deadlines = Deadlines(desk)
    return Group(
        desk,
        deadlines,
        DeadlineViews(desk),
        DeadlineEvents(desk, deadlines),
        DeadlineVoice(desk),
        database,
    )


def chair(interaction: str, at: datetime = START) -> Deed:
    return Deed("1", interaction, at, "uCHAIR")


def secretary(interaction: str, at: datetime = START) -> Deed:
    return Deed("1", interaction, at, "uSEC")


def delegate(code: str, interaction: str, at: datetime = START) -> Deed:
    return Deed("1", interaction, at, f"u{code}")


def done(outcome: Outcome) -> Done:
    assert isinstance(outcome, Done)
    return outcome
