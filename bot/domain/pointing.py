"""Documents that a typed question names by a number alone, beside a clause: `resolves 6 of 140`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

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
    taken = [(one.start, one.end) for one in labels] + [(one.start, one.end) for one in citations]
    found: list[Symbol] = []
    for match in _NUMBER.finditer(folded.text):
        start, end = folded.original(*match.span())
        if any(start < last and first < end for first, last in taken):
            continue
        symbol = parse_symbol(match[0], lexicon) if _beside(text, start, end, labels) else None
        found += [symbol] if symbol else []
    return tuple(dict.fromkeys(found))


def says_more(text: str, named: Sequence[Named | Citation], silent: Collection[str]) -> bool:
    """Whether a text has words of meaning beside what it names; `silent` are folded words without any."""
    rest = text
    for one in sorted(named, key=lambda each: each.start, reverse=True):
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    return any(not _silent(word, silent) for word in re.findall(r"[^\W\d_]+", fold_word(rest)))


def _silent(word: str, silent: Collection[str]) -> bool:
    """Whether it is such a word or, in Chinese, made of such words."""
    if word in silent or not word:
        return True
    parts = range(1, len(word)) if word[0] >= "\u3400" else ()
    return any(word[:end] in silent and _silent(word[end:], silent) for end in parts)


def _beside(text: str, start: int, end: int, labels: Sequence[Named]) -> bool:
    """Whether it follows a label after a joining word, `6 of 140`, or comes right before one."""
    after = [_words(text[one.end : start]) for one in labels if one.end <= start]
    before = [_words(text[end : one.start]) for one in labels if one.start >= end]
    return any(each and each <= _JOINING for each in after) or any(each <= _JOINING for each in before)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", fold_word(text)))


_NUMBER = re.compile(r"(?<![\w/.,(-])\d{2,3}(?![^\W\u3400-\u9fff]|[/.)%-]|,\d|\s*%)")
_JOINING = frozenset(
    map(
        fold_word,
        "of the in from de la du le el del des les los las в из от к من في للقرار 的 号 第".split(),
    )
)
"""Words, in six languages, that may stand between a clause's label and the number of its document."""
