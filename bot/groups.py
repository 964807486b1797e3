"""The agenda and the chamber on their storage: deadlines and meetings, polls and delegations."""

from __future__ import annotations

from datetime import timedelta

from bot.lexicons import (
    date_lexicon,
    deadline_rules,
    document_names,
    event_names,
    mention_lexicon,
    position_scales,
    reminder_lexicon,
    submitter_lexicon,
    table_lexicon,
)
from bot.readers.readers import Readers
from bot.services.agenda import Agenda, AgendaWords, agenda
from bot.services.chamber import Chamber, chamber
from bot.services.closing_times import ClosingTimes
from bot.services.deadline_desk import DeadlineDesk
from bot.services.desk import Desk
from bot.services.naming import Naming
from bot.services.standpoints import Standpoints
from bot.settings import Settings
from bot.store.agenda import StoredAgendas
from bot.store.database import Database
from bot.store.deadlines import StoredDeadlines
from bot.store.delegations import Register
from bot.store.documents import Documents as StoredDocuments
from bot.store.events import StoredDrafts, StoredEvents
from bot.store.ledger import Ledgers
from bot.store.outbox import StoredOutbox
from bot.store.polls import Polls
from bot.store.preferences import StoredPreferences


def agenda_of(settings: Settings, database: Database, library: StoredDocuments) -> Agenda:
    """Deadlines, events and meetings, by the rules and words of data/."""
    desk = DeadlineDesk(
        database,
        StoredDeadlines(database),
        StoredEvents(database),
        StoredDrafts(database),
        StoredOutbox(database),
        Register(database),
        StoredPreferences(database),
        date_lexicon(),
        reminder_lexicon(),
        deadline_rules(),
        Standpoints(StoredDeadlines(database), Polls(database), Ledgers(database)),
        event_names(),
        settings.zone,
    )
    lexicons = AgendaWords(mention_lexicon(), document_names(), submitter_lexicon())
    return agenda(desk, library, StoredAgendas(database), lexicons)


def chamber_of(settings: Settings, database: Database, library: StoredDocuments, due: Agenda) -> Chamber:
    """Polls and delegations; whoever is seated or leaves, reminders are planned by it at once."""
    polls, ledgers, register = Polls(database), Ledgers(database), Register(database)
    desk = Desk(database, polls, ledgers, register, StoredOutbox(database), position_scales())
    silence = timedelta(hours=settings.silence_hours)
    times = ClosingTimes(date_lexicon(), due.deadlines.counting)
    naming = Naming(library, document_names())
    tables, headings = Readers(), table_lexicon()
    return chamber(desk, library, naming, times, tables, headings, silence, due.reminding.plan)
