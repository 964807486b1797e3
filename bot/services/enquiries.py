"""What the library doesn't say is asked of the secretariat; its answer is kept and found next time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.domain.answer import Quotation
from bot.domain.enquiry import Enquiry, enquiry_id, most_alike
from bot.domain.errors import UserError
from bot.domain.person import Person
from bot.services.documents import Documents

MOST_KNOWN = 2000  # answered enquiries of a server that are compared with a question, latest first


class EnquiryDesk(Protocol):
    """Where enquiries and ratings are kept."""

    async def put(self, enquiry: Enquiry) -> bool:
        """Keep a new enquiry; False where it is there already."""
        ...

    async def answer(self, enquiry: Enquiry) -> None: ...

    async def enquiry(self, guild: str, enquiry: str) -> Enquiry | None: ...

    async def open(self, guild: str, limit: int) -> Sequence[Enquiry]:
        """The unanswered ones of a server, oldest first."""
        ...

    async def answered(self, guild: str, limit: int) -> Sequence[Enquiry]:
        """The answered ones of a server, latest first."""
        ...

    async def rate(self, guild: str, person: str, rating: Rating) -> None:
        """Keep a rating; a person's second of the same answer takes the place of the first."""
        ...


@dataclass(frozen=True, slots=True)
class Rating:
    """Whether a clause answered a question, and when that was said."""

    question: str
    clause: str
    helpful: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """An answer of the secretariat, with the clause that it rests on where it is still held."""

    enquiry: Enquiry
    quotation: Quotation | None


class Enquiries:
    """Records, answers and finds again. Every enquiry stays inside its server."""

    def __init__(self, desk: EnquiryDesk, documents: Documents) -> None:
        self._desk = desk
        self._documents = documents

    async def put(self, person: Person, question: str, now: datetime) -> Enquiry:
        """Put a question to the secretariat. Asking the same again changes nothing.

        Raise UserError("server-only") outside a server, UserError("question-empty") without words.
        """
        if not person.guild:
            raise UserError("server-only")
        asked = question.strip()
        if not any(character.isalnum() for character in asked):
            raise UserError("question-empty")
        ref = enquiry_id(person.guild, asked)
        enquiry = Enquiry(ref, person.guild, person.id, asked, person.language, now)
        if await self._desk.put(enquiry):
            return enquiry
        return await self._desk.enquiry(person.guild, ref) or enquiry

    async def open(self, person: Person, limit: int = 25) -> Sequence[Enquiry]:
        """What waits for an answer, for the secretariat."""
        _secretariat(person)
        return await self._desk.open(person.guild, limit)

    async def one(self, person: Person, ref: str) -> Enquiry:
        """One enquiry of the person's server, for the secretariat."""
        _secretariat(person)
        found = await self._desk.enquiry(person.guild, ref)
        if found is None:
            raise UserError("enquiry-unknown")
        return found

    async def answer(
        self, person: Person, ref: str, text: str, place: tuple[str, str], now: datetime
    ) -> Known:
        """Answer an enquiry, resting on the clause at `place` (document, label) where both are given.

        A later answer takes the earlier one's place. Raise what Documents.clause raises.
        """
        enquiry = await self.one(person, ref)
        if not text.strip():
            raise UserError("enquiry-answer-empty")
        document, label = (part.strip() for part in place)
        quotation = await self._documents.clause(document, label, enquiry.language) if document else None
        done = replace(
            enquiry,
            answer=text.strip(),
            clause=quotation.held.ref if quotation else "",
            author=person.name,
            answered_at=now,
        )
        await self._desk.answer(done)
        return Known(done, quotation)

    async def known(self, guild: str, question: str) -> Known | None:
        """What the secretariat answered to this question before, in this server."""
        answered = await self._desk.answered(guild, MOST_KNOWN) if guild else ()
        found = most_alike(question, answered)
        if found is None:
            return None
        return Known(found, await self._quotation(found.clause))

    async def rate(self, person: Person, rating: Rating) -> None:
        """Keep whether a clause answered, without who said so."""
        await self._desk.rate(person.guild, person.id, rating)

    async def _quotation(self, ref: str) -> Quotation | None:
        try:
            return await self._documents.quotation_of(ref) if ref else None
        except UserError:
            return None


def _secretariat(person: Person) -> None:
    if not person.guild:
        raise UserError("server-only")
    if not person.manages:
        raise UserError("not-allowed")
