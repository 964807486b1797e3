"""A clause named from the inside out: `alinéa b) du considérant`, `подпункт b) пункта 8`, `第8段b)项`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.domain.folded import Folded
from bot.domain.question_forms import any_word
from bot.domain.vocabulary import Vocabulary


def inside_out(text: str, folded: Folded, words: Vocabulary) -> Iterator[tuple[str, int, int]]:
    """Each such clause as it is cited, the outer part first, and its place in the text.

    The inner label is a letter or has its bracket: `paragraph 3 of section 8` may be counted through.
    """
    before, patterns = _patterns(tuple(words.senses), *(words.words[name] for name in _WORDS))
    for pattern in patterns:
        for found in pattern.finditer(folded.text):
            beginning = max(0, found.start() - _LONGEST_NAME)
            name = before.search(folded.text[beginning : found.start()])
            if name is None and not found["inner"].endswith(")"):
                continue
            outer, inner = (text[slice(*folded.original(*found.span(part)))] for part in ("outer", "inner"))
            start = beginning + name.start() if name else found.start()
            yield f"{outer} {inner}", *folded.original(start, found.end())


@lru_cache(maxsize=4)
def _patterns(
    verbs: tuple[str, ...],
    names: tuple[str, ...],
    between: tuple[str, ...],
    fillings: tuple[str, ...],
    *steps: tuple[str, ...],
) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """A word for a paragraph before the inner label, and what the label stands in, after it or before it."""
    verb, name, outer, inner, half = map(any_word, (verbs, names, *steps))
    of, filling = _joined(between), _joined(fillings)
    close = r"(?:(?<=[\u3400-\u9fff])|(?![^\W\d_]))"
    label = rf"(?P<inner>(?<![^\W_]){_BRACKETED}|(?<!\w){_LETTER}(?![^\W_]))"
    section = rf"{of}{filling}{{0,3}}(?P<outer>(?:{verb}){close}(?:\s{_NUMBER})?)"
    paragraph = rf"{of}?{filling}{{0,2}}(?P<outer>(?:{name})\s?{_NUMBER})"
    last = rf"(?P<inner>{_BRACKETED})(?:{inner})?"
    return re.compile(rf"(?<![^\W\d_])(?:{name})\s?$"), (
        re.compile(rf"{label}\s?{section}"),
        re.compile(rf"{label}\s?{paragraph}"),
        re.compile(rf"(?P<outer>第?\s?{_NUMBER})\s?(?:{outer})\s?第?\s?{last}"),
        re.compile(rf"(?=[\u3400-\u9fff])(?P<outer>{verb})(?<=[\u3400-\u9fff])(?:{half})的?第?\s?{last}"),
    )


def _joined(forms: Iterable[str]) -> str:
    """A pattern of one of the words and the space after it, or of a mark of quotation."""
    words = (re.escape(form) + (r"\s?" if form.endswith("'") else r"\s") for form in forms)
    return rf"(?:{'|'.join(words)}|[«“\"]\s?)"


_WORDS = ("paragraph", "inside", "filling", "outer_step", "inner_step", "half")
_LONGEST_NAME = 30  # characters
_LETTER = r"[a-zء-ي]"
_BRACKETED = r"\(?(?:[a-zа-яء-ي]|[ivx]{1,5}|\d{1,2}|[一二三四五六七八九十])\s?\)"
_NUMBER = r"(?<![\d/.])\d{1,3}(?![\d/])(?!\.\d)"
