"""The meeting desk: meetings with their agendas, documents and deadlines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.domain.browsing import preferred
from bot.domain.deadline import UNDO, Deadline, State, sent_at
from bot.domain.deadline_rules import Event
from bot.domain.deed import Deed
from bot.domain.document_names import DocumentNames
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.meeting import Item, Paper, Removal, check_item, in_order, opens_at
from bot.domain.submitter import HEAD, SubmitterLexicon, submitter
from bot.domain.symbol import Symbol
from bot.services.deadline_desk import DeadlineDesk
from bot.services.deadline_events import DeadlineEvents, NewEvent
from bot.services.deadline_ports import Span
from bot.services.deadlines import Deadlines
from bot.services.meeting_entries import MeetingEntries
from bot.services.ports import Library, Unit

MOST_DEADLINES = 1000
LONGEST_SUBMITTER = 200


class AgendaShelf(Protocol):
    """Items and documents of meetings. What was taken away can be put back."""

    async def list_item(self, unit: Unit, item: Item) -> None: ...

    async def assign(self, unit: Unit, paper: Paper) -> None: ...

    async def items(self, event: str) -> Sequence[Item]: ...

    async def papers(self, event: str) -> Sequence[Paper]: ...

    async def remove(self, unit: Unit, removal: Removal, at: datetime) -> bool:
        """Take it away at that time; whether it was there."""
        ...

    async def restore(self, unit: Unit, event: str, at: datetime) -> int:
        """Put back what was taken away of a meeting in that second; how much that was."""
        ...


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as it stands: its agenda in order, and the deadlines that are counted from it.

    `titles` are those of the documents that are held, in the reader's language where that is.
    """

    event: Event
    items: tuple[Item, ...]
    papers: tuple[Paper, ...]
    titles: Mapping[str, str]
    deadlines: tuple[Deadline, ...]


