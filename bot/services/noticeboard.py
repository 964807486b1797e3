"""Everything about postings and promises that a shell may call."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.when_words import DateLexicon
from bot.services.follow_desk import FollowDesk
from bot.services.posting_desk import PostingDesk
from bot.services.posting_voice import PostingVoice
from bot.services.promising import Promising
from bot.services.source_desk import SourceDesk
from bot.services.watch import Watch


@dataclass(frozen=True, slots=True)
class Noticeboard:
    """The use cases, on one desk. `watch` is a chore, `voice` words notices when they are sent."""

    desk: PostingDesk
    watch: Watch
    sources: SourceDesk
    following: FollowDesk
    promising: Promising
    voice: PostingVoice


def noticeboard(desk: PostingDesk, dates: DateLexicon, zone: str) -> Noticeboard:
    promising = Promising(desk, dates, zone)
    return Noticeboard(
        desk, Watch(desk), SourceDesk(desk), FollowDesk(desk), promising, PostingVoice(desk, promising)
    )
