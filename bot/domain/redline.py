"""What changed in a text, word by word: Chinese by character, Arabic by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from bot.domain.folded import fold_word


class Mark(StrEnum):
    """What a redline does with a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    mark: Mark
    text: str


def redline(old: str, new: str) -> tuple[Piece, ...]:
    """How `new` comes out of `old`: same and added pieces joined are `new`, same and removed ones `old`.

    What no reader sees as a change is the same, as `new` has it: spaces, tatweel, direction marks, kinds of
    quotation marks and dashes. The pieces give `old` back but for those.
    """
    one, other = words_of(old), words_of(new)
    matcher = SequenceMatcher(None, _seen(one), _seen(other), autojunk=False)
    pieces: list[tuple[str, str, str]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        same = "".join(other[c:d]) if tag == "equal" else ""
        before, after = ("", "") if same else ("".join(one[a:b]), "".join(other[c:d]))
        pieces.append((same, before, after))
    return tuple(_pieces(_joined(pieces)))


def alike(one: str, other: str) -> bool:
    """Whether a reader sees no difference between two texts."""
    return one == other or _seen(words_of(one)) == _seen(words_of(other))


def likeness(one: str, other: str) -> float:
    """How much two texts have in common: 1 for the same words, 0 for none (Dice's coefficient over words)."""
    (first, size), (second, length) = _counted(one), _counted(other)
    if not size + length:
        return 1.0
    less, more = (first, second) if len(first) <= len(second) else (second, first)
    return 2 * sum(min(count, more[word]) for word, count in less.items() if word in more) / (size + length)


def could_be_like(one: str, other: str, least: float) -> bool:
    """Whether two texts are near enough in length to be that much alike: a quick no."""
    size, length = _counted(one)[1], _counted(other)[1]
    return 2 * min(size, length) >= least * (size + length)


def words_of(text: str) -> list[str]:
    """A text cut into words, numbers, single ideographs and signs, with the spaces after them."""
    return _WORDS.findall(text)


_MARKS = "\u064b-\u0655\u0670\u0640"  # Arabic vowel signs and tatweel stand inside words
_HIDDEN = "\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_WORD = rf"(?:[^\W\d_\u3400-\u9fff][{_MARKS}]*)+(?:['’\-‑](?=\w)[^\W\d_]+)*"
_NUMBER = r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,/:]\d+)*)"  # 750 000 is one number
_WORDS = re.compile(
    rf"[{_HIDDEN}]*(?:[\u3400-\u9fff]|{_NUMBER}|{_WORD}|[^\s{_HIDDEN}])[\s{_HIDDEN}]*|[\s{_HIDDEN}]+"
)
_INVISIBLE = re.compile(rf"[\u0640{_HIDDEN}]")
_LIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " "})


def _seen(words: Sequence[str]) -> list[str]:
    return [_INVISIBLE.sub("", word).translate(_LIKE).strip() for word in words]


@lru_cache(maxsize=8192)
def _counted(text: str) -> tuple[Counter[str], int]:
    words = Counter(fold_word(word).strip() for word in words_of(text))
    return words, words.total()


def _joined(pieces: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Changes that only a space or a sign parts are one change: a reader reads words, not scraps."""
    joined: list[tuple[str, str, str]] = []
    for number, (same, before, after) in enumerate(pieces):
        scrap = same and not any(map(str.isalnum, same)) and 0 < number < len(pieces) - 1
        if joined and not joined[-1][0] and (scrap or not same):
            _, old, new = joined[-1]
            joined[-1] = ("", old + (same or before), new + (same or after))
        else:
            joined.append((same, before, after))
    return joined


def _pieces(joined: Sequence[tuple[str, str, str]]) -> list[Piece]:
    """The pieces to show: the space after a change is no part of it."""
    pieces: list[Piece] = []
    for same, before, after in joined:
        added = after.rstrip()
        shown = ((Mark.SAME, same), (Mark.REMOVED, before.rstrip()), (Mark.ADDED, added))
        pieces += [Piece(mark, text) for mark, text in (*shown, (Mark.SAME, after[len(added) :])) if text]
    return _merged(pieces)


def _merged(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbours with the same mark are one piece."""
    merged: list[Piece] = []
    for piece in pieces:
        if merged and merged[-1].mark is piece.mark:
            merged[-1] = Piece(piece.mark, merged[-1].text + piece.text)
        else:
            merged.append(piece)
    return merged