class Meetings:
    """Everybody may look; chair, secretariat and managers of the server keep it."""

    def __init__(
        self,
        desk: DeadlineDesk,
        events: DeadlineEvents,
        deadlines: Deadlines,
        shelf: AgendaShelf,
        library: Library,
        lexicons: tuple[DocumentNames, SubmitterLexicon],
    ) -> None:
        self._desk = desk
        self._events = events
        self._deadlines = deadlines
        self._shelf = shelf
        self._library = library
        self._names, self._submitters = lexicons
        self._entries = MeetingEntries(desk)

    async def add(
        self, deed: Deed, asked: NewEvent, language: Language, *, deadlines: bool, hours: int = 0
    ) -> Meeting:
        """Keep a meeting, and set the deadlines that rules give for it where that is wished.

        With `hours` it stands among the events of the server too. Raise UserError where its day or hour is
        in any doubt.
        """
        event = await self._events.add(deed, replace(asked, meeting=True), language)
        if hours:
            await self._entries.list(event, hours, deed.at)
        if deadlines:
            await self._events.apply(deed, event.id, "", language)
        return await self.meeting(deed.guild, event.id, language)

    async def meetings(self, guild: str) -> Sequence[Event]:
        """Those with an hour, the next to open first, then the past ones, the latest first."""
        found = [each for each in await self._desk.events.events(guild) if each.clock]
        return sorted(found, key=opens_at)

    async def meeting(self, guild: str, event: str, language: Language) -> Meeting:
        """Raise UserError("meeting-unknown")."""
        found = await self._found(guild, event)
        items = in_order(await self._shelf.items(found.id))
        papers = [await self._shown(each, language) for each in await self._shelf.papers(found.id)]
        due = await self._desk.shelf.deadlines(Span(guild, limit=MOST_DEADLINES))
        counted = tuple(each for each in due if each.event == found.id)
        titles = {paper.document: title for paper, title in papers}
        return Meeting(found, tuple(items), tuple(paper for paper, _ in papers), titles, counted)

    async def list_item(self, deed: Deed, event: str, label: str, title: str, language: Language) -> Meeting:
        """Put an item on the agenda, or give it another title."""
        await self._desk.leading(deed)
        found = await self._found(deed.guild, event)
        item = Item(found.id, *check_item(label, title))
        async with self._desk.database.transaction() as unit:
            await self._shelf.list_item(unit, item)
        return await self.meeting(deed.guild, event, language)

    async def assign(self, deed: Deed, paper: Paper, language: Language) -> Meeting:
        """Put a document under an item; who submitted it is as given, else as its own head says.

        A document needs not be held yet. Raise UserError("agenda-item-unknown"), ("document-unknown").
        """
        await self._desk.leading(deed)
        found = await self._found(deed.guild, paper.event)
        await self._item(found.id, paper.label)
        symbol = self._document(paper.document)
        said = " ".join(paper.submitter.split())[:LONGEST_SUBMITTER]
        kept = Paper(found.id, paper.label.strip(), symbol.canonical, said)
        async with self._desk.database.transaction() as unit:
            await self._shelf.assign(unit, kept)
        return await self.meeting(deed.guild, paper.event, language)

    async def remove(self, deed: Deed, removal: Removal, reason: str, language: Language) -> Removal:
        """Take away a meeting with the deadlines counted from it, an item, or a document of an item.

        Raise UserError for what is not there. For a minute, `undo` puts it back.
        """
        await self._desk.leading(deed)
        meeting = await self.meeting(deed.guild, removal.event, language)
        chosen = await self._chosen(meeting, removal)
        if not chosen.label:
            await self._cancel(deed, meeting, reason)
        async with self._desk.database.transaction() as unit:
            await self._shelf.remove(unit, chosen, deed.at)
        if not chosen.label:
            await self._entries.follow(chosen.event, f"removed/{deed.interaction}", deed.at + UNDO)
        return chosen

    async def undo(self, deed: Deed, event: str, before: str, language: Language) -> Meeting:
        """Put back what was taken away within the last minute by the deed `before`."""
        await self._desk.leading(deed)
        at = sent_at(int(before)) if before.isdecimal() else deed.at - 2 * UNDO
        if deed.at - at > UNDO:
            raise UserError("meeting-undo-late")
        async with self._desk.database.transaction() as unit:
            await self._shelf.restore(unit, event, at)
            if await self._desk.events.locked(unit, deed.guild, event) is None:
                raise UserError("meeting-unknown", asked=event)
        found = await self._found(deed.guild, event)
        await self._entries.follow(event, f"back/{deed.interaction}", deed.at)
        for deadline, _ in await self._desk.shelf.done(deed.guild, before):
            if deadline.event == found.id and deadline.terms.state is State.CANCELLED:
                await self._deadlines.undo(deed, deadline.id)
        return await self.meeting(deed.guild, event, language)

    async def _cancel(self, deed: Deed, meeting: Meeting, reason: str) -> None:
        if not reason.strip():
            raise UserError("deadline-reason-missing")
        for each in meeting.deadlines:
            if each.state(deed.at) not in {State.PASSED, State.CANCELLED}:
                await self._deadlines.cancel(deed, each.id, reason)

    async def _chosen(self, meeting: Meeting, removal: Removal) -> Removal:
        if not removal.label:
            if removal.document:
                raise UserError("agenda-item-unknown", item="–")
            return Removal(meeting.event.id)
        item = await self._item(meeting.event.id, removal.label)
        if not removal.document:
            return Removal(meeting.event.id, item.label)
        symbol = self._document(removal.document)
        papers = {each.document for each in meeting.papers if each.label == item.label}
        if symbol.canonical not in papers:
            raise UserError("agenda-paper-unknown", document=removal.document, item=item.label)
        return Removal(meeting.event.id, item.label, symbol.canonical)

    async def _found(self, guild: str, event: str) -> Event:
        for each in await self._desk.events.events(guild):
            if each.clock and event.strip().casefold() in {each.id, each.title.casefold()}:
                return each
        raise UserError("meeting-unknown", asked=event)

    async def _item(self, event: str, label: str) -> Item:
        for each in await self._shelf.items(event):
            if each.label == label.strip():
                return each
        raise UserError("agenda-item-unknown", item=label.strip() or "–")

    def _document(self, typed: str) -> Symbol:
        symbol = self._names.symbol(typed)
        if symbol is None:
            raise UserError("document-unknown", document=typed)
        return symbol

    async def _shown(self, paper: Paper, language: Language) -> tuple[Paper, str]:
        """A document with its title, and who submitted it as its own head says where nobody has said."""
        symbol = Symbol.parse(paper.document)
        held = [each for each in await self._library.expressions(symbol.work) if each.symbol == symbol]
        if not held:
            return paper, ""
        best = preferred(held, language)
        if paper.submitter:
            return paper, best.title
        clauses = await self._library.clauses(best)
        head = [each.clause.text for each in clauses[:HEAD]]
        return replace(paper, submitter=submitter(head, self._submitters)), best.title
