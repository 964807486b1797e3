"""Seating delegations and appointing those who speak for them."""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.deed import Deed
from bot.domain.delegation import Delegate, Delegation, Function, Standing
from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL, Language
from bot.domain.ledger import Act, Fact
from bot.domain.person import Person
from bot.domain.seats import Seats, leads
from bot.domain.sheet import Line, RowError, read_table
from bot.render.delegations import GROUPS, groups_of, state_code
from bot.services.ports import Transactions, Unit
from bot.services.position_ports import Ledgers, Polls, Register

Changed = Callable[[str, datetime], Awaitable[object]]
MOST_NAME = 200
MOST_DELEGATIONS = 1000


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: how many rows changed something, how many did not, and which were refused."""

    changed: int = 0
    same: int = 0
    errors: tuple[RowError, ...] = ()


class Delegations:
    """Chair, secretariat and whoever manages the server may change the register."""

    def __init__(
        self,
        database: Transactions,
        register: Register,
        polls: Polls,
        ledgers: Ledgers,
        changed: Changed | None = None,
    ) -> None:
        """`changed` is called after every change of the register, with the server and when."""
        self._database = database
        self._changed = changed
        self._register = register
        self._polls = polls
        self._ledgers = ledgers

    async def seats(self, guild: str) -> Seats:
        return Seats(await self._register.delegations(guild), await self._register.delegates(guild))

    async def seat(
        self,
        deed: Deed,
        typed: str,
        standing: Standing,
        names: Mapping[Language, str] | None = None,
        groups: Sequence[str] | None = None,
    ) -> Delegation:
        """Seat a delegation by code or by a State's name, or change how it sits."""
        await self.check_leads(deed)
        delegation = _delegation(deed, typed, standing, names or {}, groups)
        async with self._database.transaction() as unit:
            await self._seat(unit, deed, delegation)
        await self._tell(deed)
        return delegation

    async def import_table(self, deed: Deed, data: bytes) -> Imported:
        """Seat every delegation of a table; a row that can't be taken is told, the others are taken."""
        await self.check_leads(deed)
        changed, same = 0, 0
        errors: list[RowError] = []
        lines = await asyncio.to_thread(read_table, data, ["code", "standing"])
        async with self._database.transaction() as unit:
            for line in lines:
                try:
                    delegation = _of_line(deed, line)
                except UserError as error:
                    errors.append(RowError(line.number, error.key, error.details))
                    continue
                new = await self._seat(unit, deed, delegation)
                changed, same = changed + new, same + (not new)
        await self._tell(deed)
        return Imported(changed, same, tuple(errors))

    async def unseat(self, deed: Deed, code: str) -> Delegation:
        """The delegation leaves: what it said stays on record, its positions in open polls count no more."""
        seats = await self.check_leads(deed)
        delegation = _sitting(seats, code, deed.at)
        async with self._database.transaction() as unit:
            await self._register.unseat(unit, deed.guild, delegation.code, deed.at)
            await self._leave(unit, deed, delegation, None)
        await self._tell(deed)
        return replace(delegation, until=deed.at)

    async def appoint(
        self, deed: Deed, code: str, function: Function, *, user: str = "", role: str = "", name: str = ""
    ) -> Delegate:
        """Put a person (or everybody with a role, or a name alone) in function for a delegation."""
        seats = await self._check_own(deed, code)
        _sitting(seats, code, deed.at)
        if not (user or role or name.strip()):
            raise UserError("delegate-nobody")
        delegate = _delegate(deed, code, function, user=user, role=role, name=name.strip()[:MOST_NAME])
        same = (delegate.user, delegate.role, delegate.name)
        async with self._database.transaction() as unit:
            for other in seats.people(code, deed.at):
                if (other.user, other.role, other.name) == same and other.function is not function:
                    await self._register.relieve(unit, deed.guild, other.id, deed.at)
            await self._register.appoint(unit, deed.guild, delegate)
        await self._tell(deed)
        return delegate

    async def hand_over(self, deed: Deed, code: str, before: str, after: str) -> Delegate:
        """What `before` may do for the delegation, `after` may do from now on, and `before` no longer."""
        seats = await self._check_own(deed, code)
        held = [each for each in seats.people(code, deed.at) if each.user == before]
        if not held:
            raise UserError("delegate-not-in-function", delegation=code)
        async with self._database.transaction() as unit:
            for each in held:
                await self._register.relieve(unit, deed.guild, each.id, deed.at)
                successor = _delegate(deed, code, each.function, user=after)
                await self._register.appoint(unit, deed.guild, successor)
        await self._tell(deed)
        return successor

    async def relieve(self, deed: Deed, code: str, user: str) -> None:
        """This person acts for the delegation no longer."""
        seats = await self._check_own(deed, code)
        held = [each for each in seats.people(code, deed.at) if each.user == user]
        if not held:
            raise UserError("delegate-not-in-function", delegation=code)
        async with self._database.transaction() as unit:
            for each in held:
                await self._register.relieve(unit, deed.guild, each.id, deed.at)
        await self._tell(deed)

    async def check_leads(self, deed: Deed) -> Seats:
        """The seats. Raise UserError("not-allowed") but for chair, secretariat and managers of the server."""
        seats = await self.seats(deed.guild)
        if not leads(deed, seats):
            raise UserError("not-allowed")
        return seats

    async def delegations_of(self, person: Person) -> Sequence[str]:
        """The delegations for which this person acts, by ids that are unique among all servers."""
        codes = await self._register.acting(person.guild, person.id, person.roles)
        return [f"{person.guild}/{code}" for code in codes]

    async def forget(self, unit: Unit, user: str) -> int:
        """No id or name of this user remains in the register; what they wrote stays under its opaque name."""
        return await self._register.forget(unit, user)

    async def _tell(self, deed: Deed) -> None:
        if self._changed:
            await self._changed(deed.guild, deed.at)

    async def _seat(self, unit: Unit, deed: Deed, delegation: Delegation) -> bool:
        sat = await self._register.sitting(unit, deed.guild, delegation.code)
        if not await self._register.seat(unit, delegation):
            return False
        if sat is not None:
            await self._leave(unit, deed, sat, delegation)
        return True

    async def _leave(self, unit: Unit, deed: Deed, before: Delegation, after: Delegation | None) -> None:
        """In open polls that counted it otherwise, what the delegation said no longer stands."""
        who = await self._register.token(unit, deed.guild, deed.user)
        interaction = f"{deed.interaction}/{before.code}"
        fact = Fact(Act.LEFT, interaction, deed.at, who, before.code, before.standing.value)
        for poll in await self._polls.open_at(unit, deed.guild, deed.at):
            audience = poll.poll.audience
            if after is None or audience.takes(before) != audience.takes(after):
                await self._ledgers.append(unit, poll, [fact])

    async def _check_own(self, deed: Deed, code: str) -> Seats:
        """Chair and secretariat may; the delegation's own head or focal point too."""
        seats = await self.seats(deed.guild)
        own = any(voice.delegation.code == code and voice.speaks for voice in seats.voices(deed))
        if not (own or leads(deed, seats)):
            raise UserError("delegation-not-yours", delegation=code)
        return seats


