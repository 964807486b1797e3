"""What a cell says that an entry serves: numbers of lines, goals or objectives, in lists and ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.errors import UserError

MOST = {"lines": 11, "goals": 17, "objectives": 5}


def served(cell: str, name: str, column: str) -> tuple[int, ...]:
    """The numbers in a cell: `C5; C7 (e-health)`, `SDG 9, 9.c`, `C1–C4`, `4 9 17`, `1|3`.

    Every part of the list must name one, and no number is passed over: raise UserError("entry-lines"),
    ("entry-goals") or ("entry-objectives").
    """
    found: list[int] = []
    for part in _SEPARATOR.split(cell):
        if part.strip():
            numbers = list(_numbers(part, name))
            if not numbers or not all(1 <= each <= MOST[name] for each in numbers):
                raise UserError(f"entry-{name}", column=column, value=part.strip()[:60])
            found += numbers
    return tuple(dict.fromkeys(found))


def _numbers(part: str, name: str) -> Iterator[int]:
    """The first number of a part and those that stand beside it; what is said of them later is no number."""
    found = _FIRST[name].search(part)
    while found:
        last = int(found["number"])
        yield last
        more = _more(name, found["label"]).match(part, found.end())
        if more and more["range"]:
            upto = int(more["number"])
            yield from range(last + 1, upto) if upto >= last else (0,)  # one that runs back is none
        found = more


def _more(name: str, label: str) -> re.Pattern[str]:
    """A further number, with the same word before it or none."""
    same = _LETTER + "?" if name == "lines" else rf"(?:{re.escape(label.strip())})?"
    joined = rf"\s*(?:(?P<range>{_TO})|[/&+])?\s*"
    return re.compile(rf"{joined}(?P<label>{same})\s*{_NUMBER[name]}", re.IGNORECASE)


_TO = r"[-‐‑–—~～至]|(?:to|through|à|al?|по|до|إلى|到)(?!\w)"
_LETTER = r"(?:(?:[CcСс]|جيم)\s?-?)"
_NUMBER = {
    "lines": r"(?P<number>\d{1,2})(?!\d)",
    "goals": r"(?<![\d.])(?P<number>\d{1,2})(?:\.(?:\d{1,2}|[a-d]))?(?!\d)",
    "objectives": r"(?<![\d.])(?P<number>\d{1,2})(?:\.0)?(?![\d.])",
}
_FIRST = {
    "lines": re.compile(rf"(?:^|[^A-Za-zА-Яа-я])(?P<label>{_LETTER}){_NUMBER['lines']}"),
    **{
        name: re.compile(rf"(?P<label>[^\W\d_]*)\s*{_NUMBER[name]}", re.IGNORECASE)
        for name in ("goals", "objectives")
    },
}
_SEPARATOR = re.compile(r"[;,|،；、\n]+| and | et | y | и | و ")
