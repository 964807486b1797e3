"""The numbers of a web page's lists, as a browser shows them."""

from __future__ import annotations

import re

from bot.readers.word.numerals import numeral
from bot.readers.word.package import Element

_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCountingThousand",
    "simp-chinese-informal": "chineseCountingThousand",
    "trad-chinese-informal": "chineseCountingThousand",
    "none": "none",
}
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)


class Numbers:
    """Counts through one list."""

    def __init__(self, block: Element) -> None:
        items = sum(item.tag == "li" for item in block)
        self._ordered = block.tag == "ol"
        self._step = -1 if block.get("reversed") is not None else 1
        self._next = _whole(block.get("start"), items if self._step < 0 else 1)
        self._form = _form(block, "decimal")

    def next(self, item: Element) -> str:
        """The marker of the next item: `1.`, `b.`, `iv.`; "" in a list of points."""
        if not self._ordered or item.tag != "li":
            return ""
        number = _whole(item.get("value"), self._next)
        self._next = number + self._step
        shown = numeral(_form(item, self._form), number)
        return f"{shown}{'、' if '一' <= shown[-1:] <= '龥' else '.'}" if shown else ""


def _form(element: Element, otherwise: str) -> str:
    styled = _LIST_STYLE.search(element.get("style", ""))
    if styled:
        return _STYLES.get(styled[1].lower(), otherwise)
    return _TYPES.get(element.get("type", ""), otherwise)


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return int(text) if text else otherwise
    except ValueError:
        return otherwise
