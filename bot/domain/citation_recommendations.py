"""Recommendations of the sectors of ITU: `Recommendation ITU-T E.119`, `МСЭ-R M.2012-3`.

A year after the number (`ITU-T Y.2205 (2011)`) dates an edition and is no part of the symbol.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.citation_found import Found
from bot.domain.citation_lexicon import Lexicon, one_of
from bot.domain.symbol import Symbol


class Recommendations:
    """Finds Recommendations of the sectors: `Recommendation ITU-T E.119`, `МСЭ-R M.2012-3`."""

    def __init__(self, lexicon: Lexicon) -> None:
        word = one_of(form for forms in lexicon.kinds["rec"].values() for form in forms)
        also = one_of(lexicon.words["and"])
        sector = r"(?<![A-Za-z])(?i:ITU|UIT|МСЭ)[ -](?P<sector>[TRDТРД])"
        self._first = re.compile(rf"(?:{word}\s*)?{sector}\s+(?:{word}\s*)?{_NUMBER}")
        self._alone = re.compile(rf"{word}\s+(?P<sector>){_NUMBER}")
        self._further = re.compile(rf"\s*(?:,\s*(?:{also})?|{also}|/)\s*{_NUMBER}")

    def found(self, text: str) -> Iterator[Found]:
        for match in (*self._first.finditer(text), *self._alone.finditer(text)):
            sector = match["sector"].translate(_SECTOR_LETTERS) or _sector_of(match["series"])
            if not sector or (match["part"] and sector != "R"):
                continue
            yield Found(match.start(), match.end(), _recommendation(sector, match))
            place = match.end()
            while further := self._further.match(text, place):
                yield Found(further.start("series"), further.end(), _recommendation(sector, further))
                place = further.end()


def _recommendation(sector: str, match: re.Match[str]) -> Symbol:
    return Symbol(f"ITU-{sector} {match['series']}.{match['number']}", match["part"] or "")


def _sector_of(series: str) -> str:
    """The sector whose series a letter alone can be."""
    return "T" if series in _ITU_T_ONLY else ""


_SERIES = r"(?P<series>[A-Z]{1,3})\.(?P<number>\d{1,5}(?:\.\d{1,4})*)"
_NUMBER = rf"{_SERIES}(?:-(?P<part>\d{{1,2}})(?!\d))?(?![A-Za-z0-9]|-[a-z])"
_SECTOR_LETTERS = str.maketrans("ТРД", "TRD")
_ITU_T_ONLY = frozenset("ADEGHIJKLNOQTUXYZ")
