"""Promises that held documents state, ready for the secretariat to write down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.citation import find_citations
from bot.domain.citation_lexicon import Lexicon
from bot.domain.deadline_mentions import Kind, MentionLexicon, mentions
from bot.domain.document import Expression, HeldClause
from bot.domain.errors import UserError
from bot.domain.pledge import PledgeLexicon, PledgeMention, pledges
from bot.domain.when_words import DateLexicon
from bot.services.ports import Library


@dataclass(frozen=True, slots=True)
class PledgeWords:
    """What promises are read by."""

    pledges: PledgeLexicon
    mentions: MentionLexicon
    dates: DateLexicon
    citations: Lexicon


@dataclass(frozen=True, slots=True)
class Stated:
    """A promise that a clause states: `when` is its date as written, `document` what it names; or ""."""

    held: HeldClause
    number: int
    mention: PledgeMention
    when: str = ""
    document: str = ""


class Pledges:
    """Reads clauses; writing a promise down is an act of those who lead."""

    def __init__(self, library: Library, words: PledgeWords, zone: str) -> None:
        self._library = library
        self._words = words
        self._zone = zone

    async def of(self, expression: Expression, now: datetime) -> Sequence[Stated]:
        """Every promise that a document states, in order."""
        return self.found(await self._library.clauses(expression), now)

    def found(self, clauses: Sequence[HeldClause], now: datetime) -> Sequence[Stated]:
        """The promises that these clauses state."""
        return [one for held in clauses for one in self._stated(held, now)]

    async def one(self, ref: str, number: int, now: datetime) -> Stated:
        """Raise UserError("promise-not-stated") where the clause says so no more."""
        held = await self._library.clause(ref)
        found = self._stated(held, now) if held else []
        if not 0 <= number < len(found):
            raise UserError("promise-not-stated")
        return found[number]

    def _stated(self, held: HeldClause, now: datetime) -> list[Stated]:
        found = pledges(held.clause.text, held.expression.language, self._words.pledges)
        return [
            Stated(held, number, each, self._when(held, each, now), self._document(each))
            for number, each in enumerate(found)
        ]

    def _when(self, held: HeldClause, mention: PledgeMention, now: datetime) -> str:
        lexicon = (self._words.dates, self._words.mentions)
        written = _written(held, now)
        text = held.clause.text
        dates = mentions(text, held.expression.language, written, self._zone, lexicon)
        inside = [
            each
            for each in dates
            if mention.start <= each.start < mention.end and each.kind is Kind.POSTING and each.instant > now
        ]
        return text[inside[0].start : inside[0].end] if inside else ""

    def _document(self, mention: PledgeMention) -> str:
        named = next(iter(find_citations(mention.sentence, self._words.citations)), None)
        return named.symbol.printed if named else ""


def _written(held: HeldClause, now: datetime) -> datetime:
    """When the document was written, as far as it says; else now."""
    try:
        return datetime.fromisoformat(held.expression.date).replace(tzinfo=UTC)
    except ValueError:
        return now
