"""Everything about polls and delegations that a shell may call."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.deed import Deed
from bot.domain.delegation import SPEAKING, Voice
from bot.domain.language import Language
from bot.domain.news import News, poll_subject
from bot.domain.notice import Notice, State
from bot.domain.record import Record, Seen
from bot.render.card import Card
from bot.render.position_notices import notice_card
from bot.services.closing_times import ClosingTimes
from bot.services.delegation_table import TableLexicon
from bot.services.delegations import Changed, Delegations
from bot.services.desk import Desk
from bot.services.floor import Floor
from bot.services.letters import Letters
from bot.services.naming import Naming
from bot.services.outcomes import Outcomes
from bot.services.polling import Polling
from bot.services.ports import Library, TableReader
from bot.services.positions import Positions
from bot.services.results import Results
from bot.services.settling import Settling
from bot.services.tellers import Teller


@dataclass(frozen=True, slots=True)
class Chamber:
    """The use cases, on one desk."""

    desk: Desk
    delegations: Delegations
    positions: Positions
    polling: Polling
    settling: Settling
    floor: Floor
    outcomes: Outcomes
    results: Results
    letters: Letters
    times: ClosingTimes

    async def live_card(self, guild: str, poll: str) -> tuple[str, str] | None:
        """The channel and message in which the poll's card stands; None where it was not sent."""
        for told in await self.desk.outbox.told(poll_subject(poll)):
            notice = told.notice
            if (notice.kind, notice.audience.guild, told.state) == (News.OPENED.kind, guild, State.SENT):
                return notice.audience.channel, told.message
        return None

    @property
    def tellers(self) -> Mapping[str, Teller]:
        """Who gives each kind of notice of polls its words."""
        return {news.kind: self.notice for news in News}

    async def mine(self, deed: Deed) -> list[tuple[Record, Voice]]:
        """The open polls in which this person acts for a delegation, with what was said in them."""
        own = [
            voice
            for voice in (await self.desk.own_seats(deed)).voices(deed)
            if voice.delegation.standing in SPEAKING
        ]
        polls = (
            [poll for poll in await self.desk.polls.polls(deed.guild) if poll.takes(deed.at)] if own else []
        )
        records = [await self.desk.record(deed.guild, poll.id) for poll in polls]
        return [(record, voice) for record in records for voice in own]

    async def notice(self, notice: Notice, now: datetime, language: Language) -> Card | None:
        """What a notice of a poll says to its reader at this moment; None where it has nothing to say."""
        poll, person = notice.details["poll"], notice.audience.person
        reader = Deed(notice.audience.guild, "", now, person)
        seen = await self.results.seen_by(reader, poll)
        if notice.kind == News.NUDGE.kind and not _owes(seen, reader):
            return None
        if notice.kind == News.DRAFTED.kind and not _waits(seen, reader):
            return None
        if notice.kind in _WHILE_OPEN and not seen.record.poll.takes(now):
            return None
        number = int(notice.details.get("entry", "0"))
        entry = seen.record.entries[number - 1] if 0 < number <= len(seen.record.entries) else None
        news = News(notice.kind.removeprefix("poll-"))
        return await asyncio.to_thread(notice_card, news, seen, entry, language)


def chamber(
    desk: Desk,
    library: Library,
    naming: Naming,
    times: ClosingTimes,
    tables: TableReader,
    lexicon: TableLexicon,
    least_silence: timedelta,
    changed: Changed | None = None,
) -> Chamber:
    """The use cases on this desk and library, by these names and typed times, doubting a shorter silence.

    `lexicon` knows how `tables` name their columns; `changed` is called after every change of the register.
    """
    positions = Positions(desk)
    return Chamber(
        desk=desk,
        delegations=Delegations(
            desk.database, desk.register, desk.polls, desk.ledgers, tables, lexicon, changed
        ),
        positions=positions,
        polling=Polling(desk, library, naming, least_silence),
        settling=Settling(desk),
        floor=Floor(desk),
        outcomes=Outcomes(desk, library),
        results=Results(desk),
        letters=Letters(desk, positions, tables, lexicon),
        times=times,
    )


_WHILE_OPEN = {News.EXTENDED.kind, News.REOPENED.kind}
"""What tells until when a poll is open: once it has ended there is nothing to say."""


def _waits(seen: Seen, reader: Deed) -> bool:
    """Whether a draft still waits for this person's confirmation."""
    own = {voice.delegation.code for voice in seen.record.seats.voices(reader) if voice.speaks}
    return any(code in own for code, _ in seen.record.drafts)


def _owes(seen: Seen, reader: Deed) -> bool:
    """Whether a delegation of this person still owes an answer, when the reminder is sent."""
    own = {voice.delegation.code for voice in seen.record.seats.voices(reader)}
    return any(each.code in own for each in seen.record.owing(seen.now))
