"""A question as it is understood: what it asks, and which documents and clauses it names."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.as_written import as_written, bare_numbers, with_documents
from bot.domain.citation import find_citations
from bot.domain.concepts import Concepts
from bot.domain.document_names import DocumentNames
from bot.domain.errors import UserError
from bot.domain.framing import Framing
from bot.domain.language import Language, language_of
from bot.domain.numbered import NumberedLexicon, as_held, names_by_number
from bot.domain.question import Asked, Intent, about_document, aside, courteous, read_question
from bot.domain.question_lexicon import QuestionLexicon
from bot.domain.quoted import QuotedLexicon, quoted_in
from bot.domain.spelling import SpellingLexicon
from bot.domain.symbol import Symbol
from bot.domain.vocabulary import SectionLexicon
from bot.services.heads import HeldNames
from bot.services.pointing import Pointed, Pointing
from bot.services.ports import Library

MOST_TYPED = 4000
_ASIDES = {
    "about": "question-about",
    "documents": "question-documents",
    "today": "question-today",
    "deadlines": "question-deadlines",
    "positions": "question-positions",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """How people ask, in the words of the lexicons."""

    names: DocumentNames
    sections: SectionLexicon
    questions: QuestionLexicon
    concepts: Concepts
    numbered: NumberedLexicon
    quoted: QuotedLexicon
    framing: Framing
    spelling: SpellingLexicon


@dataclass(frozen=True, slots=True)
class Understood:
    """What is asked: `text` without courtesies and with symbols spelt out, `spoken` its language.

    `quoted` is the language in which what it points at is to be quoted, None where it says nothing of that.
    """

    text: str
    spoken: Language
    asked: Asked
    pointed: Pointed
    quoted: Language | None = None

    @property
    def points(self) -> bool:
        """Whether it asks for clauses or documents that it names, and for nothing more."""
        named = self.pointed.alone and (self.pointed.documents or self.pointed.labels)
        return self.asked.intent is Intent.HEAD or (self.asked.intent is Intent.CLAUSES and bool(named))


class Understanding:
    """Reads questions, off the loop where that may take long."""

    def __init__(self, library: Library, pointing: Pointing, wording: Wording) -> None:
        self._library = library
        self.pointing = pointing
        self.wording = wording
        self._citations = wording.names.lexicon

    async def __call__(self, typed: str, language: Language) -> Understood:
        """A question of a reader of `language`.

        Raise UserError("question-empty" | "question-long"), and one that says where to look where it is
        asked of the bot itself.
        """
        check(typed)
        held = await self.pointing.heads()
        text, quoted = await asyncio.to_thread(self._written, typed, held)
        spoken = language_of(text)
        spoken = language if spoken is Language.UNDETERMINED else spoken
        if quoted:
            asked = courteous(quoted[0], self.wording.questions)
            understood = await self._understood(asked, spoken, held)
            if understood.points:
                return replace(understood, quoted=quoted[1])
        return await self._understood(text, spoken, held)

    async def _understood(self, text: str, spoken: Language, held: HeldNames) -> Understood:
        """Asked about a document itself where that is held, else of what the documents say."""
        first = await asyncio.to_thread(self._first, text, spoken, held)
        documents = first.pointed.documents
        if first.asked.intent is not Intent.HEAD or not documents or await self._holds(documents):
            return first
        return await asyncio.to_thread(self._read, text, spoken, held)

    def _first(self, text: str, spoken: Language, held: HeldNames) -> Understood:
        return self._about_document(text, spoken, held) or self._read(text, spoken, held)

    async def _holds(self, documents: Sequence[Symbol]) -> bool:
        return any([await self._library.expressions(one.work) for one in documents])

    def _written(self, typed: str, held: HeldNames) -> tuple[str, tuple[str, Language] | None]:
        """The question without courtesies, with what it names as documents spell it, and how it is quoted."""
        words = self.wording
        text = as_written(courteous(typed, words.questions), self._citations, words.spelling)
        check(text)
        if told := _ASIDES.get(aside(text, words.questions)):
            raise UserError(told)
        if bare_numbers(text) or names_by_number(text):
            whole = with_documents(text, held.numbers, self._citations, words.sections, words.spelling)
            text = as_held(whole, held.numbers, self._citations, words.numbered)
        return text, quoted_in(text, words.quoted)

    def _read(self, text: str, spoken: Language, held: HeldNames) -> Understood:
        """What is asked and named. A page takes 40 ms; the first text of all a third of a second."""
        words = self.wording
        asked = read_question(text, spoken, words.questions, words.names, words.concepts)
        if asked.intent is Intent.CHANGES and not self.pointing.tells(asked.subject):
            asked = replace(asked, subject="")
        pointed = self.pointing.read(text, held.symbols.standing_in(text), held.heads)
        return Understood(text, spoken, asked, pointed)

    def _about_document(self, text: str, spoken: Language, held: HeldNames) -> Understood | None:
        """What is asked about a document itself, which may not be held; None where nothing is."""
        standing = held.symbols.standing_in(text)
        for fact, named in about_document(text, spoken, self.wording.questions):
            pointed = self.pointing.read(named, standing, held.heads)
            if not pointed.alone and find_citations(named, self._citations, typed=True):
                bare = self.pointing.heads.lexicon.without_papers(named)
                pointed = self.pointing.read(bare, standing, held.heads)
            if self._names_documents(pointed) or self._points_back(named, pointed):
                return Understood(text, spoken, Asked(Intent.HEAD, named, fact=fact), pointed)
        return None

    def _names_documents(self, pointed: Pointed) -> bool:
        """Whether words name documents and nothing else."""
        return bool(pointed.alone and pointed.documents) and not (pointed.labels or pointed.part)

    def _points_back(self, words: str, pointed: Pointed) -> bool:
        """Whether they say no more than `this document`."""
        return not (pointed.documents or pointed.labels or self.pointing.tells(words))


def check(asked: str) -> None:
    """Raise UserError("question-empty" | "question-long") where nothing can be asked so."""
    if not any(character.isalnum() for character in asked):
        raise UserError("question-empty")
    if len(asked) > MOST_TYPED:
        raise UserError("question-long", most=MOST_TYPED)
