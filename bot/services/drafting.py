"""A draft examined before it goes out."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.citation import find_citations
from bot.domain.citation_lexicon import Lexicon
from bot.domain.clause import Clause
from bot.domain.drafting import Draft, Finding, Shelf, check_draft
from bot.domain.duplicates import Alike
from bot.domain.language import Language, language_of
from bot.domain.segment import segment
from bot.domain.symbol import Symbol
from bot.domain.vocabulary import SectionLexicon
from bot.services.ports import Library, Reader
from bot.services.similar import Similar


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with the line of the draft that it stands in, counted from 1, and the clause there."""

    finding: Finding
    line: int
    clause: Clause | None


@dataclass(frozen=True, slots=True)
class Repeated:
    """A clause of the draft that is already in an adopted one, with its line."""

    line: int
    clause: Clause
    alike: Alike

    @property
    def label(self) -> str:
        """What a person calls it: its label, or else the beginning of its words."""
        return self.clause.label or f"{self.clause.text[:30]}…"


@dataclass(frozen=True, slots=True)
class Examined:
    """What to look at in a draft, in the order of its text."""

    findings: tuple[Located, ...]
    repeated: tuple[Repeated, ...]


class Drafting:
    """Reads a draft as it would be taken in, and says what to look at; nothing is kept of it."""

    def __init__(
        self,
        library: Library,
        reader: Reader,
        citations: Lexicon,
        sections: SectionLexicon,
        known: Sequence[Symbol],
        similar: Similar,
    ) -> None:
        self._library = library
        self._reader = reader
        self._citations = citations
        self._sections = sections
        self._known = known
        self._similar = similar

    async def check(self, name: str, data: bytes, language: Language | None = None) -> Examined:
        """Every finding in the order of the text. Raise UserError("file-…") where it can't be read.

        Symbols are compared with the register and the library; clauses that are cited with those of
        documents held, and the draft's own with every adopted one.
        """
        reading = await self._reader.read(name, data)
        text = "".join(paragraph.text for paragraph in reading.paragraphs)
        spoken = language or language_of(text)
        clauses = await asyncio.to_thread(segment, reading, spoken, self._sections)
        shelf = await self._shelf(text)
        found = await asyncio.to_thread(
            check_draft, Draft(text, clauses), shelf, self._citations, self._sections
        )
        repeated = await self._similar.repeated(clauses, spoken)
        return Examined(
            tuple(_located(finding, text, clauses) for finding in found),
            tuple(Repeated(_line(text, clause.start), clause, alike) for clause, alike in repeated),
        )

    async def _shelf(self, text: str) -> Shelf:
        """What exists: every symbol known, and the clauses of the documents that the draft cites."""
        held = await self._library.symbols()
        works = {citation.symbol.work for citation in find_citations(text, self._citations)}
        clauses = {symbol: await self._clauses(symbol) for symbol in held if symbol.work in works}
        return Shelf(frozenset((*held, *self._known)), clauses)

    async def _clauses(self, symbol: Symbol) -> Sequence[Clause]:
        held = await self._library.expressions(symbol.work)
        chosen = next(one for one in held if one.symbol == symbol)
        return [one.clause for one in await self._library.clauses(chosen)]


def _located(finding: Finding, text: str, clauses: Sequence[Clause]) -> Located:
    inside = next((one for one in clauses if one.start <= finding.start < one.end), None)
    return Located(finding, _line(text, finding.start), inside)


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
