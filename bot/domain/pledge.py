"""Where a text promises that something will be posted, or recalls that it was; only ever proposed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.domain.folded import fold, fold_word
from bot.domain.language import OFFICIAL, Language


@dataclass(frozen=True, slots=True)
class PledgeCues:
    """How one language says it; `ends` finds the name of a place in what follows its word, None where that
    stands before."""

    verb: re.Pattern[str]
    sure: re.Pattern[str]
    place: re.Pattern[str]
    ends: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class PledgeLexicon:
    cues: Mapping[Language, PledgeCues]

    @classmethod
    def from_table(cls, table: Mapping[str, Mapping[str, Sequence[str]]]) -> PledgeLexicon:
        """From data/lexicon/promises.toml."""
        return cls({language: _cues(table[language.value]) for language in OFFICIAL})


@dataclass(frozen=True, slots=True)
class PledgeMention:
    """A sentence that promises a posting: where it stands, and where it shall be posted, "" if unsaid."""

    start: int
    end: int
    sentence: str
    place: str


def pledges(text: str, language: Language, lexicon: PledgeLexicon) -> tuple[PledgeMention, ...]:
    """Every sentence with a word for posting, a word that promises it and a place or a date's digits."""
    cues = lexicon.cues.get(language)
    if cues is None:
        return ()
    found = []
    for start, end in _sentences(text):
        sentence = text[start:end]
        folded = fold(sentence)
        if not (cues.verb.search(folded.text) and cues.sure.search(folded.text)):
            continue
        where = cues.place.search(folded.text)
        place = sentence[slice(*folded.original(*where.span("place")))].strip() if where else ""
        named = cues.ends.match(place) if cues.ends else None
        place = named[0] if named else place
        if place or _NUMBER.search(folded.text):
            found.append(PledgeMention(start, end, sentence.strip(), place))
    return tuple(found)


def _sentences(text: str) -> list[tuple[int, int]]:
    ends = [*(stop.end() for stop in _STOP.finditer(text)), len(text)]
    return [(start, end) for start, end in zip([0, *ends[:-1]], ends, strict=True) if text[start:end].strip()]


def _cues(row: Mapping[str, Sequence[str]]) -> PledgeCues:
    named: Literal["before", "after"] = "before" if row["named"] == "before" else "after"
    at, site = _any(row["at"]), _any(row["site"])
    if named == "before":
        place = rf"{at}\s*(?:the\s+)?(?P<place>(?:(?!{at})[^,;，；。]){{0,60}}?{site})"
    else:
        end = rf"(?=[,;.،؛]|$|\s(?:{_STOPS})(?!\w))"
        place = rf"{at}\s+(?:(?:le|la|el)\s+)?(?P<place>{site}[^,;.،؛]{{0,60}}?){end}"
    ends = _ACRONYM_LAST if named == "after" else None
    return PledgeCues(re.compile(_any(row["verb"])), re.compile(_any(row["sure"])), re.compile(place), ends)


def _any(phrases: Sequence[str]) -> str:
    """These phrases, the longest first, as whole words; Chinese has no spaces to bound them."""
    folded = sorted((fold_word(phrase) for phrase in phrases), key=len, reverse=True)
    return f"(?:{'|'.join(_bounded(phrase) for phrase in folded)})"


def _bounded(phrase: str) -> str:
    escaped = re.escape(phrase)
    return escaped if "\u3400" <= phrase[0] <= "\u9fff" else rf"(?<!\w){escaped}(?!\w)"


_ACRONYM_LAST = re.compile(r".*?\b[A-ZА-ЯЁ]{2}[\w&-]*(?=\s+(?!(?:de|du|des|del|et|y|e|и|по)\b)[a-zа-яёà-ÿ])")
"""Up to an abbreviation after which something else begins: `сайте РГС-ПС` of `сайте РГС-ПС таблицу`."""
_NUMBER = re.compile(r"(?<![\d.])\d+(?!\d|\.\d)")  # of a date or of days; that of a paragraph has a point
_STOP = re.compile(r"(?<=[.!?;؟؛])\s+(?=[^\Wa-zа-я\d])|[。；！？]|\n+")
_STOPS = "|".join(
    fold_word(word)
    for word in (
        *(
            "avant",
            "au plus tard",
            r"le \d+",
            "d'ici",
            "pour",
            "afin",
            "antes",
            "a más tardar",
            "para",
            "до",
            "не позднее",
        ),
        *("перед", "для", "чтобы", "قبل", "في موعد", "بحلول", "لكي", "حتى"),
    )
)
