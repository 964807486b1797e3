"""The composition root: opens, wires and starts everything, and closes it in reverse order."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import TypedDict

from bot import answering
from bot.condition import Condition
from bot.domain.language import Language
from bot.groups import agenda_of, chamber_of
from bot.heap import share_arenas
from bot.lexicons import (
    citation_lexicon,
    correction_lexicon,
    date_lexicon,
    document_names,
    mention_lexicon,
    pledge_lexicon,
    process,
)
from bot.readers.sandbox import Sandbox
from bot.resources import table
from bot.search.index import Index
from bot.search.open import open_index
from bot.services.agenda import Agenda
from bot.services.bell import Bell
from bot.services.chores import Chore, Clock
from bot.services.deliver import Deliver
from bot.services.digests import Digests
from bot.services.encoding import Encoding
from bot.services.errand import Errands
from bot.services.explain import Chat
from bot.services.forgetting import Forgetting
from bot.services.freshness import Freshness
from bot.services.heralds import Heralds
from bot.services.ingest import Ingest
from bot.services.members import Members
from bot.services.noticeboard import Noticeboard, noticeboard
from bot.services.pace import Pace
from bot.services.people import People
from bot.services.pledges import Pledges, PledgeWords
from bot.services.posting_deadlines import DeadlinesNear
from bot.services.posting_desk import PostingDesk
from bot.services.posting_polls import PollsNear
from bot.services.present import Present, machine
from bot.services.process import ProcessCalendar
from bot.services.promised import Promised
from bot.services.services import Services
from bot.services.standing import Outlook, Rounds
from bot.services.stating import Stating
from bot.services.tellers import Teller, Tellers
from bot.services.texts import Texts
from bot.services.today import Today
from bot.services.troubles import Troubles
from bot.settings import Settings
from bot.sources.places import Places
from bot.sources.sources import Sources
from bot.store.changes import LibraryChanges
from bot.store.daily import DailyBackup
from bot.store.database import Database
from bot.store.delegations import Register
from bot.store.deliveries import StoredDeliveries
from bot.store.digests import StoredDigests
from bot.store.documents import Documents as StoredDocuments
from bot.store.ledger import Ledgers
from bot.store.memory import StoredMemory
from bot.store.migrate import migrate
from bot.store.open import open_database
from bot.store.outbox import StoredOutbox
from bot.store.papers import StoredPapers
from bot.store.personal import StoredPersonal
from bot.store.polls import Polls
from bot.store.postings import StoredPostings
from bot.store.preferences import StoredPreferences
from bot.store.promises import StoredPromises
from bot.store.sources import StoredSources
from bot.store.texts import StoredTexts


@dataclass(frozen=True, slots=True)
class Office:
    """The open house: its services, and the database behind them for the commands that keep it."""

    settings: Settings
    services: Services
    database: Database
    memory: StoredMemory
    condition: Condition
    chores: Mapping[str, Chore]


@asynccontextmanager
async def opened(settings: Settings, clock: Clock | None = None) -> AsyncIterator[Office]:
    """The house, open and migrated, until the block ends; where no clock is given, by the present."""
    share_arenas()
    async with AsyncExitStack() as closing:
        database = await open_database(settings.database_url, settings.state)
        closing.push_async_callback(database.close)
        await migrate(database, settings.state / "backups")
        sources = Sources(tuple(settings.hosts.split()), table("register/places.toml"))
        closing.push_async_callback(sources.close)
        search = open_index(settings.state / "search", LibraryChanges(database), answering.encoder(settings))
        closing.push_async_callback(search.close)
        chat = answering.chat(settings)
        if chat:
            closing.push_async_callback(chat.close)
        yield wire(settings, database, search, sources, Present(clock or machine), chat)


def wire(
    settings: Settings,
    database: Database,
    search: Index,
    sources: Sources,
    clock: Present,
    chat: Chat | None = None,
) -> Office:
    """Every service, on this database."""
    changes = LibraryChanges(database)
    memory, deliveries = StoredMemory(database), StoredDeliveries(database)
    encoding = Encoding(search, changes, wanted=settings.encoder != "none")
    condition = Condition(settings.state, database, changes, search, encoding, deliveries, memory)
    services = _services(settings, database, search, encoding, sources, clock, chat)
    chores: dict[str, Chore] = {
        "polls": services.chamber.settling,
        "sources": services.noticeboard.web,
        "folders": services.noticeboard.folders,
        "papers": services.noticeboard.papers,
        "deliver": services.deliver,
        "backup": DailyBackup(database, settings.state / "backups"),
        "digests": services.digests,
        "texts": services.texts,
        "milestones": services.agenda.milestones,
        "calendar": services.calendar,
        "rounds": Rounds(memory, services.bell),
    }
    return Office(settings, services, database, memory, condition, chores)


def _services(
    settings: Settings,
    database: Database,
    search: Index,
    encoding: Encoding,
    sources: Sources,
    clock: Present,
    chat: Chat | None,
) -> Services:
    pace, bell, members, fresh = Pace(), Bell(), Members(), Freshness(StoredMemory(database), clock)
    library, preferences = StoredDocuments(database), StoredPreferences(database)
    due = agenda_of(settings, database, library)
    house = chamber_of(settings, database, library, due)
    people = People(preferences, house.delegations, Language(settings.language), settings.zone)
    stating, pledges = Stating(due.desk, library, due.proposals, clock), _pledges(settings, library)
    promised = Promised(pledges, library, StoredPromises(database), preferences, clock)
    heralds = Heralds(StoredOutbox(database), stating, promised)
    reading = answering.answering(database, search, sources, chat, heralds, fresh)
    board = _noticeboard(settings, database, library, sources, reading["ingest"], pledges, due, bell)
    today = Today(due, house, board, people, members)
    calendar = ProcessCalendar(process(), board.desk, board.following, settings.zone)
    speakers = (due.voice, due.entries, stating, promised, house, board.voice, today, calendar)
    deliver = _deliver(database, people, pace, clock, *(each.tellers for each in speakers))
    return Services(
        **reading,
        people=people,
        members=members,
        deliver=deliver,
        outlook=Outlook(StoredDeliveries(database), deliver, bell, encoding, clock),
        pace=pace,
        present=clock,
        agenda=due,
        chamber=house,
        bell=bell,
        noticeboard=board,
        today=today,
        calendar=calendar,
        stating=stating,
        **_lasting(settings, database, due, board, people),
    )


class Lasting(TypedDict):
    """What keeps what was said or chosen: rounds of texts, digests, and forgetting a person."""

    texts: Texts
    forgetting: Forgetting
    digests: Digests


def _lasting(
    settings: Settings, database: Database, due: Agenda, board: Noticeboard, people: People
) -> Lasting:
    return Lasting(
        texts=Texts(due.desk, due.events, StoredTexts(database), board.desk, Language(settings.language)),
        forgetting=Forgetting(StoredPersonal(database)),
        digests=Digests(database, StoredDigests(database), StoredOutbox(database), people),
    )


def _noticeboard(
    settings: Settings,
    database: Database,
    library: StoredDocuments,
    sources: Sources,
    ingest: Ingest,
    pledges: Pledges,
    due: Agenda,
    bell: Bell,
) -> Noticeboard:
    """Postings and promises; folders are watched below `watched` in the state folder, and nowhere else."""
    aside = partial(Sandbox(at_once=4).answer, "bot.sources.items")
    desk = PostingDesk(
        database,
        StoredSources(database),
        StoredPostings(database),
        StoredPromises(database),
        StoredPapers(database),
        StoredOutbox(database),
        Places(sources.if_changed, settings.state / "watched", aside=aside),
        ingest,
        library,
        Register(database),
        document_names(),
    )
    polls = PollsNear(Polls(database), Ledgers(database))
    near = DeadlinesNear(due.desk.shelf)
    return noticeboard(
        desk, date_lexicon(), settings.zone, polls, correction_lexicon(), pledges, near, bell.ring
    )


def _pledges(settings: Settings, library: StoredDocuments) -> Pledges:
    """Promises as documents state them, by the words of data/."""
    told = PledgeWords(pledge_lexicon(), mention_lexicon(), date_lexicon(), citation_lexicon())
    return Pledges(library, told, settings.zone)


def _deliver(
    database: Database, people: People, pace: Pace, clock: Clock, *tellers: Mapping[str, Teller]
) -> Deliver:
    """The one who delivers, with the tellers of every service that has something to say unasked."""
    deliveries = StoredDeliveries(database)
    troubles = Troubles(database, deliveries, StoredOutbox(database))
    told = Tellers(people, troubles.tellers, *tellers)
    errands = Errands(deliveries, told, troubles, pace, clock)
    return Deliver(deliveries, errands, troubles, clock)
