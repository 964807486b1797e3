"""Where deadlines are kept: the ports of every act on them, and what each act begins with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.deadline import Change, Deadline
from bot.domain.deadline_news import TIMED, Hearer, listing, subject, timed
from bot.domain.deadline_rules import Rule
from bot.domain.deed import Deed
from bot.domain.delegation import SPEAKING, Delegation, Voice, voices
from bot.domain.errors import UserError
from bot.domain.event_names import EventNames
from bot.domain.notice import State
from bot.domain.reminders import Quiet, ReminderLexicon, quiet_hours
from bot.domain.symbol import Symbol
from bot.domain.when_words import DateLexicon
from bot.services.amending import restated
from bot.services.deadline_ports import DeadlineShelf, Drafts, Events
from bot.services.outbox import Outbox
from bot.services.ports import Preferences, Transactions, Unit
from bot.services.position_ports import Register
from bot.services.standpoints import Standpoints

MEETING = "meeting"
"""The kind of a meeting for which no rule sets deadlines."""
BY_MESSAGE = "dm"
"""The value of the preference `remind` of those who want to be reminded alone."""


@dataclass(frozen=True, slots=True)
class DeadlineDesk:
    """The ports of deadlines. `zone` is the venue's where a server chose none."""

    database: Transactions
    shelf: DeadlineShelf
    events: Events
    drafts: Drafts
    outbox: Outbox
    register: Register
    preferences: Preferences
    dates: DateLexicon
    units: ReminderLexicon
    rules: Mapping[str, Rule]
    standpoints: Standpoints
    names: EventNames
    zone: str = "UTC"

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of events: those for which there are rules, and meetings."""
        return frozenset({each for rule in self.rules.values() for each in rule.events} | {MEETING})

    async def follow(self, unit: Unit, deadline: Deadline, change: Change) -> None:
        """Its entry among the server's events, and the announcements of its document, follow a change when
        that is told.
        """
        found = listing(deadline, change)
        document = deadline.reference.document
        for name in (document, f"itu:doc:{document}") if document else ():  # as chosen from a list, or typed
            occasion = f"{deadline.id}/{change.number}"
            symbol = Symbol.parse(name)
            found += await restated(self.outbox, deadline.guild, symbol, occasion, change.told)
        await self.outbox.put(unit, found)

    async def voices(self, deed: Deed) -> tuple[Voice, ...]:
        """For which delegations this person acts."""
        near = await self.register.near(deed.guild, deed.user, deed.roles)
        return voices(deed.user, deed.roles, *near, deed.at)

    async def leading(self, deed: Deed) -> None:
        """Raise UserError("not-allowed") but for chair, secretariat and managers of the server."""
        if not deed.manages and not any(voice.leads for voice in await self.voices(deed)):
            raise UserError("not-allowed")

    async def kept(self, guild: str, deadline: str) -> Deadline:
        """Raise UserError("deadline-unknown") where this server has no such deadline."""
        return _known(await self.shelf.deadline(guild, deadline), deadline)

    async def locked(self, unit: Unit, guild: str, deadline: str) -> Deadline:
        """Raise UserError("deadline-unknown") where this server has no such deadline."""
        return _known(await self.shelf.locked(unit, guild, deadline), deadline)

    async def venue(self, guild: str, channel: str, typed: str = "") -> str:
        """The zone that holds where a date names none: as typed, else the channel's, else the server's."""
        if typed.strip():
            return self.dates.zones.find(typed).name
        chosen = await self.preferences.choices([f"channel:{channel}", f"guild:{guild}"], "zone")
        return next(iter(chosen.values()), self.zone)

    async def owed_by(self, deadline: Deadline, at: datetime) -> Sequence[Delegation]:
        """The delegations that owe something by it: those named, else all that have a voice."""
        named = set(deadline.addressees.delegations)
        return [
            each
            for each in await self.register.delegations(deadline.guild)
            if each.sits(at) and each.standing in SPEAKING and (not named or each.code in named)
        ]

    async def hearers(self, deadline: Deadline, at: datetime) -> list[Hearer]:
        """The people who want to be reminded of it alone, with their zones and quiet hours."""
        named = set(deadline.addressees.delegations)
        users = {
            f"person:{each.user}": each.user
            for each in await self.register.delegates(deadline.guild)
            if each.user and each.serves(at) and (not named or each.delegation in named)
        }
        ways = await self.preferences.choices(list(users), "remind") if users else {}
        wanting = [owner for owner, way in ways.items() if way == BY_MESSAGE]
        if not wanting:
            return []
        zones = await self.preferences.choices(wanting, "zone")
        quiet = await self.preferences.choices(wanting, "quiet")
        return [
            Hearer(users[owner], zones.get(owner, deadline.zone), _quiet(quiet.get(owner, "")))
            for owner in wanting
        ]

    async def reminded(self, deadline: Deadline) -> set[str]:
        """The people who were told of it alone."""
        told = await self.outbox.told(subject(deadline.id))
        return {each.notice.audience.person for each in told if each.state is State.SENT} - {""}

    async def listeners(self, deadline: Deadline, at: datetime) -> list[Hearer]:
        """Those who want to hear of it alone, and those who were told of it alone before."""
        hearers = await self.hearers(deadline, at)
        known = {hearer.user for hearer in hearers}
        told = sorted(await self.reminded(deadline) - known)
        return [*hearers, *(Hearer(user, deadline.zone, wants=False) for user in told)]

    async def plan(self, unit: Unit, deadline: Deadline, at: datetime, hearers: Iterable[Hearer]) -> None:
        """Have its reminders and its end said at their times, instead of what was planned before."""
        await self.outbox.replace(unit, subject(deadline.id), timed(deadline, at, hearers), TIMED)


def _known(found: Deadline | None, asked: str) -> Deadline:
    if found is None:
        raise UserError("deadline-unknown", asked=asked)
    return found


def _quiet(chosen: str) -> Quiet | None:
    try:
        return quiet_hours(chosen)
    except UserError:
        return None
