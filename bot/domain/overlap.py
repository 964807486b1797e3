"""How much of one text's words another one has: Chinese by pairs of characters, others by stems of words."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from bot.domain.folded import fold_word

STEM = 6  # letters of a word that count: endings don't part words


def pieces(text: str) -> Counter[str]:
    """What is compared: the beginnings of words, numbers whole, Han characters in pairs; never one letter."""
    found: Counter[str] = Counter()
    for word in _WORD.findall(fold_word(text)):
        if _HAN.match(word):
            found.update(map("".join, pairwise(word)) if len(word) > 1 else [word])
        elif word[0].isdigit():
            found[word] += 1
        elif len(stem := _ARTICLE.sub("", word)) > 1:
            found[stem[:STEM]] += 1
    return found


def likeness(one: str, other: str) -> float:
    """The share of their pieces that two texts have in common, 0 to 1; longer pieces weigh more."""
    mine, yours = _known(one), _known(other)
    return _weight(mine & yours) / max(1.0, _weight(mine | yours))


def contained(part: str, whole: str) -> float:
    """The share of `part` that stands in `whole` too, 0 to 1."""
    mine = _known(part)
    return _weight(mine & _known(whole)) / max(1.0, _weight(mine))


@lru_cache(maxsize=256)
def _known(text: str) -> Counter[str]:
    """The pieces of a text that is compared with several others, one after another."""
    return pieces(text)


def _weight(found: Counter[str]) -> float:
    return float(sum(count * (len(piece) if not _HAN.match(piece) else 3) for piece, count in found.items()))


_ARTICLE = re.compile(r"^[وفبك]?ال(?=\w{3})|^لل(?=\w{3})")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[\u3400-\u9fff]+|\d+(?:[.,]\d+)*|[^\W\d_\u3400-\u9fff]+")
