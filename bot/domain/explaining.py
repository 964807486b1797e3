"""An explanation that a machine wrote, sentence by sentence: kept only where a quoted clause bears it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.citation import find_citations
from bot.domain.citation_lexicon import Lexicon
from bot.domain.concepts import Concepts
from bot.domain.decisive import sentences
from bot.domain.folded import fold_word
from bot.domain.language import OFFICIAL, Language, language_of
from bot.domain.overlap import contained, pieces
from bot.domain.tables import mapping, strings

MOST = 4  # sentences
LONGEST = 400  # characters of a sentence
SHARED = 0.4  # of a sentence's words that stand in a clause of the same language


@dataclass(frozen=True, slots=True)
class Passage:
    """A quoted clause as the machine sees it: its mark, counted from 1, and its words with its chapeau.

    `beside` is the same clause as it is held in the reader's language, "" where it isn't.
    """

    mark: int
    text: str
    language: Language
    beside: str = ""

    @property
    def whole(self) -> str:
        return f"{self.text}\n{self.beside}"


@dataclass(frozen=True, slots=True)
class Checks:
    """What sentences are checked with: number words by value, months, names in six languages, small words."""

    numbers: Mapping[Language, Mapping[str, int]]
    citations: Lexicon
    concepts: Concepts
    small: Mapping[Language, frozenset[str]]

    @classmethod
    def from_tables(
        cls,
        table: Mapping[str, object],
        small: Mapping[str, str],
        citations: Lexicon,
        concepts: Concepts,
    ) -> Checks:
        """From lexicon/explaining.toml and lexicon/stopwords.toml."""
        values = [int(value) for value in strings(table["values"])]
        told = mapping(table["numbers"])
        numbers = {one: dict(zip(_words(str(told[one])), values, strict=True)) for one in OFFICIAL}
        known = {one: frozenset(_words(small[one.value])) for one in OFFICIAL}
        return cls(numbers, citations, concepts, known)


def borne_out(reply: str, passages: Sequence[Passage], checks: Checks) -> tuple[str, ...]:
    """The sentences of a reply that quoted clauses bear out, each with its marks, in their order.

    A sentence goes where it names no clause or one that isn't quoted, where a number, date, month, symbol or
    name in it doesn't stand in a clause that it names, where it leads elsewhere (links, mentions), or where
    it shares too little with its clauses.
    """
    kept = [sentence for sentence in _sentences(reply[:_LONGEST_REPLY]) if _borne(sentence, passages, checks)]
    return tuple(dict.fromkeys(kept))[:MOST]


def marks_of(sentence: str) -> tuple[int, ...]:
    """The clauses that a sentence names: `[1]`, `[1, 3]`."""
    groups = _MARK.findall(sentence)
    return tuple(int(number) for group in groups for number in re.findall(r"\d+", group))


def _borne(sentence: str, passages: Sequence[Passage], checks: Checks) -> bool:
    marks, by_mark = marks_of(sentence), {one.mark: one for one in passages}
    words = " ".join(_MARK.sub(" ", sentence).split())
    if not marks or not set(marks) <= set(by_mark) or len(sentence) > LONGEST or _ELSEWHERE.search(words):
        return False
    own = [by_mark[mark] for mark in marks]
    whole = "\n".join(one.whole for one in own)
    spoken = language_of(words)
    return (
        _numbers(words, spoken, checks) <= _numbers_of(own, spoken, checks)
        and _months(words, checks) <= _months(whole, checks)
        and _symbols(words, checks) <= _symbols(whole, checks)
        and all(_stands(name, whole, checks) for name in _names(words, spoken, checks))
        and _shares(words, spoken, own)
    )


def _sentences(reply: str) -> Iterable[str]:
    """The sentences, a mark that stands after the stop belonging to what is before it."""
    text = re.sub(r"([.!?。！？؟])((?:\s*\[[\d,\s،、]{1,12}\])+)", r"\2\1", " ".join(reply.split()))
    for start, end in sentences(text):
        yield text[start:end].strip()


def _numbers_of(passages: Iterable[Passage], spoken: Language, checks: Checks) -> set[str]:
    held = [(one.whole, language) for one in passages for language in (one.language, spoken)]
    return {number for text, language in held for number in _numbers(text, language, checks)}


def _numbers(text: str, language: Language, checks: Checks) -> set[str]:
    """Every number, in figures and in words, as plain digits: `12 400`, `12,400` and `12.400` are one."""
    folded = fold_word(text)
    joined = re.sub(r"(?<=\d)[\s,.'](?=\d{3}(?!\d))", "", folded)
    found = set(re.findall(r"\d+(?:[.,]\d+)?", joined))
    known = checks.numbers.get(language, {})
    if language is Language.ZH:
        return found | {str(known.get(numeral, numeral)) for numeral in _NUMERAL.findall(folded)}
    return found | {str(known[word]) for word in _SPELLED.findall(folded) if word in known}


def _months(text: str, checks: Checks) -> set[int]:
    """The months that stand beside a number; `may` alone is no month."""
    folded = fold_word(text)
    named = {
        number
        for number, names in enumerate(checks.citations.months, 1)
        for name in map(re.escape, map(fold_word, names))
        if re.search(rf"\d\s*(?:de\s+|d')?{name}(?!\w)|(?<!\w){name}\s*\d", folded)
    }
    return named | {int(found) for found in re.findall(r"(\d{1,2})月", folded)}


def _symbols(text: str, checks: Checks) -> set[str]:
    return {one.symbol.canonical for one in find_citations(text, checks.citations)}


def _names(text: str, language: Language, checks: Checks) -> Iterable[str]:
    """Words that name: with a capital, in figures and letters, in quotation marks, Latin among others."""
    yield from _QUOTED.findall(text)
    for word in _WORD.findall(text):
        foreign = language in {Language.ZH, Language.AR} and word[0].isascii()
        if (foreign or word[0].isupper()) and fold_word(word) not in checks.small.get(language, frozenset()):
            yield word


def _stands(name: str, whole: str, checks: Checks) -> bool:
    """Whether a name stands in the clauses, as it is written or as another language writes it."""
    wanted = pieces(name)
    if not wanted or wanted <= pieces(whole):
        return True
    concept = checks.concepts.named(name)
    return concept is not None and concept.used_in(whole)


def _shares(words: str, language: Language, passages: Sequence[Passage]) -> bool:
    texts = [text for one in passages for text in (one.text, one.beside)]
    same = "\n".join(text for text in texts if text and language_of(text) is language)
    return not same or contained(words, same) >= SHARED


def _words(line: str) -> list[str]:
    return [fold_word(word) for word in line.split()]


_LONGEST_REPLY = 4000
_MARK = re.compile(r"\[([\d,\s،、]{1,12})\]")
_ELSEWHERE = re.compile(r"://|www\.|[@<>`#]|\]\(|\bdiscord\b", re.IGNORECASE)
_NUMERAL = re.compile(r"[二三四五六七八九十百千万亿]{2,}|[二三四五六七八九十](?=[年月日天周个份名%])")
_SPELLED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_QUOTED = re.compile(r"[“«「《\"]([^”»」》\"]{2,80})[”»」》\"]")
_WORD = re.compile(r"[^\W\d_\u3400-\u9fff]+(?:[-'’][^\W\d_\u3400-\u9fff]+)*")
