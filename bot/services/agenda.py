"""Everything about deadlines that a shell may call."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.deadline_mentions import MentionLexicon
from bot.domain.document_names import DocumentNames
from bot.domain.submitter import SubmitterLexicon
from bot.services.deadline_desk import DeadlineDesk
from bot.services.deadline_events import DeadlineEvents
from bot.services.deadline_views import DeadlineViews
from bot.services.deadline_voice import DeadlineVoice
from bot.services.deadlines import Deadlines
from bot.services.meeting_entries import MeetingEntries
from bot.services.meetings import AgendaShelf, Meetings
from bot.services.milestone_days import MilestoneDays
from bot.services.ports import Library
from bot.services.proposals import Proposals
from bot.services.reminding import Reminding


@dataclass(frozen=True, slots=True)
class Agenda:
    """The use cases, on one desk. `voice` gives notices their words when they are sent; `milestones` is
    a chore."""

    deadlines: Deadlines
    views: DeadlineViews
    events: DeadlineEvents
    proposals: Proposals
    reminding: Reminding
    voice: DeadlineVoice
    meetings: Meetings
    milestones: MilestoneDays
    entries: MeetingEntries
    desk: DeadlineDesk


@dataclass(frozen=True, slots=True)
class AgendaWords:
    """What is read of documents: the dates they state, the symbols they name, who submitted them."""

    mentions: MentionLexicon
    names: DocumentNames
    submitters: SubmitterLexicon


def agenda(desk: DeadlineDesk, library: Library, shelf: AgendaShelf, lexicons: AgendaWords) -> Agenda:
    deadlines = Deadlines(desk)
    events = DeadlineEvents(desk, deadlines)
    named = (lexicons.names, lexicons.submitters)
    return Agenda(
        deadlines,
        DeadlineViews(desk),
        events,
        Proposals(desk, library, deadlines, lexicons.mentions),
        Reminding(desk),
        DeadlineVoice(desk),
        Meetings(desk, events, deadlines, shelf, library, named),
        MilestoneDays(desk),
        MeetingEntries(desk),
        desk,
    )
