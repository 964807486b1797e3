"""Documents that a typed question names as no text cites them: `resolves 6 of 140`, `2.2 of draft-letter`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from bot.domain.citation import Citation
from bot.domain.citation_lexicon import Lexicon
from bot.domain.citation_typed import parse_symbol
from bot.domain.folded import fold, fold_word
from bot.domain.mentions import Named
from bot.domain.symbol import Symbol


def numbered_documents(
    text: str, labels: Sequence[Named], citations: Sequence[Citation], lexicon: Lexicon
) -> tuple[Symbol, ...]:
    """The documents whose bare number stands right after or before a clause's label, in the text's order.

    Between the two are at most words such as `of the`; a number that is part of a citation is none of them.
    """
    folded = fold(text)
    found: list[Symbol] = []
    for match in _NUMBER.finditer(folded.text):
        start, end = folded.original(*match.span())
        if overlapping(start, end, (*labels, *citations)):
            continue
        symbol = parse_symbol(match[0], lexicon) if beside(text, start, end, labels, lexicon) else None
        found += [symbol] if symbol else []
    return tuple(dict.fromkeys(found))


def called_documents(
    text: str,
    held: Iterable[Symbol],
    citations: Sequence[Citation],
    labels: Sequence[Named],
    lexicon: Lexicon,
) -> tuple[Citation, ...]:
    """The documents held that are named as their files are called, in the text's order.

    A name that may be a word of the sentence, `report` or `pp-22`, counts alone or right beside a clause's
    label; a citation that is only part of a name, `comments on resolution 140`, is none.
    """
    folded = fold(text)
    taken: list[Citation | Named] = [*citations, *labels]
    found: list[Citation] = []
    for symbol in sorted(held, key=lambda one: len(one.printed), reverse=True):
        name = fold_word(symbol.printed)
        named = re.finditer(rf"{_APART}{re.escape(name)}{_FILE}{_APART_AFTER}", folded.text) if name else ()
        for match in named:
            start, end = folded.original(*match.span())
            within = any(one.start <= start and end <= one.end for one in taken)
            if within or overlapping(start, end, found):
                continue
            alone = not _LETTERS.search(folded.text.replace(match[0], ""))
            if alone or _NAME.match(name) or beside(text, start, end, labels, lexicon):
                found.append(Citation(text[start:end], symbol, None, start, end))
    return tuple(sorted(found, key=lambda one: one.start))


def labels_after(text: str, citations: Iterable[Citation]) -> tuple[Named, ...]:
    """The labels that stand right behind a document, without a word: `A/RES/81/901 2 (b)`."""
    found = ((one, _BEHIND.match(text, one.end)) for one in citations)
    return tuple(
        Named(match["label"], match.start("label"), match.end())
        for one, match in found
        if match and ("(" in match["label"] or not _ACT.match(one.symbol.work))
    )


def overlapping(start: int, end: int, places: Iterable[Citation | Named]) -> bool:
    """Whether one of these places has a character of a half-open range."""
    return any(one.start < end and start < one.end for one in places)


def without(text: str, places: Iterable[Citation | Named]) -> str:
    """The text with a space for each of these places, which don't overlap but where they are the same."""
    for start, end in sorted({(one.start, one.end) for one in places}, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def says_more(text: str, named: Sequence[Named | Citation], silent: Collection[str]) -> bool:
    """Whether a text has words of meaning beside what it names; `silent` are folded words without any."""
    rest = without(text, named)
    return any(not _silent(word, silent) for word in re.findall(r"[^\W\d_]+", fold_word(rest)))


def _silent(word: str, silent: Collection[str]) -> bool:
    """Whether it is such a word or, in Chinese, made of such words."""
    if word in silent or not word:
        return True
    parts = range(1, len(word)) if word[0] >= "\u3400" else ()
    return any(word[:end] in silent and _silent(word[end:], silent) for end in parts)


def beside(text: str, start: int, end: int, labels: Sequence[Named], lexicon: Lexicon) -> bool:
    """Whether it follows a label after a joining word, `6 of 140`, or comes right before one."""
    joining = _joining(lexicon)
    after = [(one, _words(text[one.end : start])) for one in labels if one.end <= start]
    before = [_words(text[end : one.start]) for one in labels if one.start >= end]
    follows = any((each or one.text.endswith(")")) and each <= joining for one, each in after)
    return follows or any(each <= joining for each in before)


@lru_cache(maxsize=4)
def _joining(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(map(fold_word, lexicon.words["joining"]))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", fold_word(text)))


_LETTERS = re.compile(r"[^\W\d_]")
_APART = r"(?<![^\W\u3400-\u9fff])(?<![\w][-.])"
_FILE = r"(?:\.(?:docx?|pdf|txt|md|html?|jsonl?))?"
_APART_AFTER = r"(?![^\W\u3400-\u9fff]|[-.]\w)"
_NAME = re.compile(r"(?=.*[^\W\d_])(?:.*_|[^\s.+-]+(?:[\s.+-]+[^\s.+-]+){2})")
"""What is no word of a sentence: three parts, or two with a low line between."""
_NUMBER = re.compile(r"(?<![\w/.,(-])\d{2,3}(?![^\W\u3400-\u9fff]|[/.)%-]|,\d|\s*%)")
_ACT = re.compile(r"itu:(?!doc:)")
"""What has sections: a number alone is none of its labels."""
_BEHIND = re.compile(
    r"\s*,?\s*(?P<label>\d{1,3}(?:\s?(?:bis|ter))?(?:\s?\((?:[a-z]|[ivx]{1,4})\))+|\d{1,3}(?=\s*[?.!？؟]*\s*\Z))"
)
"""A label with a bracket, or a number that ends the text."""
