"""Seating delegations and appointing those who speak for them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.deed import Deed
from bot.domain.delegation import LEADING, Delegate, Delegation, Function, Standing
from bot.domain.errors import UserError
from bot.domain.folded import fold_word
from bot.domain.language import Language
from bot.domain.ledger import Act, Fact
from bot.domain.person import Person
from bot.domain.seats import Seats, leads
from bot.domain.sheet import RowError
from bot.render.delegations import groups_of, state_code
from bot.services.delegation_table import MOST_NAME, Seating, TableLexicon, seating, table_columns
from bot.services.ports import TableReader, Transactions, Unit
from bot.services.position_ports import Ledgers, Polls, Register

Changed = Callable[[str, datetime], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: how many rows changed something, how many did not, and which were refused.

    `by_name` are people of whom it gave a name alone: no account acts for them.
    """

    changed: int = 0
    same: int = 0
    errors: tuple[RowError, ...] = ()
    by_name: int = 0

    def taken(self, *, new: bool, by_name: int = 0) -> Imported:
        return replace(
            self,
            changed=self.changed + new,
            same=self.same + (not new),
            by_name=self.by_name + by_name,
        )

    def refused(self, error: RowError) -> Imported:
        return replace(self, errors=(*self.errors, error))


class Delegations:
    """Chair, secretariat and whoever manages the server may change the register."""

    def __init__(
        self,
        database: Transactions,
        register: Register,
        polls: Polls,
        ledgers: Ledgers,
        tables: TableReader,
        lexicon: TableLexicon,
        changed: Changed | None = None,
    ) -> None:
        """`changed` is called after every change of the register, with the server and when."""
        self._database = database
        self._changed = changed
        self._register = register
        self._polls = polls
        self._ledgers = ledgers
        self._tables = tables
        self._lexicon = lexicon

    async def seats(self, guild: str) -> Seats:
        return Seats(await self._register.delegations(guild), await self._register.delegates(guild))

    async def seat(
        self,
        deed: Deed,
        typed: str,
        standing: Standing | None = None,
        names: Mapping[Language, str] | None = None,
        groups: Sequence[str] | None = None,
    ) -> Delegation:
        """Seat a delegation by code or by a State's name, or change how it sits; what isn't said stays."""
        await self.check_leads(deed)
        async with self._database.transaction() as unit:
            seated, _ = await self._seat(unit, deed, Seating(typed, standing, names or {}, groups))
        await self._tell(deed)
        return seated

    async def import_table(self, deed: Deed, name: str, data: bytes) -> Imported:
        """Seat every delegation of a table with its people; a row that can't be taken is told."""
        seats = await self.check_leads(deed)
        lines = await self._tables.table(name, data)
        columns = table_columns(lines, self._lexicon)
        done = Imported()
        seen: dict[str, tuple[int, Seating]] = {}
        async with self._database.transaction() as unit:
            for line in lines:
                try:
                    asked = seating(line, columns, self._lexicon)
                    _check_once(asked, seen, line.number)
                    seated, new = await self._seat(unit, deed, asked)
                except UserError as error:
                    done = done.refused(RowError(line.number, error.key, error.details))
                    continue
                fresh = await self._people(unit, deed, seats, seated.code, asked)
                done = done.taken(new=new or bool(fresh), by_name=sum(not each.user for each in fresh))
        await self._tell(deed)
        return done

    async def unseat(self, deed: Deed, code: str) -> Delegation:
        """The delegation leaves: what it said stays on record, its positions in open polls count no more."""
        seats = await self.check_leads(deed)
        delegation = sitting(seats, code, deed.at)
        async with self._database.transaction() as unit:
            await self._register.unseat(unit, deed.guild, delegation.code, deed.at)
            await self._leave(unit, deed, delegation, None)
        await self._tell(deed)
        return replace(delegation, until=deed.at)

    async def appoint(
        self, deed: Deed, code: str, function: Function, *, user: str = "", role: str = "", name: str = ""
    ) -> Delegate:
        """Put a person (or everybody with a role, or a name alone) in function for a delegation."""
        seats, code = await self._own(deed, code)
        if not (user or role or name.strip()):
            raise UserError("delegate-nobody")
        delegate = _delegate(deed, code, function, user=user, role=role, name=name.strip()[:MOST_NAME])
        async with self._database.transaction() as unit:
            await self._put(unit, deed, seats, delegate)
        await self._tell(deed)
        return delegate

    async def hand_over(self, deed: Deed, code: str, before: str, after: str) -> Delegate:
        """What `before` may do for the delegation, `after` may do from now on, and `before` no longer."""
        seats, code = await self._own(deed, code)
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

    async def relieve(self, deed: Deed, code: str, user: str) -> str:
        """This person acts for the delegation no longer; its code."""
        seats, code = await self._own(deed, code)
        held = [each for each in seats.people(code, deed.at) if each.user == user]
        if not held:
            raise UserError("delegate-not-in-function", delegation=code)
        async with self._database.transaction() as unit:
            for each in held:
                await self._register.relieve(unit, deed.guild, each.id, deed.at)
        await self._tell(deed)
        return code

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

    async def _seat(self, unit: Unit, deed: Deed, asked: Seating) -> tuple[Delegation, bool]:
        """How it sits then, and whether anything changed."""
        code = _code(asked)
        sat = await self._register.sitting(unit, deed.guild, code)
        delegation = _delegation(deed, code, asked, sat)
        if not await self._register.seat(unit, delegation):
            return delegation, False
        if sat is not None:
            await self._leave(unit, deed, sat, delegation)
        return delegation, True

    async def _people(
        self, unit: Unit, deed: Deed, seats: Seats, code: str, asked: Seating
    ) -> list[Delegate]:
        """Appoint the people of a row who are not in that function; those who are now."""
        held = {(each.function, each.user, each.name) for each in seats.people(code, deed.at)}
        fresh = [each for each in asked.people if (each.function, each.user, each.name) not in held]
        delegates = [_delegate(deed, code, each.function, user=each.user, name=each.name) for each in fresh]
        for delegate in delegates:
            await self._put(unit, deed, seats, delegate)
        return delegates

    async def _put(self, unit: Unit, deed: Deed, seats: Seats, delegate: Delegate) -> None:
        """Appoint a person, relieved of any other function held in the same delegation."""
        who = (delegate.user, delegate.role, delegate.name)
        for other in seats.people(delegate.delegation, deed.at):
            same = (other.user, other.role, other.name) == who
            if same and other.function is not delegate.function:
                await self._register.relieve(unit, deed.guild, other.id, deed.at)
        await self._register.appoint(unit, deed.guild, delegate)

    async def _leave(self, unit: Unit, deed: Deed, before: Delegation, after: Delegation | None) -> None:
        """In open polls that counted it otherwise, what the delegation said no longer stands."""
        who = await self._register.token(unit, deed.guild, deed.user)
        interaction = f"{deed.interaction}/{before.code}"
        fact = Fact(Act.LEFT, interaction, deed.at, who, before.code, before.standing.value)
        for poll in await self._polls.open_at(unit, deed.guild, deed.at):
            audience = poll.poll.audience
            if after is None or audience.takes(before) != audience.takes(after):
                await self._ledgers.append(unit, poll, [fact])

    async def _own(self, deed: Deed, typed: str) -> tuple[Seats, str]:
        """The seats and the delegation's code: for chair and secretariat, and for its head and focal points.

        Raise UserError("delegation-unknown") or ("delegation-not-yours").
        """
        seats = await self.seats(deed.guild)
        code = sitting(seats, typed, deed.at).code
        own = any(voice.delegation.code == code and voice.speaks for voice in seats.voices(deed))
        if not (own or leads(deed, seats)):
            raise UserError("delegation-not-yours", delegation=typed)
        return seats, code