def sitting(seats: Seats, code: str, at: datetime) -> Delegation:
    """The delegation of this code that sits now. Raise UserError("delegation-unknown")."""
    return _sitting(seats, code, at)


def _sitting(seats: Seats, code: str, at: datetime) -> Delegation:
    now = seats.sitting(at)
    found = now.get(code.strip().upper()) or now.get(state_code(code))
    if found is None:
        raise UserError("delegation-unknown", delegation=code)
    return found


def _delegation(
    deed: Deed, typed: str, standing: Standing, names: Mapping[Language, str], groups: Sequence[str] | None
) -> Delegation:
    code = state_code(typed) or typed.strip().upper()
    if not _CODE.fullmatch(code):
        raise UserError("delegation-code", code=typed)
    if not state_code(code) and not names and standing not in {Standing.CHAIR, Standing.SECRETARIAT}:
        raise UserError("delegation-needs-name", code=code)
    if any(len(name) > MOST_NAME for name in names.values()):
        raise UserError("delegation-name-long", most=MOST_NAME)
    regions = tuple(sorted(set(groups))) if groups is not None else groups_of(code)
    return Delegation(deed.guild, code, standing, deed.at.replace(microsecond=0), dict(names), regions)


def _of_line(deed: Deed, line: Line) -> Delegation:
    if line["standing"].casefold() not in set(Standing):
        raise UserError("delegation-standing", standing=line["standing"], known=", ".join(Standing))
    names = {language: line[language.value] for language in OFFICIAL if line[language.value]}
    groups = [_group(each) for each in re.split(r"[;,|]", line["groups"]) if each.strip()]
    standing = Standing(line["standing"].casefold())
    return _delegation(deed, line["code"], standing, names, groups or None)


def _group(typed: str) -> str:
    name = typed.strip()
    return name.casefold() if name.casefold() in GROUPS else name


def _delegate(
    deed: Deed, code: str, function: Function, *, user: str = "", role: str = "", name: str = ""
) -> Delegate:
    told = f"{deed.guild}/{code}/{function}/{user}/{role}/{name}/{deed.interaction}"
    identity = hashlib.sha256(told.encode()).hexdigest()[:16]
    since = deed.at.replace(microsecond=0)
    return Delegate(identity, code, function, since, user, role, name)


_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,15}")
