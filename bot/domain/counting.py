"""How the items of lists are counted: Roman numbers, letters, Chinese numbers, 1 bis."""

from __future__ import annotations

import re


def roman(number: int) -> str:
    """4 → iv; numbers of 1 to 89."""
    tens, ones = divmod(number, 10)
    return ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx")[tens] + _ONES[ones]


def from_roman(text: str) -> int:
    """iv → 4; 0 where it is no Roman number."""
    return _ROMANS.get(text.lower(), 0)


def letter(number: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    repeat, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (repeat + 1)


def step(printed: str) -> str:
    """One step of a number, the same however it is printed: `1 bis` and 1之二 are 1bis."""
    for number, latin in zip("二三四五", ("bis", "ter", "quater", "quinquies"), strict=True):
        printed = printed.replace(f"之{number}", latin)
    printed = re.sub(r"مكرر\w?\u064b?\w?", "bis", printed)
    return re.sub(r"\s+", "", printed)


def count(number: str) -> int:
    """The place of one step of a path in its list; 1bis counts as 1."""
    digits = re.match(r"\d+", number)
    if digits:
        return int(digits[0])
    return ord(number[0]) - ord("a") + 1 if number[:1].islower() else 0


def han(text: str) -> int:
    """十二 → 12."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _HANS.index(text) + 1 if len(text) == 1 else 0
    return 10 * (_HANS.index(tens) + 1 if tens in _HANS and tens else 1) + (
        _HANS.index(ones) + 1 if ones and ones in _HANS else 0
    )


_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMANS = {roman(number): number for number in range(1, 90)}
_HANS = "一二三四五六七八九十"
