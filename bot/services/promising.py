"""Promises and gates: what was said would be posted, and what may not be sent on before it was."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.deed import Deed
from bot.domain.errors import UserError
from bot.domain.gate import Gate, Standing, aim, meant, send, standing, terms
from bot.domain.language import Language
from bot.domain.notice import Audience, Notice, Priority
from bot.domain.posting import Seen, base_of
from bot.domain.promise import GRACE, SOURCE, Outcome, Promise, State, is_known_by, outcome, said
from bot.domain.symbol import Symbol
from bot.domain.when import Doubt, understand
from bot.domain.when_words import DateLexicon
from bot.services.amending import Amending
from bot.services.closing_times import TAKEN
from bot.services.posting_desk import PostingDesk


@dataclass(frozen=True, slots=True)
class Pledge:
    """What a person says was promised; each "" where not said."""

    document: str
    when: str
    place: str = ""
    to: str = ""
    said_in: str = ""
    clause: str = ""
    words: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Stands:
    """A promise, and how it stands; `place` by the name that it has here.

    `unread` where that place is a source of ours that was not read well since it was due: what was posted
    there in time may not have been seen.
    """

    promise: Promise
    outcome: Outcome
    place: str = ""
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A page of the record, the latest due first; the pages are numbered from 0."""

    stands: Sequence[Stands]
    number: int
    pages: int
    gates: Sequence[Gated] = ()


@dataclass(frozen=True, slots=True)
class Gated:
    """A document that is to be sent on, and how far it has come."""

    gate: Gate
    standing: Standing


