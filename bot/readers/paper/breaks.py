"""Mends words that a page broke: at the end of a line, or between two letters set too far apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from bot.readers.paper.lines import Line


class Spelling:
    """The words of a document, by which its broken ones are known."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self._words: Counter[str] = Counter()
        self._compounds: Counter[str] = Counter()
        hyphens: list[tuple[str, str]] = []
        before: Line | None = None
        for line in lines:
            words = _WORD.findall(line.text.casefold())
            whole = words[1:] if before and before.hyphen else words
            self._words.update(whole[:-1] if line.hyphen else whole)
            self._compounds.update(_COMPOUND.findall(line.text.casefold()))
            if before and before.hyphen and words:
                hyphens.append((_last(before.text), words[0]))
            before = line
        split = sum(self._words[first + second] > 0 for first, second in hyphens)
        self._hyphenates = split >= 2 and 3 * split >= len(hyphens)

    def across(self, first: str, second: str) -> str:
        """What joins two parts of a word parted at the end of a line: nothing, or a hyphen.

        Nothing where the whole word is attested, or where the document is known to part its words.
        """
        start, rest = _last(first), (_WORD.findall(second.casefold()) or [""])[0]
        if self._compounds[f"{start}-{rest}"] or not (start and rest) or second[:1].isupper():
            return "-"
        return "" if self._words[start + rest] or self._hyphenates else "-"

    def mended(self, text: str) -> str:
        """The text, words broken by a space joined where the whole is attested and the pieces are not."""
        return _PAIR.sub(self._pair, text)

    def _pair(self, found: re.Match[str]) -> str:
        first, second = str(found["first"]), str(found["second"])
        whole, *pieces = (self._words[word.casefold()] for word in (first + second, first, second))
        return first if whole and max(pieces) <= 1 else str(found[0])


def join(lines: Sequence[Line], spelling: Spelling | None = None) -> str:
    """The text of lines that belong together."""
    spelling = spelling or _nothing_known()
    text = lines[0].text
    for before, line in pairwise(lines):
        text += _between(before, line, text, spelling) + line.text
    return text + ("-" if lines[-1].hyphen else "")


@cache
def _nothing_known() -> Spelling:
    return Spelling()


_WORD = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_PAIR = re.compile(r"\b(?P<first>[^\W\d_]{2,}) (?=(?P<second>[^\W\d_]{2,})\b)")
_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


def _last(text: str) -> str:
    words: list[str] = _WORD.findall(text.casefold())
    return words[-1] if words else ""


def _between(before: Line, line: Line, text: str, spelling: Spelling) -> str:
    if before.hyphen:
        return spelling.across(text, line.text)
    if _CJK.match(text[-1:]) and _CJK.match(line.text[:1]):
        return ""
    return "" if text.endswith(("-", "/", "–")) and not text.endswith((" -", " –")) else " "
