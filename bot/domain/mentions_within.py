"""A clause named from the inside out: `alinéa b) du considérant`, `подпункт b) пункта 8`, `第8段b)项`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.domain.folded import Folded, fold_word
from bot.domain.vocabulary import Vocabulary


def inside_out(text: str, folded: Folded, words: Vocabulary) -> Iterator[tuple[str, int, int]]:
    """Each such clause as it is cited, the outer part first, and its place in the text.

    The inner label is a letter or has its bracket: `paragraph 3 of section 8` may be counted through.
    """
    before, patterns = _patterns(tuple(words.senses), words.words["paragraph"])
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
    verbs: tuple[str, ...], names: tuple[str, ...]
) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """A word for a paragraph before the inner label, and what the label stands in, after it or before it."""
    verb, name = ("|".join(map(re.escape, sorted(one, key=len, reverse=True))) for one in (verbs, names))
    close = r"(?:(?<=[\u3400-\u9fff])|(?![^\W\d_]))"
    inner = rf"(?P<inner>(?<![^\W_]){_BRACKETED}|(?<!\w){_LETTER}(?![^\W_]))"
    section = rf"{_OF}(?:{_FILLING}){{0,3}}(?P<outer>(?:{verb}){close}(?:\s{_NUMBER})?)"
    paragraph = rf"(?:{_OF})?(?:{_FILLING}){{0,2}}(?P<outer>(?:{name})\s?{_NUMBER})"
    last = rf"(?P<inner>{_BRACKETED})(?:分段|小段|[项款段])?"
    return re.compile(rf"(?<![^\W\d_])(?:{name})\s?$"), (
        re.compile(rf"{inner}\s?{section}"),
        re.compile(rf"{inner}\s?{paragraph}"),
        re.compile(rf"(?P<outer>第?\s?{_NUMBER})\s?[段条款节点]\s?第?\s?{last}"),
        re.compile(
            rf"(?=[\u3400-\u9fff])(?P<outer>{verb})(?<=[\u3400-\u9fff])(?:部分|一节|一段)的?第?\s?{last}"
        ),
    )


_LONGEST_NAME = 30  # characters
_LETTER = r"[a-zء-ي]"
_BRACKETED = r"\(?(?:[a-zа-яء-ي]|[ivx]{1,5}|\d{1,2}|[一二三四五六七八九十])\s?\)"
_NUMBER = r"(?<![\d/.])\d{1,3}(?![\d/])(?!\.\d)"
_OF = r"(?:(?:{})\s|d['’]\s?|[«“\"]\s?)".format(
    "|".join(map(fold_word, "of from du de des del из раздела части пункта من".split()))
)
_FILLING = r"(?:(?:{})\s|l['’]|[«“\"]\s?)".format(
    "|".join(
        map(
            fold_word,
            "the la le les el los las section part paragraph partie alinéa sección parte párrafo раздела "
            "части القسم الجزء الفقرة".split(),
        )
    )
)
