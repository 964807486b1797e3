"""Deadlines that documents state: found with their dates, and only ever proposed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.errors import UserError
from bot.domain.folded import Folded, fold, fold_word
from bot.domain.language import OFFICIAL, Language
from bot.domain.when_days import Doubt
from bot.domain.when_grammar import readings
from bot.domain.when_parts import CalendarDay, MonthEnd, NthDay, Said
from bot.domain.when_settle import Settled, settle
from bot.domain.when_tokens import Token, tokens
from bot.domain.when_words import DateLexicon, Vocabulary


class Kind(StrEnum):
    """What is asked for by that date."""

    POSTING = "posting"  # a promise that something will be posted
    COMMENTS = "comments"
    OBJECTIONS = "objections"
    REPLIES = "replies"
    PROPOSALS = "proposals"
    CONTRIBUTIONS = "contributions"
    REGISTRATION = "registration"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cues:
    """How one language says that something is due.

    `some`: any of them, wherever it stands; `status`: what at the beginning of a sentence says how things
    stood on a day ("截至"), where the same word elsewhere says that something is due by then.
    """

    at: re.Pattern[str]
    after: re.Pattern[str] | None
    near: re.Pattern[str]
    status: re.Pattern[str] | None
    some: re.Pattern[str]
    kinds: tuple[tuple[Kind, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class MentionLexicon:
    cues: Mapping[Language, Cues]

    @classmethod
    def from_table(cls, table: Mapping[str, Mapping[str, Sequence[str]]]) -> MentionLexicon:
        """From data/lexicon/mentions.toml."""
        return cls({language: _cues(table[language.value]) for language in OFFICIAL})


@dataclass(frozen=True, slots=True)
class Mention:
    """A date by which something is due, as a text states it.

    start, end  the half-open place of the date in the text
    sentence    the sentence around it, verbatim
    others      the other instants that may be meant
    doubts      why it must be looked at before it is set
    """

    start: int
    end: int
    sentence: str
    kind: Kind
    instant: datetime
    zone: str
    doubts: frozenset[Doubt]
    others: tuple[datetime, ...] = ()


def mentions(
    text: str,
    language: Language,
    written: datetime,
    zone: str,
    lexicon: tuple[DateLexicon, MentionLexicon],
) -> tuple[Mention, ...]:
    """Every deadline that `text` states, in order.

    `written` is when the document was written, which tells the year of a date without one; `zone` is the
    venue's.
    """
    dates, known = lexicon
    if language not in known.cues:
        return ()
    found: list[Mention] = []
    for start, end in _sentences(text):
        sentence = _Sentence(text[start:end], start, language, known.cues[language], dates)
        found += sentence.mentions(written, zone)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    offset: int
    language: Language
    cues: Cues
    lexicon: DateLexicon

    def mentions(self, written: datetime, zone: str) -> Iterator[Mention]:
        folded = fold(self.text)
        if not self.cues.some.search(folded.text):
            return
        for first, last, said in self._dates():
            if not self._due(folded, first, last):
                continue
            try:
                settled = settle(said, written, zone)
            except UserError:
                continue
            yield self._mention(folded, first, last, settled)

    def _dates(self) -> Iterator[tuple[Token, Token, Said]]:
        """The longest runs of words that name a day, with their first and last word."""
        vocabulary = self.lexicon.vocabularies[self.language]
        words = tokens(self.text, vocabulary, self.lexicon)
        place = 0
        while place < len(words):
            end, said = _longest(words, place, vocabulary)
            if said:
                last = max(n for n in range(place, end) if _says(words[n]))
                whole = any("=" in _letters(word) for word in words[place:end])
                before = not whole and (said.before or _after_before(words[:place]))
                yield words[place], words[last], replace(said, before=before)
            place = end

    def _due(self, folded: Folded, first: Token, last: Token) -> bool:
        before, after = folded.text[: first.start].rstrip(" ,("), folded.text[last.end :]
        if self.cues.status and self.cues.status.fullmatch(before):
            return False
        if self.cues.at.search(before[-_CLOSE:]) or self.cues.near.search(before[-_NEAR:]):
            return True
        return self.cues.after is not None and bool(self.cues.after.match(_ASIDE.sub("", after, 1)))

    def _mention(self, folded: Folded, first: Token, last: Token, settled: Settled) -> Mention:
        start, end = folded.original(first.start, last.end)
        kind = next((kind for kind, words in self.cues.kinds if words.search(folded.text)), Kind.OTHER)
        sentence = self.text.strip()
        instant, *others = settled.instants
        place = (self.offset + start, self.offset + end)
        return Mention(*place, sentence, kind, instant, settled.zone, settled.doubts, tuple(others))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _STOP.finditer(text):
        yield start, stop.end()
        start = stop.end()
    if start < len(text):
        yield start, len(text)


def _says(token: Token) -> bool:
    """Whether a word belongs to the date: not what only leads up to it or follows."""
    return bool(_letters(token) - _EMPTY) or "t" in _letters(token)


def _letters(token: Token) -> set[str]:
    return {sense.letter for sense in token.senses}


def _anchored(words: Sequence[Token]) -> bool:
    return any(_letters(word) & _ANCHORS for word in words)


def _longest(words: Sequence[Token], place: int, vocabulary: Vocabulary) -> tuple[int, Said | None]:
    """The longest run from here that names a day, and where it ends; None and the next place without one."""
    if _letters(words[place]) <= _EMPTY:
        return place + 1, None
    stop = min(len(words), place + _LONGEST)
    reach = next((end for end in range(place, stop) if _letters(words[end]) & _UNREAD), stop)
    for end in range(reach, place, -1):
        run = words[place:end]
        if _anchored(run) and (said := _one_day(readings(run, vocabulary))):
            return end, said
    return place + 1, None


def _after_before(words: Sequence[Token]) -> bool:
    """Whether the last word that says anything is "before", "до" or its like."""
    letters = next((found for word in reversed(words) if (found := _letters(word)) - {"o"}), set())
    return "b" in letters


def _one_day(found: Sequence[Said]) -> Said | None:
    """The reading, where there is one and it names a day of the calendar."""
    if len(found) != 1 or not isinstance(found[0].day, (CalendarDay, NthDay, MonthEnd)):
        return None
    return found[0]


def _cues(row: Mapping[str, Sequence[str]]) -> Cues:
    kinds = tuple((kind, _any(row[kind.value])) for kind in Kind if kind is not Kind.OTHER)
    after = _any(row["after"]) if "after" in row else None
    at = re.compile(rf"(?:{_any(row['at']).pattern})\W*$")
    status = re.compile(rf"[\W\d]*(?:{_any(row['status']).pattern})\W*") if "status" in row else None
    some = _any([*row["at"], *row["near"], *row.get("after", ())])
    return Cues(at, after, _any(row["near"]), status, some, kinds)


def _any(phrases: Sequence[str]) -> re.Pattern[str]:
    folded = sorted((fold_word(phrase) for phrase in phrases), key=len, reverse=True)
    return re.compile("|".join(_bounded(phrase) for phrase in folded))


def _bounded(phrase: str) -> str:
    """The phrase as whole words; Chinese has no spaces to bound it."""
    escaped = re.escape(phrase)
    return escaped if "\u3400" <= phrase[0] <= "\u9fff" else rf"(?<!\w){escaped}(?!\w)"


_ASIDE = re.compile(r"^\s*(?:\(?[^()]{0,40}\))?\s*")
"""What may stand between a date and the word that makes it a limit: the zone in brackets."""
_UNREAD = {"?", "!"}
_ANCHORS = {"M", "F", "O"}
_EMPTY = {"o", "A", "b", "t", "="}
_LONGEST = 24
_CLOSE = 40
_NEAR = 90
_STOP = re.compile(r"(?<=[.!?;؟؛])\s+(?=[^\Wa-zа-я\d])|[。；！？]|\n+")
