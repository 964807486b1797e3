"""How each person wants to be reminded: alone or in the channel only, and not at night."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.deed import Deed
from bot.domain.delegation import Delegation, voices
from bot.domain.person import Person
from bot.domain.reminders import Quiet, quiet_hours
from bot.services.deadline_desk import BY_MESSAGE, DeadlineDesk
from bot.services.deadline_ports import Span

MOST = 1000


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person chose; `zone` is the one their quiet hours are in."""

    alone: bool
    quiet: Quiet | None
    zone: str


class Reminding:
    """Reads and keeps a person's wishes, and plans their reminders anew."""

    def __init__(self, desk: DeadlineDesk) -> None:
        self._desk = desk

    async def wishes(self, person: Person) -> Wishes:
        owner = f"person:{person.id}"
        chosen = {
            name: (await self._desk.preferences.choices([owner], name)).get(owner, "")
            for name in ("remind", "quiet")
        }
        return Wishes(chosen["remind"] == BY_MESSAGE, quiet_hours(chosen["quiet"]), person.zone)

    async def by_role(self, deed: Deed) -> Sequence[Delegation]:
        """The delegations that this person acts for through a role alone.

        Discord does not tell who holds a role: of these they can't be reminded alone.
        """
        near = await self._desk.register.near(deed.guild, deed.user, deed.roles)
        named = {voice.delegation.code for voice in voices(deed.user, (), *near, deed.at)}
        acting = voices(deed.user, deed.roles, *near, deed.at)
        return [voice.delegation for voice in acting if voice.delegation.code not in named]

    async def choose(
        self, person: Person, now: datetime, way: str = "", quiet: str = "", zone: str = ""
    ) -> Wishes:
        """Keep what is given ("" leaves it as it was; quiet "0" is none), and plan by it from now on.

        Raise UserError("quiet-unclear"), ("zone-unknown") or ("zone-unclear").
        """
        owner = f"person:{person.id}"
        hours = quiet_hours(quiet)
        name = self._desk.dates.zones.find(zone).name if zone else ""
        if way:
            await self._desk.preferences.choose(owner, "remind", way if way == BY_MESSAGE else "")
        if quiet:
            await self._desk.preferences.choose(owner, "quiet", str(hours) if hours else "")
        if name:
            await self._desk.preferences.choose(owner, "zone", name)
        if person.guild:
            await self.plan(person.guild, now)
        wishes = await self.wishes(person)
        return Wishes(wishes.alone, wishes.quiet, name or person.zone)

    async def plan(self, guild: str, now: datetime) -> int:
        """Plan the reminders of every deadline to come anew, by the wishes and the register of today.

        To be called when those have changed; how many deadlines that were.
        """
        coming = await self._desk.shelf.deadlines(Span(guild, now, limit=MOST))
        for each in coming:
            hearers = await self._desk.hearers(each, now)
            async with self._desk.database.transaction() as unit:
                held = await self._desk.locked(unit, guild, each.id)
                last = (await self._desk.shelf.record(unit, each.id))[-1]
                await self._desk.plan(unit, held, last.at, hearers)  # what is late by now is still said
        return len(coming)
