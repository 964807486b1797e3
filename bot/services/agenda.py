"""Everything about deadlines that a shell may call."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.deadline_mentions import MentionLexicon
from bot.services.deadline_desk import DeadlineDesk
from bot.services.deadline_events import DeadlineEvents
from bot.services.deadline_views import DeadlineViews
from bot.services.deadline_voice import DeadlineVoice
from bot.services.deadlines import Deadlines
from bot.services.ports import Library
from bot.services.proposals import Proposals
from bot.services.reminding import Reminding


@dataclass(frozen=True, slots=True)
class Agenda:
    """The use cases, on one desk. `voice` gives notices their words when they are sent."""

    deadlines: Deadlines
    views: DeadlineViews
    events: DeadlineEvents
    proposals: Proposals
    reminding: Reminding
    voice: DeadlineVoice


def agenda(desk: DeadlineDesk, library: Library, lexicon: MentionLexicon) -> Agenda:
    deadlines = Deadlines(desk)
    return Agenda(
        deadlines,
        DeadlineViews(desk),
        DeadlineEvents(desk, deadlines),
        Proposals(desk, library, deadlines, lexicon),
        Reminding(desk),
        DeadlineVoice(desk),
    )
