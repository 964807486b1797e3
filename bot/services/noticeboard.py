"""Everything about postings and promises that a shell may call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.corrigendum import CorrectionLexicon
from bot.domain.when_words import DateLexicon
from bot.services.follow_desk import FollowDesk
from bot.services.papers import Papers
from bot.services.pledges import Pledges
from bot.services.portrait import Portrait
from bot.services.posting_deadlines import DeadlinesNear
from bot.services.posting_desk import PostingDesk
from bot.services.posting_polls import PollsNear
from bot.services.posting_voice import PostingVoice
from bot.services.promising import Promising
from bot.services.source_desk import SourceDesk
from bot.services.watch import Watch


@dataclass(frozen=True, slots=True)
class Noticeboard:
    """The use cases, on one desk. `web`, `folders` and `papers` are chores (`watch` is the first two in
    one), `voice` words notices when they are sent."""

    desk: PostingDesk
    watch: Watch
    web: Watch
    folders: Watch
    papers: Papers
    sources: SourceDesk
    following: FollowDesk
    promising: Promising
    voice: PostingVoice
    pledges: Pledges


def noticeboard(
    desk: PostingDesk,
    dates: DateLexicon,
    zone: str,
    polls: PollsNear,
    corrigenda: CorrectionLexicon,
    pledges: Pledges,
    deadlines: DeadlinesNear,
    told: Callable[[], None] = lambda: None,
) -> Noticeboard:
    """`told` is called when something is to be said at once."""
    promising = Promising(desk, dates, zone)
    return Noticeboard(
        desk,
        Watch(desk, told),
        Watch(desk, told, folders=False),
        Watch(desk, told, folders=True),
        Papers(desk, told),
        SourceDesk(desk),
        FollowDesk(desk),
        promising,
        PostingVoice(desk, promising, Portrait(desk, promising, polls, corrigenda, pledges, deadlines)),
        pledges,
    )
