"""Deadlines that documents of the library state: proposed to the chair, never set by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.deadline import Until
from bot.domain.deadline_mentions import Mention, MentionLexicon, mentions
from bot.domain.deed import Deed
from bot.domain.document import HeldClause
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.render.references import document_name
from bot.render.words import words
from bot.services.deadline_desk import DeadlineDesk
from bot.services.deadline_requests import Outcome, Request
from bot.services.deadlines import Deadlines
from bot.services.ports import Library


@dataclass(frozen=True, slots=True)
class Proposal:
    """A deadline that a clause states; `number` tells apart those of one clause."""

    held: HeldClause
    mention: Mention
    number: int


class Proposals:
    """Reads the clauses of documents; setting what was found is an act of the chair."""

    def __init__(
        self, desk: DeadlineDesk, library: Library, deadlines: Deadlines, lexicon: MentionLexicon
    ) -> None:
        self._desk = desk
        self._library = library
        self._deadlines = deadlines
        self._lexicon = lexicon

    async def stated(self, clauses: Sequence[HeldClause], guild: str, now: datetime) -> list[Proposal]:
        """The deadlines still to come that these clauses state, in order."""
        return self.found(clauses, await self._desk.venue(guild, ""), now)

    def found(self, clauses: Sequence[HeldClause], zone: str, now: datetime) -> list[Proposal]:
        """The same, where the venue's zone is known."""
        return [
            Proposal(held, mention, number)
            for held in clauses
            for number, mention in enumerate(self._found(held, zone, now))
            if mention.instant > now
        ]

    async def set(self, deed: Deed, ref: str, number: int, channel: str, language: Language) -> Outcome:
        """Set one of them, or ask first where its date is in doubt. Raise UserError("draft-gone")."""
        held = await self._library.clause(ref)
        found = self._found(held, await self._desk.venue(deed.guild, ""), deed.at) if held else []
        if held is None or not 0 <= number < len(found):
            raise UserError("draft-gone")
        mention, document = found[number], held.expression.symbol.canonical
        kind = words(language)(f"deadline-kind-{mention.kind}")
        label = held.clause.label or held.clause.key
        name = document_name(held.expression.symbol, language)
        what = words(language)("deadline-proposed-what", kind=kind, document=name, clause=label)
        typed = held.clause.text[mention.start : mention.end]
        untils = tuple(Until(at, mention.zone, typed) for at in (mention.instant, *mention.others))
        request = Request(what, typed, document, held.clause.key, channel=channel)
        return await self._deadlines.offer(deed, request, untils, tuple(sorted(mention.doubts)))

    def _found(self, held: HeldClause, zone: str, now: datetime) -> Sequence[Mention]:
        lexicon = (self._desk.dates, self._lexicon)
        return mentions(held.clause.text, held.expression.language, _written(held, now), zone, lexicon)


def _written(held: HeldClause, now: datetime) -> datetime:
    """When the document was written, as far as it says; else now."""
    try:
        return datetime.fromisoformat(held.expression.date).replace(tzinfo=UTC)
    except ValueError:
        return now
