"""The sentence of a clause that answers: what is marked in a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.domain.folded import fold

SHORTEST = 4  # letters of a word that counts: shorter ones join sentences, they don't decide


def decisive(text: str, question: str) -> tuple[int, int] | None:
    """The half-open range of the sentence that shares most with the question.

    None where the text has one sentence only, or where no sentence stands out: a wrong mark is worse than
    none.
    """
    places = list(sentences(text))
    if len(places) < 2:
        return None
    asked = set(_pieces(question))
    shares = [len(asked & set(_pieces(text[start:end]))) for start, end in places]
    best = max(shares)
    if best < 2 or shares.count(best) > 1:
        return None
    return places[shares.index(best)]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The places of a text's sentences, half-open, without the space between them."""
    start = 0
    for end in (*(match.end() for match in _END.finditer(text)), len(text)):
        piece = text[start:end]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        start = end


def _pieces(text: str) -> Iterator[str]:
    """Words cut to their first letters, so that endings don't part them; Chinese in pairs."""
    for word in _WORD.findall(fold(text).text):
        if _HAN.match(word):
            yield from map("".join, pairwise(word))
        elif len(word) >= SHORTEST:
            yield word[:6]


_END = re.compile(r"[.;!?](?=\s)|[。；！？؟؛]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[\u3400-\u9fff]+|[^\W\d_\u3400-\u9fff]+")
