"""Text as citations are matched in it: one kind of dash, space, digit and letter, with the way back.

What is folded (and nowhere shown): compatibility forms (NFKC), direction marks, tatweel and Arabic vowels,
accents on Latin letters, kinds of alef, dashes, digits of other scripts, superscript note numbers, escaped
brackets of addresses, and Cyrillic look-alikes inside symbols such as `А/RES/70/125`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is folded; `starts[i]` and `ends[i]` are the place in the original of its character i."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the original that the non-empty range of `text` came from."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _CLUSTER.finditer(text):
        if found["plain"]:
            letters.append(found[0])
            starts.extend(range(found.start(), found.end()))
            ends.extend(range(found.start() + 1, found.end() + 1))
            continue
        folded = _fold_cluster(found[0])
        letters.append(folded)
        starts.extend([found.start()] * len(folded))
        ends.extend([found.end()] * len(folded))
    return Folded(_unmask("".join(letters)), tuple(starts), tuple(ends))


def folded_text(text: str) -> str:
    """Only the text: for the words of a lexicon."""
    return fold(text).text


def _fold_cluster(cluster: str) -> str:
    if cluster.isascii():
        return _ESCAPED.get(cluster.upper(), cluster)
    base = cluster[0]
    if unicodedata.category(base) == "Cf" or base == _TATWEEL:
        return _fold_cluster(cluster[1:]) if len(cluster) > 1 else ""
    if base in _DASHES:
        return "-"
    plain = unicodedata.normalize("NFKC", cluster)
    if plain.isdigit() and unicodedata.decomposition(base).startswith("<su"):
        return " "
    return "".join(_fold_letter(letter) for letter in plain)


def _fold_letter(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter in _ARABIC_MARKS or unicodedata.category(letter) == "Cf":
        return ""
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    bare = unicodedata.normalize("NFKD", letter)[0]
    return bare if bare.isascii() else _SAME.get(letter, letter)


def _unmask(text: str) -> str:
    """Cyrillic look-alikes become Latin inside tokens with a digit or "/" and no other Cyrillic letter."""
    return _MASKED.sub(lambda token: token[0].translate(_LOOK_ALIKE), text)


def has_look_alikes(token: str) -> bool:
    """Whether a symbol as written hides Cyrillic letters among its Latin ones."""
    return any(ord(letter) in _LOOK_ALIKE for letter in token) and bool(_MASKED.search(token))


_MARKS = r"[\u0300-\u036F\u064B-\u065F\u0670\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]"
_CLUSTER = re.compile(  # what folds to itself; an escaped bracket or slash; a letter with its marks
    rf"(?P<plain>[\x00-\x24\x26-\x7E\u0410-\u044F\u0621\u0624\u0626-\u063A\u0641-\u0648\u064A\u4E00-\u9FFF]+(?!{_MARKS}))|%(?:28|29|2[Ff])|[\s\S]{_MARKS}*"
)
_ESCAPED = {"%28": "(", "%29": ")", "%2F": "/"}
_TATWEEL = "\u0640"
_ARABIC_MARKS = frozenset(chr(code) for code in (*range(0x64B, 0x660), 0x670, 0x640))
_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d")
_SAME = {
    "\u0623": "\u0627",  # alef with hamza above, below, madda, wasla: alef
    "\u0625": "\u0627",
    "\u0622": "\u0627",
    "\u0671": "\u0627",
    "\u0649": "\u064a",  # alef maqsura: yeh
    "\u060c": ",",
    "\u061b": ";",
    "\u3001": ",",
    "\u3002": ".",
    "\u2044": "/",
    "\u2215": "/",
    "\u2019": "'",
    "\u2018": "'",
    "\u0451": "\u0435",  # io: ie
    "\u0401": "\u0415",
}
_LOOK_ALIKE = str.maketrans("АВЕКМНОРСТХ", "ABEKMHOPCTX")
_MASKED = re.compile(
    r"(?<![\u0400-\u04FF])(?=[A-Za-zАВЕКМНОРСТХ.()&-]*[\d/])[A-ZАВЕКМНОРСТХ][A-Za-z\dАВЕКМНОРСТХ./()&-]*(?![\u0400-\u04FF])"
)
