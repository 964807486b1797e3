"""What concerns one person today: what needs their action first, then what is near and what is new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.deadline import Deadline
from bot.domain.deadline_rules import Event
from bot.domain.deed import Deed
from bot.domain.delegation import SPEAKING, Voice
from bot.domain.following import Follow, wanted
from bot.domain.language import Language
from bot.domain.meeting import opens_at
from bot.domain.notice import Notice
from bot.domain.person import Person
from bot.domain.posting import ordered
from bot.domain.process import MILESTONE
from bot.domain.promise import State
from bot.domain.record import Record
from bot.domain.symbol import Symbol
from bot.render.card import Card
from bot.render.today import New, Shown, today_card
from bot.services.agenda import Agenda
from bot.services.chamber import Chamber
from bot.services.members import Members
from bot.services.noticeboard import Noticeboard
from bot.services.people import People
from bot.services.posting_ports import Kept
from bot.services.promising import Stands
from bot.services.tellers import Teller

AHEAD = timedelta(days=7)
"""What is due within so long is told."""
BACK = timedelta(days=1)
"""What was posted within so long is new."""
LATEST = 200
DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Day:
    """What there is for one person at `now`.

    polls     in which a delegation of theirs has not answered everything
    owed      deadlines by which a delegation of theirs has not said that it is done; `due` the others
    promises  that are near or broken: for those who lead, a thing to do
    meetings  that open soon
    new       documents that appeared, with the languages that did, as they follow them
    """

    now: datetime
    polls: Sequence[tuple[Record, Voice]] = ()
    owed: Sequence[Deadline] = ()
    due: Sequence[Deadline] = ()
    promises: Sequence[Stands] = ()
    meetings: Sequence[Event] = ()
    new: Mapping[Symbol, Sequence[Kept]] = field(default_factory=dict)
    leads: bool = False

    @property
    def empty(self) -> bool:
        return not (self.polls or self.owed or self.due or self.promises or self.meetings or self.new)


class Today:
    """Reads what others keep; keeps nothing."""

    def __init__(
        self, agenda: Agenda, chamber: Chamber, board: Noticeboard, people: People, members: Members
    ) -> None:
        self._agenda = agenda
        self._chamber = chamber
        self._board = board
        self._posts = board.desk
        self._people = people
        self._members = members

    @property
    def tellers(self) -> Mapping[str, Teller]:
        return {DIGEST: self.digest}

    async def day(self, deed: Deed) -> Day:
        """What there is for this person in this server."""
        own = (await self._chamber.desk.own_seats(deed)).voices(deed)
        codes = {each.delegation.code for each in own if each.delegation.standing in SPEAKING}
        owed, due = await self._due(deed, codes)
        return Day(
            deed.at,
            await self._polls(deed, codes),
            owed,
            due,
            await self._promises(deed),
            await self._meetings(deed),
            await self._new(deed, {each.delegation.code for each in own}),
            deed.manages or any(each.leads for each in own),
        )

    async def card(self, deed: Deed, language: Language, zone: str) -> Card:
        """The day, or that there is nothing."""
        return today_card(_shown(await self.day(deed)), language, zone)

    async def digest(self, notice: Notice, now: datetime, language: Language) -> Card | None:
        """The day as it is when the digest goes out; nothing on an empty day."""
        guild, user = notice.audience.guild, notice.audience.person
        person = await self._people.person(Person(user, language, guild))
        day = await self.day(await self._members.reader(guild, user, now))
        return None if day.empty else today_card(_shown(day), language, person.zone, digest=True)

    async def _polls(self, deed: Deed, codes: set[str]) -> list[tuple[Record, Voice]]:
        found = []
        for record, voice in await self._chamber.mine(deed):
            owing = {each.code for each in record.owing(deed.at)}
            if voice.delegation.code in owing & codes:
                found.append((record, voice))
        return found

    async def _due(self, deed: Deed, codes: set[str]) -> tuple[list[Deadline], list[Deadline]]:
        """Deadlines that end soon: those still owed by a delegation of this person, and the others."""
        views, owed, due = self._agenda.views, list[Deadline](), list[Deadline]()
        for each in await self._agenda.views.due(deed.at, deed.guild):
            if each.instant - deed.at > AHEAD:
                break
            shown = await views.show(deed.guild, each.id, deed.at)
            said = {answer.delegation for answer in shown.answers}
            asked = codes & {one.code for one in shown.asked}
            if asked - said:
                owed.append(each)
            elif not asked:
                due.append(each)
        return owed, due

    async def _promises(self, deed: Deed) -> list[Stands]:
        found = await self._board.promising.record(deed.guild, deed.at)
        near = {State.OPEN, State.BROKEN}
        return [
            each for each in found if each.outcome.state in near and abs(each.promise.due - deed.at) <= AHEAD
        ]

    async def _meetings(self, deed: Deed) -> list[Event]:
        found = await self._agenda.meetings.meetings(deed.guild)
        return [each for each in found if deed.at < opens_at(each) <= deed.at + AHEAD]

    async def _new(self, deed: Deed, codes: set[str]) -> dict[Symbol, list[Kept]]:
        """What appeared since yesterday; of it what their own rules want, where they have any."""
        latest = await self._posts.shelf.latest(deed.guild, LATEST)
        fresh = [each for each in latest if not each.seen.baseline and each.seen.at > deed.at - BACK]
        groups: dict[Symbol, list[Kept]] = {}
        for each in fresh:
            groups.setdefault(each.seen.posting.symbol, []).append(each)
        rules = [
            rule
            for rule in await self._posts.shelf.follows(deed.guild)
            if rule.audience.person == deed.user or (rule.delegation and rule.delegation in codes)
            if not rule.symbol.startswith(MILESTONE)
        ]
        if not rules:
            return groups
        return {symbol: kept for symbol, kept in groups.items() if await self._wanted(rules, kept)}

    async def _wanted(self, rules: Sequence[Follow], kept: Sequence[Kept]) -> bool:
        contents = await self._posts.contents(kept)
        return any(wanted(rule, each.seen.posting, contents) for rule in rules for each in kept)


def _shown(day: Day) -> Shown:
    new = [
        New(
            symbol,
            next((each.seen.posting.title for each in kept if each.seen.posting.title), ""),
            ordered({each.seen.posting.language for each in kept}),
            kept[0].seen.posting.named,
        )
        for symbol, kept in day.new.items()
    ]
    promises = [(each.promise, each.outcome) for each in day.promises]
    return Shown(day.now, day.polls, day.owed, day.due, promises, day.meetings, new, day.leads)