class Promising:
    """Chair, secretariat and managers write promises down and settle them; what was seen decides."""

    def __init__(self, desk: PostingDesk, dates: DateLexicon, zone: str) -> None:
        self._desk = desk
        self._dates = dates
        self._zone = zone

    async def add(self, deed: Deed, pledge: Pledge, language: Language) -> Stands:
        """Write a promise down; where it is broken, that is said when it was due. Raise UserError.

        One that is owed already in the same words is that one.
        """
        await self._desk.leading(deed)
        promise = await self._promise(deed, pledge, language)
        known = [
            each for each in await self._desk.promises.promises(deed.guild) if said(each) == said(promise)
        ]
        if held := next((each for each in known if not (each.kept or each.withdrawn)), None):
            return await self._stands(held, deed.at)
        promise = replace(promise, id=_digest(*said(promise), len(known)))
        about = f"promise:{promise.id}"
        audience = Audience(promise.guild, promise.channel)
        when, details = promise.due + GRACE + timedelta(seconds=1), {"promise": promise.id}
        broken = Notice("promise-broken", about, "due", audience, when, Priority.REMINDER, details)
        async with self._desk.database.transaction() as unit:
            await self._desk.promises.put(unit, promise)
            await self._desk.outbox.put(unit, [broken])
        return await self._stands(promise, deed.at)

    async def record(self, guild: str, now: datetime) -> Sequence[Stands]:
        """Every promise with how it stands: the record."""
        return [await self._stands(each, now) for each in await self._desk.promises.promises(guild)]

    async def page(self, guild: str, now: datetime, number: int, *, owed: bool) -> Record:
        """A page of the record: all of it, or what is still `owed`, and what waits to be sent on."""
        every = [each for each in await self.record(guild, now) if not owed or each.outcome.state in OWED]
        gates = [each for each in await self.gates(guild, now) if not owed or each.gate.sent is None]
        pages = max(1, -(-max(len(every), len(gates)) // PAGE))
        number = max(0, min(number, pages - 1))
        here = slice(number * PAGE, (number + 1) * PAGE)
        return Record(every[::-1][here], number, pages, gates[::-1][here])

    async def show(self, guild: str, promise: str, now: datetime) -> Stands:
        """Raise UserError("promise-unknown")."""
        found = await self._desk.promises.promise(guild, promise.strip())
        if found is None:
            raise UserError("promise-unknown")
        return await self._stands(found, now)

    async def keep(self, deed: Deed, promise: str, reason: str) -> Stands:
        """It was kept, although no source showed it: the secretariat's word, with what it rests on."""
        found = await self._open(deed, promise)
        return await self._settled(deed, replace(found, kept=deed.at, reason=reason))

    async def withdraw(self, deed: Deed, promise: str, reason: str) -> Stands:
        """It is not owed any more. Raise UserError("promise-closed") where it was settled by hand."""
        found = await self._open(deed, promise)
        return await self._settled(deed, replace(found, withdrawn=deed.at, reason=reason))

    async def seen(self, promise: Promise) -> Sequence[Seen]:
        """What may keep a promise: everything of its Work, or of late in the server's sources."""
        if promise.work:
            kept = await self._desk.shelf.of_work(base_of(Symbol.parse(promise.work)), promise.guild)
        else:
            kept = await self._desk.shelf.latest(promise.guild, RECENT)
        return [each.seen for each in kept]

    async def gate(self, deed: Deed, gate: Gate) -> Gated:
        """Mark a document as one that is to be sent on, after comments. Raise UserError.

        Where it is posted already, its announcements say so now, and the end of the comments will be told.
        One that waits for the same addressee is set anew by it.
        """
        await self._desk.leading(deed)
        to, rule = " ".join(gate.to.split()), gate.rule.strip()
        if not to:
            raise UserError("gate-to-missing")
        made = replace(gate, document=self._symbol(gate.document), to=to, rule=rule, made=deed.at)
        gates = await self._desk.promises.gates(deed.guild)
        before = [each for each in gates if aim(each) == aim(made) and not each.sent]
        if held := next((each for each in before if terms(each) == terms(made)), None):
            return await self._gated(held, deed.at)
        made = replace(made, id=_digest(*aim(made), *terms(made), deed.interaction))
        gated = await self._gated(made, deed.at)
        notices = await Amending(self._desk).of_gate(made, gated.standing, deed.at)
        async with self._desk.database.transaction() as unit:
            for each in before:
                await self._desk.promises.drop_gate(unit, each)
                await self._desk.outbox.cancel(unit, f"gate:{each.id}")
            await self._desk.promises.put_gate(unit, made)
            await self._desk.outbox.put(unit, notices)
        return gated

    async def gates(self, guild: str, now: datetime) -> Sequence[Gated]:
        return [await self._gated(each, now) for each in await self._desk.promises.gates(guild)]

    async def gates_of(self, guild: str, document: str) -> Sequence[Gate]:
        """Those of a document, to whomever. Raise UserError("document-unknown")."""
        wanted = base_of(Symbol.parse(self._symbol(document)))
        gates = await self._desk.promises.gates(guild)
        return [each for each in gates if base_of(Symbol.parse(each.document)) == wanted]

    async def send(self, deed: Deed, document: str, reason: str, *, override: bool, to: str = "") -> Gated:
        """Record that a document was sent on. Before its gate is open: refused, or a breach on record.

        `to` is needed where it waits for several. Only those who manage the server may override. Raise
        UserError("gate-…").
        """
        await self._desk.leading(deed)
        of_document = await self.gates_of(deed.guild, document)
        if not of_document:
            raise UserError("gate-unknown", document=document)
        gate = meant(of_document, to)
        base = base_of(Symbol.parse(gate.document))
        seen = [each.seen for each in await self._desk.shelf.of_work(base, deed.guild)]
        sent = send(gate, seen, deed.at, reason=reason, may_override=override and deed.manages)
        about, audience = f"gate:{gate.id}", Audience(gate.guild, gate.channel)
        notices = [Notice("gate-sent", about, "sent", audience, deed.at, details={"gate": gate.id})]
        stands = standing(sent, seen, deed.at)
        if stands.version:
            shown = Amending(self._desk).restated(deed.guild, stands.version, f"{gate.id}/sent", deed.at)
            notices += await shown
        async with self._desk.database.transaction() as unit:
            if not await self._desk.promises.pass_gate(unit, sent):
                raise UserError("gate-sent", document=sent.name, to=sent.to)
            await self._desk.outbox.cancel(unit, about)
            await self._desk.outbox.put(unit, notices)
        return Gated(sent, stands)

    async def gated(self, guild: str, gate: str, now: datetime) -> Gated | None:
        found = next((each for each in await self._desk.promises.gates(guild) if each.id == gate), None)
        return await self._gated(found, now) if found else None

    async def _gated(self, gate: Gate, now: datetime) -> Gated:
        base = base_of(Symbol.parse(gate.document))
        seen = [each.seen for each in await self._desk.shelf.of_work(base, gate.guild)]
        return Gated(gate, standing(gate, seen, now))

    async def _promise(self, deed: Deed, pledge: Pledge, language: Language) -> Promise:
        due = self._due(pledge.when, language, deed.at)
        symbol = self._desk.names.symbol(pledge.document)
        if symbol is None and not is_known_by(pledge.document):
            raise UserError("promise-document", document=pledge.document)
        return Promise(
            id="",
            guild=deed.guild,
            channel=pledge.channel,
            document=pledge.document.strip(),
            due=due,
            made=deed.at.replace(microsecond=0),
            work=symbol.canonical if symbol else "",
            place=await self._place(deed.guild, pledge.place),
            to=pledge.to.strip(),
            said_in=pledge.said_in.strip(),
            clause=pledge.clause.strip(),
            words=pledge.words.strip(),
        )

    def _due(self, typed: str, language: Language, now: datetime) -> datetime:
        """Raise UserError("date-…"), also where another instant may be meant, or holidays would count."""
        found = understand(typed, language, now, self._zone, self._dates)
        if found.others and not TAKEN | {Doubt.PAST} >= set(found.doubts):
            raise UserError("date-unclear", typed=typed.strip())
        if Doubt.WORKING_DAY in found.doubts:
            raise UserError("date-working-days", typed=typed.strip())
        return found.instant.replace(microsecond=0)

    async def _open(self, deed: Deed, promise: str) -> Promise:
        await self._desk.leading(deed)
        found = (await self.show(deed.guild, promise, deed.at)).promise
        if found.kept or found.withdrawn:
            raise UserError("promise-closed")
        return found

    async def _settled(self, deed: Deed, promise: Promise) -> Stands:
        async with self._desk.database.transaction() as unit:
            if not await self._desk.promises.settle(unit, promise):
                raise UserError("promise-closed")
            await self._desk.outbox.cancel(unit, f"promise:{promise.id}", ["promise-broken"])
        return await self._stands(promise, deed.at)

    async def _stands(self, promise: Promise, now: datetime) -> Stands:
        stands = outcome(promise, await self.seen(promise), now)
        watched = await self._desk.sources.watched(promise.guild) if promise.place else ()
        source = next((each for each in watched if each.source.id == promise.place), None)
        if source is None:
            return Stands(promise, stands, promise.place)
        checked = source.health.checked
        missed = source.health.degraded or checked is None or checked < promise.due
        return Stands(promise, stands, source.name, missed and stands.state is State.BROKEN)

    async def _place(self, guild: str, typed: str) -> str:
        """A source of the server where that is meant, else the words."""
        try:
            return (await self._desk.watched(guild, typed)).source.id if typed.strip() else ""
        except UserError:
            return typed.strip().removeprefix(SOURCE)

    def _symbol(self, typed: str) -> str:
        symbol = self._desk.names.symbol(typed)
        if symbol is None:
            raise UserError("document-unknown", document=typed)
        return symbol.canonical


def _digest(*told: object) -> str:
    """An id that is the same for the same, so that two who write it down at once write one."""
    return hashlib.sha256("\n".join(map(str, told)).encode()).hexdigest()[:8]


RECENT = 500
PAGE = 10
OWED = {State.OPEN, State.BROKEN}
