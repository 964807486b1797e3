"""A file becomes clauses in the library: what it was understood to be, and what was not understood."""

from __future__ import annotations

import asyncio
import hashlib
import mimetypes
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Protocol

from bot.domain.citation_lexicon import Lexicon as CitationLexicon
from bot.domain.citation_typed import parse_symbol
from bot.domain.clause import Clause, Kind
from bot.domain.clause_lines import NEEDED, BrokenLine, ClauseLine, clauses_of, means_clauses, read_lines
from bot.domain.document import Expression, Manifestation
from bot.domain.errors import UserError
from bot.domain.header import read_header
from bot.domain.language import OFFICIAL, Language, from_tag, language_of
from bot.domain.line import lines
from bot.domain.masthead import Masthead
from bot.domain.notice import Notice
from bot.domain.parallel import side_by_side
from bot.domain.reading import Reading, Style
from bot.domain.segment import segment
from bot.domain.symbol import Symbol
from bot.domain.vocabulary import SectionLexicon
from bot.services.citing import Citing
from bot.services.freshness import Freshness
from bot.services.ports import Kept, Library, Progress, Reader, Search, Transactions, Unit


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that arrived, where it came from, and what the person said of it ("" where nothing).

    `sure` where the symbol that they gave is to stand, whatever the file itself says.
    """

    name: str
    data: bytes
    source: str
    folder: str = ""
    symbol: str = ""
    language: str = ""
    title: str = ""
    sure: bool = True


Batch = dict[str, Incoming]
"""The expressions that were taken in one go, by key, with the file that gave each."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a file was understood to be, and what it changed in the library."""

    source: str
    expression: Expression
    clauses: int
    kinds: dict[Kind, int]
    kept: Kept
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file, or a line of one (counted from 1; 0 is the whole file), that was not taken, and why."""

    source: str
    error: UserError
    line: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """The outcome of one file: a .jsonl may hold many expressions."""

    understood: tuple[Understood, ...] = ()
    refused: tuple[Refused, ...] = ()
    passed: tuple[Refused, ...] = ()
    """What came along with a folder and is nothing that could be taken."""


class Telling(Protocol):
    """Says what a text that is held gives occasion to."""

    async def notices(self, expression: Expression, clauses: Sequence[Clause]) -> Sequence[Notice]: ...

    async def put(self, unit: Unit, notices: Sequence[Notice]) -> None: ...


class Ingest:
    """Reads, recognises and holds documents; the same file twice changes nothing."""

    def __init__(
        self,
        transactions: Transactions,
        library: Library,
        reader: Reader,
        search: Search,
        citations: CitationLexicon,
        masthead: Masthead,
        sections: SectionLexicon,
        citing: Citing,
        telling: Telling | None = None,
        freshness: Freshness | None = None,
    ) -> None:
        """`telling`: what there is to say of a document, written with it."""
        self._telling = telling
        self._freshness = freshness
        self._transactions = transactions
        self._library = library
        self._reader = reader
        self._search = search
        self._citations = citations
        self._masthead = masthead
        self._sections = sections
        self._citing = citing

    async def __call__(
        self, incoming: Incoming, batch: Batch | None = None, progress: Progress | None = None
    ) -> Taken:
        """Take one file. A file that can't be read is refused with its reason; nothing is half-written.

        Of the files of one batch the first that gives an expression is taken: a second one with other words
        is refused, UserError("document-twice"), for nobody could know which of them is meant.
        """
        try:
            _check(incoming.symbol)
            if PurePath(incoming.name).suffix.lower() == ".jsonl":
                return await self._lines(incoming)
            reading = await self._reader.read(incoming.name, incoming.data, progress)
            taken = {} if batch is None else batch
            texts = _texts(incoming, reading)
            return Taken(tuple([await self._document(*text, taken) for text in texts]))
        except UserError as error:
            told = (Refused(incoming.source, error),)
            along = incoming.folder and error.key == NO_CLAUSES  # whoever names a folder means its documents
            return Taken(passed=told) if along else Taken(refused=told)

    async def ready(self) -> int:
        """Make what was taken findable; the number of clauses that the index took in."""
        return await self._search.refresh()

    async def settle(self) -> None:
        """Wait until what was taken is found by meaning too."""
        await self._search.refresh()
        await self._search.settle()

    @property
    def progress(self) -> tuple[int, int]:
        """How many clauses are found by meaning already, and how many are held."""
        return self._search.progress

    async def _document(self, incoming: Incoming, reading: Reading, batch: Batch) -> Understood:
        expression = self._recognise(incoming, reading)
        first = batch.setdefault(expression.key, incoming)
        if first.data != incoming.data:
            raise UserError("document-twice", document=expression.key, first=first.source)
        clauses = await asyncio.to_thread(segment, reading, expression.language, self._sections)
        foreign = expression.language is Language.UNDETERMINED
        remarks = (*reading.remarks, "remark-no-official-language") if foreign else reading.remarks
        return await self._hold(incoming, expression, clauses, remarks)

    async def _lines(self, incoming: Incoming) -> Taken:
        """A .jsonl of clauses: each expression in it whole, each broken line refused by its number."""
        if incoming.data.strip() and not means_clauses(incoming.data):
            raise UserError(NO_CLAUSES, name=incoming.name, fields=", ".join(NEEDED))
        documents: dict[tuple[str, Language], list[ClauseLine]] = {}
        refused: list[Refused] = []
        for line in read_lines(incoming.data):
            if isinstance(line, BrokenLine):
                refused.append(Refused(incoming.source, line.error, line.number))
            else:
                documents.setdefault((self._symbol(line).canonical, line.language), []).append(line)
        if not documents and not refused:
            raise UserError("file-empty", name=incoming.name)
        understood = [await self._expression(incoming, lines) for lines in documents.values()]
        return Taken(tuple(understood), tuple(refused))

    async def _expression(self, incoming: Incoming, lines: list[ClauseLine]) -> Understood:
        title = next((line.title for line in lines if line.title), incoming.title)
        expression = Expression(self._symbol(lines[0]), lines[0].language, title)
        return await self._hold(
            incoming, expression, clauses_of(lines, self._sections.of(lines[0].language)), ()
        )

    def _symbol(self, line: ClauseLine) -> Symbol:
        symbol = parse_symbol(line.symbol, self._citations) or Symbol.parse(line.symbol)
        return Symbol(symbol.work, line.revision) if line.revision else symbol

    def _recognise(self, incoming: Incoming, reading: Reading) -> Expression:
        """Whose words these are: as the person said, else as the document says, else as it is called."""
        texts = [paragraph.text for paragraph in reading.paragraphs]
        titles = [each.text for each in reading.paragraphs if each.style is Style.TITLE][:4]
        header = read_header(texts, self._citations, self._masthead)
        styled = read_header(titles, self._citations, self._masthead)
        language = _language(incoming, reading, texts)
        own = reading.header.symbol or styled.symbol or header.symbol
        if incoming.symbol and own and not incoming.sure:
            self._agree(incoming.symbol, own)
        said = incoming.symbol or own
        named = said or _called(incoming)
        return Expression(
            symbol=parse_symbol(named, self._citations) or Symbol.parse(named),
            language=language,
            title=incoming.title or reading.header.title or header.title or _heading(reading),
            date=header.date or reading.header.date,
            original_language=_first_known(reading.header.original_language, header.original_language),
        )

    def _agree(self, said: str, own: str) -> None:
        """Raise UserError("document-contradicts") where two symbols name different Works."""
        works = {(parse_symbol(each, self._citations) or Symbol.parse(each)).work for each in (said, own)}
        if len(works) > 1:
            raise UserError("document-contradicts", said=said, own=own)

    async def _hold(
        self, incoming: Incoming, expression: Expression, clauses: Sequence[Clause], remarks: tuple[str, ...]
    ) -> Understood:
        file = Manifestation(
            hashlib.sha256(incoming.data).hexdigest(),
            incoming.source,
            media_type(incoming.name),
            len(incoming.data),
        )
        cites = await self._citing.read(expression, clauses)
        told = await self._telling.notices(expression, clauses) if self._telling else ()
        async with self._transactions.transaction() as unit:
            kept = await self._library.put(unit, expression, clauses, file)
            await self._citing.keep(unit, expression, cites)
            if self._telling and told:
                await self._telling.put(unit, told)
        if kept.news and self._freshness:
            await self._freshness.note()
        kinds = Counter(clause.kind for clause in clauses)
        return Understood(incoming.source, expression, len(clauses), dict(kinds), kept, remarks)


MOST_SYMBOL = 150  # characters
NO_CLAUSES = "file-no-clauses"


def _check(symbol: str) -> None:
    """Raise UserError("document-symbol") where what was said can be the symbol of nothing."""
    spelt = _CONTROL.sub("", symbol).strip()
    if symbol and (len(symbol) > MOST_SYMBOL or not spelt or _CONTROL.search(symbol)):
        raise UserError("document-symbol", symbol=spelt)


_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def _texts(incoming: Incoming, reading: Reading) -> list[tuple[Incoming, Reading]]:
    """The file, or where it sets languages side by side each of them; the one that the person named alone."""
    columns = side_by_side(reading)
    wanted = [Language(incoming.language)] if incoming.language in columns else list(columns)
    apart = [(replace(incoming, language=tongue.value), columns[tongue]) for tongue in wanted]
    return apart or [(incoming, reading)]


def media_type(name: str) -> str:
    """The media type that a file's name promises."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _called(incoming: Incoming) -> str:
    """`A_RES_70_1` of both `A_RES_70_1/fr.txt` and `A_RES_70_1.txt`."""
    stem = PurePath(incoming.name).stem
    return incoming.folder if incoming.folder and _names_a_language(stem) else stem


def _names_a_language(stem: str) -> bool:
    language = from_tag(stem)
    return language is not None and stem.lower() == language.value


def _language(incoming: Incoming, reading: Reading, texts: Sequence[str]) -> Language:
    """As the person said, else as the file is called (`fr.txt`), else as the document or its words say."""
    if incoming.language:
        return Language(incoming.language)
    stem = PurePath(incoming.name).stem
    if incoming.folder and _names_a_language(stem):
        return Language(stem.lower())
    return _first_known(reading.header.language, language_of("\n".join(texts)))


def _heading(reading: Reading) -> str:
    """The heading that a text opens with, where no other is of its level; "" for none."""
    every = lines(reading)
    first = [line for line in every if line.style is Style.HEADING and line.level == 1]
    return first[0].text if len(first) == 1 and first[0] is every[0] else ""


def _first_known(*languages: Language) -> Language:
    return next((language for language in languages if language in OFFICIAL), Language.UNDETERMINED)