def sitting(seats: Seats, typed: str, at: datetime) -> Delegation:
    """The delegation that sits now, by code, by a State's name or by a name of its own.

    Raise UserError("delegation-unknown").
    """
    now = seats.sitting(at)
    found = now.get(typed.strip().upper()) or now.get(state_code(typed)) or _named(now.values(), typed)
    if found is None:
        raise UserError("delegation-unknown", delegation=typed)
    return found


def _named(delegations: Iterable[Delegation], typed: str) -> Delegation | None:
    """The one delegation of this name; None where several have it."""
    wanted = fold_word(typed.strip())
    found = [each for each in delegations if wanted in map(fold_word, each.names.values())]
    return found[0] if len(found) == 1 else None


def _code(asked: Seating) -> str:
    code = state_code(asked.typed) or asked.typed.strip().upper()
    if not _CODE.fullmatch(code):
        raise UserError("delegation-code", code=asked.typed)
    return code


def _delegation(deed: Deed, code: str, asked: Seating, sat: Delegation | None) -> Delegation:
    """How it is to sit: as asked, else as it `sat`, else as is known of the State; votes unless said."""
    standing = asked.standing or (sat.standing if sat else Standing.VOTING)
    names = {**(sat.names if sat else {}), **asked.names}
    if not state_code(code) and not names and standing not in LEADING:
        raise UserError("delegation-needs-name", code=code)
    if any(len(name) > MOST_NAME for name in names.values()):
        raise UserError("delegation-name-long", most=MOST_NAME)
    known = sat.groups if sat else groups_of(code)
    regions = known if asked.groups is None else tuple(sorted(set(asked.groups)))
    return Delegation(deed.guild, code, standing, deed.at.replace(microsecond=0), names, regions)


def _check_once(asked: Seating, seen: dict[str, tuple[int, Seating]], line: int) -> None:
    """Raise UserError("delegation-twice") where an earlier row says otherwise of the same delegation.

    A row for each of its people is no contradiction.
    """
    code = _code(asked)
    first, earlier = seen.setdefault(code, (line, asked))
    if replace(earlier, typed=asked.typed, people=asked.people) != asked:
        raise UserError("delegation-twice", first=first, delegation=code)


def _delegate(
    deed: Deed, code: str, function: Function, *, user: str = "", role: str = "", name: str = ""
) -> Delegate:
    told = f"{deed.guild}/{code}/{function}/{user}/{role}/{name}/{deed.interaction}"
    identity = hashlib.sha256(told.encode()).hexdigest()[:16]
    since = deed.at.replace(microsecond=0)
    return Delegate(identity, code, function, since, user, role, name)


_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,15}")
