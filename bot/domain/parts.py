"""A part of a document that is named as a whole: its preamble, `instructs the Director of BDT`, `annex 1`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.domain.citation import Citation
from bot.domain.clause import Clause, Kind
from bot.domain.folded import fold, fold_word
from bot.domain.language import Language
from bot.domain.pointing import says_more, without
from bot.domain.question_forms import any_word
from bot.domain.reference import refer
from bot.domain.symbol import Symbol
from bot.domain.vocabulary import SectionLexicon, Vocabulary


@dataclass(frozen=True, slots=True)
class Division:
    """A part with clauses of its own, as a text names it: an annex, a lettered part of a resolution.

    Its key is as clauses have it, `annex.1`, `A`; of an annex without a number `annex.`.
    """

    key: str
    text: str


def part_named(
    text: str, cited: Sequence[Citation], sections: SectionLexicon, silent: Collection[str]
) -> str:
    """The part that a text names of the documents that it cites, where it says nothing else; "" for none."""
    rest = without(text, cited)
    folded = fold(rest)
    words = sections.of(Language.UNDETERMINED)
    if found := _half((*words.words["preambular"], *words.words["operative"])).search(folded.text):
        said = folded.text[: found.start()] + folded.text[found.end() :]
        return "" if says_more(said, (), silent) else found[0]
    start, end = words.last_verb(folded.text)
    if not end or says_more(folded.text[:start], (), silent):
        return ""
    to_whom = folded.text[end:]
    addressed = words.addressed(to_whom) or not says_more(to_whom, (), silent)
    return rest[slice(*folded.original(start, len(folded.text)))].strip() if addressed else ""


def annex_named(
    text: str, cited: Sequence[Citation], sections: SectionLexicon, silent: Collection[str]
) -> Division | None:
    """The annex that a text names of the document that it cites, where it says nothing else; else None."""
    rest = without(text, cited)
    folded = fold(rest)
    words = sections.of(Language.UNDETERMINED)
    for name in ("annex", "appendix"):
        for found in _annexes(words.words[name]).finditer(folded.text):
            start, end = folded.original(*found.span("number")) if found["number"] else (0, 0)
            number = rest[start:end]
            if number.isalpha() and number < "\u3400" and not number.isupper():
                number = ""  # annexe à la résolution
            last = found.end() if number else found.end("word")
            if says_more(folded.text[: found.start()] + folded.text[last:], (), silent):
                continue
            unit = words.unit(f"{name} {number}")
            named = rest[slice(*folded.original(found.start(), last))]
            return Division(f"{name}.{unit.number if unit else ''}", named)
    return None


def lettered(citations: Sequence[Citation], works: Iterable[str]) -> tuple[list[Citation], str]:
    """The citations, and the letter of the part that the only one names of a resolution held as one.

    `A/RES/79/301 A` is a document of its own where that is held, else part A of A/RES/79/301 where that is;
    "" where no such part is named.
    """
    found = _LETTERED.fullmatch(citations[0].symbol.work) if len(citations) == 1 else None
    if found is None:
        return list(citations), ""
    (cited,), held = citations, frozenset(works)
    if cited.symbol.work in held or found["resolution"] not in held:
        return [cited], ""
    return [replace(cited, symbol=Symbol(found["resolution"]))], found["letter"]


def section_named(text: str, cited: Sequence[Citation], sections: SectionLexicon) -> str:
    """The letter of a section that a text names, `section A, paragraph 2`; "" for none."""
    rest = without(text, cited)
    folded = fold(rest)
    units = sections.of(Language.UNDETERMINED).units
    forms = tuple(form for form, name in units.items() if name in {"section", "part"})
    for found in _sections(forms).finditer(folded.text):
        letter = rest[slice(*folded.original(*found.span("letter")))]
        if letter.isupper():
            return letter
    return ""


def clauses_of_division(clauses: Sequence[Clause], division: Division) -> list[Clause]:
    """Its clauses, its heading first, in their order; of an annex without a number those of the first."""
    key = division.key
    headings = (one for one in clauses if "/" not in one.key)
    heading = next((one for one in headings if one.key == key or _begins(one.key, key)), None)
    if heading is None:
        return []
    return [heading, *(one for one in clauses if one.key.startswith(f"{heading.key}/"))]


def _begins(key: str, wanted: str) -> bool:
    return wanted.endswith(".") and key.startswith(wanted)


def divisions_of(clauses: Sequence[Clause]) -> tuple[str, ...]:
    """The annexes and lettered parts of a document, as it calls them."""
    headings = (one for one in clauses if re.fullmatch(r"(?:annex|appendix)\.[^/]+|[A-Z]", one.key))
    return tuple(dict.fromkeys(one.label or one.text for one in headings))


def clauses_of_part(clauses: Sequence[Clause], part: str, sections: SectionLexicon) -> list[Clause]:
    """The clauses of a document that stand in a part, in their order; of those addressed, whom it names."""
    folded = fold_word(part)
    words = sections.of(Language.UNDETERMINED)
    for kind in _HALVES:
        if folded in words.words[kind.value]:
            return [one for one in clauses if one.kind is kind]
    wanted = refer(part, words)
    named = {sense for sense, _ in wanted.senses}
    fitting = [one for one in clauses if one.kind in _HALVES and named & _senses(one, words)]
    if not wanted.addressed:
        return fitting
    shares = [_shared(words.addressed(_head(one)), wanted.addressed) for one in fitting]
    best = max(shares, default=0.0)
    return [one for one, share in zip(fitting, shares, strict=True) if share == best > 0]


@lru_cache(maxsize=4)
def _half(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_\u3400-\u9fff])(?:{any_word(words)})(?:(?<=[\u3400-\u9fff])|(?!\w))")


@lru_cache(maxsize=4)
def _annexes(words: tuple[str, ...]) -> re.Pattern[str]:
    number = r"\d{1,3}|[ivx]{1,4}|[a-h]|[一二三四五六七八九十]{1,2}"
    return re.compile(
        rf"(?<![^\W\u3400-\u9fff])(?P<word>{any_word(words)})"
        rf"(?:(?<=[\u3400-\u9fff])|(?!\w))(?:\s?(?P<number>{number})(?![^\W\u3400-\u9fff]))?"
    )


@lru_cache(maxsize=4)
def _sections(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\u3400-\u9fff])(?:{any_word(words)})\s?(?P<letter>[a-h])(?![\w(./'’])")


def _senses(clause: Clause, words: Vocabulary) -> set[str]:
    return {name for name, _ in words.heading_senses(_head(clause))}


def _head(clause: Clause) -> str:
    """What says what a clause does: the heading that it stands under, or else how it begins."""
    return clause.section if clause.section and clause.label != clause.section else clause.text[:_HEAD]


def _shared(theirs: frozenset[str], wanted: frozenset[str]) -> float:
    return len(theirs & wanted) / len(theirs | wanted)


_LETTERED = re.compile(r"(?P<resolution>.*/(?:RES|DEC)/[^:]*[\d)])(?P<letter>[A-HJ-Z])")
_HEAD = 110  # characters
_HALVES = (Kind.PREAMBULAR, Kind.OPERATIVE)
