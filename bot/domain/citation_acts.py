"""Resolutions, decisions, recommendations and opinions as running text cites them, a mention at a time.

A mention is a word with its numbers: `Resolutions 71 and 140 (Rev. Bucharest, 2022)`, `第140号决议（…）`,
`قراراتها 56/183 و57/270 باء`. Which document is meant is settled with the text in view (citation_resolving).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bot.domain.citation_bodies import Bodies, Named
from bot.domain.citation_lexicon import Lexicon, Names, one_of
from bot.domain.citation_numbers import Item, Numbers
from bot.domain.language import Language


@dataclass(frozen=True, slots=True)
class Mention:
    """A word and its numbers.

    start, end  the whole mention with the body named before it and the dates after its numbers
    sector      R, T or D of `Resolution ITU-R 61-3`
    formal      written as the name of a document (`Resolution 140`), not as a common noun (`resolution 3`)
    """

    kind: str
    start: int
    end: int
    items: tuple[Item, ...]
    body: Named | None
    sector: str
    formal: bool


class Acts:
    """Finds mentions in folded text."""

    def __init__(self, lexicon: Lexicon, bodies: Bodies, numbers: Numbers) -> None:
        self._bodies = bodies
        self._numbers = numbers
        self._kinds = tuple(lexicon.kinds)
        self._head = re.compile(_head(lexicon, bodies.pattern))
        self._plural = re.compile(one_of(lexicon.words["plural"]))
        self._closing = re.compile(_closing(lexicon.kinds))

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every mention, in order; none overlap."""
        place = 0
        while found := self._head.search(text, place):
            mention = (
                self._chinese(text, found) if found["han"] is not None else self._alphabetic(text, found)
            )
            if mention:
                yield mention
            place = max(mention.end if mention else 0, found.start() + 1)

    def _alphabetic(self, text: str, found: re.Match[str]) -> Mention | None:
        kind = next(kind for kind in self._kinds if found[kind])
        items = self._numbers.series(text, found.end(), many=bool(self._plural.fullmatch(found[kind])))
        if not items:
            return None
        before = self._bodies.before(text, found.start())
        inside = self._bodies.read(found) if found["name"] or found["acronym"] else None
        items = (replace(items[0], start=found.start()), *items[1:])
        return Mention(
            kind,
            before.start if before else found.start(),
            items[-1].until,
            items,
            inside or before or self._bodies.after(text, items[-1].until),
            _sector(found["sector"] or "", text, found.start()),
            formal=_is_formal(found[kind]),
        )

    def _chinese(self, text: str, found: re.Match[str]) -> Mention | None:
        """`第70/125号决议`: the word comes after the numbers, and brackets after the word."""
        items = self._numbers.series(text, found.end(), many=True)
        closing = self._closing.match(text, items[-1].end) if items else None
        if closing is None:
            return None
        end, qualifier = self._numbers.brackets(text, closing.end())
        items = (*items[:-1], replace(items[-1], end=end, qualifier=qualifier or items[-1].qualifier))
        items = (replace(items[0], start=found.start()), *items[1:])
        before = self._bodies.before(text, found.start())
        kind = next(kind for kind in self._kinds if closing[kind])
        start = before.start if before else found.start()
        sector = _sector(found["hansector"] or "", text, found.start())
        return Mention(kind, start, end, items, before, sector, formal=True)


def _head(lexicon: Lexicon, body: str) -> str:
    """A word for an instrument, perhaps with its body (`قرار مجلس الأمن`), or `第`, before a number."""
    number, of = one_of(lexicon.words["number"]), one_of(lexicon.words["of"])
    kinds = "|".join(f"(?P<{kind}>{one_of(_all(names))})" for kind, names in lexicon.kinds.items())
    inside = rf"(?:(?:\s+{of}|\s*[ld]')*[\s']*{body}(?:\s*\([^()]{{1,30}}\))?)?"
    sector = rf"(?P<sector>{_SECTOR}\s*(?:{number}\s*)?)?"
    alphabetic = rf"(?<![/.])(?:{kinds}){inside}\s*(?:{number}\s*)?{sector}(?={_DIGIT})"
    bare = r"(?<![\w/.-])(?=\d[\d/]*(?:-\d+)?(?:\(\d{4}\))?\s*号(?:决议|决定))"
    return rf"(?P<han>第\s*(?P<hansector>{_SECTOR}\s*)?|{bare})(?={_DIGIT})|{alphabetic}"


def _closing(kinds: Mapping[str, Names]) -> str:
    named = "|".join(f"(?P<{kind}>{one_of(names[Language.ZH])})" for kind, names in kinds.items())
    return rf"\s*号?\s*(?:{named})"


def _all(names: Names) -> tuple[str, ...]:
    return tuple(form for forms in names.values() for form in forms)


def _sector(written: str, text: str, start: int) -> str:
    """The sector named inside the citation, or else just before it."""
    found = re.search(_SECTOR, written) or re.search(rf"{_SECTOR}\s*$", text[max(0, start - 8) : start])
    return found[0].strip()[-1].upper().translate(_SECTOR_LETTERS) if found else ""


def _is_formal(word: str) -> bool:
    return word[0].isupper() or bool(re.match(r"[وفبلك]{0,2}(?:ال|لل)", word))


_DIGIT = r"\d|ES-\d|S-\d"
_SECTOR = r"(?i:ITU|UIT|МСЭ)[- ][RTDРТД]"
_SECTOR_LETTERS = str.maketrans("РТД", "RTD")
