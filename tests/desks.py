"""A working group at its desk: a document in four clauses, delegations with heads, a chair, an observer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.deed import Deed
from bot.domain.delegation import Delegate, Function, Standing
from bot.domain.document import Expression, Manifestation
from bot.domain.language import OFFICIAL, Language
from bot.domain.news import News
from bot.domain.notice import Notice, State
from bot.domain.notice import Told as Delivered
from bot.domain.symbol import Symbol
from bot.lexicons import document_names, table_lexicon
from bot.readers.readers import Readers
from bot.services.delegations import Delegations
from bot.services.desk import Desk
from bot.services.letters import Letters
from bot.services.naming import Naming
from bot.services.poll_opening import Opening
from bot.services.polling import Polling
from bot.services.ports import Unit
from bot.services.positions import Positions
from bot.store.database import Database
from bot.store.delegations import Register
from bot.store.documents import Documents
from bot.store.ledger import Ledgers
from bot.store.polls import Polls
from tests.polls import CLOSES, OPENS, SCALES, clauses, delegation

CODES = ("FR", "JP", "BR", "EG")
STANDINGS = {"EU": Standing.OBSERVER, "CHAIR": Standing.CHAIR}


@dataclass(slots=True)
class Told:
    """An outbox in memory: what was put, each notice once."""

    said: list[Notice] = field(default_factory=list)

    async def put(self, unit: Unit, notices: Sequence[Notice]) -> None:
        known = {notice.id for notice in self.said}
        self.said += [notice for notice in notices if notice.id not in known]

    async def cancel(self, unit: Unit, subject: str, kinds: Sequence[str] = ()) -> int:
        return 0

    async def replace(
        self, unit: Unit, subject: str, notices: Sequence[Notice], kinds: Sequence[str] = ()
    ) -> None:
        await self.put(unit, notices)

    async def told(self, subject: str) -> Sequence[Delivered]:
        return [Delivered(notice, State.PENDING) for notice in self.said if notice.subject == subject]

    async def forget(self, unit: Unit, person: str) -> int:
        return 0

    def news(self) -> list[News]:
        return [News(notice.kind.removeprefix("poll-")) for notice in self.said]

    def of(self, news: News) -> list[Notice]:
        return [notice for notice in self.said if notice.kind == news.kind]


@dataclass(slots=True)
class Group:
    """The desk, the library and the people: `u<code>` is the head of each delegation, `m<code>` a member."""

    desk: Desk
    library: Documents
    told: Told

    @property
    def polling(self) -> Polling:
        return Polling(self.desk, self.library, self.naming, timedelta(hours=72))

    @property
    def naming(self) -> Naming:
        return Naming(self.library, document_names())

    async def hold(
        self, symbol: str, texts: dict[str, str] | None = None, languages: Sequence[Language] = OFFICIAL
    ) -> None:
        """Hold a document in these languages."""
        for language in languages:
            held = Expression(Symbol.parse(symbol), language, "Revised report", original_language=Language.EN)
            words = {
                each.key: each.text if language is Language.EN else f"[{language}] {each.text}"
                for each in clauses(texts)
            }
            file = Manifestation(f"{symbol}{language}", "test", "text/plain", 1)
            async with self.desk.database.transaction() as unit:
                await self.library.put(unit, held, clauses(words), file)


async def group(database: Database) -> Group:
    told, library = Told(), Documents(database)
    desk = Desk(database, Polls(database), Ledgers(database), Register(database), told, SCALES)
    made = Group(desk, library, told)
    await made.hold("WG/12")
    async with database.transaction() as unit:
        for code in (*CODES, *STANDINGS):
            await desk.register.seat(unit, delegation(code, STANDINGS.get(code, Standing.VOTING)))
            for function, letter in ((Function.HEAD, "u"), (Function.MEMBER, "m")):
                person = Delegate(f"{letter}{code}", code, function, BEFORE, user=f"{letter}{code}")
                await desk.register.appoint(unit, "1", person)
    return made


def delegations_of(desk: Desk) -> Delegations:
    """The service that seats delegations at this desk."""
    return Delegations(desk.database, desk.register, desk.polls, desk.ledgers, Readers(), table_lexicon())


def letters_of(made: Group) -> Letters:
    """The service that takes what came by letter."""
    return Letters(made.desk, Positions(made.desk), Readers(), table_lexicon())


def deed(user: str, interaction: str, minutes: float = 1, at: datetime | None = None) -> Deed:
    return Deed("1", interaction, at or OPENS + timedelta(minutes=minutes), user)


CHAIR = deed("uCHAIR", "open", 0)
BEFORE = OPENS - timedelta(days=30)
OPENING = Opening("WG/12", CLOSES, "2.1-2.4", channel="77")
SILENT = Opening("WG/12", CLOSES, "2.1-2.4", silence=True, channel="77")
