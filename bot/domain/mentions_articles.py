"""A paragraph of an article named in a sentence: `Article 3, paragraph 2`, `пункт 2 статьи 3`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from bot.domain.folded import Folded, fold_word
from bot.domain.vocabulary import Vocabulary


def of_articles(text: str, folded: Folded, words: Vocabulary) -> Iterator[tuple[str, int, int]]:
    """Each such paragraph, the article first as it is cited, and its place in the text."""
    articles = tuple(form for form, name in words.units.items() if name == "article")
    for pattern in _patterns((*articles, *_OTHER_CASES), words.words["paragraph"]):
        for found in pattern.finditer(folded.text):
            start, end = folded.original(*found.span())
            parts = {name: text[slice(*folded.original(*found.span(name)))] for name in found.groupdict()}
            yield f"{_named(parts, words)} {parts['inner']}", start, end


def _named(parts: Mapping[str, str], words: Vocabulary) -> str:
    """The article as its own heading names it: `第三条`, `Artículo 3`; `статьи 3` is no heading."""
    number = parts["number"]
    if "article" not in parts:
        return f"第{number}条"
    named = f"{parts['article']} {number}"
    return named if words.unit(named) else f"{_ARTICLE} {number}"


@lru_cache(maxsize=4)
def _patterns(articles: tuple[str, ...], names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    article, name = (
        "|".join(map(re.escape, sorted(one, key=len, reverse=True))) for one in (articles, names)
    )
    inner = rf"(?P<inner>{_NUMBER}{_SUB}{{0,2}})"
    return (
        re.compile(rf"{_EDGE}(?P<article>{article})\s?(?P<number>{_NUMBER})\s?[,،]?\s?(?:{name})\s?{inner}"),
        re.compile(
            rf"{_EDGE}(?P<article>{article})\s?(?P<number>{_NUMBER})\s?(?P<inner>\({_NUMBER}\){_SUB}{{0,2}})"
        ),
        re.compile(rf"{_EDGE}(?:{name})\s?{inner}\s{_OF}(?P<article>{article})\s(?P<number>{_NUMBER})"),
        re.compile(
            rf"第\s?(?P<number>{_NUMBER}|{_HAN})\s?条\s?第?\s?(?P<inner>{_NUMBER}{_SUB}{{0,2}})\s?[款项段]"
        ),
    )


_ARTICLE = "Article"  # which every vocabulary knows
_OTHER_CASES = tuple(map(fold_word, "статьи статье статью للمادة بالمادة والمادة".split()))
_EDGE = r"(?<![^\W_\u3400-\u9fff])"
_NUMBER = r"\d{1,3}(?![\d/])"
_HAN = r"[一二三四五六七八九十]{1,3}"
_SUB = r"(?:\s?\((?:[a-z]|[ivx]{1,5}|[ء-ي])\))"
_OF = r"(?:(?:of|de|du|del|из|من)\s(?:the\s|la\s)?|de\sl'|d')?"
